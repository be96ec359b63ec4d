import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyedHash } from '../../http/keys.ts'
import { SECRET_BYTES } from './totp.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A new secret for somebody's code application. */
export function newSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES)
}

/** Seals a secret with AES-GCM, bound to its person so that it cannot be moved to another. */
export function sealSecret(env: { SECRET_KEY: string }, userId: string, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(env), nonce).setAAD(Buffer.from(userId))
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** Opens what `sealSecret` sealed for this person. Throws when it was touched. */
export function openSecret(env: { SECRET_KEY: string }, userId: string, sealed: string): Uint8Array {
  const all = Buffer.from(sealed, 'base64url')
  const opener = createDecipheriv('aes-256-gcm', keyOf(env), all.subarray(0, NONCE_BYTES))
  opener.setAAD(Buffer.from(userId)).setAuthTag(all.subarray(-TAG_BYTES))
  return Buffer.concat([opener.update(all.subarray(NONCE_BYTES, -TAG_BYTES)), opener.final()])
}

function keyOf(env: { SECRET_KEY: string }): Uint8Array {
  return keyedHash(env, 'second factor', 'seal')
}
