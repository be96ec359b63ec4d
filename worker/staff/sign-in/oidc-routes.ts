import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { askingOf, cookieIn } from '../auth.ts'
import { wayBack } from '../rules.ts'
import { letIn, ownCookie, SIGN_IN, signInPage } from './enter-routes.ts'
import { beginErrand, endErrand, type Errand, officerFor, type Provider, providerOf } from './oidc-auth.ts'
import { readTicket, writeTicket } from './ticket.ts'

const ERRAND = 'nghe-dan.cong-chung'
const ERRAND_SECONDS = 600

/** Signing in by way of the common sign-in of a province or the country (OpenID Connect). */
export const oidcRoutes = new Hono<App>()

oidcRoutes.get('/cong-chung', async (c) => {
  const provider = providerHere(c)
  const back = wayBack(c.req.query('ve') ?? '')
  const begun = await beginErrand(provider, returnAddress(c), back).catch(() => failed(c, 'begin'))
  if (!begun) return noAnswer(c, provider, back)
  const [address, errand] = begun
  const until = new Date(c.var.now.getTime() + ERRAND_SECONDS * 1000)
  const ticket = writeTicket(c.env, 'errand', errand, until)
  const answer = new Response(null, { status: 303, headers: { location: address.href } })
  answer.headers.append('set-cookie', ownCookie(c, ERRAND, ticket, SIGN_IN, ERRAND_SECONDS))
  return answer
})

oidcRoutes.get('/cong-chung/ve', async (c) => {
  const provider = providerHere(c)
  const errand = readTicket<Errand>(c.env, 'errand', cookieIn(c.req.raw, ERRAND), c.var.now)
  const code = c.req.query('code')
  if (!errand || c.req.query('state') !== errand.state)
    return over(c, signInPage(c, { way: wayBack(''), message: 'Lần đăng nhập này đã quá lâu. Ông/bà bấm lại.' }, 422))
  if (code === undefined)
    return over(c, signInPage(c, { way: errand.way, message: `${provider.name} chưa cho ông/bà vào.` }, 422))
  const who = await endErrand(provider, returnAddress(c), errand, code).catch(() => failed(c, 'end'))
  if (!who) return over(c, noAnswer(c, provider, errand.way))
  const userId = await officerFor(askingOf(c), who)
  if (userId !== null) return over(c, await letIn(c, userId, 'oidc', wayBack(errand.way)))
  const names = who.names.length > 0 ? ` Tên ở đó: ${who.names.join(' hoặc ')}.` : ''
  const message = `${provider.name} đã nhận ra ông/bà, nhưng tên ấy chưa nối với tài khoản cán bộ nào ở đây.${names} Ông/bà nhờ quản trị viên của xã ghi tên ấy vào tài khoản của mình.`
  return over(c, signInPage(c, { way: errand.way, message }, 422))
})

function providerHere(c: Context): Provider {
  const provider = providerOf(c.env)
  if (!provider) throw problem.notFound()
  return provider
}

function returnAddress(c: Context): string {
  return `${origin(c)}${SIGN_IN}/cong-chung/ve`
}

function noAnswer(c: Context, { name }: Provider, back: string): Response {
  const message = `${name} chưa trả lời được. Ông/bà thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.`
  return signInPage(c, { way: back, message }, 503)
}

/** The errand is over, whatever came of it. */
function over(c: Context, answer: Response): Response {
  answer.headers.append('set-cookie', ownCookie(c, ERRAND, '', SIGN_IN, 0))
  return answer
}

/** For the operator: that it failed, without what was sent. */
function failed(c: Context, step: string): null {
  console.error(JSON.stringify({ failure: 'common sign-in', step, where: new URL(c.req.url).pathname }))
  return null
}
