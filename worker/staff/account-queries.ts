import { and, asc, desc, eq, gt } from 'drizzle-orm'
import { bodies } from '../bodies/tables.ts'
import type { Db } from '../db/connect.ts'
import type { AccountEvent } from './account-words.ts'
import type { Role } from './actor.ts'
import { rolesIn, rolesOf } from './queries.ts'
import { staffEvents, staffMembers, user } from './tables.ts'

/** An account as its administrator sees it. */
export type Account = {
  id: string
  username: string
  name: string
  title: string
  bodyId: string
  bodyName: string
  hamletId: string | null
  roles: Role[]
  mustChangePassword: boolean
  closedAt: string | null
}

export const ACCOUNTS_A_PAGE = 100

function accountRows(db: Db) {
  return db
    .select({
      id: user.id,
      username: user.username,
      name: user.name,
      title: staffMembers.title,
      bodyId: staffMembers.bodyId,
      bodyName: bodies.name,
      hamletId: staffMembers.hamletId,
      mustChangePassword: staffMembers.mustChangePassword,
      closedAt: staffMembers.closedAt,
      roles: rolesOf(),
    })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .innerJoin(bodies, eq(bodies.id, staffMembers.bodyId))
    .$dynamic()
}

type AccountRow = Awaited<ReturnType<typeof accountRows>>[number]

function accountOf({ username, roles, ...row }: AccountRow): Account {
  return { ...row, username: username ?? '', roles: rolesIn(roles) }
}

/** A commune's accounts by user name, those after `after`; one more than a page when there are more. */
export async function accountsOf(db: Db, communeId: string, after: string): Promise<Account[]> {
  const rows = await accountRows(db)
    .where(and(eq(staffMembers.communeId, communeId), gt(user.username, after)))
    .orderBy(asc(user.username))
    .limit(ACCOUNTS_A_PAGE + 1)
  return rows.map(accountOf)
}

/** An account of this commune; null when there is none, or when it is another commune's. */
export async function findAccount(db: Db, communeId: string, id: string): Promise<Account | null> {
  const [row] = await accountRows(db).where(and(eq(staffMembers.communeId, communeId), eq(staffMembers.userId, id)))
  return row ? accountOf(row) : null
}

/** The history of an account. */
export async function accountEvents(db: Db, communeId: string, id: string): Promise<AccountEvent[]> {
  const rows = await db
    .select({ kind: staffEvents.kind, at: staffEvents.at, actorName: user.name, detail: staffEvents.detail })
    .from(staffEvents)
    .leftJoin(user, eq(user.id, staffEvents.actorId))
    .where(and(eq(staffEvents.communeId, communeId), eq(staffEvents.subjectId, id)))
    .orderBy(desc(staffEvents.id))
    .limit(50)
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }))
}
