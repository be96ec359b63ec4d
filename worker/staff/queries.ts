import { and, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { type Db, writeTogether } from '../db/connect.ts'
import type { Role, StaffMember } from './actor.ts'
import { factorsOf } from './sign-in/proof-queries.ts'
import type { Factors, Way } from './sign-in/ways.ts'
import { account, session, staffEvents, staffMembers, staffRoles, user } from './tables.ts'
import { areaViewers } from './viewers/tables.ts'
import type { Who } from './viewers/viewer.ts'

/** A session that lives, whose it is, how he came in, and when it was last prolonged. */
export type LiveSession = { token: string; prolongedAt: Date; way: Way; factors: Factors; member: StaffMember }

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
      strangeSignInAt: staffMembers.strangeSignInAt,
      roles: rolesOf(),
      unread: unreadOf(now),
      way: session.way,
      ...factorsOf(),
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(staffMembers, eq(staffMembers.userId, session.userId))
    .where(and(eq(session.token, token), gt(session.expiresAt, now), isNull(staffMembers.closedAt)))
  if (!row) return null
  const { hasCode, hasKey, isRequired, prolongedAt, roles, username, way: known, ...rest } = row
  const way = known ?? 'password'
  return {
    token,
    prolongedAt,
    way,
    factors: { hasCode: hasCode === 1, hasKey: hasKey === 1, isRequired: isRequired === 1 },
    member: {
      kind: 'staff',
      ...rest,
      username: username ?? '',
      roles: rolesIn(roles),
      // Who comes in another way may never have used his first password.
      mustChangePassword: rest.mustChangePassword && way.startsWith('password'),
    },
  }
}

/** News that this officer has not read, up to ten: an index of unread ones alone, so that the count on each page costs little. */
function unreadOf(now: Date) {
  return sql<number>`(select count(*) from (select 1 from notices where notices.staff_id = ${user.id}
    and notices.read_at is null and notices.shown_at <= ${now.toISOString()} limit 10))`
}

/** Whose account that user name is, and the hash of its password. Null for a closed one too. */
export async function credentialOf(
  db: Db,
  username: string,
): Promise<{ userId: string; hash: string; who: Who } | null> {
  const [row] = await db
    .select({ userId: user.id, hash: account.password, viewerId: areaViewers.userId })
    .from(user)
    .leftJoin(staffMembers, eq(staffMembers.userId, user.id))
    .leftJoin(areaViewers, eq(areaViewers.userId, user.id))
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
    .where(
      and(
        eq(user.username, username),
        or(
          and(isNotNull(staffMembers.userId), isNull(staffMembers.closedAt)),
          and(isNotNull(areaViewers.userId), isNull(areaViewers.closedAt)),
        ),
      ),
    )
  return row?.hash ? { userId: row.userId, hash: row.hash, who: row.viewerId === null ? 'staff' : 'viewer' } : null
}

/** A session in use lives longer. */
export async function prolongSession(db: Db, token: string, expiresAt: Date, now: Date): Promise<void> {
  await db.update(session).set({ expiresAt, updatedAt: now }).where(eq(session.token, token))
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
  | 'second_factor_on'
  | 'second_factor_off'
  | 'recovery_codes_made'
  | 'passkey_added'
  | 'passkey_removed'
  | 'password_link_made'
  | 'password_link_used'
  | 'oidc_name_changed'
  | 'oidc_linked'
  | 'role_rule_changed'

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
