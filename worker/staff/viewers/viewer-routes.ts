import { Hono, type MiddlewareHandler } from 'hono'
import { beginTry, tryKey, withRetryAfter } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { forgetTries } from '../../http/queries.ts'
import { page, seeOther } from '../../http/respond.ts'
import { askingOf, hashOf, isPassword, ownToken, prolong, sessionOf, signOut, viewerSessionOf } from '../auth.ts'
import { check, type FieldErrors, passwordSchema } from '../form.ts'
import { passwordHash } from '../queries.ts'
import { lockedWords, WRONG_PASSWORDS } from '../rules.ts'
import { SIGN_IN } from '../sign-in/enter-routes.ts'
import { newSecret, openSecret, sealSecret } from '../sign-in/factor-seal.ts'
import { newRecoveryCodes } from '../sign-in/prove-auth.ts'
import { digitsOf } from '../sign-in/recovery.ts'
import { codeSchema, proofSchema } from '../sign-in/security-form.ts'
import { codeAddress, inGroups, inLetters, stepOfCode } from '../sign-in/totp.ts'
import { missingProof } from '../sign-in/ways.ts'
import {
  OWN_PASSWORD,
  OWN_SECURITY,
  ViewerCodesPage,
  ViewerFactorPage,
  ViewerPasswordPage,
  ViewerProofPage,
  ViewerSecurityPage,
} from './own-pages.tsx'
import { NOT_HERE } from './viewer.ts'
import {
  beginViewerCode,
  changeViewerPassword,
  confirmViewerCode,
  renewViewerCodes,
  viewerSecret,
} from './viewer-queries.ts'

const WRONG_CODE =
  'Mã này chưa đúng. Ông/bà xem đồng hồ của điện thoại có đúng giờ không, chờ mã mới hiện ra rồi gõ lại.'

/**
 * Lets those of a level above in and sets `c.var.viewer`. An officer finds nothing here; others are sent to sign in. A first
 * password is changed before anything else, and a second proof set up where it is asked for.
 */
