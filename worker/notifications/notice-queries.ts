import { and, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { formatCaseCode } from '../cases/code.ts'
import { visibleTo } from '../cases/queries.ts'
import { cases } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import type { StaffMember } from '../staff/actor.ts'
import { type MessageDetail, notices } from './tables.ts'

/** A line under "Tin báo". */
export type Notice = {
  id: string
  message: string
  detail: MessageDetail
  shownAt: string
  isRead: boolean
  caseCode: string | null
  /** May he open the case? He may be told of one without seeing it: to agree to something, for instance. */
  opens: boolean
}

export const NOTICES_A_PAGE = 30

/** What an officer was told, newest first, after the place `before`; one more than a page when there are more. */
export function noticesOf(
  db: Db,
  staff: StaffMember,
  prefix: string,
  before: { at: string; id: string } | null,
  now: Date,
): Promise<Notice[]> {
  const { id, shownAt } = notices
  const until = now.toISOString()
  // Without the plus the planner may enter the index at the newest, and not where the last page ended.
  const beyond = before && and(below([shownAt, id], [before.at, before.id]), sql`+${shownAt} <= ${until}`)
  return shown(db, staff, prefix, beyond ?? lte(shownAt, until))
}

/** One of them; nothing when it is somebody else's. */
export async function noticeOf(
  db: Db,
  staff: StaffMember,
  prefix: string,
  id: string,
  now: Date,
): Promise<Notice | undefined> {
  return (await shown(db, staff, prefix, and(eq(notices.id, id), lte(notices.shownAt, now.toISOString()))))[0]
}

async function shown(db: Db, staff: StaffMember, prefix: string, which: SQL | undefined): Promise<Notice[]> {
  const opens = sql<number>`coalesce(${visibleTo(staff) ?? sql`1`}, 0)`
  const rows = await db
    .select({
      id: notices.id,
      message: notices.message,
      detail: notices.detail,
      shownAt: notices.shownAt,
      readAt: notices.readAt,
      year: cases.year,
      number: cases.number,
      opens,
    })
    .from(notices)
    .leftJoin(cases, eq(cases.id, notices.caseId))
    .where(
      and(
        eq(notices.staffId, staff.id),
        // A case that went out of sight takes what was told of it along.
        or(isNull(cases.id), eq(cases.restricted, false), sql`${opens} = 1`),
        which,
      ),
    )
    .orderBy(desc(notices.shownAt), desc(notices.id))
    .limit(NOTICES_A_PAGE + 1)
  return rows.map(({ year, number, readAt, shownAt, opens: may, ...row }) => ({
    ...row,
    shownAt: shownAt ?? '',
    isRead: readAt !== null,
    caseCode: year === null || number === null ? null : formatCaseCode(prefix, year, number),
    opens: may === 1,
  }))
}

/** Marks as read what he has seen. */
export async function markRead(db: Db, staffId: string, which: readonly string[], now: Date): Promise<void> {
  const these = sql`${notices.id} in (select value from json_each(${JSON.stringify(which)}))`
  await db
    .update(notices)
    .set({ readAt: now.toISOString() })
    .where(and(eq(notices.staffId, staffId), isNull(notices.readAt), gt(notices.shownAt, ''), these))
}

/** Clears away what was told long ago. */
export async function dropOldNotices(db: Db, before: string, most: number): Promise<void> {
  const old = db.select({ id: notices.id }).from(notices).where(lt(notices.createdAt, before)).limit(most)
  await db.delete(notices).where(inArray(notices.id, old))
}
