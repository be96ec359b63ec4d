import { keyedHash, keyedHex } from '../http/keys.ts'
import { secretFromBytes } from './code.ts'

type Secrets = { SECRET_KEY: string }

/** The secret of a submission: derived, so that the same sending always gets the same one and only its hash is kept. */
export function lookupSecretFor(env: Secrets, communeId: string, submissionKey: string): string {
  return secretFromBytes(keyedHash(env, 'lookup-secret', `${communeId}/${submissionKey}`))
}

/** What is kept of a secret. Requests for a dialogue have the same, so that theirs opens the petition that comes of one. */
export function lookupHash(env: Secrets, secret: string): string {
  return keyedHex(env, 'lookup-hash', secret)
}
