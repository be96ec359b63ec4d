import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ChainedEvent, firstBreak } from '../../worker/cases/chain.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import worker from '../../worker/index.ts'
import { compile } from '../../worker/rounds/compiling/compile.ts'
import { heapsOf } from '../../worker/rounds/compiling/queries.ts'
import type { Year } from '../../worker/rounds/compiling/year.ts'
import { yearReport } from '../../worker/rounds/compiling/year-queries.ts'
import { reportRounds } from '../../worker/rounds/tables.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { series, seriesFields, setOf } from './gathering.ts'
import { sheetOf } from './reporting-cast.ts'
import { calendarOf, type Due, FIGURES, fateOf, isOwn, told, UNITS, type Wanted, writerOf } from './year-cast.ts'

const YEAR = 2027
const db = connect(env)

/** What the test writes down by itself of each unit and round: the sums are taken from here. */
type Kept = Due & {
  unit: string
  counts: Record<string, string> | null
  isLate: boolean
  isMissing: boolean
  returned: number
  corrected: number
}
const kept: Kept[] = []
const rounds = new Map<string, { id: string; slug: string }>()
let year: Year

type Deed = { at: string; do: () => Promise<void> }

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await at(`${YEAR - 1}-12-20T01:00:00Z`)
  await openSeries()
  const deeds = calendarOf(YEAR).flatMap((due, round) =>
    UNITS.flatMap((unit, index) => deedsOf(due, round, unit, index)),
  )
  // The clock turns more often; these are the days on which it finds something.
  const days = calendarOf(YEAR).flatMap(({ closesOn, dueOn, opensOn }) => [
    opensOn,
    addDays(dueOn, 1),
    addDays(closesOn, 1),
  ])
  for (const day of new Set(days)) deeds.push({ at: `${day}T00:30:00Z`, do: tick })
  for (const deed of deeds.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
    await at(deed.at)
    await deed.do()
  }
  const book = await openBook(db, 'binh-xa', new Date())
  if (!book) throw new Error('no commune')
  year = await yearReport(db, book, String(YEAR))
}, 600_000)
afterAll(() => vi.useRealTimers())

/** It is that moment, and whoever has signed in is still at his desk. */
async function at(instant: string): Promise<void> {
  vi.setSystemTime(new Date(instant))
  await env.DB.prepare('UPDATE staff_sessions SET expires_at = ?')
    .bind(Date.parse(instant) + 3_600_000)
    .run()
}

/** The clock's turn; what it opened is found. */
async function tick(): Promise<void> {
  await worker.scheduled(createScheduledController({ cron: '*/5 * * * *', scheduledTime: new Date() }), env)
  const { results } = await env.DB.prepare(
    `SELECT d.id, d.year, d.number, r.kind, r.period FROM report_rounds r JOIN dossiers d ON d.id = r.dossier_id`,
  ).all<{ id: string; year: number; number: number; kind: string; period: string }>()
  for (const { id, kind, number, period, year: of } of results)
    rounds.set(`${WANTED[kind]} ${period}`, { id, slug: `${of % 100}-${String(number).padStart(4, '0')}` })
}
const WANTED: Record<string, Wanted> = {
  ...{ monthly_plan: 'plan', monthly_result: 'result', quarterly: 'quarter', half_year: 'review', annual: 'review' },
}

async function openSeries(): Promise<void> {
  const set = await setOf('Thôn và tổ chức của xã', UNITS)
  const rule = (dueDay: string, dueHow: string, dueAfter: string, opensBefore: string, closesAfter: string) => ({
    ...{ dueDay, dueHow, dueAfter, opensBefore, closesAfter },
  })
  const plans = await series('monthly_plan', seriesFields(set, rule('5', 'before', '0', '10', '5')))
  await series(
    'monthly_result',
    seriesFields(set, {
      ...rule('28', 'before', '0', '8', '5'),
      ...{ name: 'Kết quả thực hiện', form: 'mau:ket-qua-thang', plan: plans },
    }),
  )
  await series(
    'quarterly',
    seriesFields(set, { ...rule('10', 'before', '1', '12', '7'), name: 'Báo cáo công tác', form: 'mau:bao-cao-quy' }),
  )
  await series(
    'half_year',
    seriesFields(set, { ...rule('25', 'on', '0', '15', '7'), name: 'Báo cáo sơ kết', form: 'mau:so-ket' }),
  )
  await series(
    'annual',
    seriesFields(set, { ...rule('20', 'on', '0', '20', '10'), name: 'Báo cáo tổng kết', form: 'mau:so-ket' }),
  )
}

