import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { invitations } from '../tables.ts'

/** A sheet of slips that were printed together: how many of them were used, and how many were withdrawn. */
export type Series = { series: number; hamletId: string | null; made: number; used: number; withdrawn: number }

/** The series of a survey, the latest first. Reads the slips that there are. */
export function seriesOf(db: Db, surveyId: string): Promise<Series[]> {
  return db
    .select({
      series: invitations.series,
      hamletId: invitations.hamletId,
      made: sql<number>`count(*)`,
      used: sql<number>`count(${invitations.usedOn})`,
      withdrawn: sql<number>`count(${invitations.withdrawnOn})`,
    })
    .from(invitations)
    .where(eq(invitations.surveyId, surveyId))
    .groupBy(invitations.series, invitations.hamletId)
    .orderBy(desc(invitations.series))
}

/** The number of the last series; 0 when there is none. */
export async function lastSeries(db: Db, surveyId: string): Promise<number> {
  const row = await db
    .select({ series: invitations.series })
    .from(invitations)
    .where(eq(invitations.surveyId, surveyId))
    .orderBy(desc(invitations.series))
    .limit(1)
    .get()
  return row?.series ?? 0
}

/** New slips by their hashes, in one statement. */
export function keepSlips(
  { surveyId, series, hamletId }: { surveyId: string; series: number; hamletId: string | null },
  hashes: readonly string[],
): Statement {
  const text = `insert into invitations (survey_id, code_hash, series, hamlet_id)
    select ?1, value, ?2, ?3 from json_each(?4) order by value`
  return { toSQL: () => ({ sql: text, params: [surveyId, series, hamletId, JSON.stringify(hashes)] }) }
}

/** Takes the slips of a series that nobody used out of use. */
export function withdrawSlips(db: Db, surveyId: string, series: number, today: string): Statement {
  return db
    .update(invitations)
    .set({ withdrawnOn: today })
    .where(and(openSlips(surveyId, series), isNull(invitations.withdrawnOn)))
}

/** How many slips of a series can still be used. */
export async function unusedOf(db: Db, surveyId: string, series: number): Promise<number> {
  const row = await db
    .select({ many: sql<number>`count(*)` })
    .from(invitations)
    .where(and(openSlips(surveyId, series), isNull(invitations.withdrawnOn)))
    .get()
  return row?.many ?? 0
}

/** Which of these hashes are slips of the survey. */
export async function knownSlips(
  db: Db,
  surveyId: string,
  hashes: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await db
    .select({ codeHash: invitations.codeHash, hamletId: invitations.hamletId })
    .from(invitations)
    .where(
      and(
        eq(invitations.surveyId, surveyId),
        sql`${invitations.codeHash} in (select value from json_each(${JSON.stringify(hashes)}))`,
      ),
    )
  return new Map(rows.map(({ codeHash, hamletId }) => [codeHash, hamletId]))
}

function openSlips(surveyId: string, series: number) {
  return and(eq(invitations.surveyId, surveyId), eq(invitations.series, series), isNull(invitations.usedOn))
}
