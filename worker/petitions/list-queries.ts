import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { fold } from '../communes/fold.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import type { StaffMember } from '../staff/actor.ts'
import { seesCommune, type Tab } from './officer/inbox.ts'
import { petitions, releases } from './tables.ts'

/** Rows on a page of a list. */
export const PAGE = 25
/** Counts on tabs stop here: "9+". */
const COUNT_TO = 10
/** How many released petitions one search looks through; older ones are a link away. */
const SEARCH_THROUGH = 1000

/** The most lists that the platform joins in one statement. */
const LISTS_TOGETHER = 5

type Place = { actOn: string; id: string }

/** As in the partial indexes `cases_escalated` and `cases_undecided`, to the letter. */
const RAISED = {
  late: sql`alarm in ('leader', 'party')`,
  undecided: sql`leader_decides = 1 and status = 'received'`,
}

/** The lists that make a heap, each along an index: what the body has, and what it is to approve for another one. */
function heap(staff: StaffMember, tab: Tab): SQL[] {
  if (tab.raised)
    return [sql`${cases.communeId} = ${staff.communeId} and ${RAISED[tab.raised]} and ${cases.restricted} = 0`]
  const state = sql`${cases.status} = ${tab.status} and ${cases.checkFirst} = ${tab.checkFirst} and ${cases.restricted} = 0`
  if (seesCommune(staff)) return [sql`${cases.communeId} = ${staff.communeId} and ${state}`]
  const own = sql`${cases.holderBodyId} = ${staff.bodyId} and ${state}`
  if (tab.status !== 'pending_approval') return [own]
  return [own, sql`${cases.approverBodyId} = ${staff.bodyId} and ${cases.holderBodyId} <> ${staff.bodyId} and ${state}`]
}

/** One page of a heap, soonest due first. `after` is the last row of the page before. Reads what it shows, by index. */
export async function inboxPage(db: Db, staff: StaffMember, tab: Tab, after: Place | null) {
  const lists = await Promise.all(
    heap(staff, tab).map((list) =>
      db
        .select()
        .from(cases)
        .where(and(list, after ? sql`(act_on, id) > (${after.actOn}, ${after.id})` : undefined))
        .orderBy(asc(cases.actOn), asc(cases.id))
        .limit(PAGE + 1),
    ),
  )
  const placeOf = (row: Place) => `${row.actOn}~${row.id}`
  return lists
    .flat()
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .slice(0, PAGE + 1)
}

/** How much lies on each heap, up to `COUNT_TO`. */
export async function heapCounts(db: Db, staff: StaffMember, tabs: readonly Tab[]): Promise<Map<string, number>> {
  const lists = tabs.flatMap((tab) => heap(staff, tab).map((list) => ({ key: tab.key, list })))
  const some = Array.from({ length: Math.ceil(lists.length / LISTS_TOGETHER) }, (_, i) =>
    lists.slice(i * LISTS_TOGETHER, (i + 1) * LISTS_TOGETHER),
  )
  const rows = await Promise.all(some.map((few) => countsOf(db, few)))
  const counts = new Map<string, number>()
  for (const { key, many } of rows.flat()) counts.set(key, (counts.get(key) ?? 0) + many)
  return counts
}

async function countsOf(db: Db, lists: readonly { key: string; list: SQL }[]) {
  const counts = lists.map(({ key, list }) =>
    db.select({ key: sql<string>`${key}`.as('key'), many: sql<number>`count(*)`.as('many') }).from(
      db
        .select({ one: sql`1`.as('one') })
        .from(cases)
        .where(list)
        .limit(COUNT_TO)
        .as('some'),
    ),
  )
  const [first, second, ...rest] = counts
  if (!first) return []
  return second ? await unionAll(first, second, ...rest) : await first
}

export type PublicFilter = { label?: string; category?: string; hamletId?: string; words?: string }
export type ReleaseRow = typeof releases.$inferSelect

/**
 * Released petitions, newest first. Filters ride indexes; words are looked for in folded text among the newest
 * thousand after the cursor, and `more` leads on.
 */
export async function publicPage(
  db: Db,
  communeId: string,
  filter: PublicFilter,
  after: { releasedAt: string; caseId: string } | null,
  most = PAGE,
): Promise<{ rows: ReleaseRow[]; after: { releasedAt: string; caseId: string } | null }> {
  const condition = and(
    eq(releases.communeId, communeId),
    filter.label ? eq(releases.label, filter.label) : undefined,
    filter.category ? eq(releases.category, filter.category) : undefined,
    filter.hamletId ? eq(releases.hamletId, filter.hamletId) : undefined,
    after ? below([releases.releasedAt, releases.caseId], [after.releasedAt, after.caseId]) : undefined,
  )
  const newest = [desc(releases.releasedAt), desc(releases.caseId)] as const
  const words = fold(filter.words ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
  if (words.length === 0) {
    const found = await db
      .select()
      .from(releases)
      .where(condition)
      .orderBy(...newest)
      .limit(most + 1)
    const rows = found.slice(0, most)
    const last = rows.at(-1)
    return { rows, after: found.length > most && last ? { releasedAt: last.releasedAt, caseId: last.caseId } : null }
  }
  const some = await db
    .select({ caseId: releases.caseId, releasedAt: releases.releasedAt, searchText: releases.searchText })
    .from(releases)
    .where(condition)
    .orderBy(...newest)
    .limit(SEARCH_THROUGH)
  const hits = some.filter((row) => words.every((word) => row.searchText.includes(word)))
  const shown = hits.slice(0, most)
  const ids = JSON.stringify(shown.map((row) => row.caseId))
  const rows = shown.length
    ? await db
        .select()
        .from(releases)
        .where(sql`${releases.caseId} in (select value from json_each(${ids}))`)
        .orderBy(...newest)
    : []
  const stop = hits.length > most ? shown.at(-1) : some.length === SEARCH_THROUGH ? some.at(-1) : undefined
  return { rows, after: stop ? { releasedAt: stop.releasedAt, caseId: stop.caseId } : null }
}

/** One released petition with what its public page may say of the case. */
export function publicOne(db: Db, communeId: string, code: { year: number; number: number }) {
  return db
    .select({
      release: releases,
      row: {
        id: cases.id,
        year: cases.year,
        number: cases.number,
        status: cases.status,
        holderBodyId: cases.holderBodyId,
        responsibleBodyId: cases.responsibleBodyId,
        dueOn: cases.dueOn,
        answeredOn: cases.answeredOn,
        submittedAt: cases.submittedAt,
      },
      kind: petitions.kind,
    })
    .from(cases)
    .innerJoin(releases, eq(releases.caseId, cases.id))
    .innerJoin(petitions, eq(petitions.caseId, cases.id))
    .where(and(eq(cases.communeId, communeId), eq(cases.year, code.year), eq(cases.number, code.number)))
    .get()
}
