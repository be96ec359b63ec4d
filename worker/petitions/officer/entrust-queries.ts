import { and, eq, inArray } from 'drizzle-orm'
import { type CaseRow, eventAfter, take } from '../../cases/queries.ts'
import { caseGrants } from '../../cases/tables.ts'
import { goneFrom } from '../../cases/unattended-queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { nextWake } from '../../deadlines/alarm.ts'
import { localDay, workingDaysBetween } from '../../deadlines/calendar.ts'
import { leftHands } from '../../deadlines/wake-queries.ts'
import { tell } from '../../notifications/outbox.ts'
import type { Colleague, StaffMember } from '../../staff/actor.ts'

/** Names officers for a restricted case that nobody has, in place of those who are gone: its days go on as they were. */
export async function entrustAnew(
  ask: { db: Db; book: CommuneBook; now: Date; staff: StaffMember },
  seen: CaseRow,
  [first, ...others]: readonly [Colleague, ...Colleague[]],
  note: string,
): Promise<'done' | 'moved'> {
  const { book, db, now, staff } = ask
  const [at, today] = [now.toISOString(), localDay(now)]
  const people = [first, ...others].map(({ id }) => id)
  const ended = await goneFrom(db, seen.id)
  const event = {
    ...{ kind: 'case.entrusted_anew', actor: staff, at: now, detail: { people, ended } },
    ...(note.trim() ? { text: note } : {}),
  }
  const held = { holderBodyId: first.bodyId, heldSince: at }
  const set = { ...held, wakeOn: nextWake({ ...seen, ...held }, book, today) }
  const grant = { grantedBy: staff.id, grantedAt: at, endedAt: null }
  const workingDays = workingDaysBetween(localDay(seen.heldSince), today, book.specialDays)
  return take(db, seen, event, set, [
    db
      .insert(caseGrants)
      .values(people.map((staffId) => ({ caseId: seen.id, staffId, ...grant })))
      .onConflictDoUpdate({ target: [caseGrants.caseId, caseGrants.staffId], set: grant }),
    db
      .update(caseGrants)
      .set({ endedAt: at })
      .where(and(eq(caseGrants.caseId, seen.id), inArray(caseGrants.staffId, ended))),
    ...leftHands(db, [{ seen, seq: seen.version + 1, toAt: at, workingDays }]),
    ...tell(db, eventAfter(seen, event), { ...seen, ...set }, book),
  ])
}