/** All that happens to one unit's report, in the days of its round. */
function deedsOf(due: Due, round: number, unit: string, index: number): Deed[] {
  const fate = fateOf(index, round)
  const mine: Kept = { ...due, unit, counts: null, isLate: false, isMissing: false, returned: 0, corrected: 0 }
  kept.push(mine)
  const figures = (again = false) => told(due.wanted, index, round, again)
  const send = (answers: Record<string, string>, number: number) => sends(due, unit, answers, number)
  const morning = (days: number) => `${addDays(due.dueOn, days)}T02:${String(index).padStart(2, '0')}:00Z`
  const later = (days: number) => `${addDays(due.dueOn, days)}T04:${String(index).padStart(2, '0')}:00Z`
  const first = { do: () => send(figures(), 0) }
  const take = { do: () => decides(due, unit, 'nhan') }
  const count = (again = false) => (mine.counts = figures(again))
  switch (fate) {
    case 'in_time':
      count()
      return [
        { at: morning(-2), ...first },
        { at: later(-1), ...take },
      ]
    case 'last_second':
      count()
      return [
        { at: `${due.dueOn}T16:59:30Z`, ...first },
        { at: later(1), ...take },
      ]
    case 'first_second':
      count()
      mine.isLate = true
      return [
        { at: `${due.dueOn}T17:00:10Z`, ...first },
        { at: later(2), ...take },
      ]
    case 'late':
      count()
      mine.isLate = true
      return [
        { at: morning(2), ...first },
        { at: later(3), ...take },
      ]
    case 'waiting':
      return [{ at: morning(-1), ...first }]
    case 'missing':
      mine.isMissing = true
      return []
    case 'after_all':
      count()
      mine.isMissing = true
      return [
        { at: `${addDays(due.closesOn, 2)}T02:00:00Z`, ...first },
        { at: `${addDays(due.closesOn, 2)}T04:00:00Z`, ...take },
      ]
    case 'given_up':
      mine.isMissing = true
      mine.returned = 1
      return [
        { at: morning(-3), ...first },
        { at: later(-3), do: () => decides(due, unit, 'tra-lai') },
      ]
    case 'returned':
      count(true)
      mine.returned = 1
      return [
        { at: morning(-3), ...first },
        { at: later(-3), do: () => decides(due, unit, 'tra-lai') },
        { at: morning(1), do: () => send(figures(true), 1) },
        { at: later(1), ...take },
      ]
    case 'corrected':
    case 'late_corrected': {
      const sent = fate === 'corrected' ? -2 : 1
      count(true)
      mine.isLate = fate === 'late_corrected'
      mine.corrected = 1
      return [
        { at: morning(sent), ...first },
        { at: later(sent), ...take },
        { at: morning(sent + 2), do: () => corrects(due, unit, figures(true)) },
        { at: later(sent + 2), ...take },
      ]
    }
  }
}

let hidden: Record<string, string | File | string[]> | undefined

/** What a sheet sends besides its answers: what its page carries, read once. */
async function carried(due: Due, unit: string, number: number) {
  const { slug } = roundOf(due)
  const path = `/can-bo/bao-cao/${slug}`
  hidden ??= await sheetOf(writerOf(unit), isOwn(unit) ? path : `${path}?don-vi=${encodeURIComponent(unit)}`, {})
  // Not sent by the button of a page: by Enter, with all that is on all pages.
  const bare = Object.entries(hidden).filter(([name]) => !/^(c\.|started$|buoc$|trang$|chua-hoi$)/.test(name))
  return { ...Object.fromEntries(bare), submissionKey: crypto.randomUUID(), so: String(number) }
}

