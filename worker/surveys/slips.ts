import { parseSigns, showSecret, signsFromBytes } from '../cases/code.ts'
import { keyedHex } from '../http/keys.ts'

/** Nine signs and one that checks them: 40 bits, to be read aloud and typed by anybody. */
const LENGTH = 10

/** What stands on a slip of invitation, out of random bytes. */
export function slipFromBytes(bytes: Uint8Array): string {
  return signsFromBytes(bytes, LENGTH)
}

/** The ten signs of what somebody typed or a camera read; null when they do not check. */
export function parseSlip(text: string): string | null {
  return parseSigns(text, LENGTH)
}

/** `XXXXX-XXXXX`. */
export function showSlip(slip: string): string {
  return showSecret(slip)
}

/** What is kept of a slip: another hash in each survey, useless without the server's secret. */
export function slipHash(env: { SECRET_KEY: string }, surveyId: string, slip: string): string {
  return keyedHex(env, 'survey-slip', `${surveyId}/${slip}`)
}
