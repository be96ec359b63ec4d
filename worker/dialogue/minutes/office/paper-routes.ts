import { Hono } from 'hono'
import { writeTogether } from '../../../db/connect.ts'
import { draftAddress } from '../../../documents/addresses.ts'
import { draftPaper } from '../../../documents/draft-queries.ts'
import { deskOf } from '../../../dossiers/deed-access.ts'
import type { App } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { seeOther } from '../../../http/respond.ts'
import { DIALOGUE } from '../../sessions/room-access.ts'
import { papersOf } from '../papers.ts'

/** Official papers that are begun from a meeting; mounted at `/can-bo`. */
export const paperRoutes = new Hono<App>()

paperRoutes.post('/doi-thoai/cuoc/:slug/soan', async (c) => {
  const { db, now, staff } = c.var
  const desk = await deskOf(c, DIALOGUE)
  const { row } = desk.file
  const sent = await readForm(c)
  const wanted = papersOf(desk).find((one) => one.key === field(sent, 'paper'))
  if (!wanted) throw problem.conflict('Văn bản này chưa soạn được từ buổi này lúc này. Ông/bà mở lại trang.')
  const key = field(sent, 'key') ?? ''
  if (!/^[0-9a-f-]{36}$/.test(key)) throw problem.malformed()
  // The same page gives the same draft, however often its button is tapped.
  const id = `${key}.${wanted.key}`
  await writeTogether(db, [
    draftPaper(db, {
      ...{ id, communeId: row.communeId, bodyId: staff.bodyId, template: wanted.template, kind: wanted.kind },
      ...{ subject: { kind: 'dossier', id: row.id }, restricted: row.restricted, paper: wanted.paper() },
      ...{ by: staff.id, now },
    }),
  ])
  return seeOther(draftAddress(id))
})
