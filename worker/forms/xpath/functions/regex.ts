import { type Edge, type Part, readPattern } from './pattern.ts'
import { PatternFault } from './signs.ts'

/** A text that would need more work than this does not match. */
const MOST_STEPS = 3_000_000

const LONGEST = 2_000

const known = new Map<string, readonly Part[] | string>()

/** Read once; as a sentence what is wrong with it. */
function partsOf(pattern: string): readonly Part[] | string {
  const before = known.get(pattern)
  if (before !== undefined) return before
  let parts: readonly Part[] | string
  try {
    parts = pattern.length > LONGEST ? 'quá dài' : readPattern(pattern)
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error
    parts = error.message
  }
  if (known.size >= 200) known.clear()
  known.set(pattern, parts)
  return parts
}

/** What cannot be used in a pattern; null when it can be used. */
export function patternFaultOf(pattern: string): string | null {
  const parts = partsOf(pattern)
  return typeof parts === 'string' ? parts : null
}

/**
 * Whether the whole text matches, as Java's `matches` and so ODK Collect decides. All ways through the pattern are gone
 * at once, so no text takes more than its length times the pattern's.
 */
export function matches(pattern: string, text: string, count = { steps: 0 }): boolean {
  const parts = partsOf(pattern)
  if (typeof parts === 'string') return false
  const signs = [...text]
  const seen = new Int32Array(parts.length).fill(-1)
  let now = reached(parts, [0], signs, 0, seen, count)
  for (let index = 0; index < signs.length && now.length > 0; index++) {
    if (count.steps > MOST_STEPS) return false
    const sign = signs[index] as string
    const next: number[] = []
    for (const at of now) if (isSign(parts[at]?.is, sign)) next.push(at + 1)
    now = reached(parts, next, signs, index + 1, seen, count)
  }
  return now.includes(parts.length - 1)
}

function isSign(is: string | RegExp | undefined, sign: string): boolean {
  return typeof is === 'object' ? is.test(sign) : is === sign
}

/** Where one can stand without reading a further character. Each part is looked at once per character. */
function reached(
  parts: readonly Part[],
  open: number[],
  signs: readonly string[],
  index: number,
  seen: Int32Array,
  count: { steps: number },
): number[] {
  const found: number[] = []
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen[at] === index) continue
    seen[at] = index
    count.steps++
    const { edge, to, or } = parts[at] as Part
    if (to !== undefined) open.push(at + to)
    if (or !== undefined) open.push(at + or)
    if (edge && isEdge(edge, signs, index)) open.push(at + 1)
    if (!edge && to === undefined) found.push(at)
  }
  return found
}

function isEdge(edge: Edge, signs: readonly string[], index: number): boolean {
  if (edge === '^') return index === 0
  if (edge === '$') return index === signs.length
  return (isLetter(signs[index - 1]) !== isLetter(signs[index])) === (edge === 'b')
}

function isLetter(sign = ''): boolean {
  return /[\p{L}\p{N}_]/u.test(sign)
}
