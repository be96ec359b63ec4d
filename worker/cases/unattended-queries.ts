import { and, asc, eq, exists, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { communes } from '../communes/tables.ts'
import type { Db } from '../db/connect.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { staffMembers, staffRoles } from '../staff/tables.ts'
import { worksOnIt } from './grant-queries.ts'
import type { CaseRow } from './queries.ts'
import { caseGrants, cases } from './tables.ts'

/** As many as are shown to one officer: there is hardly ever one. */
const MOST = 50
/** The event with which the road opens, and those with which a case has somebody again. */
const LEFT = 'case.unattended'
const HAS_SOMEBODY = ['case.entrusted_anew', 'case.granted', 'petition.restricted']

/** Restricted cases that run and on which nobody can work, of which nobody was told yet. Reads the running restricted cases alone. */
export function casesLeftAlone(db: Db, most: number): Promise<CaseRow[]> {
  return (
    db
      .select({ row: cases })
      .from(communes)
      // The communes lead: of each, the index gives what is restricted.
      .crossJoin(cases)
      .where(and(eq(cases.communeId, communes.id), isLeftAlone(db), sql`${lastSaid} <> ${LEFT}`))
      .limit(most)
      .then((found) => found.map(({ row }) => row))
  )
}

/** Who may name somebody for these cases, by case. */
export async function namersOf(db: Db, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ caseId: cases.id, staffId: staffMembers.userId })
    .from(cases)
    .innerJoin(communes, eq(communes.id, cases.communeId))
    .innerJoin(staffMembers, eq(staffMembers.communeId, cases.communeId))
    .where(
      and(
        sql`${cases.id} in (select value from json_each(${JSON.stringify(caseIds)}))`,
        isNull(staffMembers.closedAt),
        isNotConcerned,
        or(
          hasRole(db, 'leader'),
          and(eq(staffMembers.bodyId, communes.triageBodyId), hasRole(db, 'approver'), notExists(leaders(db))),
        ),
      ),
    )
  return new Map(
    [...Map.groupBy(rows, (row) => row.caseId)].map(([id, some]) => [id, some.map(({ staffId }) => staffId)]),
  )
}

/**
 * Cases for which this officer may name somebody, the longest waiting first: a leader, or, where every leader is
 * concerned, who approves in the body that receives. Never one whom the case is about.
 */
export async function casesToEntrust(db: Db, staff: StaffMember, triageBodyId: string): Promise<CaseRow[]> {
  const leads = holds(staff, 'leader')
  if (!leads && !(holds(staff, 'approver') && staff.bodyId === triageBodyId)) return []
  return db
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.communeId, staff.communeId),
        isLeftAlone(db),
        sql`${lastSaid} = ${LEFT}`,
        sql`${cases.aboutBodyId} is not ${staff.bodyId}`,
        sql`${cases.aboutStaffId} is not ${staff.id}`,
        leads ? undefined : notExists(leaders(db)),
      ),
    )
    .orderBy(asc(cases.actOn), asc(cases.id))
    .limit(MOST)
}

/** Officers named for a case whose accounts are closed: their way to it ends when others are named. */
export async function goneFrom(db: Db, caseId: string): Promise<string[]> {
  const rows = await db
    .select({ staffId: caseGrants.staffId })
    .from(caseGrants)
    .innerJoin(staffMembers, eq(staffMembers.userId, caseGrants.staffId))
    .where(and(eq(caseGrants.caseId, caseId), isNull(caseGrants.endedAt), isNotNull(staffMembers.closedAt)))
  return rows.map(({ staffId }) => staffId)
}

/** Restricted, running, and nobody named for it could work on it. */
function isLeftAlone(db: Db): SQL | undefined {
  const atWork = db
    .select({ one: sql`1` })
    .from(caseGrants)
    .innerJoin(staffMembers, eq(staffMembers.userId, caseGrants.staffId))
    .where(and(eq(caseGrants.caseId, cases.id), worksOnIt(db, caseGrants, staffMembers)))
  return and(eq(cases.status, 'restricted'), notExists(atWork))
}

/** What was said last of who has it. */
const lastSaid = sql`coalesce((select said.kind from events said where said.case_id = ${cases.id}
  and said.kind in (select value from json_each(${JSON.stringify([LEFT, ...HAS_SOMEBODY])})) order by said.seq desc limit 1), '')`

const isNotConcerned = and(
  sql`${cases.aboutBodyId} is not ${staffMembers.bodyId}`,
  sql`${cases.aboutStaffId} is not ${staffMembers.userId}`,
)

function hasRole(db: Db, role: 'leader' | 'approver'): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(staffRoles)
      .where(and(eq(staffRoles.userId, staffMembers.userId), eq(staffRoles.role, role))),
  )
}

/** Leaders of the case's commune whom it does not concern. */
function leaders(db: Db) {
  return db
    .select({ one: sql`1` })
    .from(sql`staff_members m join staff_roles r on r.user_id = m.user_id and r.role = 'leader'`)
    .where(sql`m.commune_id = ${cases.communeId} and m.closed_at is null
      and ${cases.aboutBodyId} is not m.body_id and ${cases.aboutStaffId} is not m.user_id`)
}
