import { keyedHex } from '../../http/keys.ts'
import { type Asking, isPassword } from '../auth.ts'
import { passwordHash } from '../queries.ts'
import { openSecret } from './factor-seal.ts'
import { secondFactor, takeRecovery, takeStep } from './factor-queries.ts'
import { digitsOf, plainRecovery, recoveryCodes, RECOVERY_BYTES } from './recovery.ts'
import { stepOfCode } from './totp.ts'

/** By which code somebody proves himself, each once; null when it is wrong or was taken before. */
export async function proveByCode(asking: Asking, userId: string, typed: string): Promise<'code' | 'recovery' | null> {
  const { db, env, now } = asking
  const digits = digitsOf(typed)
  if (digits === null) return (await takeRecovery(db, userId, recoveryHash(env, userId, typed))) ? 'recovery' : null
  const factor = await secondFactor(db, userId)
  if (!factor?.isOn) return null
  const step = stepOfCode(openSecret(env, userId, factor.sealed), digits, now)
  return step !== null && (await takeStep(db, userId, step)) ? 'code' : null
}

/** Is this the person's password, or a code of his? */
export async function proveAgain(asking: Asking, userId: string, typed: string): Promise<boolean> {
  if (digitsOf(typed) !== null && (await proveByCode(asking, userId, typed)) !== null) return true
  const hash = await passwordHash(asking.db, userId)
  return hash !== null && isPassword(hash, typed)
}

/** New recovery codes for a person, and the hashes under which they are kept. */
export function newRecoveryCodes(env: { SECRET_KEY: string }, userId: string): { codes: string[]; hashes: string[] } {
  const codes = recoveryCodes(crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES)))
  return { codes, hashes: codes.map((code) => recoveryHash(env, userId, code)) }
}

/** Under which hash a person's recovery code is kept. */
export function recoveryHash(env: { SECRET_KEY: string }, userId: string, typed: string): string {
  return keyedHex(env, 'recovery code', `${userId} ${plainRecovery(typed)}`)
}
