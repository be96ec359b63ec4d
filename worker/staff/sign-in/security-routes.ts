import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check, type FieldErrors } from '../form.ts'
import { openSecret, newSecret, sealSecret } from './factor-seal.ts'
import { FactorPage, RecoveryCodesPage } from './factor-pages.tsx'
import { beginFactor, confirmFactor, endFactor, renewCodes, secondFactor } from './factor-queries.ts'
import { ownKeyRoutes } from './own-key-routes.ts'
import { ownOf, proofErrors } from './own-proof-routes.ts'
import { keysOf } from './passkey-queries.ts'
import { factorsFor } from './proof-queries.ts'
import { newRecoveryCodes } from './prove-auth.ts'
import { digitsOf } from './recovery.ts'
import { codeSchema } from './security-form.ts'
import { ProofPage, SECURITY, SecurityPage } from './security-pages.tsx'
import { codeAddress, inGroups, inLetters, stepOfCode } from './totp.ts'

const WRONG_CODE =
  'Mã này chưa đúng. Ông/bà xem đồng hồ của điện thoại có đúng giờ không, chờ mã mới hiện ra rồi gõ lại.'
const NOT_ON = 'Mã 6 số đang tắt. Ông/bà bật ở trang Bảo mật của tôi.'

/** What an officer does to his own second factor. */
export const securityRoutes = new Hono<App>()

securityRoutes.get('/', async (c) => {
  const { db, staff } = c.var
  const [factor, keys, factors] = await Promise.all([
    secondFactor(db, staff.id),
    keysOf(db, staff.id),
    factorsFor(db, staff.id),
  ])
  const isRequired = factors?.isRequired ?? false
  const shown = { isOn: factor?.isOn ?? false, codesLeft: factor?.codesLeft ?? 0, keys, isRequired }
  return page(c, SecurityPage({ ...mine(c), ...shown, done: c.req.query('xong') ?? '' }))
})

securityRoutes.post('/ma/bat', async (c) => {
  const { db, staff } = c.var
  await beginFactor(db, staff.id, sealSecret(c.env, staff.id, newSecret()))
  return seeOther(`${SECURITY}/ma`)
})

securityRoutes.get('/ma', async (c) => {
  const secret = await waitingSecret(c)
  return secret ? factorPage(c, secret, {}) : seeOther(SECURITY)
})

securityRoutes.post('/ma', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const secret = await waitingSecret(c)
  if (!secret) return seeOther(SECURITY)
  const checked = check(codeSchema, { code: field(sent, 'code') ?? '' })
  if (!checked.ok) return factorPage(c, secret, checked.errors)
  const digits = digitsOf(checked.value.code)
  const step = digits === null ? null : stepOfCode(secret, digits, now)
  if (step === null) return factorPage(c, secret, { code: [WRONG_CODE] })
  const { codes, hashes } = newRecoveryCodes(c.env, staff.id)
  const isDone = await confirmFactor(db, ownOf(c), { step, codeHashes: hashes })
  if (!isDone) return seeOther(SECURITY)
  return page(c, RecoveryCodesPage({ ...mine(c), staff: { ...staff, mustSecure: false }, codes, isNew: true }))
})

securityRoutes.get('/ma/tat', (c) => endPage(c, {}))

securityRoutes.post('/ma/tat', async (c) => {
  const { db, staff } = c.var
  const sent = await readForm(c)
  const factors = await factorsFor(db, staff.id)
  if (factors?.isRequired && !factors.hasKey)
    throw problem.conflict('Vai trò của ông/bà cần hai lớp bảo vệ nên không tắt mã 6 số được.')
  const refused = await proofErrors(c, sent)
  if (refused) return endPage(c, refused.errors, refused.status)
  if (factors?.hasCode) await endFactor(db, ownOf(c))
  return seeOther(`${SECURITY}?xong=tat-ma`)
})

securityRoutes.get('/ma-du-phong', (c) => renewPage(c, {}))

securityRoutes.post('/ma-du-phong', async (c) => {
  const { db, staff } = c.var
  const sent = await readForm(c)
  if (!(await factorsFor(db, staff.id))?.hasCode) throw problem.conflict(NOT_ON)
  const refused = await proofErrors(c, sent)
  if (refused) return renewPage(c, refused.errors, refused.status)
  const { codes, hashes } = newRecoveryCodes(c.env, staff.id)
  await renewCodes(db, ownOf(c), hashes)
  return page(c, RecoveryCodesPage({ ...mine(c), codes, isNew: false }))
})

securityRoutes.route('/khoa', ownKeyRoutes)

async function waitingSecret(c: Context): Promise<Uint8Array | null> {
  const factor = await secondFactor(c.var.db, c.var.staff.id)
  return factor && !factor.isOn ? openSecret(c.env, c.var.staff.id, factor.sealed) : null
}

function factorPage(c: Context, secret: Uint8Array, errors: FieldErrors): Response {
  const address = codeAddress(secret, c.var.staff.username)
  const tree = FactorPage({ ...mine(c), address, letters: inGroups(inLetters(secret)), errors })
  return page(c, tree, Object.keys(errors).length > 0 ? 422 : 200)
}

function endPage(c: Context, errors: FieldErrors, status: 200 | 422 | 429 = 200): Response {
  const words = {
    title: 'Tắt mã 6 số',
    why: 'Sau khi tắt, ai biết mật khẩu của ông/bà đều vào được. Các mã dự phòng cũng hết hiệu lực.',
    button: 'Tắt mã 6 số',
  }
  return page(c, ProofPage({ ...mine(c), ...words, action: `${SECURITY}/ma/tat`, errors }), status)
}

function renewPage(c: Context, errors: FieldErrors, status: 200 | 422 | 429 = 200): Response {
  const words = {
    title: 'Lập bộ mã dự phòng mới',
    why: 'Dùng khi bộ mã cũ gần hết, bị mất hoặc bị người khác thấy. Bộ mã cũ hết hiệu lực ngay.',
    button: 'Lập bộ mã mới',
  }
  return page(c, ProofPage({ ...mine(c), ...words, action: `${SECURITY}/ma-du-phong`, errors }), status)
}

function mine(c: Context) {
  return { staff: c.var.staff, book: c.var.book }
}
