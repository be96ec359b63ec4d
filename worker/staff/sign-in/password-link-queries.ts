import { and, eq, gt, isNull } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import type { Deed } from '../deed-queries.ts'
import { noteEvent, setPassword } from '../queries.ts'
import { session, staffMembers, user } from '../tables.ts'
import { clearFactor } from './factor-queries.ts'
import { clearKeys } from './passkey-queries.ts'
import { passwordLinks } from './tables.ts'

/** How long a link lasts. */
const LINK_HOURS = 24

export type LinkTarget = { userId: string; communeId: string; username: string; name: string; clearsFactors: boolean }

/** Makes a link; those made for the account before lead nowhere any more. */
export async function makeLink(
  { actor, db, now }: Deed,
  userId: string,
  tokenHash: string,
  clearsFactors: boolean,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3600_000).toISOString()
  await writeTogether(db, [
    db.delete(passwordLinks).where(eq(passwordLinks.userId, userId)),
    db.insert(passwordLinks).values({ tokenHash, userId, clearsFactors, madeAt: now.toISOString(), expiresAt }),
    noteEvent(db, actor, 'password_link_made', userId, now, { clearsFactors }),
  ])
}

/** Whose password a link sets; null when it was used, ran out or its account was closed. */
export async function findLink(db: Db, tokenHash: string, now: Date): Promise<LinkTarget | null> {
  const [row] = await db
    .select({
      userId: passwordLinks.userId,
      communeId: staffMembers.communeId,
      username: user.username,
      name: user.name,
      clearsFactors: passwordLinks.clearsFactors,
    })
    .from(passwordLinks)
    .innerJoin(staffMembers, eq(staffMembers.userId, passwordLinks.userId))
    .innerJoin(user, eq(user.id, passwordLinks.userId))
    .where(
      and(
        eq(passwordLinks.tokenHash, tokenHash),
        gt(passwordLinks.expiresAt, now.toISOString()),
        isNull(staffMembers.closedAt),
      ),
    )
  return row ? { ...row, username: row.username ?? '' } : null
}

/** Uses a link, once: a new password, no sessions, and no second proof when the link says so. False when it was used meanwhile. */
export async function useLink(
  db: Db,
  { clearsFactors, communeId, userId }: LinkTarget,
  link: { tokenHash: string; hash: string; now: Date; also: Statement[] },
): Promise<boolean> {
  const { also, hash, now, tokenHash } = link
  const taken = await db
    .delete(passwordLinks)
    .where(eq(passwordLinks.tokenHash, tokenHash))
    .returning({ userId: passwordLinks.userId })
  if (taken.length === 0) return false
  await writeTogether(db, [
    setPassword(db, userId, hash, now),
    db.update(staffMembers).set({ mustChangePassword: false }).where(eq(staffMembers.userId, userId)),
    db.delete(session).where(eq(session.userId, userId)),
    ...(clearsFactors ? [...clearFactor(db, userId), clearKeys(db, userId)] : []),
    ...also,
    noteEvent(db, { id: userId, communeId }, 'password_link_used', userId, now, { clearsFactors }),
  ])
  return true
}
