import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { rankOf, traitsOf, wordsIn } from '../worker/cases/search/words.ts'
import { caseWords } from '../worker/cases/search/tables.ts'
import { cases, dailyRoots, events, holdings } from '../worker/cases/tables.ts'
import { alarmsOf, type Days, nextWake } from '../worker/deadlines/alarm.ts'
import { addDays, dueDay, localDay, workingDaysBetween } from '../worker/deadlines/calendar.ts'
import { deedsOf } from '../worker/deadlines/wake.ts'
import { messages, notices } from '../worker/notifications/tables.ts'
import { PETITION_LAPSES } from '../worker/petitions/clock-deeds.ts'
import { searchTexts } from '../worker/petitions/finding/text-queries.ts'
import { labelOf } from '../worker/petitions/labels.ts'
import { petitions, releases, supportCounts, supports } from '../worker/petitions/tables.ts'
import { EVERYWHERE } from '../worker/petitions/public/supports.ts'
import { searchTextOf } from '../worker/petitions/submit.ts'
import { contribution } from '../worker/statistics/contribution.ts'
import { countedCases } from '../worker/statistics/tables.ts'
import { submitters } from '../worker/submitters/tables.ts'
import { lettersOf } from './texts.ts'

/** Days over which a commune's cases came in, up to yesterday. */
const DAYS = 330
/** The day of the cases that wait for the bench: when it comes, each has something to be done by the clock. */
export const RIPE_ON = '9999-12-31'
/** How many of them a commune has. */
export const RIPE = 1000
/** Officers to whom something was told, and how much to each. */
const TOLD = ['tiepnhan', 'dieuphoi', 'xuly.kinhte', 'lanhdao']
const TOLD_EACH = 100
/** Stand for the commune, and for the beginning of its officers' ids, until the rows are multiplied. */
const [HERE, OFFICER] = ['@', '#']

/** What a commune knows that its cases depend on. */
export type Place = Days & { hamlets: readonly string[]; bodyOf: ReadonlyMap<string, string> }
/** Rows of one table as the database keeps them. */
export type Rows = { table: string; columns: string[]; rows: (string | number | null)[][] }
type CaseRow = typeof cases.$inferSelect

