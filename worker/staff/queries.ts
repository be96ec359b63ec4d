import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { type Db, writeTogether } from '../db/connect.ts'
import type { Role, StaffMember } from './actor.ts'
import { account, session, staffEvents, staffMembers, staffRoles, user } from './tables.ts'

/** A session that lives, whose it is, and when it was last prolonged. */
export type LiveSession = { token: string; prolongedAt: Date; member: StaffMember }

/** Who holds this session: one read. Null when it ended or its account was closed. */
export async function findSession(db: Db, token: string, now: Date): Promise<LiveSession | null> {
  const [row] = await db
    .select({
      prolongedAt: session.updatedAt,
      id: user.id,
      name: user.name,
      username: user.username,
      communeId: staffMembers.communeId,
      bodyId: staffMembers.bodyId,
      hamletId: staffMembers.hamletId,
      title: staffMembers.title,
      mustChangePassword: staffMembers.mustChangePassword,
      roles: rolesOf(),
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(staffMembers, eq(staffMembers.userId, session.userId))
    .where(and(eq(session.token, token), gt(session.expiresAt, now), isNull(staffMembers.closedAt)))
  if (!row) return null
  const { prolongedAt, username, roles, ...rest } = row
  return { token, prolongedAt, member: { kind: 'staff', ...rest, username: username ?? '', roles: rolesIn(roles) } }
}

/** May this person hold a session? Not when the account was closed. */
export async function mayEnter(db: Db, userId: string): Promise<boolean> {
  const rows = await db
    .select({ id: staffMembers.userId })
    .from(staffMembers)
    .where(and(eq(staffMembers.userId, userId), isNull(staffMembers.closedAt)))
  return rows.length > 0
}

/** Ends a session for good. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.delete(session).where(eq(session.token, token))
}

/** The hash of a person's password. */
export async function passwordHash(db: Db, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
  return row?.password ?? null
}

/** A person's own new password: every session but the one at hand ends with the old one. */
export async function changePassword(
  db: Db,
  staff: StaffMember,
  hash: string,
  token: string,
  now: Date,
): Promise<void> {
  await writeTogether(db, [
    setPassword(db, staff.id, hash, now),
    db.update(staffMembers).set({ mustChangePassword: false }).where(eq(staffMembers.userId, staff.id)),
    db.delete(session).where(and(eq(session.userId, staff.id), ne(session.token, token))),
    noteEvent(db, staff, 'password_changed', staff.id, now),
  ])
}

/** The statement that puts a new hash in place of the old one. */
export function setPassword(db: Db, userId: string, hash: string, now: Date) {
  return db
    .update(account)
    .set({ password: hash, updatedAt: now })
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
}

export type StaffEventKind =
  | 'account_made'
  | 'account_closed'
  | 'account_reopened'
  | 'password_reset'
  | 'password_changed'
  | 'work_changed'

/** The statement that notes what was done to an account: goes into the same batch as the deed. */
export function noteEvent(
  db: Db,
  actor: { id: string; communeId: string },
  kind: StaffEventKind,
  subjectId: string,
  now: Date,
  detail: Record<string, unknown> = {},
) {
  return db.insert(staffEvents).values({
    communeId: actor.communeId,
    kind,
    subjectId,
    actorId: actor.id,
    at: now.toISOString(),
    detail: JSON.stringify(detail),
  })
}

/** A person's roles within a select of members, as `rolesIn` reads them. */
export function rolesOf() {
  return sql<
    string | null
  >`(select group_concat(${staffRoles.role}) from ${staffRoles} where ${staffRoles.userId} = ${staffMembers.userId})`
}

/** The roles that `rolesOf` wrote. */
export function rolesIn(words: string | null): Role[] {
  return words ? (words.split(',') as Role[]) : []
}
