import { parseSigns, showSecret, signsFromBytes } from '../../cases/code.ts'
import { keyedHex } from '../../http/keys.ts'

/** Nine signs and one that checks them: enough that no two sheets of a commune are alike, few enough to type. */
const LENGTH = 10

/** Sheets that are printed at once, at most. */
export const MOST_SHEETS = 20

/** The number of a blank sheet, out of random bytes. */
export function paperFromBytes(bytes: Uint8Array): string {
  return signsFromBytes(bytes, LENGTH)
}

/** The ten signs of what somebody typed or a camera read; null when they do not check. */
export function parsePaper(text: string): string | null {
  return parseSigns(text, LENGTH)
}

/** `XXXXX-XXXXX`. */
export function showPaper(paper: string): string {
  return showSecret(paper)
}

/** The key of the sending that a sheet is: always the same, so that a sheet picked up twice is one petition. */
export function keyOfPaper(env: { SECRET_KEY: string }, communeId: string, paper: string): string {
  const hex = keyedHex(env, 'paper', `${communeId}/${paper}`)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
