import { numberFromSigns, parseSigns, signsFromBytes } from '../../cases/code.ts'
import { keyedHash } from '../../http/keys.ts'

/** Eleven signs and one that checks them. */
const LENGTH = 12
const HALF = 2 ** 24
const ROUNDS = [0, 1, 2, 3, 4, 5]

type Secrets = { SECRET_KEY: string }

/**
 * The code of an answer: the first 48 bits of its sending's key, shuffled under the server's secret (a Feistel network).
 * It tells nothing and is kept nowhere; whoever has it can ask whether the answer was counted.
 */
export function receiptCode(env: Secrets, surveyId: string, submissionKey: string): string {
  const begin = submissionKey.replace('-', '').slice(0, 12)
  let [left, right] = [Number.parseInt(begin.slice(0, 6), 16), Number.parseInt(begin.slice(6), 16)]
  for (const round of ROUNDS) [left, right] = [right, left ^ mixed(env, surveyId, round, right)]
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setBigUint64(8, BigInt(left) * BigInt(HALF) + BigInt(right))
  return signsFromBytes(bytes, LENGTH)
}

/** With what the key of the sending begins that a code stands for; null when it can be no code of this survey. */
export function readReceipt(env: Secrets, surveyId: string, typed: string): string | null {
  const signs = parseSigns(typed, LENGTH)
  if (signs === null) return null
  const value = Number(numberFromSigns(signs))
  if (value >= HALF * HALF) return null
  let [left, right] = [Math.floor(value / HALF), value % HALF]
  for (const round of ROUNDS.toReversed()) [left, right] = [right ^ mixed(env, surveyId, round, left), left]
  const begin = left.toString(16).padStart(6, '0') + right.toString(16).padStart(6, '0')
  return `${begin.slice(0, 8)}-${begin.slice(8)}`
}

/** `XXXX-XXXX-XXXX`. */
export function showReceipt(signs: string): string {
  return (signs.match(/.{1,4}/g) ?? []).join('-')
}

function mixed(env: Secrets, surveyId: string, round: number, half: number): number {
  const [a = 0, b = 0, c = 0] = keyedHash(env, 'survey-receipt', `${surveyId}/${round}/${half}`)
  return a * 65_536 + b * 256 + c
}
