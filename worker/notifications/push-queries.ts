import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { staffMembers } from '../staff/tables.ts'
import { pushSubscriptions } from './tables.ts'

export type Subscription = typeof pushSubscriptions.$inferSelect

/** Browsers that one case, or one officer, may have. */
const MOST_BROWSERS = 5

/** The subscription with that id. */
export function subscriptionById(db: Db, id: string): Promise<Subscription | undefined> {
  return db.select().from(pushSubscriptions).where(eq(pushSubscriptions.id, id)).get()
}

/** An officer whose account was closed hears nothing more. */
export async function mayStillHear(db: Db, to: Subscription): Promise<boolean> {
  if (to.ownerKind === 'case') return true
  const row = await db
    .select({ id: staffMembers.userId })
    .from(staffMembers)
    .where(and(eq(staffMembers.userId, to.ownerId), isNull(staffMembers.closedAt)))
    .get()
  return row !== undefined
}

/** The browsers that follow a case, or that an officer uses. */
export function subscriptionsOf(db: Db, ownerId: string): Promise<Subscription[]> {
  return db.select().from(pushSubscriptions).where(eq(pushSubscriptions.ownerId, ownerId)).limit(MOST_BROWSERS)
}

/** Keeps a browser; the same one twice is one. False when there are too many already. */
export async function keepSubscription(db: Db, row: typeof pushSubscriptions.$inferInsert): Promise<boolean> {
  const known = await subscriptionsOf(db, row.ownerId)
  if (known.length >= MOST_BROWSERS && !known.some((one) => one.id === row.id)) return false
  const { p256dh, auth } = row
  await db
    .insert(pushSubscriptions)
    .values(row)
    .onConflictDoUpdate({ target: pushSubscriptions.id, set: { p256dh, auth } })
  return true
}

/** A browser wants no more, or is gone. */
export async function endSubscription(db: Db, id: string): Promise<void> {
  await db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id))
}

/** Somebody wants no more on any machine. */
export async function forgetAll(db: Db, ownerId: string): Promise<void> {
  await db.delete(pushSubscriptions).where(eq(pushSubscriptions.ownerId, ownerId))
}
