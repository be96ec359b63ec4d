import { type Phrase, phrases, standsAt, standsBefore, type Word, wordsOf } from './phrases.ts'
import { ONLY_NAMED, WORD_LISTS, type WordList } from './suspicion-words.ts'

export type Suspicion = { kind: WordList['kind']; words: string[] }
export type NumberFound = { kind: 'identity' | 'phone'; text: string; start: number; end: number }

type Pattern = { kind: Suspicion['kind']; first: Phrase; rest: Phrase[][]; notAfter: Phrase[]; notBetween: Phrase[] }

const KINDS = ['denunciation', 'complaint'] as const
/** At most so many words stand for `…`. */
const GAP = 8
/** At most so many words between "chống" and what it names. */
const NAMED_WITHIN = 2
const onlyNamed = phrases(ONLY_NAMED)
/** By first word without marks: each word of a text is tried against few patterns. */
const patterns = Map.groupBy(WORD_LISTS.flatMap(patternsOf), ({ first }) => first[0]?.bare ?? '')

const CITIZEN_ID = /^0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}$/
const OLD_ID = /^[0-3]\d{8}$/
const PHONE = /^(?:0|(?:00)?84)(?:[35789]\d{8}|2\d{9})$/
const MONEY = /^\s*(?:đ|₫|vnđ?|đồng|dong|nghìn|ngàn|triệu)(?![\p{L}\p{M}/])/iu
const DATE = /^\d{1,2}\D\d{1,2}\D(?:19|20)\d\d(?!\d)/
const MOST_DIGITS = 14

/**
 * Whether a text reads like a denunciation (tố cáo) or a complaint (khiếu nại), and which of its words say so: a flag for
 * the officer, who classifies by the content (Thông tư 05/2021/TT-TTCP), never a reason to refuse.
 */
export function looksLike(text: string): Suspicion[] {
  const words = wordsOf(text)
  const found = words.flatMap((word, at) =>
    (patterns.get(word.bare) ?? []).map((pattern) => ({ kind: pattern.kind, said: match(text, words, at, pattern) })),
  )
  return KINDS.flatMap((kind) => {
    const said = found.flatMap((one) => (one.kind === kind && one.said !== null ? [one.said] : []))
    return said.length > 0 ? [{ kind, words: [...new Set(said)] }] : []
  })
}

/**
 * Numbers that may tell who somebody is: citizen identity (12 digits), old identity card (9), telephone; in any usual
 * grouping. To warn an officer before a text is published. Sums of money and dates are let be.
 */
export function containsIdentityNumber(text: string): NumberFound[] {
  const groups = [...text.matchAll(/\d+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const found: NumberFound[] = []
  for (let at = 0; at < groups.length; at++) {
    for (let last = lastJoined(text, groups, at); last >= at; last--) {
      const [start, end] = [groups[at]?.start ?? 0, groups[last]?.end ?? 0]
      const kind = kindOfNumber(text.slice(start, end), text.slice(end, end + 10))
      if (!kind) continue
      const from = text[start - 1] === '+' ? start - 1 : start
      found.push({ kind, text: text.slice(from, end), start: from, end })
      at = last
      break
    }
  }
  return found
}

function patternsOf({ kind, lines, notAfter, notBetween }: WordList): Pattern[] {
  return lines.flatMap((line) => {
    const [first = [], ...rest] = line.split(' … ').map(phrases)
    const but = { notAfter: notAfter ? phrases(notAfter) : [], notBetween: notBetween ? phrases(notBetween) : [] }
    return first.map((phrase) => ({ kind, first: phrase, rest, ...but }))
  })
}

/** What the text says where the pattern starts at that word ("cán bộ … đòi tiền"), or null when it does not. */
function match(text: string, words: Word[], at: number, { first, rest, notAfter, notBetween }: Pattern): string | null {
  if (!standsAt(words, at, first)) return null
  if (standsBefore(words, at, notAfter, 0) || standsBefore(words, at, onlyNamed, NAMED_WITHIN)) return null
  let next = at + first.length
  const said = [wording(text, words, at, next)]
  for (const alternatives of rest) {
    const from = placeOf(words, next, alternatives, notBetween)
    const phrase = alternatives.find((one) => standsAt(words, from, one))
    if (!phrase || words[from]?.sentence !== words[at]?.sentence) return null
    next = from + phrase.length
    said.push(wording(text, words, from, next))
  }
  return said.join(' … ')
}

/** Where one of the phrases stands, or where the search for it ends: at a word that rules it out, or too far away. */
function placeOf(words: Word[], after: number, alternatives: Phrase[], notBetween: Phrase[]): number {
  let at = after
  while (at < after + GAP && ![...alternatives, ...notBetween].some((phrase) => standsAt(words, at, phrase))) at++
  return at
}

function wording(text: string, words: Word[], from: number, to: number): string {
  return text.slice(words[from]?.start, words[to - 1]?.end)
}

/** The last group of digits that one sign or so parts from the one before, as in `0912 345.678`. */
function lastJoined(text: string, groups: { start: number; end: number }[], at: number): number {
  let [last, digits] = [at, 0]
  for (let next = at; next < groups.length; next++) {
    const [group, before] = [groups[next], groups[next - 1]]
    digits += group ? group.end - group.start : 0
    const joined = next === at || /^\)?[ .\u00A0‐-–-]?$/.test(text.slice(before?.end, group?.start))
    if (!joined || digits > MOST_DIGITS) break
    last = next
  }
  return last
}

function kindOfNumber(written: string, after: string): NumberFound['kind'] | null {
  const sizes = written.split(/\D+/).map((group) => group.length)
  const digits = written.replace(/\D/g, '')
  if (DATE.test(written)) return null
  if (PHONE.test(digits) && sizes.every((size) => size > 1)) return 'phone'
  const grouped = sizes.every((size) => size > 2) || /^\d{3}\D\d\D\d\d\D\d{6}$/.test(written)
  if (CITIZEN_ID.test(digits) && grouped) return 'identity'
  const isMeasured = MONEY.test(after) || written.endsWith('.000') || sizes.length === 2
  return OLD_ID.test(digits) && grouped && !isMeasured ? 'identity' : null
}
