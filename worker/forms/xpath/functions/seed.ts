import { sha256 } from './digest.ts'

const MODULUS = 2_147_483_647

/** A text as a seed, as ODK reads it: the first eight bytes of its fingerprint as a signed number, beneath the modulus. */
export function seedIn(text: string): number {
  if (text === '') return 0
  const [high = 0, low = 0] = sha256(text)
  // 2³² leaves 2 beneath this modulus, so no number longer than 53 bits is needed.
  const rest = (((2 * (high | 0) + (low >>> 0)) % MODULUS) + MODULUS) % MODULUS
  return (high | 0) < 0 && rest > 0 ? rest - MODULUS : rest
}
