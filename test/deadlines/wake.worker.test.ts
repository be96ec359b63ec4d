import { env } from 'cloudflare:workers'
import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { CHAIN_START, firstBreak } from '../../worker/cases/chain.ts'
import { takeMany } from '../../worker/cases/many-queries.ts'
import type { CaseRow } from '../../worker/cases/queries.ts'
import { cases, events, holdings } from '../../worker/cases/tables.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { alarmsOf, nextWake } from '../../worker/deadlines/alarm.ts'
import { addDays, dueDay } from '../../worker/deadlines/calendar.ts'
import { wakeCases } from '../../worker/deadlines/wake-sweep.ts'
import { PETITION_LAPSES } from '../../worker/petitions/clock-deeds.ts'
import { labelsChanged } from '../../worker/petitions/clock-queries.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn } from '../support/build.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { lan, nobody, officer } from '../support/people.ts'

const db = connect(env)
const KINDS = { petition: { lapses: PETITION_LAPSES, changed: labelsChanged } }
const SAID: Record<string, string> = {
  'deadline.triage_late': 'triage_late',
  'deadline.reminded': 'reminded',
  'deadline.overdue': 'overdue',
  'deadline.escalated_approver': 'approver',
  'deadline.escalated_leader': 'leader',
  'deadline.escalated_party': 'party',
}
let number = 500

/** The morning of a day in Vietnam. */
function morning(day: string): Date {
  return new Date(`${day}T00:10:00+07:00`)
}

async function bookOf(day: string) {
  const book = await openBook(db, 'binh-xa', morning(day))
  if (!book) throw new Error('Bình Xa is closed')
  return book
}

/** Cases that came in on these days and lie in a state, as the request would have left them: each with its first event. */
async function put(some: { day: string; status: string }[], more: Partial<CaseRow> = {}): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  for (const { day, status } of some) {
    const book = await bookOf(day)
    const term = { from: day, unit: 'working_days', special: book.specialDays } as const
    const id = `c${++number}`
    const at = `${day}T02:00:00.000Z`
    const row = {
      ...{ id, communeId: 'binh-xa', year: 2023, number, kind: 'petition', status, version: 0, headHash: CHAIN_START },
      ...{ holderBodyId: 'binh-xa.phong-kinh-te', heldSince: at, responsibleBodyId: 'binh-xa.phong-kinh-te' },
      ...{ category: 'khac', hamletId: '', urgency: 'ordinary', title: 'Việc', ruleId: '', routingReason: '' },
      ...{ limitId: 'ordinary', clockFrom: day, dueOn: dueDay({ ...term, days: 5 }).due },
      ...{ actOn: dueDay({ ...term, days: 1 }).due, pauses: [], submittedAt: at, answeredOn: null, ...more },
      ...{ lookupHash: id, submissionKey: id, contentHash: id },
    } satisfies typeof cases.$inferInsert
    const [kept] = await db.insert(cases).values(row).returning()
    if (!kept) throw new Error('not kept')
    const wakeOn = nextWake(kept, book, day)
    await takeMany(db, [
      {
        seen: kept,
        event: { kind: 'petition.submitted', actor: { kind: 'sender' }, at: new Date(at) },
        set: { wakeOn },
      },
    ])
    rows.push(kept)
  }
  return rows
}

async function heard(row: CaseRow): Promise<{ alarm: string; on: string }[]> {
  const found = await db.select().from(events).where(eq(events.caseId, row.id)).orderBy(events.seq)
  return found.flatMap(({ kind, at }) => {
    const alarm = SAID[kind]
    return alarm ? [{ alarm, on: addDays(at.slice(0, 10), at.slice(11) >= '17' ? 1 : 0) }] : []
  })
}

async function chainHolds(id: string): Promise<void> {
  const chain = await db.select().from(events).where(eq(events.caseId, id)).orderBy(events.seq)
  const row = await db.select().from(cases).where(eq(cases.id, id)).get()
  expect(
    firstBreak(chain, { caseId: id, version: row?.version ?? 0, headHash: row?.headHash ?? '' }, new Map()),
  ).toBeNull()
}

