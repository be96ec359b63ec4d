import { and, count, desc, eq, lt, ne, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { session, staffMembers, verification } from '../tables.ts'
import { passwordLinks, signIns } from './tables.ts'
import type { Way } from './ways.ts'

/** Days that a sign-in stays on the list. */
const SIGN_IN_DAYS = 180
const SHOWN = 30

/** The browser that asks: what it calls itself, and what tells a person's browsers apart; empty for a program. */
export type Browser = { userAgent: string; hash: string }
export type SignIn = { at: string; way: Way; isRefused: boolean; userAgent: string; isStrange: boolean }
export type NewSession = { token: string; expiresAt: Date }

/** Notes that somebody came in, or was refused: the one place where a sign-in becomes known. */
function noticeOfSignIn(
  db: Db,
  { hash, userAgent }: Browser,
  what: { userId: string; way: Way; isRefused: boolean; isStrange: boolean; now: Date },
): Statement[] {
  const { now, ...row } = what
  const note = db.insert(signIns).values({ ...row, userAgent, browserHash: hash, at: now.toISOString() })
  if (!what.isStrange) return [note]
  const flag = db.update(staffMembers).set({ strangeSignInAt: now.toISOString() })
  return [note, flag.where(eq(staffMembers.userId, what.userId))]
}

/** Opens a session and notes it in one batch. */
export async function keepSession(
  db: Db,
  { token, expiresAt }: NewSession,
  browser: Browser,
  { userId, way, now }: { userId: string; way: Way; now: Date },
): Promise<void> {
  const isStrange = await isNewBrowser(db, userId, browser.hash)
  await writeTogether(db, [
    db.insert(session).values({
      id: crypto.randomUUID(),
      token,
      userId,
      expiresAt,
      userAgent: browser.userAgent,
      createdAt: now,
      updatedAt: now,
      way,
    }),
    ...noticeOfSignIn(db, browser, { userId, way, isRefused: false, isStrange, now }),
  ])
}

/** Notes a wrong proof for an account. */
export async function noteRefusal(db: Db, browser: Browser, userId: string, way: Way, now: Date): Promise<void> {
  await writeTogether(db, noticeOfSignIn(db, browser, { userId, way, isRefused: true, isStrange: false, now }))
}

/** A person's last sign-ins, the latest first. */
export function signInsOf(db: Db, userId: string): Promise<SignIn[]> {
  return db
    .select({
      at: signIns.at,
      way: signIns.way,
      isRefused: signIns.isRefused,
      userAgent: signIns.userAgent,
      isStrange: signIns.isStrange,
    })
    .from(signIns)
    .where(eq(signIns.userId, userId))
    .orderBy(desc(signIns.id))
    .limit(SHOWN)
}

/** He says that the new browser was his. */
export async function ownStrangeSignIn(db: Db, userId: string): Promise<void> {
  await db.update(staffMembers).set({ strangeSignInAt: null }).where(eq(staffMembers.userId, userId))
}

/** A second proof in the midst of a session: it counts as one that began with both. */
export function strengthen(db: Db, token: string, by: 'code' | 'passkey'): Statement {
  const withCode = sql<Way>`case when ${session.way} like 'oidc%' then 'oidc_code' else 'password_code' end`
  return db
    .update(session)
    .set({ way: by === 'code' ? withCode : 'passkey' })
    .where(eq(session.token, token))
}

/** Takes this once and for all; false when it was taken before. Forgotten by the clock after `until`. */
export async function takeOnce(db: Db, what: string, until: Date, now: Date): Promise<boolean> {
  const rows = await db
    .insert(verification)
    .values({ id: what, identifier: 'once', value: '', expiresAt: until, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: verification.id })
  return rows.length > 0
}

/** Clears away what counts no more: old sign-ins, links that ran out, what was taken once. */
export async function dropOldSignIns(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - SIGN_IN_DAYS * 24 * 3600_000).toISOString()
  await writeTogether(db, [
    db.delete(signIns).where(lt(signIns.at, oldest)),
    db.delete(passwordLinks).where(lt(passwordLinks.expiresAt, now.toISOString())),
    db.delete(verification).where(and(eq(verification.identifier, 'once'), lt(verification.expiresAt, now))),
  ])
}

/** The first browser of all surprises nobody. */
async function isNewBrowser(db: Db, userId: string, hash: string): Promise<boolean> {
  const [row] = await db
    .select({ many: count(), same: sql<number>`coalesce(sum(${signIns.browserHash} = ${hash}), 0)` })
    .from(signIns)
    .where(and(eq(signIns.userId, userId), eq(signIns.isRefused, false), ne(signIns.browserHash, '')))
  return row !== undefined && row.many > 0 && row.same === 0
}