async function sends(
  due: Due,
  unit: string,
  answers: Record<string, string>,
  number: number,
  below = '',
): Promise<void> {
  const path = `/can-bo/bao-cao/${roundOf(due).slug}${below}`
  const typed = Object.fromEntries(Object.entries(answers).map(([name, value]) => [`c.${name}`, value]))
  const more: Record<string, string> = below === '' ? {} : { 'ly-do': 'Đếm sót một buổi cuối kỳ.' }
  const answer = await as(officer(writerOf(unit))).post(
    isOwn(unit) ? path : `${path}?don-vi=${encodeURIComponent(unit)}`,
    { ...(await carried(due, unit, number)), ...typed, ...more },
  )
  if (answer.status !== 303)
    throw new Error(`${unit} ${due.wanted} ${due.period}: ${answer.status} ${await saidIn(answer)}`)
}

const corrects = (due: Due, unit: string, answers: Record<string, string>) =>
  sends(due, unit, answers, 1, '/dinh-chinh')

/** The Front's coordinator takes a report in, or gives it back. */
async function decides(due: Due, unit: string, action: 'nhan' | 'tra-lai'): Promise<void> {
  const { id, slug } = roundOf(due)
  const version = await env.DB.prepare('SELECT version FROM report_submissions WHERE round_id = ? AND unit = ?')
    .bind(id, unit)
    .first<number>('version')
  const answer = await as(officer('dieuphoi')).post(
    `/can-bo/ky-bao-cao/${slug}/don-vi/${encodeURIComponent(unit)}/${action}`,
    { version: String(version), 'ly-do': 'Số lượt người chưa khớp với số buổi, xem lại giúp.' },
  )
  if (answer.status !== 303)
    throw new Error(`${action} ${unit} ${due.period}: ${answer.status} ${await saidIn(answer)}`)
}

function roundOf({ period, wanted }: Due) {
  const found = rounds.get(`${wanted} ${period}`)
  if (!found) throw new Error(`no round for ${wanted} ${period}`)
  return found
}

async function saidIn(answer: Response): Promise<string> {
  return (await answer.text())
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600)
}

/** The sum of a figure over what was written down; null when nobody's counts. */
function sum(wanted: Wanted, periods: readonly string[], name: string): number | null {
  const own = kept.filter((one) => one.wanted === wanted && periods.includes(one.period) && one.counts !== null)
  return own.length === 0
    ? null
    : own.reduce((total, one) => total + Math.round(Number(one.counts?.[name]) * 10), 0) / 10
}

const months = Array.from({ length: 12 }, (_, at) => `${YEAR}-${String(at + 1).padStart(2, '0')}`)
const STRETCHES: Record<string, readonly string[]> = {
  ...Object.fromEntries(months.map((month) => [month, [month]])),
  ...Object.fromEntries([0, 1, 2, 3].map((at) => [`${YEAR}-Q${at + 1}`, months.slice(at * 3, at * 3 + 3)])),
  ...{ [`${YEAR}-H1`]: months.slice(0, 6), [`${YEAR}-H2`]: months.slice(6), [`${YEAR}`]: months },
}

