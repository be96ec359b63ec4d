import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { setUp } from './telephone.ts'
import { signedIn, type Visitor, way, words } from './visitor.ts'

const RULES = '/can-bo/tai-khoan/bao-mat'
let admin: Visitor

beforeAll(async () => {
  admin = await signedIn('quantri')
})

/** Asks two proofs of these roles, as the page stands now. */
async function ask(...roles: string[]): Promise<Response> {
  const seen = /name="seen" value="([^"]*)"/.exec(await (await admin.get(RULES)).text())?.[1] ?? ''
  return admin.post(RULES, { roles, seen })
}

test('an officer whose role needs two proofs sets up the second before anything else', async () => {
  const before = await signedIn('tiepnhan')
  expect(way(await ask('intake_officer'))).toEqual([303, `${RULES}?da-luu`])
  expect(way(await before.get('/can-bo'))).toEqual([303, '/can-bo/bao-mat'])
  expect(way(await before.post('/can-bo/phien/ket-thuc', { phien: 'khac' }))).toEqual([303, '/can-bo/bao-mat'])
  const page = await before.get('/can-bo/bao-mat')
  expect(await page.clone().text()).not.toContain('href="/can-bo/phan-cong"')
  expect(await words(page)).toContain('Vai trò của ông/bà cần hai lớp bảo vệ')

  const { telephone } = await setUp(before)
  expect((await before.get('/can-bo')).status).toBe(200)
  expect((await (await signedIn('xuly.kinhte')).get('/can-bo')).status).toBe(200)
  expect((await (await signedIn('tiepnhan.dakpo')).get('/can-bo')).status).toBe(200)
  const refused = await before.post('/can-bo/bao-mat/ma/tat', { proof: telephone.code(1) })
  expect(refused.status).toBe(409)
  expect(await words(await before.get('/can-bo/bao-mat'))).toContain('nên không tắt được')

  await ask()
  expect((await before.post('/can-bo/bao-mat/ma/tat', { proof: 'nghe-dan-demo' })).status).toBe(303)
})

test('an administrator sees who asked for it, and when it was dropped again', async () => {
  await ask('handler', 'approver')
  await ask('approver')
  const page = await words(await admin.get(RULES))
  expect(page).toContain('Xử lý: cần → không cần hai lớp')
  expect(page).toContain('Duyệt: không cần → cần hai lớp')
  const { results } = await env.DB.prepare(
    `SELECT subject_id, detail FROM staff_events WHERE kind = 'role_rule_changed' ORDER BY id DESC LIMIT 1`,
  ).all()
  expect(results).toEqual([{ subject_id: 'role handler', detail: '{"from":true,"to":false}' }])
  expect(await words(await (await signedIn('quantri.dakpo')).get(RULES))).toContain('Chưa có thay đổi nào.')
  await ask()
})

test('an administrator who comes second is told, and nothing is overwritten', async () => {
  await ask('leader')
  const late = await admin.post(RULES, { roles: ['handler'], seen: '' })
  expect(late.status).toBe(409)
  expect(await late.clone().text()).toMatch(/value="handler" checked/)
  expect(await words(late)).toContain('Quản trị viên khác vừa đổi danh sách này')
  expect(await (await admin.get(RULES)).text()).toMatch(/name="seen" value="leader"/)
  await ask()
})

test('an administrator who ticks a role that there is not changes nothing', async () => {
  await ask('vua', 'leader')
  expect(await (await admin.get(RULES)).text()).toMatch(/name="seen" value="leader"/)
  await ask()
})

test('a handler neither sees nor changes what is asked of roles', async () => {
  const handler = await signedIn('xuly.kinhte')
  expect((await handler.get(RULES)).status).toBe(403)
  expect((await handler.post(RULES, { roles: [], seen: '' })).status).toBe(403)
})
