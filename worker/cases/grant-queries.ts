import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { StaffMember } from '../staff/actor.ts'
import { type CaseRow, visibleTo } from './queries.ts'
import { caseGrants, cases } from './tables.ts'

/** As many as one person is ever entrusted with at a time. */
const MOST = 100

/** The restricted cases that were entrusted to an officer by name, newest first. Reads what it shows. */
export function grantedCases(db: Db, staff: StaffMember): Promise<{ row: CaseRow; grantedAt: string }[]> {
  return db
    .select({ row: cases, grantedAt: caseGrants.grantedAt })
    .from(caseGrants)
    .innerJoin(cases, eq(cases.id, caseGrants.caseId))
    .where(
      and(eq(caseGrants.staffId, staff.id), isNull(caseGrants.endedAt), visibleTo(staff), eq(cases.restricted, true)),
    )
    .orderBy(desc(caseGrants.grantedAt))
    .limit(MOST)
}