/** All rows of one commune with so many cases: the same in each but for the commune's name. */
export function sampleOf(many: number, place: Place, now: Date): Rows[] {
  const today = localDay(now)
  const letters = lettersOf(many, place.hamlets)
  let ripe = 0
  const all = letters.map((letter, n) => {
    const day = addDays(today, -1 - Math.floor(((many - 1 - n) * DAYS) / many))
    const row = caseOf(n, day, letter, place, today)
    // What the clock has to do today waits for the bench; the rest has been done.
    if (row.wakeOn !== null && deedsOf(row, place, now, today, PETITION_LAPSES).length > 0) {
      if (ripe++ < RIPE) row.wakeOn = RIPE_ON
      else Object.assign(row, { status: 'closed', alarm: '', wakeOn: null })
    }
    return { row, letter, n, day }
  })
  if (ripe < RIPE && many >= RIPE * 10) throw new Error(`only ${ripe} cases with something due`)
  const newest = all.slice(-Math.ceil(many / 10))
  const told = all.slice(-TOLD_EACH)
  const shown = all.filter(({ n, row }) => n % 10 === 0 && row.answeredOn !== null)
  const supported = shown.filter(({ n }) => n % 20 === 0)
  const words = all.flatMap(({ letter, row }) =>
    [...wordsIn([row.title, ...searchTexts(letter)]), ...traitsOf(row)].map((word) => ({ word, rank: rankOf(row) })),
  )
  words.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.rank - b.rank))
  return [
    rowsOf(
      cases,
      all.map(({ row }) => row),
    ),
    rowsOf(
      petitions,
      all.map(({ letter, row }) => ({
        ...{ caseId: row.id, kind: 'report' as const, content: letter.content, demands: letter.demands },
        ...{ place: letter.place, latitude: null, longitude: null, allowPublish: true },
      })),
    ),
    rowsOf(
      submitters,
      all.map(({ row }) => ({
        ...{ caseId: row.id, sealed: '', keyId: '', hideIdentity: true, hasEmail: false, consentAt: row.submittedAt },
      })),
    ),
    rowsOf(
      events,
      all.flatMap(({ row }) => eventsOf(row)),
    ),
    rowsOf(
      holdings,
      all.filter(({ row }) => row.version > 2).map(({ row }) => holdingOf(row)),
    ),
    rowsOf(
      countedCases,
      all.flatMap(
        ({ row }) => contribution({ ...row, answeredOutside: false }, row.version > 2 ? 1 : 0, place.specialDays) ?? [],
      ),
    ),
    rowsOf(
      releases,
      shown.map(({ letter, row }) => ({
        ...{ caseId: row.id, communeId: HERE, year: row.year, number: row.number, title: row.title },
        ...{ text: letter.content, answer: 'Đã kiểm tra và xử lý xong.', label: labelOf(row.status) },
        ...{ category: row.category, hamletId: row.hamletId, searchText: searchTextOf(row.title, letter.content) },
        ...{ releasedBy: `${OFFICER}tiepnhan`, releasedAt: row.submittedAt, changedAt: row.submittedAt },
      })),
    ),
    rowsOf(
      supports,
      supported.map(({ row }) => ({ caseId: row.id, deviceHash: row.id, hamletId: row.hamletId, at: row.submittedAt })),
    ),
    rowsOf(
      supportCounts,
      supported.map(({ row }) => ({ caseId: row.id, hamletId: EVERYWHERE, many: 1 })),
    ),
    rowsOf(
      messages,
      newest.map(({ row }) => ({
        ...{ id: `${row.id}.2`, communeId: HERE, caseId: row.id, seq: 2, channel: 'all' as const },
        ...{ recipientKind: 'sender' as const, recipientId: row.id, message: 'petition.received', byId: '' },
        ...{ detail: {}, createdAt: row.submittedAt, state: 'sent' as const, attempts: 1, nextAt: row.submittedAt },
        ...{ sentAt: row.submittedAt, failedAt: null, failure: '' },
      })),
    ),
    rowsOf(
      notices,
      TOLD.flatMap((who) =>
        told.map(({ n, row }) => ({
          ...{ id: `${row.id}.${who}`, staffId: OFFICER + who, communeId: HERE, caseId: row.id },
          ...{ message: 'deadline.reminded', detail: {}, createdAt: row.submittedAt, shownAt: row.submittedAt },
          ...{ readAt: n % 16 === 0 ? null : row.submittedAt, digest: '' },
        })),
      ),
    ),
    rowsOf(
      dailyRoots,
      Array.from({ length: DAYS }, (_, back) => ({
        ...{ communeId: HERE, day: addDays(today, -1 - back), caseCount: 30, previousRoot: '', root: '' },
      })),
    ),
    rowsOf(
      caseWords,
      words.map((one) => ({ communeId: HERE, ...one })),
    ),
  ]
}

