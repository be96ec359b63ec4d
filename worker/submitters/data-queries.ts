import { and, asc, eq, sql } from 'drizzle-orm'
import { elsewhereOf } from '../cases/elsewhere-queries.ts'
import { type CaseRow, eventAfter, take, visibleTo } from '../cases/queries.ts'
import { cases, eventTexts } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { dueDay, localDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { hasEnded } from '../deadlines/retention.ts'
import { tell } from '../notifications/outbox.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Job } from './erase-sweep.ts'
import { notHidden } from './identity-queries.ts'
import { type Contact, sealContact, unsealContact } from './seal.ts'
import { dataRequests, submitters } from './tables.ts'

/** Requests on a page; each is due in two working days. */
const MOST = 50
/** What the law gives, should the row be missing: Nghị định 356/2025/NĐ-CP. */
const LAW_DAYS = 2

export type DataRequest = typeof dataRequests.$inferSelect
export type ListedDataRequest = {
  request: DataRequest
  row: Pick<CaseRow, 'id' | 'year' | 'number' | 'status' | 'aboutBodyId' | 'mergedInto'>
  reason: string
  /** Has it ended, itself or where its matter went on? */
  ended: boolean
}

/** What the sender himself left, for his own eyes: no officer comes here, and no opening is noted. */
export async function ownContact(db: Db, env: { CONTACT_KEYS: string }, caseId: string): Promise<Contact> {
  const row = await db.select().from(submitters).where(eq(submitters.caseId, caseId)).get()
  return row ? unsealContact(env, caseId, row) : { name: '', phone: '', email: '' }
}

/** The sender puts his contact right: what he leaves empty stays as it was. Sealed anew, with its event. */
export async function correctContact(
  db: Db,
  env: { CONTACT_KEYS: string },
  seen: CaseRow,
  typed: Contact,
  now: Date,
): Promise<'done' | 'moved'> {
  const before = await ownContact(db, env, seen.id)
  const changed = (['name', 'phone', 'email'] as const).filter((part) => typed[part] !== '')
  const contact = { ...before, ...Object.fromEntries(changed.map((part) => [part, typed[part]])) }
  const { sealed, keyId } = await sealContact(env, seen.id, contact)
  const put = db
    .update(submitters)
    .set({ sealed, keyId, hasEmail: contact.email !== '' })
    .where(eq(submitters.caseId, seen.id))
  return take(db, seen, { kind: 'privacy.corrected', actor: { kind: 'sender' }, at: now, detail: { changed } }, {}, [
    put,
  ])
}

/** The request about a case that waits for an answer. */
export function openDataRequest(db: Db, caseId: string): Promise<DataRequest | undefined> {
  return db
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.caseId, caseId), eq(dataRequests.status, 'asked')))
    .get()
}

/** The sender asks that his data be erased. Answered within the days of the law. */
export function askToErase(
  db: Db,
  book: CommuneBook,
  seen: CaseRow,
  reason: string,
  now: Date,
): Promise<'done' | 'moved'> {
  const dueOn = dataDueOn(book, localDay(now))
  const event = {
    ...{ kind: 'privacy.asked', actor: { kind: 'sender' as const }, at: now, detail: { asked: 'erase', dueOn } },
    ...(reason ? { text: reason } : {}),
  }
  const request = {
    ...{ caseId: seen.id, seq: seen.version + 1, communeId: seen.communeId, kind: 'erase' as const },
    ...{ askedAt: now.toISOString(), dueOn, status: 'asked' as const },
  }
  const also = [db.insert(dataRequests).values(request), ...tell(db, eventAfter(seen, event), seen, book)]
  return take(db, seen, event, {}, also)
}

/** By when a request about one's data is answered. */
function dataDueOn(book: Pick<CommuneBook, 'limits' | 'specialDays'>, today: string): string {
  const limit = findLimit(book.limits, 'L24', today)
  const term = { days: limit?.days ?? LAW_DAYS, unit: limit?.unit ?? ('working_days' as const) }
  return dueDay({ ...term, from: today, special: book.specialDays }).due
}

/** Requests that wait, the soonest due first: those who receive see all but restricted cases, others the restricted ones they are named for. */
export async function waitingDataRequests(db: Db, staff: StaffMember, isTriage: boolean): Promise<ListedDataRequest[]> {
  const found = await db
    .select({
      request: dataRequests,
      row: {
        ...{ id: cases.id, year: cases.year, number: cases.number, status: cases.status },
        ...{ aboutBodyId: cases.aboutBodyId, mergedInto: cases.mergedInto },
      },
      reason: sql<string>`coalesce(${eventTexts.text}, '')`,
    })
    .from(dataRequests)
    .innerJoin(cases, eq(cases.id, dataRequests.caseId))
    .leftJoin(eventTexts, and(eq(eventTexts.caseId, dataRequests.caseId), eq(eventTexts.seq, dataRequests.seq)))
    .where(
      and(
        eq(dataRequests.communeId, staff.communeId),
        eq(dataRequests.status, 'asked'),
        isTriage ? notHidden(staff) : visibleTo(staff),
      ),
    )
    .orderBy(asc(dataRequests.dueOn))
    .limit(MOST)
  const elsewhere = await elsewhereOf(
    db,
    found.map(({ row }) => row),
  )
  return found.map((one) => ({ ...one, ended: hasEnded(one.row.status, elsewhere(one.row)) }))
}

/**
 * What is erased when a request is granted: of a case that has ended all that came from the sender, in its parts too but
 * for those that went to whoever is competent; of one that runs his contact.
 */
export async function erasureJob(
  db: Db,
  seen: CaseRow,
  request: DataRequest,
  staff: StaffMember,
  now: Date,
): Promise<Job> {
  const elsewhere = (await elsewhereOf(db, [seen]))(seen)
  const ended = hasEnded(seen.status, elsewhere)
  return {
    ...{ seen, actor: staff, scope: 'own', why: 'asked' },
    what: { contact: true, photos: ended, words: ended },
    ...(ended
      ? {
          set: { eraseOn: null, erasedAt: now.toISOString() },
          parts: elsewhere.filter((one) => one.splitFrom === seen.id && !one.restricted),
        }
      : {}),
    also: [decided(db, request, 'done', staff, now)],
  }
}

/** Refuses with the ground, which the sender reads. */
export function refuseToErase(
  db: Db,
  book: CommuneBook,
  seen: CaseRow,
  request: DataRequest,
  staff: StaffMember,
  reason: string,
  now: Date,
): Promise<'done' | 'moved'> {
  const event = { kind: 'privacy.refused', actor: staff, at: now, detail: { asked: request.kind }, text: reason }
  const also = [decided(db, request, 'refused', staff, now), ...tell(db, eventAfter(seen, event), seen, book)]
  return take(db, seen, event, {}, also)
}

function decided(db: Db, request: DataRequest, status: 'done' | 'refused', staff: StaffMember, now: Date): Statement {
  return db
    .update(dataRequests)
    .set({ status, decidedBy: staff.id, decidedAt: now.toISOString() })
    .where(and(eq(dataRequests.caseId, request.caseId), eq(dataRequests.seq, request.seq)))
}
