import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { staffMembers, staffRoles, user } from '../tables.ts'
import { passkeys, roleRules, secondFactors } from './tables.ts'
import type { Factors } from './ways.ts'

/** A person's proofs, and whether a role asks for two, within a select of members: 1 or 0 each. */
export function factorsOf() {
  const mine = staffMembers.userId
  return {
    hasCode: sql<number>`exists (select 1 from ${secondFactors} where ${secondFactors.userId} = ${mine} and ${secondFactors.confirmedAt} is not null)`,
    hasKey: sql<number>`exists (select 1 from ${passkeys} where ${passkeys.userId} = ${mine})`,
    isRequired: sql<number>`exists (select 1 from ${staffRoles} join ${roleRules} on ${roleRules.role} = ${staffRoles.role} where ${staffRoles.userId} = ${mine} and ${roleRules.communeId} = ${staffMembers.communeId} and ${roleRules.secondFactor} = 1)`,
  }
}

/** The same for one person who is about to come in; null when the account is closed. */
export async function factorsFor(db: Db, userId: string): Promise<Factors | null> {
  const [row] = await db
    .select(factorsOf())
    .from(staffMembers)
    // The join makes the query builder name each column with its table, which the inner selects need.
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .where(and(eq(staffMembers.userId, userId), isNull(staffMembers.closedAt)))
  return row ? { hasCode: row.hasCode === 1, hasKey: row.hasKey === 1, isRequired: row.isRequired === 1 } : null
}
