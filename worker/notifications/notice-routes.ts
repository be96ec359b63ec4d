import { Hono } from 'hono'
import { beginTry, countTry, triesLeft, tryKey } from '../http/attempts.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { keyedHex } from '../http/keys.ts'
import { problem } from '../http/problem.ts'
import { forgetTries } from '../http/queries.ts'
import { page, seeOther } from '../http/respond.ts'
import { check, type FieldErrors } from '../staff/form.ts'
import { addressSchema, codeSchema, settingsSchema } from './form.ts'
import { addressMail } from './messages.ts'
import { noticeWay } from './notice-words.ts'
import { NoticesPage } from './notice-pages.tsx'
import { markRead, noticeOf, NOTICES_A_PAGE, noticesOf } from './notice-queries.ts'
import { forgetAll, subscriptionsOf } from './push-queries.ts'
import { subscribe } from './push-store.ts'
import { publicKey, vapidKey } from './push-seal.ts'
import { confirmAddress, dropAddress, keepSettings, proposeAddress, settingsOf } from './settings-queries.ts'
import { SettingsPage, type SettingsPageProps } from './settings-pages.tsx'

const HERE = '/can-bo/tin-bao'
const SETTINGS = `${HERE}/cai-dat`
const CODE_MS = 30 * 60_000
const HOUR_MS = 3_600_000
const DONE: Readonly<Record<string, string>> = {
  luu: 'Đã lưu cách nhận tin.',
  'gui-ma': 'Đã gửi mã xác nhận. Ông/bà mở thư để lấy mã.',
  'xac-nhan': 'Đã xác nhận địa chỉ thư. Ông/bà chọn Báo ngay hoặc Mỗi ngày một lần ở phần Thư điện tử.',
  'bo-dia-chi': 'Đã bỏ địa chỉ thư.',
  'tat-may': 'Đã tắt thông báo trên mọi máy.',
}

/** What an officer was told, and how he wants to be told; mounted at `/can-bo`. */
export const noticeRoutes = new Hono<App>()

noticeRoutes.get('/tin-bao', async (c) => {
  const { book, db, now, staff } = c.var
  const [at = '', id = ''] = (c.req.query('sau') ?? '').split(' ')
  const before = at && id ? { at, id } : null
  const found = await noticesOf(db, staff, book.commune.codePrefix, before, now)
  const notices = found.slice(0, NOTICES_A_PAGE)
  const last = found.length > NOTICES_A_PAGE ? notices.at(-1) : undefined
  const next = last ? `${HERE}?sau=${encodeURIComponent(`${last.shownAt} ${last.id}`)}` : null
  return page(c, NoticesPage({ staff, book, notices, next, isFirst: before === null }))
})

noticeRoutes.get('/tin-bao/xem', async (c) => {
  const { book, db, now, staff } = c.var
  const notice = await noticeOf(db, staff, book.commune.codePrefix, c.req.query('tin') ?? '', now)
  const way = notice && noticeWay(notice)
  if (!notice || !way) throw problem.notFound()
  await markRead(db, staff.id, [notice.id], now)
  return seeOther(way)
})

noticeRoutes.post('/tin-bao/da-xem', async (c) => {
  const sent = await readForm(c)
  const ids = (sent.fields.get('tin') ?? []).slice(0, NOTICES_A_PAGE)
  await markRead(c.var.db, c.var.staff.id, ids, c.var.now)
  return seeOther(HERE)
})

noticeRoutes.get('/tin-bao/cai-dat', (c) => settingsPage(c, { done: DONE[c.req.query('xong') ?? ''], errors: {} }))

noticeRoutes.post('/tin-bao/cai-dat', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const checked = check(settingsSchema, {
    workspace: field(sent, 'workspace') ?? '',
    email: field(sent, 'email') ?? '',
    push: field(sent, 'push') ?? '',
  })
  if (!checked.ok) return settingsPage(c, { errors: checked.errors }, 422)
  const errors: FieldErrors = {}
  const before = await settingsOf(db, staff.id, now)
  if (checked.value.email !== 'off' && before.address === '')
    errors.email = ['Ông/bà xác nhận địa chỉ thư ở dưới trước, rồi chọn lại.']
  if (checked.value.push !== 'off' && (await subscriptionsOf(db, staff.id)).length === 0)
    errors.push = ['Ông/bà bật thông báo trên máy ở dưới trước, rồi chọn lại.']
  if (Object.keys(errors).length > 0) return settingsPage(c, { errors, settings: { ...before, ...checked.value } }, 422)
  await keepSettings(db, staff.id, checked.value)
  return done('luu')
})

