import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import { type CaseRow, eventAfter, type NewEvent, take, visibleTo } from '../cases/queries.ts'
import { cases, eventTexts } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { tell } from '../notifications/outbox.ts'
import type { StaffMember } from '../staff/actor.ts'
import { staffMembers, user } from '../staff/tables.ts'
import { closesAt, type Opening } from './identity.ts'
import { identityRequests, submitters } from './tables.ts'

/** Requests on a page: few are ever open. */
const MOST = 50

export type RequestRow = typeof identityRequests.$inferSelect
/** A request as a list shows it: nothing of the case but its code. */
export type ListedRequest = {
  request: RequestRow
  row: Pick<CaseRow, 'year' | 'number' | 'communeId' | 'aboutBodyId' | 'aboutStaffId' | 'restricted'>
  reason: string
  askedByName: string
  askedByTitle: string
}

/** A restricted case is nobody's matter but theirs who are named in its grants, this one included. */
export function notHidden(staff: StaffMember): SQL | undefined {
  return or(eq(cases.restricted, false), visibleTo(staff))
}

/** Did the sender leave a contact, and does he want to stay hidden? Of a part, the case that it was split from knows. */
export async function hiddenContact(db: Db, row: CaseRow): Promise<{ hideIdentity: boolean; hasContact: boolean }> {
  const found = await db
    .select({ hideIdentity: submitters.hideIdentity, sealed: submitters.sealed })
    .from(submitters)
    .where(eq(submitters.caseId, row.splitFrom ?? row.id))
    .get()
  return { hideIdentity: found?.hideIdentity ?? true, hasContact: (found?.sealed ?? '') !== '' }
}

/** The last request about a case. */
export function lastRequest(db: Db, caseId: string): Promise<RequestRow | undefined> {
  return db
    .select()
    .from(identityRequests)
    .where(eq(identityRequests.caseId, caseId))
    .orderBy(desc(identityRequests.seq))
    .limit(1)
    .get()
}

/** Requests of the commune that wait for a decision, the oldest first. Which of them this officer may decide is the rules' matter. */
export function waitingRequests(db: Db, staff: StaffMember): Promise<ListedRequest[]> {
  return listed(db, and(notHidden(staff), eq(identityRequests.status, 'asked')), staff)
}

/** What this officer asked himself and that still runs. */
export function ownRequests(db: Db, staff: StaffMember, now: string): Promise<ListedRequest[]> {
  const open = sql`(identity_requests.status = 'asked' or identity_requests.closes_at > ${now})`
  return listed(
    db,
    and(sql`identity_requests.status in ('asked', 'agreed')`, eq(identityRequests.askedBy, staff.id), open),
    staff,
  )
}

function listed(db: Db, condition: SQL | undefined, staff: StaffMember): Promise<ListedRequest[]> {
  return db
    .select({
      request: identityRequests,
      row: {
        year: cases.year,
        number: cases.number,
        communeId: cases.communeId,
        aboutBodyId: cases.aboutBodyId,
        aboutStaffId: cases.aboutStaffId,
        restricted: cases.restricted,
      },
      reason: sql<string>`coalesce(${eventTexts.text}, '')`,
      askedByName: sql<string>`coalesce(${user.name}, '')`,
      askedByTitle: sql<string>`coalesce(${staffMembers.title}, '')`,
    })
    .from(identityRequests)
    .innerJoin(cases, eq(cases.id, identityRequests.caseId))
    .leftJoin(eventTexts, and(eq(eventTexts.caseId, identityRequests.caseId), eq(eventTexts.seq, identityRequests.seq)))
    .leftJoin(user, eq(user.id, identityRequests.askedBy))
    .leftJoin(staffMembers, eq(staffMembers.userId, identityRequests.askedBy))
    .where(and(eq(identityRequests.communeId, staff.communeId), condition))
    .orderBy(asc(identityRequests.askedAt))
    .limit(MOST)
}

/** Asks to open who sent a case. The reason is the event's words: the sender reads it. */
export function ask(
  db: Db,
  book: CommuneBook,
  seen: CaseRow,
  staff: StaffMember,
  reason: string,
  now: Date,
): Promise<'done' | 'moved'> {
  const request = {
    caseId: seen.id,
    seq: seen.version + 1,
    communeId: seen.communeId,
    askedBy: staff.id,
    askedBodyId: staff.bodyId,
    askedAt: now.toISOString(),
    status: 'asked' as const,
  }
  const event = { kind: 'identity.asked', actor: staff, at: now, detail: { title: staff.title }, text: reason }
  return written(db, book, seen, event, [db.insert(identityRequests).values(request)])
}

/** Agrees, and it opens to whoever asked until it closes by itself; or refuses with a reason. */
export function decide(
  db: Db,
  book: CommuneBook,
  seen: CaseRow,
  opening: Opening,
  staff: StaffMember,
  verdict: { agrees: true } | { agrees: false; reason: string },
  now: Date,
): Promise<'done' | 'moved'> {
  const closes = verdict.agrees ? closesAt(book, localDay(now)) : null
  const status = verdict.agrees ? ('agreed' as const) : ('refused' as const)
  const event: NewEvent = {
    kind: `identity.${status}`,
    actor: staff,
    at: now,
    detail: { title: staff.title, ...(closes ? { closesAt: closes } : {}) },
    ...(verdict.agrees ? {} : { text: verdict.reason }),
  }
  const decided = db
    .update(identityRequests)
    .set({ status, decidedBy: staff.id, decidedAt: now.toISOString(), closesAt: closes })
    .where(and(eq(identityRequests.caseId, seen.id), eq(identityRequests.seq, opening.seq)))
  return written(db, book, seen, event, [decided])
}

function written(
  db: Db,
  book: CommuneBook,
  seen: CaseRow,
  event: NewEvent,
  also: Statement[],
): Promise<'done' | 'moved'> {
  return take(db, seen, event, {}, [...also, ...tell(db, eventAfter(seen, event), seen, book)])
}