beforeEach(async () => {
  await env.DB.exec("update cases set wake_on = null, alarm = ''")
})

describe('the clock over two years', () => {
  test('each petition that nobody touches is told of on its days, at Tết, 30/4, 2/9 and the swapped Saturday too', async () => {
    const states = ['submitted', 'received', 'assigned', 'in_progress', 'pending_approval']
    const days = [
      '2026-02-12',
      '2026-04-22',
      '2026-08-14',
      '2026-08-20',
      '2026-08-28',
      '2026-12-30',
      '2027-01-28',
      '2027-08-30',
    ]
    const rows = await put(
      days.flatMap((day, i) => [
        { day, status: states[i % 5] ?? '' },
        { day, status: 'assigned' },
      ]),
    )
    for (let day = '2026-02-12'; day < '2027-10-01'; day = addDays(day, 1)) await wakeCases(db, morning(day), KINDS)
    const book = await bookOf('2027-10-01')
    for (const row of rows) {
      expect(await heard(row), `${row.status} ${row.clockFrom}`).toEqual(alarmsOf(row, book))
      await chainHolds(row.id)
    }
    expect(rows.map((row) => row.dueOn)).toContain('2026-08-21')
    const left = await db
      .select()
      .from(cases)
      .where(and(isNotNull(cases.wakeOn), ne(cases.wakeOn, '')))
    expect(left).toEqual([])
  })

  test('a second run on the same day changes nothing', async () => {
    const [row] = await put([{ day: '2026-11-09', status: 'in_progress' }])
    if (!row) throw new Error('none')
    expect(await wakeCases(db, morning('2026-11-19'), KINDS)).toBe(3)
    const after = await db.select().from(cases).where(eq(cases.id, row.id)).get()
    expect(await wakeCases(db, morning('2026-11-19'), KINDS)).toBe(0)
    expect(await db.select().from(cases).where(eq(cases.id, row.id)).get()).toEqual(after)
    expect(after).toMatchObject({ alarm: 'leader', wakeOn: '2026-11-25', status: 'in_progress' })
  })

  test('two clocks at once say everything once', async () => {
    const [row] = await put([{ day: '2026-11-09', status: 'in_progress' }])
    if (!row) throw new Error('none')
    await Promise.all([1, 2, 3].map(() => wakeCases(db, morning('2026-11-19'), KINDS)))
    expect((await heard(row)).map(({ alarm }) => alarm)).toEqual(['overdue', 'approver', 'leader'])
    await chainHolds(row.id)
  })

  test('what went outside the commune is asked after again and again until somebody answers', async () => {
    const [row] = await put([{ day: '2026-11-02', status: 'forwarded' }], { actOn: '2026-11-23' })
    if (!row) throw new Error('none')
    for (let day = '2026-11-02'; day < '2027-01-10'; day = addDays(day, 1)) await wakeCases(db, morning(day), KINDS)
    const found = await db.select().from(events).where(eq(events.kind, 'deadline.outside_reminded'))
    expect(found.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-23', '2026-12-14', '2027-01-05'])
  })
})

describe('who stays silent', () => {
  test('Lan never answers the question: after thirty days her petition ends, and she reads why', async () => {
    const lans = await petitionIn('needs_info')
    const wait = { from: '2026-10-01', to: null }
    await db
      .update(cases)
      .set({ wakeOn: '2026-10-01', pauses: [wait] })
      .where(eq(cases.id, lans.id))
    await wakeCases(db, morning('2026-11-03'), KINDS)
    const row = await db.select().from(cases).where(eq(cases.id, lans.id)).get()
    expect(row).toMatchObject({ status: 'closed', wakeOn: null, pauses: [{ from: '2026-10-01', to: '2026-11-03' }] })
    expect(row?.eraseOn).toBe('2031-11-02')
    const held = await db.select().from(holdings).where(eq(holdings.caseId, lans.id))
    expect(held).toMatchObject([{ bodyId: 'binh-xa.mttq', seq: row?.version }])
    expect(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text()).toContain('Kết thúc')
  })

  test('Lan says nothing to the answer: after the window it is closed, also where the public reads it', async () => {
    const lans = await petitionIn('answered', { allowPublish: '1' })
    const words = { title: 'Rác ở đầu thôn', text: 'Rác chất đống ở đầu thôn.', answer: 'Đã thu gom.' }
    await deed('tiepnhan', lans, 'cong-khai', words)
    await db.update(cases).set({ wakeOn: '2026-11-01', answeredOn: '2026-11-02' }).where(eq(cases.id, lans.id))
    await wakeCases(db, morning('2026-11-17'), KINDS)
    expect((await db.select().from(cases).where(eq(cases.id, lans.id)).get())?.status).toBe('answered')
    await wakeCases(db, morning('2026-11-18'), KINDS)
    expect((await db.select().from(cases).where(eq(cases.id, lans.id)).get())?.status).toBe('closed')
    expect(await (await as(nobody).get(`/binh-xa/kien-nghi/${lans.code}`)).text()).toContain('Kết thúc')
  })
})

describe('the cost of a turn', () => {
  async function costOf(due: number): Promise<Cost> {
    const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${due})`
    const at = '2026-11-09T02:00:00.000Z'
    const first = `b${due}-`
    await env.DB.exec(
      `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id, category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at, wake_on, lookup_hash, submission_key, content_hash) ${numbers} select '${first}' || i, 'binh-xa', 2025, i + ${due * 10}, 'petition', 'in_progress', 1, 'h', 'binh-xa.phong-kinh-te', '${at}', 'binh-xa.phong-kinh-te', 'khac', '', 'ordinary', 'Việc', '', '', 'ordinary', '2026-11-09', '2026-11-16', '2026-11-16', '[]', '${at}', '2026-11-17', i, '${first}' || i, i from n`,
    )
    const { db: watched, cost } = countedDatabase()
    await openBook(db, 'binh-xa', morning('2026-11-17'))
    expect(await wakeCases(watched, morning('2026-11-17'), KINDS)).toBe(due * 2)
    return cost
  }

  test('a thousand due among ten thousand cost by the thousand, in few statements', async () => {
    await env.DB.exec(
      `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id, category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at, wake_on, lookup_hash, submission_key, content_hash) with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000) select 'idle-' || i, 'binh-xa', 2024, i, 'petition', 'in_progress', 1, 'h', 'binh-xa.phong-kinh-te', '', 'binh-xa.phong-kinh-te', 'khac', '', 'ordinary', 'Việc', '', '', 'ordinary', '2026-11-09', '2026-12-16', '2026-12-16', '[]', '', '2026-12-15', i, 'idle-' || i, i from n`,
    )
    const [hundred, thousand] = [await costOf(100), await costOf(1000)]
    console.log(`100 due: ${JSON.stringify(hundred)}; 1,000 due: ${JSON.stringify(thousand)}`)
    expect(thousand.statements).toBeLessThanOrEqual(20)
    expect(thousand.rowsRead / 1000).toBeLessThan(20)
    expect(thousand.rowsRead).toBeLessThan(hundred.rowsRead * 11)
  })
})

describe('officers see what the clock said', () => {
  test('a petition that is long overdue lies on the heap of the leader, and leaves it when it is answered', async () => {
    const lans = await petitionIn('pending_approval', { content: 'Cống thoát nước ở ngõ ba bị tắc.' })
    await db.update(cases).set({ dueOn: '2026-11-09', wakeOn: '2026-11-10' }).where(eq(cases.id, lans.id))
    const heap = async () => (await as(officer('lanhdao')).get('/can-bo')).text()
    expect(await heap()).not.toContain('Việc của tôi</h1>')
    await wakeCases(db, morning('2026-11-19'), KINDS)
    const told = await heap()
    for (const part of ['Việc của tôi</h1>', 'Quá hạn đã báo lên', lans.code, 'quá hạn, đã báo Đảng ủy'])
      expect(told).toContain(part)
    expect(await (await as(lan).get(`/binh-xa/ho-so/${lans.code}`)).text()).toContain(
      'Đã báo việc quá hạn đến lãnh đạo xã',
    )
    await deed('duyet.kinhte', lans, 'duyet')
    expect(await heap()).not.toContain('quá hạn, đã báo Đảng ủy')
  })
})
