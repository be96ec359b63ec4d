import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { messages } from './tables.ts'

export type MessageRow = typeof messages.$inferSelect

/** How often a message is tried before it is marked as failed: the queue brings it once and then five times more. */
export const MAX_ATTEMPTS = 6
/** A sending that has not ended by then has broken off. */
const BROKEN_AFTER_MS = 10 * 60_000
/** What was handed to the queue is handed again after this: the queue must have lost it. */
const LOST_AFTER_MS = 15 * 60_000

/** As in the partial index `messages_due`, to the letter. */
const DUE = sql`state in ('waiting', 'sending')`

/** What must be looked at, oldest first. */
export function due(db: Db, now: Date, most: number): Promise<MessageRow[]> {
  return db
    .select()
    .from(messages)
    .where(and(DUE, lte(messages.nextAt, now.toISOString())))
    .orderBy(asc(messages.nextAt))
    .limit(most)
}

/** The message with that id. */
export function messageById(db: Db, id: string): Promise<MessageRow | undefined> {
  return db.select().from(messages).where(eq(messages.id, id)).get()
}

/**
 * Takes a message for sending: true for one caller only, whoever else has it in hand. From here on it counts as begun:
 * a sender who dies leaves it in doubt, not waiting.
 */
export async function claim(db: Db, row: MessageRow, now: Date): Promise<boolean> {
  const claimed = await db
    .update(messages)
    .set({ state: 'sending', attempts: row.attempts + 1, nextAt: later(now, BROKEN_AFTER_MS) })
    .where(and(eq(messages.id, row.id), eq(messages.state, 'waiting'), eq(messages.attempts, row.attempts)))
    .returning({ id: messages.id })
  return claimed.length === 1
}

/** It went out. */
export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await settle(db, id, { state: 'sent', sentAt: now.toISOString(), failure: '' })
}

/** Nobody was to get it any more. */
export async function markDropped(db: Db, id: string, why: string): Promise<void> {
  await settle(db, id, { state: 'dropped', failure: why })
}

/** It did not go out and will not by itself. */
export async function markFailed(db: Db, id: string, why: string, now: Date): Promise<void> {
  await settle(db, id, { state: 'failed', failure: why.slice(0, 200), failedAt: now.toISOString() })
}

/** It may have gone out. */
export async function markUnsure(db: Db, id: string, why: string, now: Date): Promise<void> {
  await settle(db, id, { state: 'unsure', failure: why.slice(0, 200), failedAt: now.toISOString() })
}

/** It did not go out this time. The queue brings it again; the clock would, if the queue lost it. */
export async function putOff(db: Db, id: string, why: string, pauseMs: number, now: Date): Promise<void> {
  const nextAt = later(now, pauseMs + LOST_AFTER_MS)
  await settle(db, id, { state: 'waiting', failure: why.slice(0, 200), nextAt })
}

/** Its copies could not be made this time: the clock tries again after the pause. */
export async function putAside(db: Db, row: MessageRow, why: string, pauseMs: number, now: Date): Promise<void> {
  await settle(db, row.id, { attempts: row.attempts + 1, failure: why.slice(0, 200), nextAt: later(now, pauseMs) })
}

/** Handed to the queue: not to be handed again until the queue must have lost it. */
export async function handedOver(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await db
    .update(messages)
    .set({ state: 'waiting', nextAt: later(now, LOST_AFTER_MS) })
    .where(and(sql`id in (select value from json_each(${JSON.stringify(ids)}))`, DUE))
}

async function settle(db: Db, id: string, set: Partial<MessageRow>): Promise<void> {
  await db.update(messages).set(set).where(eq(messages.id, id))
}

/** Clears away what was sent long ago: the events tell what happened, not these. Returns how many went. */
export async function dropOldMessages(db: Db, before: string, most: number): Promise<number> {
  const old = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(sql`state in ('sent', 'dropped')`, lt(messages.createdAt, before)))
    .limit(most)
  const gone = await db.delete(messages).where(inArray(messages.id, old)).returning({ id: messages.id })
  return gone.length
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString()
}
