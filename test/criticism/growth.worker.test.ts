import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD, packed } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { officer } from '../support/people.ts'
import { does, type Draft, draftIn, registered, SECTIONS } from './drafts.ts'

const COMMENTS = 10_000
const PARTS = 40
const SHOWN = 30

let draft: Draft
let cookie = ''

/** What one request asks of the database. */
async function costOf(path: string, init: RequestInit = {}): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.250', ...(path.startsWith('/can-bo') ? { cookie } : {}) }
  const request = new Request(ORIGIN + path, { redirect: 'manual', headers, ...init })
  const answer = await worker.fetch(request, { ...env, DB }, context)
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

/** A draft of forty articles with ten thousand comments, some waiting, hidden, gathered; each third by its own words. */
beforeAll(async () => {
  draft = await registered()
  const many = Array.from({ length: PARTS }, (_, at) => at + 1)
  await does('dieuphoi', draft, 'chon', { lead: 'binh-xa.mttq' })
  await does('dieuphoi', draft, 'chon-hinh-thuc', { forms: ['written'], consultation: 'no' })
  await does('dieuphoi', draft, 'noi-dung/sua', {
    viec: 'luu',
    ref: many.map((one) => `Điều ${one}`),
    heading: many.map((one) => `Tên điều ${one}`),
    text: many.map((one) => `Nội dung điều ${one}. ${SECTIONS.text[0]}`),
  })
  await does('dieuphoi', draft, 'mo-gop-y', { open: 'yes', closesOn: '2099-01-01' })
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COMMENTS})
     INSERT INTO comments (id, dossier_id, number, section, axis, text, search_text, hamlet_id, "by", state, submission_key, content_hash, at)
     SELECT printf('00000000-0000-4000-8000-%012d', i), ?, i, i % ${PARTS + 1},
       CASE i % 3 WHEN 0 THEN 'feasibility' WHEN 1 THEN '' ELSE 'impact' END,
       'Ý kiến thứ ' || i, 'y kien thu ' || i, 'lang_dia', CASE WHEN i % 50 = 0 THEN 'member' ELSE 'citizen' END,
       CASE WHEN i % 50 = 0 THEN 'kept' WHEN i % 10 = 1 THEN 'waiting' WHEN i % 10 = 2 THEN 'hidden' ELSE 'shown' END,
       'key' || i, '', '2026-11-20T00:00:00.000Z' FROM n`,
  )
    .bind(draft.id)
    .run()
  const signIn = await as({ name: 'desk' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

/** Comments and points of the page, and the parts of the draft that it names. */
function shownOn(body: string): number {
  const comments = body.match(/Ý kiến số \d+/g)?.length ?? 0
  const parts = new Set(body.match(/Tên điều \d+/g)).size
  return comments + parts
}

test('the page of a draft and of one part of it read what they show, whatever ten thousand people said', async () => {
  await costOf('/binh-xa/gop-y')
  const index = await costOf(draft.open)
  expect([index.status, index.rowsRead <= 3 * PARTS]).toEqual([200, true])
  for (const path of ['/muc/7', '/muc/0', '/muc/7?truoc=5000']) {
    const part = await costOf(draft.open + path)
    expect([path, part.status, part.rowsRead <= 3 * SHOWN]).toEqual([path, 200, true])
    expect(part.body.match(/Ý kiến số \d+/g)).toHaveLength(SHOWN)
  }
})

test('sending a comment reads a few rows, writes its own alone, and touches no row that others share', async () => {
  const { status, rowsRead, statements } = await costOf(`${draft.open}/muc/3`, {
    method: 'POST',
    headers: { 'cf-connecting-ip': '203.0.113.9' },
    body: packed({ text: 'Mức thu cao quá.', submissionKey: crypto.randomUUID() }),
  })
  expect([status, statements]).toEqual([303, 4])
  expect(rowsRead).toBeLessThanOrEqual(12)
  const { version, changed_at } = (await env.DB.prepare('SELECT version, changed_at FROM dossiers WHERE id = ?')
    .bind(draft.id)
    .first<{
      version: number
      changed_at: string
    }>()) ?? { version: 0, changed_at: '' }
  await costOf(`${draft.open}/muc/3`, {
    method: 'POST',
    body: packed({ text: 'Mức thu cao quá.', submissionKey: crypto.randomUUID() }),
  })
  expect(await env.DB.prepare('SELECT version, changed_at FROM dossiers WHERE id = ?').bind(draft.id).first()).toEqual({
    version,
    changed_at,
  })
})

test('the working pages of officers read at most three times what they show, with every filter', async () => {
  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  const own = 10
  const filters = [
    '',
    'chua=1',
    'muc=7',
    'muc=7&chua=1',
    'truc=impact',
    'truc=impact&chua=1&muc=7',
    'chua=1&sau=20.5000',
    'truc=chung&sau=3.100',
  ]
  for (const filter of filters) {
    const { status, rowsRead, body } = await costOf(`${draft.office}/tong-hop?${filter}`)
    expect([filter, status, shownOn(body)]).toEqual([filter, 200, SHOWN + PARTS])
    expect([filter, rowsRead - frame - own <= 3 * (SHOWN + PARTS)]).toEqual([filter, true])
  }
  for (const path of ['cho-xem', 'cho-xem?xem=da-dang', 'cho-xem?xem=khong-dang&sau=5000']) {
    const { status, rowsRead } = await costOf(`${draft.office}/${path}`)
    expect([path, status, rowsRead - frame - own <= 3 * (SHOWN + PARTS)]).toEqual([path, 200, true])
  }
  const { rowsRead } = await costOf(`${draft.office}/tong-hop?tim=khong+co+chu+nay`)
  expect(rowsRead).toBeLessThan(600)
})

test('a thousand comments in one point are counted by what the deed touches, and read page by page', async () => {
  const ids = (
    await env.DB.prepare(
      "SELECT id FROM comments WHERE dossier_id = ? AND state = 'shown' AND point_id IS NULL LIMIT 30",
    )
      .bind(draft.id)
      .all<{
        id: string
      }>()
  ).results.map(({ id }) => `${id}~`)
  const fields = { viec: 'gom', diem: 'moi', text: 'Giảm mức thu cho hộ nghèo.', chon: ids }
  expect((await as(officer('dieuphoi')).post(`${draft.office}/tong-hop`, fields)).status).toBe(303)
  const point = await env.DB.prepare('SELECT id FROM points WHERE dossier_id = ?').bind(draft.id).first<string>('id')
  await env.DB.prepare(`UPDATE comments SET point_id = ? WHERE dossier_id = ? AND state = 'shown' AND number < 2000`)
    .bind(point, draft.id)
    .run()
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  const page = await costOf(`${draft.office}/tong-hop/${point}`)
  expect([page.status, page.rowsRead - frame <= 3 * (SHOWN + PARTS)]).toEqual([200, true])
  expect(await (await as(officer('dieuphoi')).get(`${draft.office}/tong-hop/${point}`)).text()).toContain('Điểm 1')
})

test('the lists of drafts cost what they show', async () => {
  for (let at = 0; at < 3; at++) await draftIn('collecting')
  await costOf('/binh-xa/gop-y')
  const { status, rowsRead } = await costOf('/binh-xa/gop-y')
  expect([status, rowsRead <= 40]).toEqual([200, true])
})
