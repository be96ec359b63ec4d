import { keyedHash, sameSecret } from '../../http/keys.ts'

const RANDOM_BYTES = 16
const UNTIL_BYTES = 8
const HEAD_BYTES = RANDOM_BYTES + UNTIL_BYTES

/** What a key is to sign: random, with an end, marked as ours for this purpose. So nothing is kept for pages that are only looked at. */
export function writeChallenge(env: { SECRET_KEY: string }, purpose: string, random: Uint8Array, until: Date): string {
  const head = Buffer.alloc(HEAD_BYTES)
  head.set(random.subarray(0, RANDOM_BYTES))
  head.writeBigUInt64BE(BigInt(until.getTime()), RANDOM_BYTES)
  return Buffer.concat([head, markOf(env, purpose, head)]).toString('base64url')
}

/** Until when this challenge of ours may be answered; null when it is not ours, for something else, or over. */
export function readChallenge(env: { SECRET_KEY: string }, purpose: string, challenge: string, now: Date): Date | null {
  const all = Buffer.from(challenge, 'base64url')
  if (all.length <= HEAD_BYTES) return null
  const head = all.subarray(0, HEAD_BYTES)
  const ours = Buffer.from(markOf(env, purpose, head)).toString('hex')
  if (!sameSecret(all.subarray(HEAD_BYTES).toString('hex'), ours)) return null
  const until = new Date(Number(head.readBigUInt64BE(RANDOM_BYTES)))
  return until > now ? until : null
}

function markOf(env: { SECRET_KEY: string }, purpose: string, head: Buffer): Uint8Array {
  return keyedHash(env, `challenge ${purpose}`, head.toString('hex'))
}
