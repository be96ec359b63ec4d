import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { attempts } from './tables.ts'

/** Whose tries are meant: of what kind, and of whom (hashed). */
export type TryKey = { scope: string; keyHash: string }
export type TryRow = { window: number; count: number }

const of = ({ scope, keyHash }: TryKey) => and(eq(attempts.scope, scope), eq(attempts.keyHash, keyHash))

/** Wrong tries since a window, oldest first. */
export function triesSince(db: Db, key: TryKey, window: number) {
  return db
    .select({ window: attempts.window, count: attempts.count })
    .from(attempts)
    .where(and(of(key), gte(attempts.window, window)))
    .orderBy(attempts.window)
}

/** One more wrong try in a window. */
export function addTry(db: Db, key: TryKey, window: number, expiresAt: Date): Statement {
  return db
    .insert(attempts)
    .values({ ...key, window, count: 1, expiresAt: expiresAt.toISOString() })
    .onConflictDoUpdate({
      target: [attempts.scope, attempts.keyHash, attempts.window],
      set: { count: sql`${attempts.count} + 1` },
    })
}

/** The right password was given, or a new one set: earlier tries count no more. */
export function forgetTries(db: Db, key: TryKey) {
  return db.delete(attempts).where(of(key))
}

/** Clears away tries that count no more, whoever made them. */
export async function dropOldTries(db: Db, now: Date): Promise<void> {
  await db.delete(attempts).where(lt(attempts.expiresAt, now.toISOString()))
}

/** Reads the database for real; throws when it cannot. */
export async function readSomething(db: Db): Promise<void> {
  await db.get(sql`select count(*) from communes`)
}
