import { type Challenge, createChallenge, type Payload, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { keyedHex } from '../../http/keys.ts'
import { PROOF } from './limits.ts'

type Secrets = { SECRET_KEY: string }

/** Longer is no proof that we asked for. */
const LONGEST = 4_000

/** A sum for a phone to work on before it sends to this survey, in ALTCHA's protocol. Signed, good for some minutes. */
export function newChallenge(env: Secrets, surveyId: string, now: Date): Promise<Challenge> {
  const [least, most] = PROOF.steps
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: PROOF.rounds,
    counter: randomInt(most, least),
    deriveKey,
    data: { phieu: surveyId },
    expiresAt: new Date(now.getTime() + PROOF.forMs),
    ...secretsOf(env),
  })
}

/** The mark of a sum that was solved for this survey, to be used once; null when it was not. Any text may come in. */
export async function readProof(
  env: Secrets,
  surveyId: string,
  sent: string,
  now: Date,
): Promise<{ nonce: string; expiresAt: Date } | null> {
  if (sent === '' || sent.length > LONGEST) return null
  try {
    const { challenge, solution } = JSON.parse(atob(sent)) as Payload
    const { data, expiresAt = 0, nonce } = challenge.parameters
    if (data?.phieu !== surveyId || expiresAt * 1000 < now.getTime()) return null
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(env) })
    return verified ? { nonce, expiresAt: new Date(expiresAt * 1000) } : null
  } catch {
    return null
  }
}

function secretsOf(env: Secrets) {
  return {
    hmacSignatureSecret: keyedHex(env, 'survey-proof', 'challenge'),
    hmacKeySignatureSecret: keyedHex(env, 'survey-proof', 'key'),
  }
}
