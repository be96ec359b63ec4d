import { isDay } from '../deadlines/calendar.ts'
import type { Place } from './entry-queries.ts'
import { optionsOf, type RegisterKind } from './kinds.ts'
import { REGISTERS_AT } from './place.ts'
import { type EntryState, statesOf } from './words.ts'

/** What an officer asks of a register. */
export type Ask = {
  year: number
  hamletId: string
  topic: string
  state: EntryState | ''
  /** A name, or a part of it: never in an address, which others may read. */
  name: string
  after: Place | null
}

const FIRST_YEAR = 2020

/** The years that can be asked for, this one and the next among them, the latest first. */
export function yearsUntil(today: string): number[] {
  const last = Number(today.slice(0, 4)) + 1
  return Array.from({ length: 7 }, (_, at) => last - at).filter((year) => year >= FIRST_YEAR)
}

/** The year that was typed, if it is one that can be asked for. */
export function yearOf(text: string | undefined, today: string): number {
  return yearsUntil(today).find((year) => String(year) === text) ?? Number(today.slice(0, 4))
}

/** Reads an address; what is not offered is left out. */
export function readAsk(
  query: (name: string) => string | undefined,
  kind: RegisterKind,
  { hamlets, only, today }: { hamlets: readonly string[]; only: string | null; today: string },
): Ask {
  const [, hamletId = '', state = '', id = ''] = /^([\w-]*)~([a-z_]+)~([\w.-]{1,80})$/.exec(query('sau') ?? '') ?? []
  return {
    year: yearOf(query('nam'), today),
    hamletId: only ?? hamlets.find((one) => one === query('thon')) ?? '',
    topic: optionsOf(kind).find(({ value }) => value === query('loai'))?.value ?? '',
    state: statesOf(kind.register).find((one) => one === query('tinh-trang')) ?? '',
    name: (query('ten') ?? '').trim().slice(0, 60),
    after: id === '' ? null : { hamletId, state: state as EntryState, id },
  }
}

/** The address that asks so. */
export function askAddress(kind: RegisterKind, ask: Partial<Ask>, path = ''): string {
  const { after } = ask
  const pairs = [
    ['nam', ask.year === undefined ? '' : String(ask.year)],
    ['thon', ask.hamletId ?? ''],
    ['loai', ask.topic ?? ''],
    ['tinh-trang', ask.state ?? ''],
    ['sau', after ? placeText(after) : ''],
  ].filter(([, value]) => value !== '') as [string, string][]
  const base = `${REGISTERS_AT}/${kind.slug}${path}`
  return pairs.length > 0 ? `${base}?${new URLSearchParams(pairs)}` : base
}

/** Where a page ended, as an address or a form carries it. */
export function placeText({ hamletId, id, state }: Place): string {
  return `${hamletId}~${state}~${id}`
}

/** "20/05/2026" of a day as it is kept. */
export function dayText(day: string): string {
  return isDay(day) ? `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day
}