noticeRoutes.post('/tin-bao/dia-chi', async (c) => {
  const { book, db, env, now, staff } = { ...c.var, env: c.env }
  const typed = { address: field(await readForm(c), 'address') ?? '' }
  const again = (sentence: string, status: 422 | 429 | 503 = 422) =>
    settingsPage(c, { errors: { address: [sentence] }, typed }, status)
  const checked = check(addressSchema, typed)
  if (!checked.ok) return settingsPage(c, { errors: checked.errors, typed }, 422)
  const limit = { ...tryKey(env, 'notice-address', staff.id), windowMs: HOUR_MS, most: 5, now }
  if ((await triesLeft(db, limit)).left <= 0)
    return again('Ông/bà đã xin mã 5 lần trong một giờ. Chờ một giờ rồi thử lại.', 429)
  await countTry(db, limit)
  const code = String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000))
  await proposeAddress(db, staff.id, {
    newAddress: checked.value.address,
    codeHash: codeHash(env, staff.id, code),
    codeEndsAt: new Date(now.getTime() + CODE_MS).toISOString(),
  })
  try {
    await env.MAIL.send({
      from: env.MAIL_FROM,
      to: checked.value.address,
      ...addressMail(book.commune.name, code),
    })
  } catch (error) {
    console.error(JSON.stringify({ failure: 'mail.code', message: error instanceof Error ? error.name : 'unknown' }))
    return again('Chưa gửi được thư đến địa chỉ này. Ông/bà kiểm tra lại, hoặc thử sau ít phút.', 503)
  }
  return done('gui-ma', 'thu')
})

noticeRoutes.post('/tin-bao/xac-nhan', async (c) => {
  const { db, now, staff } = c.var
  const typed = { code: field(await readForm(c), 'code') ?? '' }
  const again = (sentence: string, status: 422 | 429 = 422) =>
    settingsPage(c, { errors: { code: [sentence] }, typed }, status)
  const checked = check(codeSchema, typed)
  if (!checked.ok) return settingsPage(c, { errors: checked.errors, typed }, 422)
  const limit = { ...tryKey(c.env, 'notice-code', staff.id), windowMs: HOUR_MS, most: 5, now }
  if (await beginTry(db, limit)) return again('Nhập sai mã nhiều lần. Chờ một giờ rồi xin mã mới.', 429)
  if (!(await confirmAddress(db, staff.id, codeHash(c.env, staff.id, checked.value.code), now)))
    return again('Mã chưa đúng, hoặc đã quá 30 phút. Ông/bà nhập lại hoặc xin mã mới.')
  await forgetTries(db, limit)
  return done('xac-nhan')
})

noticeRoutes.post('/tin-bao/bo-dia-chi', async (c) => {
  await dropAddress(c.var.db, c.var.staff.id)
  return done('bo-dia-chi')
})

noticeRoutes.post('/tin-bao/may', async (c) => {
  const { db, now, staff } = c.var
  const owner = { communeId: staff.communeId, ownerKind: 'staff', ownerId: staff.id } as const
  const outcome = await subscribe(db, c.env, owner, await readForm(c), now)
  if (outcome === 'malformed') throw problem.malformed()
  if (outcome === 'too_many') throw problem.conflict('Đã bật trên nhiều máy quá. Ông/bà tắt bớt rồi bật lại.')
  return new Response(null, { status: 204 })
})

noticeRoutes.post('/tin-bao/may/tat', async (c) => {
  await forgetAll(c.var.db, c.var.staff.id)
  return done('tat-may')
})

async function settingsPage(
  c: Context,
  more: Pick<SettingsPageProps, 'errors' | 'done' | 'typed'> & Partial<Pick<SettingsPageProps, 'settings'>>,
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const key = vapidKey(c.env)
  const settings = more.settings ?? (await settingsOf(db, staff.id, now))
  const browsers = (await subscriptionsOf(db, staff.id)).length
  return page(
    c,
    SettingsPage({ ...more, staff, book, settings, browsers, pushKey: key ? publicKey(key) : null }),
    status,
  )
}

function codeHash(env: { SECRET_KEY: string }, staffId: string, code: string): string {
  return keyedHex(env, 'notice-address', `${staffId} ${code}`)
}

function done(what: string, where = ''): Response {
  return seeOther(`${SETTINGS}?xong=${what}${where ? `#${where}` : ''}`)
}
