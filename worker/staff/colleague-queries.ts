import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { Colleague, Role } from './actor.ts'
import { staffMembers, staffRoles, user } from './tables.ts'

/** The officers of a commune whose accounts are open, by name. */
export async function colleaguesOf(db: Db, communeId: string): Promise<Colleague[]> {
  const rows = await db
    .select({
      id: user.id,
      name: user.name,
      title: staffMembers.title,
      bodyId: staffMembers.bodyId,
      roles: sql<string>`(select json_group_array(role) from ${staffRoles} where ${staffRoles.userId} = ${user.id})`,
    })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .where(and(eq(staffMembers.communeId, communeId), isNull(staffMembers.closedAt)))
    .orderBy(asc(user.name))
  return rows.map((row) => ({ ...row, roles: JSON.parse(row.roles) as Role[] }))
}
