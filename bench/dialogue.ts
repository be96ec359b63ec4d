import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import type { Served } from '../scripts/serve.ts'
import { costOf } from './costs.ts'
import { type Answer, ask, median } from './load.ts'
import { FORM_HEADERS } from './petition.ts'
import { atLeast, atMost, type Figures, plain } from './report.ts'

/** Phones in one hall, behind one address; how often each opens the page in ten minutes, and what they ask in one. */
const PHONES = 500
const LOADS = 4
const QUESTIONS = 100
const TWICE = 20
/** The screen on the wall asks for itself every fifteen seconds. */
const REFRESHES = 40
const TEN_MINUTES = 600
const AT_ONCE = 50
const MANY = 5_000

const ID = 'bench.hall'
const HALL = '/binh-xa/doi-thoai/26-9001'
const ONE_ADDRESS = { 'cf-connecting-ip': '198.51.100.7' }

/** Puts a meeting into a database whose hall is open, with people who want to speak and ten questions on its screen. */
export function fillDialogue(file: string, now = new Date()): void {
  const db = new DatabaseSync(file)
  const at = now.toISOString()
  db.exec('pragma foreign_keys = off; begin')
  db.prepare(
    `insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, restricted, started_by,
      started_at, changed_at, published_at, submission_key, content_hash)
     values (?1, 'binh-xa', 'dialogue', 2026, 9001, 'announced', 1, '', 'Đối thoại về đường và nước', 'binh-xa.ubnd', 0, '', ?2, ?2, ?2, ?1, '')`,
  ).run(ID, at)
  db.prepare(
    `insert into dialogue_sessions (dossier_id, commune_id, kind, starts_at, ends_at, capacity, announced_on, takes_questions, current_item_id)
     values (?1, 'binh-xa', 'government_conference', ?2, '2099-01-01T00:00:00.000Z', 600, '2026-11-01', 1, 'bench.item')`,
  ).run(ID, at)
  db.prepare(
    `insert into dialogue_items (id, session_id, position, title, case_codes) values ('bench.item', ?, 1, 'Đường vào thôn', '[]')`,
  ).run(ID)
  const seat = db.prepare(
    `insert into dialogue_seats (id, session_id, serial, number, kind, state, wants_to_speak, called_at, submission_key, content_hash, at)
     values ('bench.seat.' || ?2, ?1, ?2, ?2, 'open', 'came', ?3, ?4, 'bench.' || ?2, '', ?5)`,
  )
  for (let n = 1; n <= PHONES; n++) seat.run(ID, n, Number(n <= 80), n === 7 ? at : null, at)
  db.exec('commit')
  db.close()
  fillQuestions(file, 1, 10)
}

function fillQuestions(file: string, from: number, to: number): void {
  const db = new DatabaseSync(file)
  const question = db.prepare(
    `insert into dialogue_questions (id, session_id, number, way, text, state, submission_key, content_hash, at)
     values ('bench.q.' || ?2, ?1, ?2, 'hall', 'Bao giờ làm đường vào thôn, câu thứ ' || ?2 || '?', ?3, 'bench.' || ?2, '', '2026-11-21T01:00:00.000Z')`,
  )
  db.exec('begin')
  for (let n = from; n <= to; n++) question.run(ID, n, n % 10 === 9 ? 'waiting' : 'shown')
  db.exec('commit')
  db.close()
}

/** What a phone in the hall costs the database, with few questions and with many. */
export async function hallCosts({ mf, url }: Served, file: string): Promise<Figures> {
  const db = await mf.getD1Database('DB')
  const figures: Figures = {}
  const shared = () =>
    db
      .prepare(
        `select (select json_group_array(version || changed_at || head_hash) from dossiers where id = ?1) ||
          (select json_group_array(takes_questions || sequence || current_item_id) from dialogue_sessions where dossier_id = ?1) as text`,
      )
      .bind(ID)
      .first<string>('text')
  const note = (size: string, name: string, answer: Answer, most: number) => {
    const { rowsRead, roundTrips } = costOf(answer)
    figures[`${name}, ${size} questions: rows read`] = atMost(rowsRead, most, 'rows')
    figures[`${name}, ${size} questions: round trips`] = plain(roundTrips, 'round trips')
  }
  for (const size of [10, MANY]) {
    if (size === MANY) fillQuestions(file, 1_000, MANY + 1_000)
    for (const [name, path, most] of [
      ['hall page', 'hoi-truong', 4],
      ['screen', 'man-hinh', 28],
    ] as const) {
      await ask(`${url}${HALL}/${path}`)
      const answer = await ask(`${url}${HALL}/${path}`)
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
      note(String(size), name, answer, most)
    }
    const before = [await shared(), await kept(db)]
    const sent = await send(url, await phone(url), { 'x-record': '1' })
    const { rowsRead, rowsWritten, roundTrips, statements } = costOf(sent)
    figures[`question, ${size} before it: rows read`] = atMost(rowsRead, 10, 'rows')
    figures[`question, ${size} before it: rows written, with its indexes`] = atMost(rowsWritten, 6, 'rows')
    figures[`question, ${size} before it: statements`] = plain(statements, 'statements')
    figures[`question, ${size} before it: round trips`] = plain(roundTrips, 'round trips')
    const written = JSON.parse(decodeURIComponent(String(sent.headers['x-recorded']))) as { sql: string }[]
    const others = written.filter(({ sql }) => !/^\s*insert into dialogue_questions\b/i.test(sql))
    const isSame = (await shared()) === before[0]
    figures[`question, ${size} before it: statements that change what others share`] = atMost(
      others.length + Number(!isSame) + Math.abs((await kept(db)) - Number(before[1]) - 1),
      0,
      'statements',
    )
  }
  return figures
}

