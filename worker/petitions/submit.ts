import { CHAIN_START } from '../cases/chain.ts'
import type { CommuneBook } from '../communes/book.ts'
import { fold } from '../communes/fold.ts'
import { dueDay, localDay, type DueDay } from '../deadlines/calendar.ts'
import { nextWake } from '../deadlines/alarm.ts'
import { limitOn } from '../deadlines/limit.ts'
import { match, type Matter } from '../routing/match.ts'
import type { PetitionInput } from './form.ts'
import { looksLike } from '../routing/suspicion/suspicion.ts'

const TITLE_LENGTH = 90

/** What is decided about a petition when it comes in: where it goes, by when, what it looks like. Pure. */
export type Decision = {
  title: string
  flags: string
  ruleId: string
  reason: string
  responsibleBodyId: string
  limitId: string
  clockFrom: string
  dueOn: string
  actOn: string
  /** The first day on which the clock looks at it by itself. */
  wakeOn: string | null
}

/** Decides where a petition goes and by when it is answered, from what was sent and the commune's book. */
export function decide(sent: PetitionInput, book: CommuneBook, now: Date): Decision {
  const today = localDay(now)
  const matter: Matter = { kind: sent.kind, category: sent.category, hamletId: sent.hamlet, urgency: 'ordinary' }
  const routing = match(matter, book.rules, today, book.commune.triageBodyId)
  const clock = clockOf(book, routing.limitCode, today)
  const triage = clockOf(book, 'triage', today).due
  const words = [sent.content, ...sent.demand].join('\n')
  const actOn = triage < clock.due ? triage : clock.due
  return {
    title: titleOf(sent.content),
    flags: flagsWith('', words, book.categories.get(sent.category)?.restricted ?? false),
    ruleId: routing.ruleId,
    reason: routing.reason,
    responsibleBodyId: routing.bodyId,
    limitId: limitOn(book.limits, routing.limitCode, today).id,
    clockFrom: today,
    dueOn: clock.due,
    actOn,
    wakeOn: firstWake(book, { clockFrom: today, dueOn: clock.due, actOn }),
  }
}

/** Days on which fresh cases are looked at first, by book: those of one day and limit share it. */
const firstWakes = new WeakMap<CommuneBook, Map<string, string | null>>()

function firstWake(book: CommuneBook, days: { clockFrom: string; dueOn: string; actOn: string }): string | null {
  const known = firstWakes.get(book) ?? new Map<string, string | null>()
  firstWakes.set(book, known)
  const key = `${days.clockFrom} ${days.dueOn} ${days.actOn}`
  const before = known.get(key)
  if (before !== undefined) return before
  const fresh = { ...days, status: 'submitted', alarm: '', pauses: [], answeredOn: null, heldSince: '' }
  const on = nextWake(fresh, book, days.clockFrom)
  known.set(key, on)
  return on
}

/** Due days that were counted already, by book: the same day and limit always give the same sum. */
const counted = new WeakMap<CommuneBook, Map<string, DueDay>>()

/** The due day by a limit of the book, counted from a day, with the sum. */
export function clockOf(
  book: CommuneBook,
  limitCode: string,
  from: string,
  paused: { from: string; to: string }[] = [],
): DueDay {
  const known = counted.get(book) ?? new Map<string, DueDay>()
  counted.set(book, known)
  const key = JSON.stringify([limitCode, from, paused])
  const before = known.get(key)
  if (before) return before
  const limit = limitOn(book.limits, limitCode, from)
  const sum = dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays, paused })
  // Pauses differ from case to case: only what many cases share is worth keeping.
  if (paused.length === 0) known.set(key, sum)
  return sum
}

/** The first sentence, cut at a word: what lists show. */
export function titleOf(content: string): string {
  const first =
    content
      .trim()
      .split(/\n|(?<=[.!?])\s/)[0]
      ?.trim() ?? ''
  const signs = [...first]
  if (signs.length <= TITLE_LENGTH) return first
  const cut = signs.slice(0, TITLE_LENGTH).join('')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}

/** What public search looks through: folded words of the released text. */
export function searchTextOf(...parts: string[]): string {
  return fold(parts.join(' '))
}

/** Flags for the intake officer, added to those that stand: what the words look like, and fields that are never made public. */
export function flagsWith(before: string, words: string, restricted: boolean): string {
  const flags = new Set<string>(before.split(' ').filter(Boolean))
  for (const { kind } of looksLike(words)) flags.add(kind)
  if (restricted) flags.add('conduct')
  return [...flags].sort().join(' ')
}

/** A case that has no event yet: where its chain starts. */
export function beforeFirst(id: string, communeId: string) {
  return { id, communeId, version: 0, headHash: CHAIN_START }
}
