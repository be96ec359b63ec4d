import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { communes } from '../communes/tables.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import type { Account } from './account-queries.ts'
import type { Role, StaffMember } from './actor.ts'
import type { AccountInput, WorkInput } from './form.ts'
import { noteEvent, setPassword, type StaffEventKind } from './queries.ts'
import { account, session, staffMembers, staffRoles, user } from './tables.ts'

/** What an administrator's deed needs to know. */
export type Deed = { db: Db; actor: StaffMember; now: Date }

/** Makes an account whose password must be changed at the first sign-in. False when the user name is taken. */
export async function makeAccount(deed: Deed, id: string, input: AccountInput, hash: string): Promise<boolean> {
  const { actor, db, now } = deed
  const { username, name, roles } = input
  const dates = { createdAt: now, updatedAt: now }
  // The library wants an address for everybody; communes have none to give, and none is ever written to.
  const email = `${id}@tai-khoan.invalid`
  try {
    await writeTogether(db, [
      db.insert(user).values({ id, name, email, username, displayUsername: username, ...dates }),
      db.insert(account).values({
        id: `${id}.credential`,
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: hash,
        ...dates,
      }),
      db.insert(staffMembers).values({
        userId: id,
        communeId: actor.communeId,
        bodyId: input.body,
        hamletId: input.hamlet || null,
        title: input.title,
        mustChangePassword: true,
      }),
      insertRoles(db, id, roles),
      noteEvent(db, actor, 'account_made', id, now, { username, body: input.body, roles }),
    ])
    return true
  } catch (error) {
    if (isTaken(error, 'staff_users.username')) return false
    throw error
  }
}

/** Closes an account: its sessions end, its row stays. False when nobody would be left to administer the commune. */
export async function closeAccount(deed: Deed, id: string, reason: string): Promise<boolean> {
  const { db, now } = deed
  return whileAdministered(deed, [
    db.update(staffMembers).set({ closedAt: now.toISOString() }).where(eq(staffMembers.userId, id)),
    db.delete(session).where(eq(session.userId, id)),
    note(deed, 'account_closed', id, { reason }),
  ])
}

/** Opens a closed account again. */
export async function reopenAccount(deed: Deed, id: string): Promise<void> {
  const { db } = deed
  await writeTogether(db, [
    db.update(staffMembers).set({ closedAt: null }).where(eq(staffMembers.userId, id)),
    db.delete(session).where(eq(session.userId, id)),
    note(deed, 'account_reopened', id),
  ])
}

/** Sets a new first password: the old one and every session end. `also` rides along. */
export async function resetPassword(deed: Deed, id: string, hash: string, also: Statement): Promise<void> {
  const { db, now } = deed
  await writeTogether(db, [
    setPassword(db, id, hash, now),
    db.update(staffMembers).set({ mustChangePassword: true }).where(eq(staffMembers.userId, id)),
    db.delete(session).where(eq(session.userId, id)),
    also,
    note(deed, 'password_reset', id),
  ])
}

/** Changes title, body, hamlet and roles. False when nobody would be left to administer the commune. */
export async function changeWork(deed: Deed, before: Account, input: WorkInput): Promise<boolean> {
  const { db } = deed
  const { id } = before
  const { body, hamlet, roles, title } = input
  return whileAdministered(deed, [
    db
      .update(staffMembers)
      .set({ title, bodyId: body, hamletId: hamlet || null })
      .where(eq(staffMembers.userId, id)),
    db.delete(staffRoles).where(eq(staffRoles.userId, id)),
    insertRoles(db, id, roles),
    note(deed, 'work_changed', id, {
      from: { title: before.title, body: before.bodyId, hamlet: before.hamletId ?? '', roles: before.roles },
      to: { title, body, hamlet, roles },
    }),
  ])
}

function note({ db, actor, now }: Deed, kind: StaffEventKind, id: string, detail: Record<string, unknown> = {}) {
  return noteEvent(db, actor, kind, id, now, detail)
}

function insertRoles(db: Db, userId: string, roles: readonly Role[]) {
  return db.insert(staffRoles).values(roles.map((role) => ({ userId, role })))
}

/**
 * Writes the statements unless they leave the commune without an administrator: then a last statement breaks a constraint
 * on purpose and all of them are undone. So two administrators cannot close each other at the same moment.
 */
async function whileAdministered({ actor, db }: Deed, statements: Statement[]): Promise<boolean> {
  const administrators = db
    .select({ one: sql`1` })
    .from(staffMembers)
    .innerJoin(staffRoles, eq(staffRoles.userId, staffMembers.userId))
    .where(
      and(eq(staffMembers.communeId, actor.communeId), isNull(staffMembers.closedAt), eq(staffRoles.role, 'admin')),
    )
  const refusal = db.insert(staffRoles).select(
    db
      .select({ userId: sql<string>`null`.as('user_id'), role: sql<Role>`'admin'`.as('role') })
      .from(communes)
      .where(and(eq(communes.id, actor.communeId), notExists(administrators))),
  )
  try {
    await writeTogether(db, [...statements, refusal])
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

function isRefused(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes('NOT NULL constraint failed: staff_roles.user_id')) return true
  return false
}
