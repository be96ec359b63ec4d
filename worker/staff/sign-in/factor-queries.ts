import { and, count, eq, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { noteEvent } from '../queries.ts'
import { session } from '../tables.ts'
import { strengthen } from './sign-in-queries.ts'
import { recoveryCodes, secondFactors } from './tables.ts'

/** Who changes his own proofs, in which session. */
export type Own = { id: string; communeId: string; token: string; now: Date }

/** A person's sealed secret, whether it is in force, and how many recovery codes are left. */
export async function secondFactor(
  db: Db,
  userId: string,
): Promise<{ sealed: string; isOn: boolean; codesLeft: number } | null> {
  const [row] = await db
    .select({
      sealed: secondFactors.sealed,
      confirmedAt: secondFactors.confirmedAt,
      codesLeft: count(recoveryCodes.codeHash),
    })
    .from(secondFactors)
    .leftJoin(recoveryCodes, eq(recoveryCodes.userId, secondFactors.userId))
    .where(eq(secondFactors.userId, userId))
    .groupBy(secondFactors.userId)
  return row ? { sealed: row.sealed, isOn: row.confirmedAt !== null, codesLeft: row.codesLeft } : null
}

/** Keeps a secret that waits for its first code; one that is in force stays. */
export async function beginFactor(db: Db, userId: string, sealed: string): Promise<void> {
  await db
    .insert(secondFactors)
    .values({ userId, sealed })
    .onConflictDoUpdate({ target: secondFactors.userId, set: { sealed }, setWhere: isNull(secondFactors.confirmedAt) })
}

/** Puts the secret in force with its first code. Other sessions end. False when it was in force already. */
export async function confirmFactor(
  db: Db,
  own: Own,
  { step, codeHashes }: { step: number; codeHashes: string[] },
): Promise<boolean> {
  const at = own.now.toISOString()
  const rows = await db
    .update(secondFactors)
    .set({ confirmedAt: at, lastStep: step })
    .where(and(eq(secondFactors.userId, own.id), isNull(secondFactors.confirmedAt)))
    .returning({ userId: secondFactors.userId })
  if (rows.length === 0) return false
  await writeTogether(db, [
    ...newCodes(db, own.id, codeHashes),
    strengthen(db, own.token, 'code'),
    endOthers(db, own),
    noteEvent(db, own, 'second_factor_on', own.id, own.now),
  ])
  return true
}

/** Takes the code of a half minute, each once: false when that or a later one was taken before. */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt), lt(secondFactors.lastStep, step)),
    )
    .returning({ userId: secondFactors.userId })
  return rows.length > 0
}

/** Takes a recovery code away; false when there is none like it. */
export async function takeRecovery(db: Db, userId: string, codeHash: string): Promise<boolean> {
  const rows = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash)))
    .returning({ userId: recoveryCodes.userId })
  return rows.length > 0
}

/** Another set of recovery codes in place of the old one. */
export async function renewCodes(db: Db, own: Own, codeHashes: string[]): Promise<void> {
  await writeTogether(db, [
    ...newCodes(db, own.id, codeHashes),
    noteEvent(db, own, 'recovery_codes_made', own.id, own.now),
  ])
}

/** The code is asked no more. */
export async function endFactor(db: Db, own: Own): Promise<void> {
  await writeTogether(db, [
    ...clearFactor(db, own.id),
    endOthers(db, own),
    noteEvent(db, own, 'second_factor_off', own.id, own.now),
  ])
}

/** The statements that take a person's code away. */
export function clearFactor(db: Db, userId: string): Statement[] {
  return [
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.delete(secondFactors).where(eq(secondFactors.userId, userId)),
  ]
}

function newCodes(db: Db, userId: string, codeHashes: string[]): Statement[] {
  return [
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ userId, codeHash }))),
  ]
}

/** The statement that ends a person's sessions but this one. */
export function endOthers(db: Db, { id, token }: Own): Statement {
  return db.delete(session).where(and(eq(session.userId, id), ne(session.token, token)))
}
