import { and, desc, eq, isNull } from 'drizzle-orm'
import { type Db, writeTogether } from '../db/connect.ts'
import { settingEvents } from '../communes/tables.ts'
import { webhooks } from './tables.ts'

export type Webhook = typeof webhooks.$inferSelect

/** Systems that a commune may have listen at once. */
export const MOST_WEBHOOKS = 10

/** The webhook with that id. */
export function webhookById(db: Db, id: string): Promise<Webhook | undefined> {
  return db.select().from(webhooks).where(eq(webhooks.id, id)).get()
}

/** Those that listen, and below them those that ended: newest first. */
export function webhooksOf(db: Db, communeId: string): Promise<Webhook[]> {
  return db.select().from(webhooks).where(eq(webhooks.communeId, communeId)).orderBy(desc(webhooks.createdAt)).limit(50)
}

/** Adds a listener, with the event that tells who did. */
export async function addWebhook(db: Db, row: Omit<Webhook, 'endedAt'>): Promise<void> {
  const after = JSON.stringify({ name: row.name, url: row.url, events: row.events })
  await writeTogether(db, [
    db.insert(webhooks).values(row),
    db.insert(settingEvents).values({
      communeId: row.communeId,
      subjectKind: 'webhook',
      subjectId: row.id,
      actorId: row.createdBy,
      at: row.createdAt,
      before: '',
      after,
    }),
  ])
}

/** A listener is told no more. Nothing happens when it ended before or is another commune's. */
export async function endWebhook(db: Db, hook: Webhook, actorId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  const before = JSON.stringify({ name: hook.name, url: hook.url, events: hook.events })
  await writeTogether(db, [
    db
      .update(webhooks)
      .set({ endedAt: at })
      .where(and(eq(webhooks.id, hook.id), isNull(webhooks.endedAt))),
    db.insert(settingEvents).values({
      communeId: hook.communeId,
      subjectKind: 'webhook',
      subjectId: hook.id,
      actorId,
      at,
      before,
      after: '',
    }),
  ])
}