export const requireViewer: MiddlewareHandler<App> = async function requireViewer(c, next) {
  const asking = askingOf(c)
  const found = await viewerSessionOf(asking)
  const { pathname, search } = new URL(c.req.url)
  if (!found) {
    if (await sessionOf(asking)) throw problem.notFound(NOT_HERE.officer)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw problem.signIn()
    return seeOther(`${SIGN_IN}?ve=${encodeURIComponent(pathname + search)}`)
  }
  const { factors, viewer, way } = found
  const mustChange = viewer.mustChangePassword
  if (mustChange && pathname !== OWN_PASSWORD) return seeOther(OWN_PASSWORD)
  const missing = mustChange ? null : missingProof(way, factors)
  if (missing === 'code') {
    const answer = seeOther(SIGN_IN)
    answer.headers.append('set-cookie', await signOut(asking))
    return answer
  }
  if (missing !== null && pathname !== OWN_SECURITY && !pathname.startsWith(`${OWN_SECURITY}/`))
    return seeOther(OWN_SECURITY)
  c.set('viewer', missing === null ? viewer : { ...viewer, mustSecure: true })
  const cookies = await prolong(asking, found)
  await next()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** What somebody of a level above does to his own account; mounted at `/cap-tren`. */
export const viewerRoutes = new Hono<App>()

viewerRoutes.get('/mat-khau', (c) =>
  page(c, ViewerPasswordPage({ viewer: c.var.viewer, errors: {}, isChanged: c.req.query('da-doi') !== undefined })),
)

viewerRoutes.post('/mat-khau', async (c) => {
  const { db, viewer } = c.var
  const sent = await readForm(c)
  const again = (status: 422 | 429, errors: FieldErrors) => page(c, ViewerPasswordPage({ viewer, errors }), status)
  const checked = check(passwordSchema(viewer.username), {
    oldPassword: field(sent, 'oldPassword') ?? '',
    newPassword: field(sent, 'newPassword') ?? '',
    repeated: field(sent, 'repeated') ?? '',
  })
  if (!checked.ok) return again(422, checked.errors)
  const wrong = await proveOld(c, checked.value.oldPassword, 'oldPassword', again)
  if (wrong) return wrong
  await changeViewerPassword(db, ownOf(c), await hashOf(checked.value.newPassword))
  return seeOther(`${OWN_PASSWORD}?da-doi`)
})

viewerRoutes.get('/bao-mat', async (c) => {
  const secret = await viewerSecret(c.var.db, c.var.viewer.id)
  const shown = { isOn: secret?.isOn ?? false, codesLeft: secret?.codesLeft ?? 0 }
  return page(c, ViewerSecurityPage({ viewer: c.var.viewer, ...shown }))
})

viewerRoutes.post('/bao-mat/ma/bat', async (c) => {
  const { db, viewer } = c.var
  await beginViewerCode(db, viewer.id, sealSecret(c.env, viewer.id, newSecret()))
  return seeOther(`${OWN_SECURITY}/ma`)
})

viewerRoutes.get('/bao-mat/ma', async (c) => {
  const secret = await waitingSecret(c)
  return secret ? factorPage(c, secret, {}) : seeOther(OWN_SECURITY)
})

viewerRoutes.post('/bao-mat/ma', async (c) => {
  const { db, now, viewer } = c.var
  const sent = await readForm(c)
  const secret = await waitingSecret(c)
  if (!secret) return seeOther(OWN_SECURITY)
  const checked = check(codeSchema, { code: field(sent, 'code') ?? '' })
  if (!checked.ok) return factorPage(c, secret, checked.errors)
  const digits = digitsOf(checked.value.code)
  const step = digits === null ? null : stepOfCode(secret, digits, now)
  if (step === null) return factorPage(c, secret, { code: [WRONG_CODE] })
  const { codes, hashes } = newRecoveryCodes(c.env, viewer.id)
  if (!(await confirmViewerCode(db, ownOf(c), { step, codeHashes: hashes }))) return seeOther(OWN_SECURITY)
  return page(c, ViewerCodesPage({ viewer: { ...viewer, mustSecure: false }, codes, isNew: true }))
})

viewerRoutes.get('/bao-mat/ma-du-phong', (c) => page(c, ViewerProofPage({ viewer: c.var.viewer, errors: {} })))

viewerRoutes.post('/bao-mat/ma-du-phong', async (c) => {
  const { db, viewer } = c.var
  const again = (status: 422 | 429, errors: FieldErrors) => page(c, ViewerProofPage({ viewer, errors }), status)
  const sent = await readForm(c)
  if (!(await viewerSecret(db, viewer.id))?.isOn)
    throw problem.conflict('Mã 6 số đang tắt. Ông/bà bật ở trang Bảo mật của tôi.')
  const checked = check(proofSchema, { proof: field(sent, 'proof') ?? '' })
  if (!checked.ok) return again(422, checked.errors)
  const wrong = await proveOld(c, checked.value.proof, 'proof', again)
  if (wrong) return wrong
  const { codes, hashes } = newRecoveryCodes(c.env, viewer.id)
  await renewViewerCodes(db, ownOf(c), hashes)
  return page(c, ViewerCodesPage({ viewer, codes, isNew: false }))
})

/** The page again when the password is not his, or was tried too often; null when it is right. */
async function proveOld(
  c: Context,
  typed: string,
  name: string,
  again: (status: 422 | 429, errors: FieldErrors) => Response,
): Promise<Response | null> {
  const { db, now, viewer } = c.var
  const limit = { ...WRONG_PASSWORDS, ...tryKey(c.env, 'old-password', viewer.id), now }
  const lockedUntil = await beginTry(db, limit)
  if (lockedUntil) return withRetryAfter(again(429, { [name]: [lockedWords(lockedUntil)] }), lockedUntil, now)
  const hash = await passwordHash(db, viewer.id)
  if (hash === null || !(await isPassword(hash, typed)))
    return again(422, { [name]: ['Mật khẩu đang dùng chưa đúng. Ông/bà gõ lại.'] })
  await forgetTries(db, limit)
  return null
}

async function waitingSecret(c: Context): Promise<Uint8Array | null> {
  const secret = await viewerSecret(c.var.db, c.var.viewer.id)
  return secret && !secret.isOn ? openSecret(c.env, c.var.viewer.id, secret.sealed) : null
}

function factorPage(c: Context, secret: Uint8Array, errors: FieldErrors): Response {
  const { viewer } = c.var
  const shown = { address: codeAddress(secret, viewer.username), letters: inGroups(inLetters(secret)) }
  return page(c, ViewerFactorPage({ viewer, ...shown, errors }), Object.keys(errors).length > 0 ? 422 : 200)
}

function ownOf(c: Context) {
  return { id: c.var.viewer.id, token: ownToken(c), now: c.var.now }
}
