import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { staffMembers, user } from '../../staff/tables.ts'
import type { CaseFile } from '../queries.ts'

/** The names of all officers who did something with a case, closed accounts included: one read. */
export async function officerNames(db: Db, file: CaseFile): Promise<Map<string, string>> {
  const ids = new Set([
    ...file.events.map((event) => event.actorId),
    ...file.replies.flatMap((reply) => [reply.writtenBy, reply.approvedBy ?? '']),
    file.release?.releasedBy ?? '',
    ...file.grants.map((grant) => grant.staffId),
  ])
  ids.delete('')
  if (ids.size === 0) return new Map()
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .where(
      and(
        eq(staffMembers.communeId, file.row.communeId),
        sql`${staffMembers.userId} in (select value from json_each(${JSON.stringify([...ids])}))`,
      ),
    )
  return new Map(rows.map((row) => [row.id, row.name]))
}
