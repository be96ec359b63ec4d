import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import type { CaseRow } from '../queries.ts'
import { casesById, MOVED_MARK, SENT_MARK, type TextsOf } from './index-queries.ts'
import { answeredRoad, conditionOf, dueRoad, FIELDS } from './road-queries.ts'
import { askedOf, daysAsked, rankOf, roadOf, type Wanted, wordsIn } from './words.ts'
import { cases } from '../tables.ts'

/** Events since the index's mark that a search looks at. */
const NEWEST_EVENTS = 500
/** Cases that one page looks at when what is asked is rare among them. */
const LOOKED_AT = 600
/** Cases of one look after the first. */
const ONE_LOOK = 200
/** Steps along the index that one look takes. */
const STEPS = 3_000
/** Cases that were sent in the same moment may have their numbers the other way round. */
const SAME_MOMENT = 5

export type Found = {
  rows: CaseRow[]
  /** Where the next page goes on; null at the end. */
  after: string | null
  /** So much happened since the index's mark that something may be missing. */
  isBehind: boolean
}

/**
 * One page of the cases that this officer may see and that are as wanted. Words and traits ride the index of words, the
 * rarest leading; what happened since its mark is looked at itself. Reads grow with what is shown.
 */
export async function search(
  db: Db,
  staff: StaffMember,
  wanted: Wanted,
  after: string | null,
  textsOf: TextsOf,
  most: number,
): Promise<Found> {
  const road = roadOf(wanted)
  if (road === 'due') return { ...(await dueRoad(db, staff, wanted, after, most)), isBehind: false }
  if (road === 'answered') return { ...(await answeredRoad(db, staff, wanted, after, most)), isBehind: false }
  const condition = conditionOf(staff, wanted)
  const asked = askedOf(wanted, seesAll(staff) ? null : staff.bodyId)
  const start = /^\d{1,12}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER
  const { recent, isBehind } = await recentOnes(db, staff, wanted, condition, textsOf)
  const found = new Map(recent.filter((row) => rankOf(row) < start).map((row) => [rankOf(row), row]))
  const outOfIndex = found.size
  const bounds = await boundsOf(db, staff.communeId, wanted, start)
  let at: number | null = bounds.start
  const atFirst = most + 1 + (wanted.to ? SAME_MOMENT : 0)
  for (let looked = 0, many = atFirst; at !== null && found.size - outOfIndex <= most && looked < LOOKED_AT;) {
    const { rows, next }: Look =
      asked.length > 0
        ? await lookByWords(db, staff.communeId, asked, at, bounds.floor, many, condition)
        : await lookInOrder(db, staff.communeId, at, bounds.floor, many, condition)
    for (const row of rows) found.set(rankOf(row), row)
    looked += many
    many = ONE_LOOK
    at = next
  }
  // Below `at` nothing was looked at yet, so what the newest events showed there waits for its page.
  const upTo = at ?? 0
  const certain = [...found.values()].filter((row) => rankOf(row) >= upTo).sort((a, b) => rankOf(b) - rankOf(a))
  const rows = certain.slice(0, most)
  const last = rows.at(-1)
  if (certain.length > most && last) return { rows, after: String(rankOf(last)), isBehind }
  return { rows, after: at === null ? null : String(at), isBehind }
}

/** Does this officer see every case of the commune? */
function seesAll(staff: StaffMember): boolean {
  return holds(staff, 'intake_officer', 'coordinator', 'leader')
}

/** Wanted cases to which something happened since the index's mark: not in it yet, or not as they are now. */
async function recentOnes(db: Db, staff: StaffMember, wanted: Wanted, condition: SQL | undefined, textsOf: TextsOf) {
  const moved = await db.all<{ id: string }>(sql`
    select case_id as id from events where commune_id = ${staff.communeId} and at > coalesce((
      select strftime('%Y-%m-%dT%H:%M:%fZ', min(value), '-2 minutes') from marks
      where name in (${SENT_MARK}, ${MOVED_MARK}) having count(*) = 2), '')
    order by at desc limit ${NEWEST_EVENTS}`)
  const ids = [...new Set(moved.map((event) => event.id))]
  const rows = ids.length > 0 ? await casesById(db, ids, condition) : []
  const isBehind = moved.length === NEWEST_EVENTS
  if (wanted.words.length === 0 || rows.length === 0) return { recent: rows, isBehind }
  const texts = await textsOf(
    db,
    rows.map((row) => row.id),
  )
  const recent = rows.filter((row) => {
    const words = new Set(wordsIn([row.title, ...(texts.get(row.id) ?? [])]))
    return wanted.words.every((word) => words.has(word))
  })
  return { recent, isBehind }
}

