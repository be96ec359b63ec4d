import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Db, isTaken, writeTogether } from '../../db/connect.ts'
import type { Deed } from '../deed-queries.ts'
import { noteEvent } from '../queries.ts'
import { staffMembers } from '../tables.ts'

const isOpen = isNull(staffMembers.closedAt)

/** Whose open account is linked with this subject of the common sign-in. */
export async function linkedTo(db: Db, subject: string): Promise<string | null> {
  const [row] = await db
    .select({ userId: staffMembers.userId })
    .from(staffMembers)
    .where(and(eq(staffMembers.oidcSubject, subject), isOpen))
  return row?.userId ?? null
}

/** Links a subject with the account for which an administrator entered one of its names, once; null when there is none. */
export async function linkByName(db: Db, subject: string, names: string[], now: Date): Promise<string | null> {
  if (names.length === 0) return null
  const rows = await db
    .select({ userId: staffMembers.userId, communeId: staffMembers.communeId, name: staffMembers.oidcName })
    .from(staffMembers)
    .where(and(inArray(staffMembers.oidcName, names), isNull(staffMembers.oidcSubject), isOpen))
  const found = names.map((name) => rows.find((row) => row.name === name)).find((row) => row !== undefined)
  if (!found) return null
  const linked = await db
    .update(staffMembers)
    .set({ oidcSubject: subject })
    .where(and(eq(staffMembers.userId, found.userId), isNull(staffMembers.oidcSubject)))
    .returning({ userId: staffMembers.userId })
  if (linked.length === 0) return null
  const actor = { id: found.userId, communeId: found.communeId }
  await writeTogether(db, [noteEvent(db, actor, 'oidc_linked', found.userId, now)])
  return found.userId
}

/** What an administrator sees of an account's link. */
export async function oidcOf(db: Db, userId: string): Promise<{ name: string; isLinked: boolean }> {
  const [row] = await db
    .select({ name: staffMembers.oidcName, subject: staffMembers.oidcSubject })
    .from(staffMembers)
    .where(eq(staffMembers.userId, userId))
  return { name: row?.name ?? '', isLinked: Boolean(row?.subject) }
}

/** Enters, changes or takes away the name; a link under the old one ends. False when another account has the name. */
export async function nameForOidc({ actor, db, now }: Deed, userId: string, name: string): Promise<boolean> {
  const before = await oidcOf(db, userId)
  if (before.name === name) return true
  try {
    await writeTogether(db, [
      db
        .update(staffMembers)
        .set({ oidcName: name || null, oidcSubject: null })
        .where(eq(staffMembers.userId, userId)),
      noteEvent(db, actor, 'oidc_name_changed', userId, now, { from: before.name !== '', to: name !== '' }),
    ])
    return true
  } catch (error) {
    if (isTaken(error, 'staff_members.oidc_name')) return false
    throw error
  }
}
