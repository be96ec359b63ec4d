import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { HELD_STATES } from '../cases/states.ts'
import { cases } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { staffMembers, user } from '../staff/tables.ts'

/** Up to so many cases are counted. */
export const COUNTED = 1_000

/** How many ordinary open cases a body has, counted up to a bound. */
export async function openCasesOf(db: Db, bodyId: string): Promise<number> {
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.holderBodyId, bodyId), inArray(cases.status, HELD_STATES), eq(cases.restricted, false)))
    .limit(COUNTED)
  return rows.length
}

/** Officers with an open account who work in these bodies, by name. */
export function officersIn(db: Db, communeId: string, bodyIds: readonly string[]) {
  return db
    .select({ id: user.id, name: user.name, bodyId: staffMembers.bodyId })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .where(
      and(
        eq(staffMembers.communeId, communeId),
        inArray(staffMembers.bodyId, [...bodyIds]),
        isNull(staffMembers.closedAt),
      ),
    )
    .orderBy(asc(user.name))
    .limit(100)
}
