import { and, eq, exists, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm'
import { entrustedAlone } from '../cases/grant-queries.ts'
import { communes } from '../communes/tables.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import type { Account } from './account-queries.ts'
import type { Role, StaffMember } from './actor.ts'
import type { AccountInput, WorkInput } from './form.ts'
import { noteEvent, setPassword, type StaffEventKind } from './queries.ts'
import { account, session, staffMembers, staffRoles, user } from './tables.ts'

/** What an administrator's deed needs to know. */
export type Deed = { db: Db; actor: StaffMember; now: Date }
/** How a deed ended: done, or refused since nobody would be left to administer the commune, or to work on a restricted case. */
export type Ending = 'done' | keyof typeof REFUSALS

/** What may not happen, and the row whose missing value makes the storage undo everything. */
const REFUSALS = {
  no_admin_left: { userId: null, role: 'admin', broken: 'user_id' },
  last_entrusted: { userId: '', role: null, broken: 'role' },
} as const

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

/**
 * Closes an account: its sessions end, its row stays. `toLeader`: he cannot hand over any more what he alone was
 * entrusted with; the clock then opens the way for a leader to name another.
 */
export async function closeAccount(deed: Deed, id: string, reason: string, toLeader = false): Promise<Ending> {
  const { db, now } = deed
  return unlessMissed(deed, toLeader ? sql`false` : exists(entrustedAlone(db, id)), [
    db.update(staffMembers).set({ closedAt: now.toISOString() }).where(eq(staffMembers.userId, id)),
    db.delete(session).where(eq(session.userId, id)),
    note(deed, 'account_closed', id, { reason, ...(toLeader ? { toLeader } : {}) }),
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

/** Changes title, body, hamlet and roles. */
export async function changeWork(deed: Deed, before: Account, input: WorkInput): Promise<Ending> {
  const { db } = deed
  const { id } = before
  const { body, hamlet, roles, title } = input
  // Whatever the other body: to refuse one alone would tell that a restricted case is about it.
  const moves = ne(staffMembers.bodyId, body)
  const isLast = exists(entrustedAlone(db, id, roles.includes('confidential_officer') ? moves : undefined))
  return unlessMissed(deed, isLast, [
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
 * Writes the statements unless somebody would be missed: the last administrator once they are written, or, as `isLast`
 * says before, the last officer entrusted with a restricted case. Then a statement breaks a constraint on purpose and all
 * of them are undone. So two who would be the last cannot both be let go at the same moment.
 */
async function unlessMissed({ actor, db }: Deed, isLast: SQL, statements: Statement[]): Promise<Ending> {
  const administrators = db
    .select({ one: sql`1` })
    .from(staffMembers)
    .innerJoin(staffRoles, eq(staffRoles.userId, staffMembers.userId))
    .where(
      and(eq(staffMembers.communeId, actor.communeId), isNull(staffMembers.closedAt), eq(staffRoles.role, 'admin')),
    )
  const refuse = (why: keyof typeof REFUSALS, when: SQL) => {
    const { role, userId } = REFUSALS[why]
    const row = { userId: sql<string>`${userId}`.as('user_id'), role: sql<Role>`${role}`.as('role') }
    return db.insert(staffRoles).select(
      db
        .select(row)
        .from(communes)
        .where(and(eq(communes.id, actor.communeId), when)),
    )
  }
  try {
    await writeTogether(db, [
      refuse('last_entrusted', isLast),
      ...statements,
      refuse('no_admin_left', notExists(administrators)),
    ])
    return 'done'
  } catch (error) {
    const why = refusalIn(error)
    if (why) return why
    throw error
  }
}

function refusalIn(error: unknown): keyof typeof REFUSALS | undefined {
  const reasons: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause) reasons.push(cause.message)
  return (['no_admin_left', 'last_entrusted'] as const).find((why) =>
    reasons.some((reason) => reason.includes(`NOT NULL constraint failed: staff_roles.${REFUSALS[why].broken}`)),
  )
}
