import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { addDays } from '../deadlines/calendar.ts'
import type { Period } from './period.ts'
import type { Fact } from './sums.ts'
import { bodyFigures, bodyWork } from './tables.ts'

export type MonthFact = Fact & { month: string }

/** What was counted in these months, of one body or of all. Reads a row for each body and field that had anything. */
export async function factsOfMonths(
  db: Db,
  communeId: string,
  months: readonly string[],
  bodyId?: string,
): Promise<MonthFact[]> {
  if (months.length === 0) return []
  const rows = await db
    .select()
    .from(bodyFigures)
    .where(
      and(
        eq(bodyFigures.communeId, communeId),
        inArray(bodyFigures.month, [...months]),
        bodyId ? eq(bodyFigures.bodyId, bodyId) : undefined,
      ),
    )
  return rows.map(({ daysTaken, ...row }) => ({ ...row, days: daysTaken }))
}

/** All that was counted in a period: its months, and the days before and after them out of the counted cases. */
export async function factsOf(db: Db, communeId: string, period: Period, bodyId?: string): Promise<Fact[]> {
  const parts = await Promise.all([
    factsOfMonths(db, communeId, period.months, bodyId),
    ...period.edges.flatMap((edge) => [daysOfCases(db, communeId, edge, bodyId), heldIn(db, communeId, edge, bodyId)]),
  ])
  return parts.flat()
}

type Edge = { from: string; to: string }
type Row = Record<string, string | number | null>
const number = (row: Row, name: string) => Number(row[name] ?? 0)

async function daysOfCases(db: Db, communeId: string, { from, to }: Edge, bodyId?: string): Promise<Fact[]> {
  const own = bodyId ? sql`and body_id = ${bodyId}` : sql``
  const rows = await db.all<Row>(sql`
    select body_id, category, count(*) received, sum(withdrawn) withdrawn, sum(extended) extended,
      0 answered, 0 in_time, 0 disputed, 0 score, 0 scored, null days
    from counted_cases where commune_id = ${communeId} ${own} and sent_on between ${from} and ${to} group by 1, 2
    union all
    select body_id, category, 0, 0, 0, count(*), sum(in_time), sum(disputed), coalesce(sum(score), 0), count(score), days
    from counted_cases where commune_id = ${communeId} ${own} and answered_on is not null
      and answered_on between ${from} and ${to} group by 1, 2, days`)
  return rows.map((row) => ({
    bodyId: String(row.body_id),
    category: String(row.category),
    received: number(row, 'received'),
    withdrawn: number(row, 'withdrawn'),
    extended: number(row, 'extended'),
    answered: number(row, 'answered'),
    inTime: number(row, 'in_time'),
    disputed: number(row, 'disputed'),
    scoreSum: number(row, 'score'),
    scoreCount: number(row, 'scored'),
    days: row.days === null ? {} : { [String(row.days)]: number(row, 'answered') },
    heldCount: 0,
    heldDays: 0,
  }))
}

async function heldIn(db: Db, communeId: string, { from, to }: Edge, bodyId?: string): Promise<Fact[]> {
  const instant = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString()
  const rows = await db.all<Row>(sql`
    select h.body_id, count(*) many, sum(h.working_days) days from bodies b
    join holdings h on h.commune_id = b.commune_id and h.body_id = b.id
      and h.to_at >= ${instant(from)} and h.to_at < ${instant(addDays(to, 1))}
    join counted_cases c on c.case_id = h.case_id
    where b.commune_id = ${communeId} ${bodyId ? sql`and b.id = ${bodyId}` : sql``} group by 1`)
  return rows.map((row) => ({
    bodyId: String(row.body_id),
    category: '',
    ...{ received: 0, withdrawn: 0, extended: 0, answered: 0, inTime: 0, disputed: 0, scoreSum: 0, scoreCount: 0 },
    days: {},
    heldCount: number(row, 'many'),
    heldDays: number(row, 'days'),
  }))
}

/** What lies with each body now: how many since which day, how many answers owed by which day. */
export function workNow(db: Db, communeId: string, bodyId?: string) {
  return db
    .select({ bodyId: bodyWork.bodyId, held: bodyWork.held, owed: bodyWork.owed })
    .from(bodyWork)
    .where(and(eq(bodyWork.communeId, communeId), bodyId ? eq(bodyWork.bodyId, bodyId) : undefined))
}

export type Trend = { month: string; received: number; answered: number; inTime: number }

/** Month by month, all fields together. */
export async function trendOf(db: Db, communeId: string, from: string, to: string, bodyId?: string): Promise<Trend[]> {
  const total = (column: 'received' | 'answered' | 'inTime') => sql<number>`sum(${bodyFigures[column]})`
  return db
    .select({
      month: bodyFigures.month,
      received: total('received'),
      answered: total('answered'),
      inTime: total('inTime'),
    })
    .from(bodyFigures)
    .where(
      and(
        eq(bodyFigures.communeId, communeId),
        gte(bodyFigures.month, from),
        lte(bodyFigures.month, to),
        bodyId ? eq(bodyFigures.bodyId, bodyId) : undefined,
      ),
    )
    .groupBy(bodyFigures.month)
    .orderBy(bodyFigures.month)
}
