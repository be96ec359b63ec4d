import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { user } from '../staff/tables.ts'
import { upwardReports } from './tables.ts'

export const REPORTS_A_PAGE = 30

/** A report in a list: what it is called, when it came, who took it. */
export type ListedReport = {
  id: string
  communeId: string
  communeName: string
  kind: string
  period: string
  title: string
  sentAt: string
  receivedAt: string | null
  receiverName: string | null
  replacedBy: string
}
/** The last report of the page before. */
export type ReportPlace = { sentAt: string; id: string }

const LISTED = {
  id: upwardReports.id,
  communeId: upwardReports.communeId,
  communeName: upwardReports.communeName,
  kind: upwardReports.kind,
  period: upwardReports.period,
  title: upwardReports.title,
  sentAt: upwardReports.sentAt,
  receivedAt: upwardReports.receivedAt,
  receiverName: user.name,
  replacedBy: upwardReports.replacedBy,
}

/** Reports on a level's desk, the newest first: those that nobody has taken, or those that somebody has. One more than a page. */
export function reportsAbove(
  db: Db,
  areaId: string,
  which: 'waiting' | 'received',
  after: ReportPlace | null,
): Promise<ListedReport[]> {
  // In words of its own, so that the lists' indexes serve.
  const own = which === 'waiting' ? sql`received_at is null and replaced_by = ''` : sql`received_at is not null`
  return db
    .select(LISTED)
    .from(upwardReports)
    .leftJoin(user, eq(user.id, upwardReports.receivedBy))
    .where(
      and(
        eq(upwardReports.areaId, areaId),
        own,
        after ? below([upwardReports.sentAt, upwardReports.id], [after.sentAt, after.id]) : undefined,
      ),
    )
    .orderBy(desc(upwardReports.sentAt), desc(upwardReports.id))
    .limit(REPORTS_A_PAGE + 1)
}

/** The last reports of one commune to a level. */
export function reportsFrom(db: Db, areaId: string, communeId: string, most: number): Promise<ListedReport[]> {
  return db
    .select(LISTED)
    .from(upwardReports)
    .leftJoin(user, eq(user.id, upwardReports.receivedBy))
    .where(and(eq(upwardReports.areaId, areaId), eq(upwardReports.communeId, communeId)))
    .orderBy(desc(upwardReports.sentAt), desc(upwardReports.id))
    .limit(most)
}

/** Does a report wait for somebody to take it? */
export async function isReportWaiting(db: Db, areaId: string): Promise<boolean> {
  const rows = await db
    .select({ id: upwardReports.id })
    .from(upwardReports)
    .where(and(eq(upwardReports.areaId, areaId), sql`received_at is null and replaced_by = ''`))
    .limit(1)
  return rows.length > 0
}

export type ReportAbove = typeof upwardReports.$inferSelect & { receiverName: string | null }

/** A report of this level's desk; null for another's. */
export async function reportAbove(db: Db, areaId: string, id: string): Promise<ReportAbove | null> {
  const [row] = await db
    .select({ ...getTableColumns(upwardReports), receiverName: user.name })
    .from(upwardReports)
    .leftJoin(user, eq(user.id, upwardReports.receivedBy))
    .where(and(eq(upwardReports.id, id), eq(upwardReports.areaId, areaId)))
  return row ?? null
}

/** Somebody takes a report; who came first stays. */
export async function receiveReport(db: Db, id: string, userId: string, now: Date): Promise<void> {
  await db
    .update(upwardReports)
    .set({ receivedBy: userId, receivedAt: now.toISOString() })
    .where(and(eq(upwardReports.id, id), isNull(upwardReports.receivedAt), eq(upwardReports.replacedBy, '')))
}
