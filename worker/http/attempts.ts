import { type Db, writeTogether } from '../db/connect.ts'
import type { Context } from './context.ts'
import { keyedHex } from './keys.ts'
import { addTry, triesSince, type TryKey, type TryRow } from './queries.ts'

/** How many wrong tries in how long; `now` is the instant of the request. */
export type TryLimit = TryKey & { windowMs: number; most: number; now: Date }

/** Tries that are left (none: 0, less when several came at once), and from when the next one is allowed (null: now). */
export type TriesLeft = { left: number; freeAt: Date | null }

/** A window slides in so many steps, so that no clock's mark lets twice as many tries through. */
const STEPS = 10

/** How many wrong tries are left in the window that ends now. Exact: counted in the database, one read. */
export async function triesLeft(db: Db, limit: TryLimit): Promise<TriesLeft> {
  return leftOf(await triesSince(db, limit, firstStep(limit)), limit)
}

/** Counts one wrong try and says how many are left; the one that reaches the limit closes the door. One round trip. */
export async function countTry(db: Db, limit: TryLimit): Promise<TriesLeft> {
  const expiresAt = new Date(limit.now.getTime() + 2 * limit.windowMs)
  const [, rows] = await writeTogether(db, [
    addTry(db, limit, stepOf(limit), expiresAt),
    triesSince(db, limit, firstStep(limit)),
  ])
  return leftOf(rows as TryRow[], limit)
}

/**
 * Counts a try before it is judged, so that many at once count as many; forget it when it turns out right. Returns null to
 * go on, or the instant from which the next try is allowed.
 */
export async function beginTry(db: Db, limit: TryLimit): Promise<Date | null> {
  const before = await triesLeft(db, limit)
  if (before.left <= 0) return before.freeAt
  const after = await countTry(db, limit)
  return after.left < 0 ? after.freeAt : null
}

/** Tells programs too, in seconds, when to try again. */
export function withRetryAfter(answer: Response, freeAt: Date, now: Date): Response {
  answer.headers.set('retry-after', String(Math.max(Math.ceil((freeAt.getTime() - now.getTime()) / 1000), 1)))
  return answer
}

/** Under which key tries of a kind are counted for somebody, who is kept as a hash only. */
export function tryKey(env: { SECRET_KEY: string }, scope: string, whose: string): TryKey {
  return { scope, keyHash: keyedHex(env, `tries ${scope}`, whose) }
}

/**
 * Whose network this is, without keeping its address: a keyed hash that changes every day. Of IPv6 the first half counts,
 * because a single line is given all of the other half.
 */
export function networkKey(c: Context): string {
  const network = networkOf(c.req.header('cf-connecting-ip') ?? 'local')
  return keyedHex(c.env, 'network', `${c.var.now.toISOString().slice(0, 10)} ${network}`)
}

/** Ten wrong pairs of codes a minute from one network, then a pause. */
export function wrongPairs(c: Context, scope: string): TryLimit {
  return { scope, keyHash: networkKey(c), windowMs: 60_000, most: 10, now: c.var.now }
}

/** An IPv4 address whole, of an IPv6 address the first 64 bits. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [...groups, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...(tail ?? '').split(':')]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

function leftOf(rows: readonly TryRow[], { windowMs, most }: TryLimit): TriesLeft {
  let total = rows.reduce((sum, row) => sum + row.count, 0)
  const left = most - total
  if (left > 0) return { left, freeAt: null }
  for (const row of rows) {
    total -= row.count
    if (total < most) return { left, freeAt: new Date((row.window + STEPS + 1) * (windowMs / STEPS)) }
  }
  return { left, freeAt: null }
}

function stepOf({ now, windowMs }: TryLimit): number {
  return Math.floor(now.getTime() / (windowMs / STEPS))
}

/** One step more than the window is long, so that the window is covered whole. */
function firstStep(limit: TryLimit): number {
  return stepOf(limit) - STEPS
}
