import { and, desc, eq, exists, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '../db/connect.ts'
import type { StaffMember } from '../staff/actor.ts'
import { staffMembers, staffRoles } from '../staff/tables.ts'
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

/**
 * Restricted cases that still run and that an officer alone can work on: entrusted to him by name, and to nobody else who
 * could. `when` asks for more of him, by his row in `staff_members`.
 */
export function entrustedAlone(db: Db, staffId: string, when?: SQL) {
  const [grant, member] = [alias(caseGrants, 'other_grants'), alias(staffMembers, 'other_members')]
  const others = db
    .select({ one: sql`1` })
    .from(grant)
    .innerJoin(member, eq(member.userId, grant.staffId))
    .where(and(eq(grant.caseId, cases.id), ne(grant.staffId, staffId), worksOnIt(db, grant, member)))
  return db
    .select({ one: sql`1` })
    .from(caseGrants)
    .innerJoin(cases, eq(cases.id, caseGrants.caseId))
    .innerJoin(staffMembers, eq(staffMembers.userId, caseGrants.staffId))
    .where(
      and(
        eq(caseGrants.staffId, staffId),
        eq(cases.status, 'restricted'),
        worksOnIt(db, caseGrants, staffMembers),
        notExists(others),
        when,
      ),
    )
}

/** Named in a grant that holds, at work with that role in this commune, and not concerned: to read it alone is not enough. */
export function worksOnIt(
  db: Db,
  grant: Record<'endedAt', SQLiteColumn>,
  member: Record<'userId' | 'communeId' | 'bodyId' | 'closedAt', SQLiteColumn>,
): SQL | undefined {
  const hasRole = db
    .select({ one: sql`1` })
    .from(staffRoles)
    .where(and(eq(staffRoles.userId, member.userId), eq(staffRoles.role, 'confidential_officer')))
  return and(
    isNull(grant.endedAt),
    isNull(member.closedAt),
    eq(member.communeId, cases.communeId),
    sql`${cases.aboutBodyId} is not ${member.bodyId}`,
    sql`${cases.aboutStaffId} is not ${member.userId}`,
    exists(hasRole),
  )
}