describe('a year of Bình Xa: thirty rounds, thirty-three units', () => {
  test('opens every round by itself, on its rule', async () => {
    const { results } = await env.DB.prepare(
      `SELECT kind, period, due_on, closes_on, (SELECT count(*) FROM report_submissions WHERE round_id = dossier_id) AS many
       FROM report_rounds WHERE period >= '${YEAR}' AND period < '${YEAR + 1}' ORDER BY kind, period`,
    ).all<{ kind: string; period: string; due_on: string; closes_on: string; many: number }>()
    const found = results.map((row) => `${WANTED[row.kind]} ${row.period} ${row.due_on} ${row.closes_on} ${row.many}`)
    const wanted = calendarOf(YEAR).map(
      (due) => `${due.wanted} ${due.period} ${due.dueOn} ${due.closesOn} ${UNITS.length}`,
    )
    expect(found.toSorted()).toEqual(wanted.toSorted())
  })

  test('adds up, month, quarter, half and year, to what a hand would add up, beside the plans', () => {
    expect(year.tables).toHaveLength(1)
    const found: Record<string, [result: number | null, plan: number | null]> = {}
    const wanted: typeof found = {}
    for (const name of FIGURES.result) {
      const line = year.tables[0]?.lines.find(({ ask }) => ask.name === name)
      for (const [stretch, periods] of Object.entries(STRETCHES)) {
        const cell = line?.cells.get(stretch)
        const near = (value: number | null | undefined) =>
          value === null || value === undefined ? null : Math.round(value * 1e6) / 1e6
        found[`${name} ${stretch}`] = [near(cell?.result), near(cell?.plan)]
        wanted[`${name} ${stretch}`] = [sum('result', periods, name), sum('plan', periods, name)]
      }
    }
    expect(found).toEqual(wanted)
    expect(Object.keys(wanted)).toHaveLength(FIGURES.result.length * 19)
  })

  test('shows all figures of the table and no others', () => {
    const lines = year.tables[0]?.lines.map(({ ask }) => ask.name)
    expect(lines?.toSorted()).toEqual(FIGURES.result.toSorted())
  })

  test('says of each unit how often it was in time, late, missing, given back, corrected', () => {
    const wanted = UNITS.map((unit) => {
      const own = kept.filter((one) => one.unit === unit)
      const many = (is: (one: Kept) => boolean) => own.filter(is).length
      return {
        ...{ unit, wanted: own.length, open: 0 },
        inTime: many((one) => !one.isMissing && !one.isLate),
        late: many((one) => !one.isMissing && one.isLate),
        missing: many((one) => one.isMissing),
        returned: own.reduce((total, one) => total + one.returned, 0),
        corrected: own.reduce((total, one) => total + one.corrected, 0),
      }
    })
    const found = year.discipline.toSorted((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit))
    expect(found).toEqual(wanted)
    const all = (of: (one: (typeof wanted)[number]) => number) => wanted.reduce((total, one) => total + of(one), 0)
    expect([all((one) => one.late) > 0, all((one) => one.missing) > 0, all((one) => one.corrected) > 0]).toEqual([
      ...[true, true, true],
    ])
  })

  test('puts every quarter and review together as a hand would', async () => {
    const found: Record<string, number | null> = {}
    const wanted: typeof found = {}
    for (const round of await db.select().from(reportRounds)) {
      const which = WANTED[round.kind]
      if (which === undefined || !round.period.startsWith(String(YEAR))) continue
      const heaps = await heapsOf(db, round, null)
      for (const line of compile(heaps.round, heaps.plan, heaps.previous))
        if (line.ask.as === 'number')
          found[`${which} ${round.period} ${line.ask.name}`] =
            line.total === null ? null : Math.round(line.total * 10) / 10
      for (const name of FIGURES[which]) wanted[`${which} ${round.period} ${name}`] = sum(which, [round.period], name)
    }
    expect(found).toEqual(wanted)
  })

  test('shows the Front the year on one page, with the same figures', async () => {
    const page = await (await as(officer('dieuphoi')).get(`/can-bo/ky-bao-cao/nam/${YEAR}`)).text()
    const total = sum('result', months, 'luot_nguoi') ?? 0
    expect(page).toContain(total.toLocaleString('vi-VN'))
    expect(page).toContain((sum('plan', months, 'luot_nguoi') ?? 0).toLocaleString('vi-VN'))
  })

  test('left a whole chain behind every report', async () => {
    const { results: heads } = await env.DB.prepare('SELECT id, version, head_hash FROM report_submissions').all<{
      id: string
      version: number
      head_hash: string
    }>()
    const { results: events } = await env.DB.prepare(
      `SELECT submission_id caseId, seq, commune_id communeId, kind, actor_kind actorKind, actor_id actorId, body_id bodyId, at,
       detail, text_hash textHash, previous_hash previousHash, hash, words FROM report_events ORDER BY submission_id, seq`,
    ).all<ChainedEvent & { hash: string; words: string }>()
    const chains = Map.groupBy(events, ({ caseId }) => caseId)
    const breaks = heads.map(({ head_hash: headHash, id, version }) => {
      const chain = chains.get(id) ?? []
      const words = new Map(chain.filter((event) => event.words !== '').map((event) => [event.seq, event.words]))
      return firstBreak(chain, { caseId: id, version, headHash }, words)
    })
    expect(breaks.filter(Boolean)).toEqual([])
    expect(events.length).toBeGreaterThan(UNITS.length * 30)
  })

  test('began one difficulty for each report that told of one, with an owner to be named', async () => {
    const wanted = kept.filter((one) => one.counts?.kho_khan !== undefined).length
    expect(wanted).toBeGreaterThan(0)
    const many = await env.DB.prepare("SELECT count(*) AS n FROM dossiers WHERE kind = 'difficulty'").first<number>('n')
    expect(many).toBe(wanted)
  })
})
