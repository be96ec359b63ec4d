import { Hono } from 'hono'
import { beginTry, tryKey, withRetryAfter } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { forgetTries } from '../../http/queries.ts'
import { page, seeOther } from '../../http/respond.ts'
import { askingOf, cookieIn } from '../auth.ts'
import { check } from '../form.ts'
import { WRONG_PASSWORDS, wayBack } from '../rules.ts'
import { CodePage } from './code-page.tsx'
import { DOORS } from './doors-auth.ts'
import { HALF_WAY, type HalfWay, ownCookie, SIGN_IN } from './enter-routes.ts'
import { codeSchema } from './security-form.ts'
import { readTicket } from './ticket.ts'
import { lockedCodeWords, withCode } from './ways.ts'

const WRONG = 'Mã này chưa đúng, hoặc đã dùng rồi. Ông/bà chờ mã mới hiện ra rồi gõ lại.'

/** The second proof: a code after the password. */
export const codeRoutes = new Hono<App>()

codeRoutes.get('/ma', (c) => {
  if (!halfWay(c)) return seeOther(SIGN_IN)
  return page(c, CodePage({ errors: {} }))
})

codeRoutes.post('/ma', async (c) => {
  const { db, now } = c.var
  const found = halfWay(c)
  if (!found) return seeOther(SIGN_IN)
  const { userId, way } = found
  const door = DOORS[found.who ?? 'staff']
  const checked = check(codeSchema, { code: field(await readForm(c), 'code') ?? '' })
  if (!checked.ok) return page(c, CodePage({ errors: checked.errors }), 422)
  const limit = { ...WRONG_PASSWORDS, ...codeKey(c.env, userId), now }
  const until = await beginTry(db, limit)
  if (until) return withRetryAfter(page(c, CodePage({ errors: {}, locked: lockedCodeWords(until) }), 429), until, now)
  const by = await door.prove(askingOf(c), userId, checked.value.code)
  if (by === null || !(await door.factors(db, userId))) {
    await door.refuse(askingOf(c), userId, withCode(way, 'code'))
    return page(c, CodePage({ errors: { code: [WRONG] } }), 422)
  }
  await forgetTries(db, limit)
  const answer = seeOther(wayBack(found.back))
  answer.headers.append('set-cookie', await door.open(askingOf(c), userId, withCode(way, by)))
  answer.headers.append('set-cookie', ownCookie(c, HALF_WAY, '', SIGN_IN, 0))
  return answer
})

/** Under which key wrong codes of a person are counted. */
export function codeKey(env: { SECRET_KEY: string }, userId: string) {
  return tryKey(env, 'code', userId)
}

function halfWay(c: Context): HalfWay | null {
  return readTicket<HalfWay>(c.env, 'half way', cookieIn(c.req.raw, HALF_WAY), c.var.now)
}
