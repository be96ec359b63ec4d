import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { seeOther } from '../../http/respond.ts'
import { forgetAll } from '../../notifications/push-queries.ts'
import { subscribe } from '../../notifications/push-store.ts'
import { openByCookie } from '../access.ts'
import { closed } from './case-routes.ts'

/** A browser that wants to be told of its case, and no more. */
export const followRoutes = new Hono<App>()

followRoutes.post('/ho-so/:caseCode/bao-tin', async (c) => {
  const found = await openByCookie(c, c.var.book)
  if (!found) return closed(c)
  const { communeId, id } = found.file.row
  const owner = { communeId, ownerKind: 'case', ownerId: id } as const
  const outcome = await subscribe(c.var.db, c.env, owner, await readForm(c), c.var.now)
  if (outcome === 'malformed') throw problem.malformed()
  if (outcome === 'too_many')
    throw problem.conflict('Hồ sơ này đã bật báo tin trên nhiều máy. Ông/bà bấm Thôi báo rồi bật lại.')
  return new Response(null, { status: 204 })
})

followRoutes.post('/ho-so/:caseCode/bao-tin/thoi', async (c) => {
  const found = await openByCookie(c, c.var.book)
  if (!found) return closed(c)
  await forgetAll(c.var.db, found.file.row.id)
  return seeOther(`/${c.var.book.commune.id}/ho-so/${found.caseCode}`)
})
