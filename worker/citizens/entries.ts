import { addDays, daysBetween, isDay } from '../deadlines/calendar.ts'

/** What somebody can have sent, by its letter in the book. */
export const KINDS = {
  h: 'petition',
  y: 'comment',
  k: 'survey',
  g: 'observation',
  d: 'request',
  m: 'voice',
  c: 'question',
  x: 'seat',
} as const
export type Letter = keyof typeof KINDS

/** One thing in the book: where it is, what opens it, how much of it was there when its owner looked last, and when. */
export type Entry = { letter: Letter; place: string; secret: string; seen: number; seenOn: string }

/** So many things at most; a cookie holds no more than 4 KB. */
export const MOST_ENTRIES = 60
/** And so many characters, which long names of surveys may reach before. */
export const MOST_TEXT = 2_500

const FIRST_DAY = '2025-01-01'
const LINE = /^([hykgdmcx])([\w~.-]{1,100}) ([A-Z0-9]{0,20}) ([0-9a-z]{1,6}) ([0-9a-z]{1,4})$/

/** The book as a text: a line for each thing, the one kept last at the end. */
export function entriesText(entries: readonly Entry[]): string {
  return entries
    .map(({ letter, place, secret, seen, seenOn }) => {
      const days = Math.max(daysBetween(FIRST_DAY, seenOn), 0)
      return `${letter}${place} ${secret} ${seen.toString(36)} ${days.toString(36)}`
    })
    .join('\n')
}

/** Reads what `entriesText` wrote; lines that it did not write are left out. */
export function readEntries(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const [, letter, place = '', secret = '', seen = '', days = ''] = LINE.exec(line) ?? []
    if (letter === undefined) return []
    const seenOn = addDays(FIRST_DAY, Number.parseInt(days, 36))
    return [{ letter: letter as Letter, place, secret, seen: Number.parseInt(seen, 36), seenOn }]
  })
}

/** What names a thing in an address: it tells no secret. */
export function thingOf({ letter, place }: Pick<Entry, 'letter' | 'place'>): string {
  return letter + place
}

/** Can the book hold these? */
export function fits(entries: readonly Entry[]): boolean {
  return entries.length <= MOST_ENTRIES && entriesText(entries).length <= MOST_TEXT
}

/** Can this stand in the book at all? */
export function isWritable(entry: Entry): boolean {
  return isDay(entry.seenOn) && LINE.test(entriesText([entry]))
}

/** The book with a thing in it, once: kept again it stands at the end with what was seen of it now. */
export function withEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  return [...without(entries, thingOf(entry)), entry]
}

/** The book without a thing. */
export function without(entries: readonly Entry[], thing: string): Entry[] {
  return entries.filter((one) => thingOf(one) !== thing)
}

/** The same with what was seen of it just now; its place in the book stays. */
export function looked(entries: readonly Entry[], thing: string, now: Pick<Entry, 'seen' | 'seenOn'>): Entry[] {
  return entries.map((one) => (thingOf(one) === thing ? { ...one, ...now } : one))
}

/** Makes room by leaving out the oldest of those that have ended; null when too few have. */
export function makeRoom(
  entries: readonly Entry[],
  hasEnded: (entry: Entry) => boolean,
): { kept: Entry[]; dropped: Entry[] } | null {
  let kept = [...entries]
  const dropped: Entry[] = []
  while (!fits(kept)) {
    // What was kept just now stands last and stays.
    const oldest = kept.slice(0, -1).find(hasEnded)
    if (!oldest) return null
    dropped.push(oldest)
    kept = kept.filter((one) => one !== oldest)
  }
  return { kept, dropped }
}
