import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { Way } from './sign-in/ways.ts'
import { session } from './tables.ts'

/** One place where a person is signed in. */
export type OwnSession = { id: string; token: string; userAgent: string; startedAt: Date; seenAt: Date; way: Way }

/** Where a person is signed in, the latest first. */
export async function ownSessions(db: Db, userId: string, now: Date): Promise<OwnSession[]> {
  const rows = await db
    .select({
      id: session.id,
      token: session.token,
      userAgent: session.userAgent,
      startedAt: session.createdAt,
      seenAt: session.updatedAt,
      way: session.way,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.updatedAt))
    .limit(50)
  return rows.map((row) => ({ ...row, userAgent: row.userAgent ?? '', way: row.way ?? 'password' }))
}

/** Ends one of a person's own sessions; of others' it touches none. */
export async function endOwnSession(db: Db, userId: string, id: string): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, userId), eq(session.id, id)))
}

/** Ends all of a person's sessions but this one. */
export async function endOtherSessions(db: Db, userId: string, token: string): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, userId), ne(session.token, token)))
}

/** Clears away sessions that ran out, whoever held them. */
export async function dropOldSessions(db: Db, now: Date): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, now))
}