/**
 * Ten minutes of a hall as fast as this machine goes: every phone opens the page several times, the screen refreshes, a
 * hundred phones ask, some of them twice because no answer came. All from one address, with the limits of wrangler.toml.
 */
export async function hallLoad({ mf, url }: Served): Promise<Figures> {
  const db = await mf.getD1Database('DB')
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const before = await kept(db)
  const phones: Phone[] = []
  const times: number[] = []
  const answers: { key: string; answer: Answer }[] = []
  const look = async (path: string) => {
    const begun = performance.now()
    const answer = await ask(`${url}${HALL}/${path}`, { headers: ONE_ADDRESS, agent })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    times.push(performance.now() - begun)
    return answer
  }
  const asks = Array.from({ length: QUESTIONS }, (_, at) => async () => {
    const own = phones[at] ?? (await phone(url, agent))
    const sendings = at < TWICE ? [own, own] : [own]
    const sent = await Promise.all(sendings.map((one) => send(url, one, {}, agent)))
    for (const answer of sent) answers.push({ key: own.key, answer })
  })
  const opens = Array.from({ length: PHONES }, () => async () => {
    phones.push(await phone(url, agent))
  })
  const begun = performance.now()
  await inTurns(opens)
  await inTurns(
    shuffled([
      ...Array.from({ length: PHONES * (LOADS - 1) }, () => () => look('hoi-truong')),
      ...Array.from({ length: REFRESHES }, () => () => look('man-hinh')),
      ...asks,
    ]),
  )
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  const taken = answers.filter(({ answer }) => answer.status === 200)
  const numbers = new Map(taken.map(({ key, answer }) => [key, /là số (\d+)/.exec(answer.body)?.[1]]))
  const isDouble = taken.filter(({ key, answer }) => /là số (\d+)/.exec(answer.body)?.[1] !== numbers.get(key)).length
  const rows = (await kept(db)) - before
  return {
    [`hall: ten minutes of ${PHONES} phones took`]: plain(seconds, 's'),
    'hall: faster than it is in life': plain(TEN_MINUTES / seconds, '×'),
    [`hall: pages a second, ${AT_ONCE} at once`]: plain((PHONES * LOADS + REFRESHES) / seconds, '/s'),
    'hall: a page while all others ask, the middle one': plain(median(times), 'ms'),
    'hall: sendings refused, all from one address': atMost(answers.length - taken.length, 0, 'sendings'),
    [`hall: questions kept of ${QUESTIONS}`]: atLeast(rows, QUESTIONS, 'questions'),
    'hall: questions lost': atMost(Math.max(QUESTIONS - rows, 0), 0, 'questions'),
    [`hall: questions doubled, ${TWICE} of them sent twice at once`]: atMost(
      Math.max(rows - QUESTIONS, 0) + isDouble,
      0,
      'questions',
    ),
    'hall: numbers given to two': atMost(QUESTIONS - new Set(numbers.values()).size, 0, 'numbers'),
  }
}

type Phone = { cookie: string; key: string; started: string }

/** A phone that has opened the page: what its form will send. */
async function phone(url: string, agent?: Agent): Promise<Phone> {
  const answer = await ask(`${url}${HALL}/hoi-truong`, { headers: ONE_ADDRESS, ...(agent ? { agent } : {}) })
  const cookies = answer.headers['set-cookie'] ?? []
  const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? ''
  const cookie = (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
  return { cookie, key: of('submissionKey') || randomUUID(), started: of('started') }
}

function send(url: string, { cookie, key, started }: Phone, headers: Record<string, string>, agent?: Agent) {
  const body = new URLSearchParams({ text: `Bao giờ làm đường? (${key.slice(0, 6)})`, submissionKey: key, started })
  return ask(`${url}${HALL}/hoi-truong`, {
    method: 'POST',
    headers: { ...FORM_HEADERS, ...ONE_ADDRESS, ...headers, cookie },
    body: body.toString(),
    ...(agent ? { agent } : {}),
  })
}

async function kept(db: D1Database): Promise<number> {
  return (
    (await db
      .prepare('select count(*) many from dialogue_questions where session_id = ?')
      .bind(ID)
      .first<number>('many')) ?? 0
  )
}

/** Works through all of it, so many at a time. */
async function inTurns(deeds: readonly (() => Promise<unknown>)[]): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < deeds.length) await deeds[next++]?.()
    }),
  )
}

/** The same disorder in every run. */
function shuffled<T>(list: T[]): T[] {
  return list
    .map((one, at) => ({ one, by: (at * 7919 + 13) % 10_007 }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one)
}
