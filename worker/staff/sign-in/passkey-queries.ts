import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { noteEvent } from '../queries.ts'
import { staffMembers } from '../tables.ts'
import { endOthers, type Own } from './factor-queries.ts'
import { strengthen } from './sign-in-queries.ts'
import { passkeys } from './tables.ts'

/** Keys that one person may register. */
export const KEYS_MOST = 10

export type Key = { id: string; name: string; madeAt: string; usedAt: string | null }

/** A person's keys, the oldest first. */
export function keysOf(db: Db, userId: string): Promise<Key[]> {
  return db
    .select({ id: passkeys.id, name: passkeys.name, madeAt: passkeys.madeAt, usedAt: passkeys.usedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.madeAt))
    .limit(KEYS_MOST)
}

/** A key by its id, of an account that is open. */
export async function findKey(
  db: Db,
  id: string,
): Promise<{ id: string; userId: string; publicKey: string; counter: number } | null> {
  const [row] = await db
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .innerJoin(staffMembers, eq(staffMembers.userId, passkeys.userId))
    .where(and(eq(passkeys.id, id), isNull(staffMembers.closedAt)))
  return row ?? null
}

/** Registers a key; the session it was made in is as strong as one that it opened. False when the key is known already. */
export async function addKey(
  db: Db,
  own: Own,
  key: { id: string; name: string; publicKey: string; counter: number },
): Promise<boolean> {
  try {
    await writeTogether(db, [
      db.insert(passkeys).values({ ...key, userId: own.id, madeAt: own.now.toISOString() }),
      strengthen(db, own.token, 'passkey'),
      noteEvent(db, own, 'passkey_added', own.id, own.now),
    ])
    return true
  } catch (error) {
    if (isTaken(error, 'staff_passkeys.id')) return false
    throw error
  }
}

/** Removes one of a person's own keys, and ends what it may have opened elsewhere; of others' it touches none. */
export async function removeKey(db: Db, own: Own, id: string): Promise<void> {
  const [row] = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, own.id)))
    .returning({ id: passkeys.id })
  if (row) await writeTogether(db, [endOthers(db, own), noteEvent(db, own, 'passkey_removed', own.id, own.now)])
}

/** A key was used: its counter, and when. */
export async function noteUse(db: Db, id: string, counter: number, now: Date): Promise<void> {
  await db.update(passkeys).set({ counter, usedAt: now.toISOString() }).where(eq(passkeys.id, id))
}

/** The statement that takes all of a person's keys away. */
export function clearKeys(db: Db, userId: string): Statement {
  return db.delete(passkeys).where(eq(passkeys.userId, userId))
}
