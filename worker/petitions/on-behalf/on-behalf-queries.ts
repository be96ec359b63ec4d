import { and, desc, eq } from 'drizzle-orm'
import type { CaseRow } from '../../cases/queries.ts'
import { cases } from '../../cases/tables.ts'
import type { Db } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import type { StaffMember } from '../../staff/actor.ts'

/** Rows on a page of what somebody entered. */
export const ENTERED_PAGE = 25

/** A case as its writer may see it in his list: where it stands, and not a word of it. */
export type EnteredRow = Pick<
  CaseRow,
  'id' | 'year' | 'number' | 'status' | 'category' | 'hamletId' | 'dueOn' | 'answeredOn' | 'submittedAt'
>
export type EnteredCursor = { at: string; id: string }

/** The case that came of a sending, if there is one: of a sheet of paper that was picked up before. */
export function caseOfSending(db: Db, communeId: string, submissionKey: string): Promise<CaseRow | undefined> {
  return db
    .select()
    .from(cases)
    .where(and(eq(cases.communeId, communeId), eq(cases.submissionKey, submissionKey)))
    .get()
}

/** The case with that code, when this officer wrote it down. */
export function enteredCase(
  db: Db,
  staff: StaffMember,
  code: { year: number; number: number },
): Promise<CaseRow | undefined> {
  return db
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.communeId, staff.communeId),
        eq(cases.year, code.year),
        eq(cases.number, code.number),
        eq(cases.enteredBy, staff.id),
      ),
    )
    .get()
}

/** What an officer wrote down for others, newest first, one page and a row more. Restricted cases are in no list. */
export function enteredPage(db: Db, staff: StaffMember, after: EnteredCursor | null): Promise<EnteredRow[]> {
  return db
    .select({
      id: cases.id,
      year: cases.year,
      number: cases.number,
      status: cases.status,
      category: cases.category,
      hamletId: cases.hamletId,
      dueOn: cases.dueOn,
      answeredOn: cases.answeredOn,
      submittedAt: cases.submittedAt,
    })
    .from(cases)
    .where(
      and(
        eq(cases.enteredBy, staff.id),
        eq(cases.communeId, staff.communeId),
        eq(cases.restricted, false),
        after ? below([cases.submittedAt, cases.id], [after.at, after.id]) : undefined,
      ),
    )
    .orderBy(desc(cases.submittedAt), desc(cases.id))
    .limit(ENTERED_PAGE + 1)
}
