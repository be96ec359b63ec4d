/** Letters that nobody mistakes for one another, as in first passwords. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 10

const RECOVERY_CODES = 10
/** Random bytes that a set of recovery codes is made from. */
export const RECOVERY_BYTES = RECOVERY_CODES * LENGTH

/** Ten codes of 50 bits: `k7mp2-xqaw9`. */
export function recoveryCodes(random: Uint8Array): string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, which) => {
    const bytes = [...random.slice(which * LENGTH, (which + 1) * LENGTH)]
    const letters = bytes.map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** A recovery code as it was typed, in the one way it is hashed. */
export function plainRecovery(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Is this six digits, however spaced, and not a recovery code or a password? */
export function digitsOf(typed: string): string | null {
  const plain = typed.replace(/[\s.-]/g, '')
  return /^\d{6}$/.test(plain) ? plain : null
}
