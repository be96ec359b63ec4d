import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { staffMembers, staffRoles, user } from './tables.ts'

/** Who speaks for a hamlet: his account, name and what he is called. */
export type Rep = { id: string; name: string; title: string }

/** Those who speak for these hamlets of a commune now, of all its hamlets without a list; by hamlet, in the order of their names. */
export async function repsOf(
  db: Db,
  communeId: string,
  hamletIds: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly Rep[]>> {
  if (hamletIds?.length === 0) return new Map()
  const rows = await db
    .select({ id: user.id, name: user.name, title: staffMembers.title, hamletId: staffMembers.hamletId })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .innerJoin(staffRoles, and(eq(staffRoles.userId, staffMembers.userId), eq(staffRoles.role, 'hamlet_rep')))
    .where(
      and(
        eq(staffMembers.communeId, communeId),
        isNull(staffMembers.closedAt),
        hamletIds === null
          ? isNotNull(staffMembers.hamletId)
          : sql`${staffMembers.hamletId} in (select value from json_each(${JSON.stringify(hamletIds)}))`,
      ),
    )
    .orderBy(asc(user.name))
  return Map.groupBy(rows, ({ hamletId }) => hamletId ?? '')
}

/** The same as accounts alone. */
export async function repIdsOf(
  db: Db,
  communeId: string,
  hamletIds: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const reps = await repsOf(db, communeId, hamletIds)
  return new Map([...reps].map(([hamlet, some]) => [hamlet, some.map(({ id }) => id)]))
}
