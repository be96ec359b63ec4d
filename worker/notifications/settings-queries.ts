import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { staffMembers } from '../staff/tables.ts'
import type { HowOften } from './spread.ts'
import { staffChannels } from './tables.ts'

export type Settings = {
  workspace: HowOften
  email: HowOften
  push: HowOften
  /** Confirmed; empty when there is none. */
  address: string
  /** Waits for its code; empty when none does. */
  newAddress: string
}

const NONE: Settings = { workspace: 'at_once', email: 'off', push: 'off', address: '', newAddress: '' }

/** How an officer wants to be told. */
export async function settingsOf(db: Db, staffId: string, now: Date): Promise<Settings> {
  const row = await db.select().from(staffChannels).where(eq(staffChannels.staffId, staffId)).get()
  if (!row) return NONE
  const { workspace, email, push, address } = row
  const waits = row.codeEndsAt !== null && row.codeEndsAt > now.toISOString()
  return { workspace, email, push, address, newAddress: waits ? row.newAddress : '' }
}

/** Keeps how often an officer wants to be told over each channel. */
export async function keepSettings(
  db: Db,
  staffId: string,
  set: Pick<Settings, 'workspace' | 'email' | 'push'>,
): Promise<void> {
  await db
    .insert(staffChannels)
    .values({ staffId, ...set })
    .onConflictDoUpdate({ target: staffChannels.staffId, set })
}

/** An address that waits to be confirmed; an earlier one stays until then. */
export async function proposeAddress(
  db: Db,
  staffId: string,
  set: { newAddress: string; codeHash: string; codeEndsAt: string },
): Promise<void> {
  await db
    .insert(staffChannels)
    .values({ staffId, ...set })
    .onConflictDoUpdate({ target: staffChannels.staffId, set })
}

/** The address whose code this is becomes the officer's; false when the code is wrong or too old. */
export async function confirmAddress(db: Db, staffId: string, codeHash: string, now: Date): Promise<boolean> {
  const row = await db
    .select({ newAddress: staffChannels.newAddress })
    .from(staffChannels)
    .where(
      and(
        eq(staffChannels.staffId, staffId),
        eq(staffChannels.codeHash, codeHash),
        gt(staffChannels.codeEndsAt, now.toISOString()),
      ),
    )
    .get()
  if (!row || row.newAddress === '') return false
  await db
    .update(staffChannels)
    .set({ address: row.newAddress, newAddress: '', codeHash: '', codeEndsAt: null })
    .where(and(eq(staffChannels.staffId, staffId), eq(staffChannels.codeHash, codeHash)))
  return true
}

/** No e-mails any more. */
export async function dropAddress(db: Db, staffId: string): Promise<void> {
  await db
    .update(staffChannels)
    .set({ address: '', newAddress: '', codeHash: '', codeEndsAt: null, email: 'off' })
    .where(eq(staffChannels.staffId, staffId))
}

/** Where an officer wants his e-mails; null when nowhere, or when his account is closed. */
export async function addressOf(db: Db, staffId: string): Promise<string | null> {
  const row = await db
    .select({ address: staffChannels.address })
    .from(staffChannels)
    .innerJoin(staffMembers, eq(staffMembers.userId, staffChannels.staffId))
    .where(and(eq(staffChannels.staffId, staffId), isNull(staffMembers.closedAt)))
    .get()
  return row?.address || null
}
