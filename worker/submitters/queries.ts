import { eq } from 'drizzle-orm'
import { type CaseRow, take } from '../cases/queries.ts'
import type { Db } from '../db/connect.ts'
import type { Actor } from '../staff/actor.ts'
import { type Contact, unsealContact } from './seal.ts'
import { submitters } from './tables.ts'

/**
 * Opens who sent a case. The only way to the contact data: it first leaves an event with who, when and why, and gives
 * nothing when that event could not be written.
 */
export async function openIdentity(
  db: Db,
  env: { CONTACT_KEYS: string },
  seen: CaseRow,
  actor: Actor,
  at: Date,
  purpose: 'read' | 'email',
): Promise<Contact | 'moved'> {
  // Of a part the sender stands with the case that it was split from.
  const sentAs = seen.splitFrom ?? seen.id
  const row = await db.select().from(submitters).where(eq(submitters.caseId, sentAs)).get()
  // Nothing was left, or it was erased: nothing is opened, and no event says so.
  if (!row?.sealed) return { name: '', phone: '', email: '' }
  const kind = purpose === 'read' ? 'identity.opened' : 'identity.used_for_email'
  if ((await take(db, seen, { kind, actor, at })) === 'moved') return 'moved'
  return unsealContact(env, sentAs, row)
}
