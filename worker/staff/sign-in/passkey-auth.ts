import type { Asking } from '../auth.ts'
import { readChallenge, writeChallenge } from './key-challenge.ts'
import { findKey, noteUse } from './passkey-queries.ts'
import type { MadeKey, UsedKey } from './security-form.ts'
import { takeOnce } from './sign-in-queries.ts'

const TIME_MS = 10 * 60_000
/** ES256, EdDSA, RS256: what telephones, Windows and security keys make. */
const ALGORITHMS = [-7, -8, -257]

/** What the browser is told to find a key with. */
export function findOptions(asking: Asking, origin: string): string {
  return JSON.stringify({
    challenge: challengeFor(asking, 'sign-in'),
    rpId: new URL(origin).hostname,
    userVerification: 'required',
    timeout: TIME_MS,
  })
}

/** What the browser is told to make a key with. */
export function makeOptions(
  asking: Asking,
  origin: string,
  { id, name, username }: { id: string; name: string; username: string },
  known: readonly { id: string }[],
): string {
  return JSON.stringify({
    challenge: challengeFor(asking, `register ${id}`),
    rp: { id: new URL(origin).hostname, name: 'Nghe Dân' },
    user: { id: Buffer.from(id).toString('base64url'), name: username, displayName: name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: known.map((key) => ({ type: 'public-key', id: key.id })),
    attestation: 'none',
    timeout: TIME_MS,
  })
}

/** The key that a browser has made for this person; null when it does not answer what we asked. */
export async function readMadeKey(
  asking: Asking,
  origin: string,
  userId: string,
  made: MadeKey,
): Promise<{ id: string; publicKey: string; counter: number } | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: (challenge) => readChallenge(asking.env, `register ${userId}`, challenge, asking.now) !== null,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
  } catch {
    return null
  }
}

/** Whose key answered, and whether it answered rightly: one answer opens one session. */
export async function proveByKey(
  asking: Asking,
  origin: string,
  used: UsedKey,
): Promise<{ userId: string | null; isRight: boolean }> {
  const { db, now } = asking
  const key = await findKey(db, used.id)
  if (!key) return { userId: null, isRight: false }
  const answered = await answerOf(asking, origin, used, key)
  if (!answered || !(await takeOnce(db, `key ${answered.challenge}`, answered.until, now)))
    return { userId: key.userId, isRight: false }
  await noteUse(db, key.id, answered.counter, now)
  return { userId: key.userId, isRight: true }
}

type Answered = { challenge: string; until: Date; counter: number }
type Known = { id: string; publicKey: string; counter: number }

/** What the key answered; null when that is wrong. */
async function answerOf({ env, now }: Asking, origin: string, used: UsedKey, key: Known): Promise<Answered | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const asked = { challenge: '', until: now }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: used as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge(challenge) {
        const until = readChallenge(env, 'sign-in', challenge, now)
        Object.assign(asked, { challenge, until })
        return until !== null
      },
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: {
        id: key.id,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: key.counter,
      },
    })
    return verified ? { ...asked, counter: authenticationInfo.newCounter } : null
  } catch {
    return null
  }
}

function challengeFor({ env, now }: Asking, purpose: string): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  return writeChallenge(env, purpose, random, new Date(now.getTime() + TIME_MS))
}
