import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, packed, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { type Hall, hallIn, itemIn } from './hall-cast.ts'

const QUESTIONS = 5_000
const SHOWN = 30
const ON_SCREEN = 12

let hall: Hall
let cookie = ''

/** What one request asks of the database. */
async function costOf(path: string, init: RequestInit = {}): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.250', ...(path.startsWith('/can-bo') ? { cookie } : {}) }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers, ...init }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

async function fill(from: number, to: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
     INSERT INTO dialogue_questions (id, session_id, number, way, text, hamlet_id, state, submission_key, content_hash, at)
     SELECT printf('00000000-0000-4000-8000-%012d', i), ?1, i, 'hall', 'Câu hỏi thứ ' || i, 'lang_dia',
       CASE WHEN i % 10 = 1 THEN 'waiting' WHEN i % 10 = 2 THEN 'hidden' ELSE 'shown' END,
       'key' || i, '', '2026-11-20T00:00:00.000Z' FROM n`,
  )
    .bind(hall.id, from, to)
    .run()
}

/** A full hall: five hundred places, eighty who want to speak; five thousand questions come later. */
beforeAll(async () => {
  hall = await hallIn({ startsIn: -1, takesQuestions: true, capacity: 500 })
  const item = await itemIn(hall, 'Đường vào thôn Làng Dịa', 12)
  await env.DB.prepare('UPDATE dialogue_sessions SET current_item_id = ? WHERE dossier_id = ?')
    .bind(item, hall.id)
    .run()
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
     INSERT INTO dialogue_seats (id, session_id, serial, number, kind, state, hamlet_id, wants_to_speak, called_at, submission_key, content_hash, at)
     SELECT 'seat' || i, ?1, i, i, 'open', 'came', 'lang_dia', i <= 80, CASE WHEN i = 7 THEN '2026-11-20T01:00:00.000Z' END, 'key' || i, '',
       '2026-11-20T00:00:00.000Z' FROM n`,
  )
    .bind(hall.id)
    .run()
  await fill(1, 40)
  const signIn = await as({ name: 'desk' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

const send = () =>
  costOf(`${hall.open}/hoi-truong`, {
    method: 'POST',
    body: packed({ text: 'Bao giờ làm đường?', submissionKey: crypto.randomUUID() }),
  })

test('pages of the hall, the screen and the desk cost with 5,000 questions what they cost with forty', async () => {
  await costOf('/binh-xa')
  const paths = [
    ...['hoi-truong', 'man-hinh', 'cau-hoi', 'dang-ky'].map((path) => `${hall.open}/${path}`),
    ...['', '?xem=da-hien', '?xem=khong-hien'].map((look) => `${hall.office}/cau-hoi${look}`),
  ]
  const few = []
  for (const path of paths) few.push(await costOf(path))
  const fewSend = await send()
  await fill(100, QUESTIONS + 100)
  const many = []
  for (const path of paths) many.push(await costOf(path))
  const manySend = await send()
  expect([...few, ...many].map(({ status }) => status)).toEqual(Array.from({ length: 14 }, () => 200))
  const [hallPage, screen, ahead] = many
  expect(hallPage?.rowsRead).toBeLessThanOrEqual(4)
  expect(screen?.rowsRead).toBeLessThanOrEqual(4 + 2 * ON_SCREEN)
  expect(ahead?.rowsRead).toBeLessThanOrEqual(4 + 2 * (SHOWN + 1))
  expect([hallPage?.rowsRead, screen?.rowsRead]).toEqual([few[0]?.rowsRead, few[1]?.rowsRead])
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  for (const desk of many.slice(4)) expect(desk.rowsRead - frame).toBeLessThanOrEqual(10 + 3 * SHOWN)
  expect(manySend.rowsRead).toBeLessThanOrEqual(fewSend.rowsRead)
})

test('a question reads a few rows, writes its own alone, in two trips; the meeting and its dossier stay untouched', async () => {
  const before = await env.DB.prepare('SELECT * FROM dialogue_sessions WHERE dossier_id = ?').bind(hall.id).first()
  const row = await env.DB.prepare('SELECT * FROM dossiers WHERE id = ?').bind(hall.id).first()
  const { status, statements, rowsRead } = await send()
  expect([status, statements]).toEqual([200, 2])
  expect(rowsRead).toBeLessThanOrEqual(8)
  expect(await env.DB.prepare('SELECT * FROM dialogue_sessions WHERE dossier_id = ?').bind(hall.id).first()).toEqual(
    before,
  )
  expect(await env.DB.prepare('SELECT * FROM dossiers WHERE id = ?').bind(hall.id).first()).toEqual(row)
})

test('the door reads the places that it shows and one index for its counts; a place given reads a few rows', async () => {
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  const door = await costOf(`${hall.office}/cua?xem=da-den`)
  expect([door.status, door.rowsRead - frame <= 500 + 3 * 50 + 10]).toEqual([200, true])
  const speaking = await costOf(`${hall.office}/phat-bieu`)
  expect([speaking.status, speaking.rowsRead - frame <= 3 * 80 + 10]).toEqual([200, true])
  const free = await hallIn({ capacity: 600 })
  const register = () =>
    costOf(`${free.open}/dang-ky`, { method: 'POST', body: packed({ submissionKey: crypto.randomUUID() }) })
  await register()
  const first = await register()
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
     INSERT INTO dialogue_seats (id, session_id, serial, number, kind, state, submission_key, content_hash, at)
     SELECT ?1 || i, ?1, i, i, 'open', 'registered', 'key' || i, '', '' FROM n`,
  )
    .bind(free.id)
    .run()
  const later = await register()
  expect([first.status, later.status, later.rowsRead <= 16, later.rowsRead <= first.rowsRead]).toEqual([
    ...[303, 303, true, true],
  ])
  const page = await costOf(`${free.open}/dang-ky`)
  expect([page.status, page.rowsRead <= 10]).toEqual([200, true])
})
