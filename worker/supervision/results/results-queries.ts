import { and, asc, desc, eq, gte, lt, lte } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { isAskedFor } from '../../recommendations/commitment-queries.ts'
import { resultHearings, supervisions } from '../tables.ts'

/** Topics and recommendations that one report holds; more are said to be left out. */
export const MOST_TOPICS = 200
export const MOST_ASKS = 1000

/** Topics that were reported in these days, and those at work now that were begun in them. None that is restricted. */
export async function topicsWithin(db: Db, communeId: string, from: string, to: string) {
  const reported = await db
    .select({ row: dossiers, own: supervisions })
    .from(supervisions)
    .innerJoin(dossiers, eq(dossiers.id, supervisions.dossierId))
    .where(
      and(
        eq(supervisions.communeId, communeId),
        gte(supervisions.reportedOn, from),
        lte(supervisions.reportedOn, to),
        eq(dossiers.restricted, false),
      ),
    )
    .orderBy(asc(supervisions.reportedOn), asc(supervisions.dossierId))
    .limit(MOST_TOPICS)
  const under = await Promise.all(
    ['notified', 'in_progress', 'session_closed', 'report_draft', 'confirmed_by_front'].map((status) =>
      db
        .select({ row: dossiers, own: supervisions })
        .from(dossiers)
        .innerJoin(supervisions, eq(supervisions.dossierId, dossiers.id))
        .where(
          and(
            ...[eq(dossiers.communeId, communeId), eq(dossiers.kind, 'supervision'), eq(dossiers.status, status)],
            lt(dossiers.startedAt, instantAfter(to)),
            eq(dossiers.restricted, false),
          ),
        )
        .orderBy(desc(dossiers.startedAt))
        .limit(MOST_TOPICS),
    ),
  )
  return [...reported, ...under.flat()].slice(0, MOST_TOPICS)
}

/** Recommendations that were sent in these days; what was promised in a dialogue is none. */
export function asksWithin(db: Db, communeId: string, from: string, to: string) {
  return db
    .select()
    .from(dossiers)
    .where(
      and(
        ...[eq(dossiers.communeId, communeId), eq(dossiers.kind, 'recommendation'), eq(dossiers.restricted, false)],
        gte(dossiers.startedAt, instantOf(from)),
        lt(dossiers.startedAt, instantAfter(to)),
        isAskedFor,
      ),
    )
    .orderBy(asc(dossiers.startedAt), asc(dossiers.id))
    .limit(MOST_ASKS)
}

/** Hearings that were noted, the newest first. */
export function hearingsOf(db: Db, communeId: string) {
  return db
    .select()
    .from(resultHearings)
    .where(eq(resultHearings.communeId, communeId))
    .orderBy(desc(resultHearings.year), desc(resultHearings.half))
    .limit(10)
}

/** Notes that results were heard; a correction takes the place of what was noted. */
export async function noteHearing(db: Db, row: typeof resultHearings.$inferInsert): Promise<void> {
  const { communeId: _, half: _half, year: _year, ...set } = row
  await db
    .insert(resultHearings)
    .values(row)
    .onConflictDoUpdate({ target: [resultHearings.communeId, resultHearings.year, resultHearings.half], set })
}

function instantOf(day: string): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString()
}

function instantAfter(day: string): string {
  return instantOf(addDays(day, 1))
}
