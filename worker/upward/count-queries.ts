import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { recommendationCounts } from '../recommendations/tables.ts'
import { dueInstant } from '../rounds/periods.ts'
import { standing } from '../targets/rules.ts'
import { indicators, targets } from '../targets/tables.ts'
import { lastDayOf } from './months.ts'
import type { Figures } from './trouble.ts'

type Counted = Omit<Figures, 'month' | 'communeId' | 'communeName'>

/**
 * A commune's month in numbers, out of what its own pages count: so that what it sends is what its own officers read. Restricted
 * cases are in none of them.
 */
export async function countMonth(db: Db, communeId: string, month: string): Promise<Counted> {
  const [reports, aims, petitions, recommendations] = await Promise.all([
    reportsOf(db, communeId, month),
    targetsOf(db, communeId, month),
    petitionsOf(db, communeId, month),
    recommendationsOf(db, communeId, month),
  ])
  return { ...reports, ...aims, ...petitions, ...recommendations }
}

/** Rounds whose due day lies in the month, and what came to them. */
async function reportsOf(db: Db, communeId: string, month: string) {
  const [row] = await db.all<Record<'rounds' | 'wanted' | 'received' | 'late', number | null>>(sql`
    select count(distinct r.dossier_id) rounds, count(s.id) wanted, count(s.first_sent_at) received,
      sum(s.first_sent_at > r.due_on || ${dueInstant('')}) late
    from report_rounds r cross join dossiers d on d.id = r.dossier_id and d.status not in ('draft', 'cancelled')
      left join report_submissions s on s.round_id = r.dossier_id
    where r.commune_id = ${communeId} and r.due_on between ${`${month}-01`} and ${lastDayOf(month)}`)
  const [wanted, received] = [row?.wanted ?? 0, row?.received ?? 0]
  return { rounds: row?.rounds ?? 0, wanted, received, late: row?.late ?? 0, missing: wanted - received }
}

/** Targets of the year as they stand, held against the pace of the year at the end of the month. */
async function targetsOf(db: Db, communeId: string, month: string) {
  const year = Number(month.slice(0, 4))
  const rows = await db
    .select({ target: targets.target, base: targets.base, rule: indicators.rule, actual: targets.actual })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(and(eq(targets.communeId, communeId), eq(targets.year, year), isNull(targets.droppedAt)))
  const stands = rows.map((row) => standing(row, row.actual, year, lastDayOf(month)))
  return {
    targets: rows.length,
    reached: stands.filter((one) => one === 'reached').length,
    behind: stands.filter((one) => one === 'behind').length,
  }
}

/** Petitions of the month as the commune's own page of figures sums them, and those that were promised by its end and still wait. */
async function petitionsOf(db: Db, communeId: string, month: string) {
  const [[came], [owed]] = await Promise.all([
    db.all<Record<'received' | 'answered' | 'inTime', number | null>>(sql`
      select sum(received) received, sum(answered) answered, sum(in_time) inTime from body_figures
      where commune_id = ${communeId} and month = ${month} and category <> ''`),
    db.all<{ many: number | null }>(sql`
      select sum(day.value) many from body_work work, json_each(work.owed) day
      where work.commune_id = ${communeId} and day.key <= ${lastDayOf(month)}`),
  ])
  return {
    ...{ petitions: came?.received ?? 0, answered: came?.answered ?? 0, inTime: came?.inTime ?? 0 },
    overdue: owed?.many ?? 0,
  }
}

/** What was asked after supervision since the beginning of the year, and what came of it. */
async function recommendationsOf(db: Db, communeId: string, month: string) {
  const rows = await db
    .select({
      asked: recommendationCounts.asked,
      answered: recommendationCounts.answered,
      verified: recommendationCounts.verified,
      overdue: recommendationCounts.overdue,
    })
    .from(recommendationCounts)
    .where(
      and(
        eq(recommendationCounts.communeId, communeId),
        eq(recommendationCounts.scope, 'all'),
        eq(recommendationCounts.year, Number(month.slice(0, 4))),
      ),
    )
  const sum = (name: 'asked' | 'answered' | 'verified' | 'overdue') => rows.reduce((all, row) => all + row[name], 0)
  return { recommendations: sum('asked'), replied: sum('answered'), kept: sum('verified'), unanswered: sum('overdue') }
}
