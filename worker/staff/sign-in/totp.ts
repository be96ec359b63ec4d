import { Secret, TOTP } from 'otpauth'

/** How long one code lasts. */
const STEP_MS = 30_000
/** Telephones whose clock is half a minute off are let in too. */
const STEPS_OFF = 1

const CODE_DIGITS = 6
/** Random bytes in a secret (RFC 4226 asks for 16, advises 20). */
export const SECRET_BYTES = 20

/** The half minute of an instant. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS)
}

/** The code of a half minute (RFC 6238 with SHA-1, as every code application has it). */
export function codeAt(secret: Uint8Array, step: number): string {
  return generatorOf(secret).generate({ timestamp: step * STEP_MS })
}

/** The half minute whose code this is, near that instant; null when it is none. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const off = generatorOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_OFF })
  return off === null ? null : stepAt(now) + off
}

/** A secret in letters (RFC 4648 base32), as it is typed into a telephone. */
export function inLetters(secret: Uint8Array): string {
  return secretOf(secret).base32
}

/** The same in groups of four. */
export function inGroups(letters: string): string {
  return letters.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** What a code application reads from the QR code. */
export function codeAddress(secret: Uint8Array, username: string): string {
  return generatorOf(secret, username).toString()
}

function generatorOf(secret: Uint8Array, label = ''): TOTP {
  return new TOTP({
    issuer: 'Nghe Dân',
    label,
    secret: secretOf(secret),
    digits: CODE_DIGITS,
    period: STEP_MS / 1000,
    algorithm: 'SHA1',
  })
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer })
}
