/** A word of a text. `unmarked`: its sentence was typed without marks, so that it may stand for a marked word. */
export type Word = { start: number; end: number; key: string; bare: string; sentence: number; unmarked: boolean }

/** Words in a row, as a list writes them; the `strict` ones must carry their marks. */
export type Phrase = { key: string; bare: string; strict: boolean }[]

/** Of ten Vietnamese words seven or eight carry a mark. */
const UNMARKED_BELOW = 0.25

/** The words of a text, by sentence. */
export function wordsOf(text: string): Word[] {
  const sentences: Omit<Word, 'unmarked'>[][] = [[]]
  for (const { 0: piece, index: start } of text.matchAll(/[\p{L}\p{M}\p{N}]+|[.!?;\n]/gu)) {
    const sentence = sentences.length - 1
    if (/[\p{L}\p{N}]/u.test(piece)) {
      sentences[sentence]?.push({ start, end: start + piece.length, ...spelling(piece), sentence })
    } else sentences.push([])
  }
  return sentences.flatMap((words) => {
    const unmarked = words.filter((word) => word.key !== word.bare).length < words.length * UNMARKED_BELOW
    return words.map((word) => ({ ...word, unmarked }))
  })
}

/** Reads `tham nhũng|*hối lộ`: phrases parted by `|`; those after `*` must carry their marks. */
export function phrases(line: string): Phrase[] {
  return line.split('|').map((phrase) => {
    const strict = phrase.startsWith('*')
    return (strict ? phrase.slice(1) : phrase).split(' ').map((word) => ({ ...spelling(word), strict }))
  })
}

/** Whether the phrase stands at that place, within one sentence. */
export function standsAt(words: readonly Word[], at: number, phrase: Phrase): boolean {
  return phrase.every(({ key, bare, strict }, i) => {
    const word = words[at + i]
    if (!word || word.sentence !== words[at]?.sentence) return false
    return word.key === key || (!strict && word.unmarked && word.key === bare)
  })
}

/** Whether one of the phrases ends before that place, with at most so many words between. */
export function standsBefore(words: readonly Word[], at: number, list: readonly Phrase[], between: number): boolean {
  return list.some((phrase) => {
    for (let back = phrase.length; back <= phrase.length + between; back++) {
      if (words[at - back]?.sentence === words[at]?.sentence && standsAt(words, at - back, phrase)) return true
    }
    return false
  })
}

/** Vietnamese has some seven thousand syllables, so that most words of a text were spelled before. */
const spelled = new Map<string, { key: string; bare: string }>()
const MOST_SPELLED = 8_000

function spelling(word: string): { key: string; bare: string } {
  const known = spelled.get(word)
  if (known) return known
  if (spelled.size >= MOST_SPELLED) spelled.clear()
  const found = spell(word)
  spelled.set(word, found)
  return found
}

/**
 * A word as it is compared. Forgiven: capitals, where the tone is put (hoà, hòa), i for y (kỉ luật) and hỏi for ngã, which
 * half the country says alike. `bare` has no marks at all.
 */
function spell(word: string): { key: string; bare: string } {
  const letters = word.toLowerCase().normalize('NFD').replaceAll('y', 'i').replaceAll('\u0309', '\u0303')
  const tone = /[\u0300\u0301\u0303\u0323]/.exec(letters)?.[0] ?? ''
  const key = letters.replace(/[\u0300\u0301\u0303\u0323]/g, '').normalize('NFC') + tone
  return { key, bare: letters.replace(/\p{M}/gu, '').replaceAll('đ', 'd') }
}
