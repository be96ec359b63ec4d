import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { outbox } from './tables.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** How often a message is tried before it is marked as failed. */
export const MAX_ATTEMPTS = 6

/** Messages whose time has come, oldest first. */
export function waiting(db: Db, now: Date, most: number): Promise<OutboxRow[]> {
  return db
    .select()
    .from(outbox)
    .where(and(sql`sent_at is null and failed_at is null`, lte(outbox.nextAt, now.toISOString())))
    .orderBy(asc(outbox.nextAt))
    .limit(most)
}

/**
 * Takes a message for sending: true for one caller only. It is put off first, so that a sender who dies in between
 * leaves it waiting, not lost.
 */
export async function claim(db: Db, row: OutboxRow, now: Date): Promise<boolean> {
  const claimed = await db
    .update(outbox)
    .set({ attempts: row.attempts + 1, nextAt: new Date(now.getTime() + pauseAfter(row.attempts)).toISOString() })
    .where(
      and(eq(outbox.id, row.id), eq(outbox.attempts, row.attempts), isNull(outbox.sentAt), isNull(outbox.failedAt)),
    )
    .returning({ id: outbox.id })
  return claimed.length === 1
}

/** Marks a message as sent. */
export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await db.update(outbox).set({ sentAt: now.toISOString(), failure: '' }).where(eq(outbox.id, id))
}

/** Marks a failure; `final` when another try would not help. */
export async function markFailure(db: Db, id: string, why: string, final: boolean, now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ failure: why.slice(0, 200), failedAt: final ? now.toISOString() : null })
    .where(eq(outbox.id, id))
}

/** Messages of a case that could not be sent: an officer sees them on the case. */
export function failedFor(db: Db, caseId: string): Promise<OutboxRow[]> {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.caseId, caseId), sql`failed_at is not null`))
}

/** One minute, then four times as long each time: milliseconds. */
function pauseAfter(attempts: number): number {
  return 60_000 * 4 ** attempts
}