/** Between which ranks the days of sending lie: two looks into the index. `start` is already past the range's end. */
async function boundsOf(db: Db, communeId: string, wanted: Wanted, start: number) {
  const { first, last } = daysAsked(wanted)
  const end = wanted.to
    ? await db.get<{ rank: number }>(sql`select rank from case_words where commune_id = ${communeId}
        and word between 'd=' and ${last} order by word desc, rank desc limit 1`)
    : { rank: start }
  const begin = wanted.from
    ? await db.get<{ rank: number }>(sql`select rank from case_words where commune_id = ${communeId}
        and word >= ${first} and word < 'd>' order by word, rank limit 1`)
    : { rank: 0 }
  if (!end || !begin) return { start: null, floor: 0 }
  return { start: Math.min(start, end.rank + SAME_MOMENT), floor: Math.max(0, begin.rank - SAME_MOMENT) }
}

/** Wanted cases among the next below `at`; `next` is where to go on, null at the end. */
type Look = { rows: CaseRow[]; next: number | null }

async function lookInOrder(
  db: Db,
  communeId: string,
  at: number,
  floor: number,
  many: number,
  condition: SQL | undefined,
): Promise<Look> {
  const seen = await db
    .select({ row: cases, isWanted: sql<number>`(${condition})` })
    .from(cases)
    .where(
      and(
        eq(cases.communeId, communeId),
        sql`(year, number) < (${yearOf(at)}, ${numberOf(at)})`,
        sql`(year, number) >= (${yearOf(floor)}, ${numberOf(floor)})`,
      ),
    )
    .orderBy(desc(cases.year), desc(cases.number))
    .limit(many)
  const last = seen.at(-1)
  return {
    rows: seen.filter((one) => one.isWanted).map((one) => one.row),
    next: seen.length === many && last ? rankOf(last.row) : null,
  }
}

/**
 * Goes down the lists of all that is asked at once: each look asks the next list for its first entry at or below the
 * last one found, so that the rarest list sets the pace. A rank that all lists name in a row is a case that was meant.
 */
async function lookByWords(
  db: Db,
  communeId: string,
  asked: readonly string[],
  at: number,
  lowest: number,
  many: number,
  condition: SQL | undefined,
): Promise<Look> {
  const words = JSON.stringify(asked)
  // The platform binds every number as a fraction, which is no place in a list.
  const [k, most, first, floor, steps] = [asked.length, many, at - 1, lowest, STEPS].map((n) =>
    sql.raw(String(Math.trunc(n))),
  )
  const agreeing = sql.raw('(case when agree > 0 and found = bound then agree + 1 else 1 end)')
  const isHit = sql`(${agreeing} = ${k})`
  const below = sql`(found - ${isHit})`
  const look = (i: SQL, bound: SQL | undefined) => sql`(select rank from case_words where commune_id = ${communeId}
    and word = (${words} ->> ${i}) and rank <= ${bound} order by rank desc limit 1)`
  const path = sql`
    with recursive leap (n, hits, i, bound, agree, found) as (
      select 1, 0, 0, ${first}, 0, ${look(sql.raw('0'), first)}
      union all
      select n + 1, hits + ${isHit}, (i + 1) % ${k}, ${below}, case when ${isHit} then 0 else ${agreeing} end,
        ${look(sql`((i + 1) % ${k})`, below)}
      from leap where found >= ${floor} and n < ${steps} and hits + ${isHit} < ${most}
    )
    select found, ${isHit} as hit from leap where found >= ${floor} and (${isHit} or n = ${steps})`
  // Along the index of codes, whatever else is wanted of the case.
  const seen = (await db.select({
    ...FIELDS,
    found: sql<number>`found`,
    hit: sql<number>`hit`,
    isWanted: sql<number>`(${condition})`,
  }).from(sql`(${path}) left join cases indexed by cases_code on cases.commune_id = ${communeId}
      and cases.year = found / 10000000 and cases.number = found % 10000000`)) as (CaseRow & {
    found: number
    hit: number
    isWanted: number
  })[]
  const last = seen.at(-1)
  const rows = seen
    .filter((one) => one.hit && one.isWanted)
    .map(({ found: _found, hit: _hit, isWanted: _is, ...row }) => row)
  if (last && !last.hit) return { rows, next: last.found + 1 }
  return { rows, next: seen.length === many && last ? last.found : null }
}

function yearOf(rank: number): number {
  return Math.floor(rank / 10_000_000)
}

function numberOf(rank: number): number {
  return rank % 10_000_000
}