/** A case as it stands after so many days: the newest wait for somebody, most others are over, a few are long overdue. */
function caseOf(n: number, day: string, letter: ReturnType<typeof lettersOf>[number], place: Place, today: string) {
  const { category, chance, hamletId } = letter
  const id = `bench.${HERE}.${String(n).padStart(8, '0')}`
  const age = workingDaysBetween(day, today, place.specialDays)
  const status = statusOf(age, Math.floor(chance * 100))
  const dueOn = dueDay({ from: day, days: 5, unit: 'working_days', special: place.specialDays }).due
  const isAnswered = status === 'answered' || status === 'closed'
  const answeredOn = isAnswered ? least(addDays(day, 2 + (Math.floor(chance * 1000) % 7)), addDays(today, -1)) : null
  const inTriage = ['submitted', 'received', 'needs_info', 'reopened'].includes(status)
  const body = `${HERE}.${place.bodyOf.get(category) ?? 'mttq'}`
  const hour = String(1 + (n % 9)).padStart(2, '0')
  const row: CaseRow = {
    ...{ id, communeId: HERE, year: Number(day.slice(0, 4)), number: n + 1, kind: 'petition', status },
    ...{ version: status === 'submitted' ? 1 : inTriage ? 2 : 3, headHash: id },
    ...{ holderBodyId: inTriage ? `${HERE}.mttq` : body, heldSince: `${day}T${hour}:30:00.000Z` },
    ...{ responsibleBodyId: body, aboutBodyId: null, category, hamletId, urgency: 'ordinary', title: letter.title },
    ...{ checkFirst: status === 'submitted' && n % 40 === 0, flags: n % 97 === 0 ? 'complaint' : '' },
    ...{ ruleId: 'bench', routingReason: 'Lĩnh vực này do cơ quan phụ trách.', limitId: 'ordinary' },
    ...{ clockFrom: day, dueOn, actOn: inTriage ? least(addDays(day, 1), dueOn) : dueOn },
    ...{ pauses: status === 'needs_info' ? [{ from: day, to: null }] : [], proposal: null, proposedBy: null },
    ...{ submittedAt: `${day}T${hour}:${String(n % 60).padStart(2, '0')}:00.000Z`, answeredOn },
    answeredInTime: answeredOn === null ? null : answeredOn <= dueOn,
    answeredDays: answeredOn === null ? null : workingDaysBetween(day, answeredOn, place.specialDays),
    score: status === 'closed' && n % 5 > 1 ? 1 + Math.floor(5 * chance ** 0.4) : null,
    ...{ disputed: status === 'reopened', restricted: false, aboutStaffId: null, mergedInto: null, splitFrom: null },
    ...{ extendedBy: n % 31 === 0 ? 5 : 0, leaderDecides: false, approverBodyId: null, alarm: '', wakeOn: null },
    ...{ eraseOn: status === 'closed' ? addDays(answeredOn ?? day, 1825) : null, erasedAt: null },
    channel: n % 12 === 0 ? 'paper' : n % 17 === 0 ? 'telephone' : 'web',
    enteredBy: n % 12 === 0 || n % 17 === 0 ? `${OFFICER}tiepnhan` : null,
    ...{ lookupHash: id, submissionKey: id, contentHash: id },
  }
  // Every alarm of before was raised; of what is long overdue the last one waits.
  const said = alarmsOf(row, place).filter(({ on }) => on <= today)
  row.alarm = said.at(said.at(-1)?.alarm === 'party' ? -2 : -1)?.alarm ?? ''
  row.wakeOn = nextWake(row, place, today)
  return row
}

function statusOf(age: number, chance: number): string {
  const of = (...shares: (readonly [number, string])[]) => shares.find(([upTo]) => chance < upTo)?.[1] ?? 'answered'
  if (age <= 1) return of([50, 'submitted'], [90, 'received'], [100, 'assigned'])
  if (age <= 3) return of([20, 'received'], [60, 'assigned'], [100, 'in_progress'])
  if (age <= 8) return of([50, 'in_progress'], [65, 'pending_approval'], [66, 'needs_info'])
  if (age <= 20) return of([25, 'in_progress'], [28, 'pending_approval'], [30, 'needs_info'], [31, 'reopened'])
  return of([6, 'in_progress'], [13, 'answered'], [14, 'withdrawn'], [15, 'declined'], [16, 'advised'], [100, 'closed'])
}

function eventsOf(row: CaseRow): (typeof events.$inferSelect)[] {
  const deed = (seq: number, kind: string, who: string, at: string) => ({
    ...{ caseId: row.id, seq, communeId: HERE, kind: `petition.${kind}`, at, detail: '{}', textHash: '' },
    ...{ actorKind: who ? ('staff' as const) : ('sender' as const), actorId: who && OFFICER + who },
    ...{ bodyId: who && `${HERE}.mttq`, previousHash: '', hash: row.id },
  })
  return [
    deed(1, 'submitted', '', row.submittedAt),
    deed(2, 'received', 'tiepnhan', row.heldSince),
    deed(3, row.answeredOn === null ? 'assigned' : 'answered', 'dieuphoi', row.heldSince),
  ].slice(0, row.version)
}

function holdingOf(row: CaseRow): typeof holdings.$inferSelect {
  const [fromAt, toAt] = [row.submittedAt, row.heldSince]
  return { caseId: row.id, seq: 3, communeId: HERE, bodyId: `${HERE}.mttq`, fromAt, toAt, workingDays: 0 }
}

/** Rows under the names that the database knows; every column of the table, so that a new one is not forgotten. */
function rowsOf<T extends Table>(table: T, rows: readonly T['$inferSelect'][]): Rows {
  const columns = Object.entries(getTableColumns(table))
  return {
    table: getTableName(table),
    columns: columns.map(([, column]) => column.name),
    rows: rows.map((row) =>
      columns.map(([key, column]) => {
        const value = row[key]
        return value === null ? null : (column.mapToDriverValue(value) as string | number)
      }),
    ),
  }
}

function least(a: string, b: string): string {
  return a < b ? a : b
}
