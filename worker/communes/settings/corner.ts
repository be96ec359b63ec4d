import { addDays, longDay } from '../../deadlines/calendar.ts'
import { check, type Checked, type FieldErrors } from '../../staff/form.ts'
import type {
  Body,
  Category,
  CommuneBook,
  DeclineReason,
  Hamlet,
  Limit,
  NumberPattern,
  OwnDay,
  ReplyTemplate,
  RoutingRule,
} from '../book.ts'
import { fold } from '../fold.ts'
import { endSchema } from './setting-form.ts'

/** What may be settled about a commune, and how each is kept. */
export type Kept = {
  body: Body
  hamlet: Hamlet
  category: Category
  routing_rule: RoutingRule
  limit: Limit
  day: OwnDay
  number_pattern: NumberPattern
  reply_template: ReplyTemplate
  decline_reason: DeclineReason
}
export type Kind = keyof Kept

/** One row as it was and as it will be: null where there is none. */
export type Change = {
  [K in Kind]: { kind: K; id: string; before: Kept[K] | null; after: Kept[K] | null }
}[Kind]

/** Text by field, as a form sends it; a ticked box is `on`. */
export type Values = Readonly<Record<string, string>>

export type FieldSpec = {
  name: string
  label: string
  hint?: string
  kind?: 'line' | 'area' | 'day' | 'number' | 'tick' | 'select'
  options?: readonly { value: string; label: string }[]
  /** The words of an empty first choice. */
  empty?: string
  most?: number
  required?: boolean
}

/** One thing that is settled: what a list shows, what its form starts with. */
export type Entry = {
  id: string
  title: string
  facts: readonly (readonly [label: string, text: string])[]
  values: Values
  /** Over: listed apart. */
  past?: boolean
  /** Shown, not to be changed here. */
  fixed?: boolean
  /** The heading it stands under, where a list has several. */
  group?: string
  /** What was before and what will be: read on its own page. */
  history?: readonly string[]
}

/** What is known when somebody settles something. */
export type Desk = { book: CommuneBook; today: string; newId: string }

export type Planned = { ok: true; changes: Change[] } | { ok: false; errors: FieldErrors }

/** A second thing that can be done with an entry: to end it, to take it back. */
export type Ending = {
  title: string
  lead: string
  button: string
  isOpen: (desk: Desk, entry: Entry) => boolean
  fields: (desk: Desk, entry: Entry) => FieldSpec[]
  plan: (desk: Desk, entry: Entry, typed: Values) => Planned
}

/** One part of the settings: its list, its form, what a form changes. All of it pure. */
export type Corner = {
  /** The end of its address. */
  slug: string
  kind: Kind
  title: string
  /** What it is for, in one or two sentences. */
  lead: string
  /** What one does there, after its name on the overview. */
  about: string
  /** One of them, inside a sentence: "cơ quan". */
  one: string
  canAdd: boolean
  entries: (desk: Desk) => Entry[]
  fields: (desk: Desk, entry: Entry | null) => FieldSpec[]
  /** What an empty form starts with. */
  blank?: (desk: Desk) => Values
  plan: (desk: Desk, entry: Entry | null, typed: Values) => Planned
  ending?: Ending
  /** Takes an ending back; null where it is too late. */
  reopen?: (desk: Desk, entry: Entry) => Change[] | null
  /** What these changes would lead to, line by line. */
  trial?: (desk: Desk, changes: readonly Change[]) => string[]
}

/** A plan that cannot be carried out because of one field. */
export function wrong(field: string, sentence: string): Planned {
  return { ok: false, errors: { [field]: [sentence] } }
}

/** A plan; rows that stay as they are fall away. */
export function settled(...changes: Change[]): Planned {
  return { ok: true, changes: changes.filter(isFelt) }
}

/** Does it change anything? */
export function isFelt({ before, after }: Change): boolean {
  if (!before || !after) return before !== after
  return Object.entries(after).some(([name, value]) => value !== (before as Record<string, unknown>)[name])
}

/** A name for addresses and keys that none of those has: `phong-kinh-te`, then `phong-kinh-te-2`. */
export function freeName(text: string, sign: '-' | '_', isTaken: (name: string) => boolean): string {
  const stem = fold(text).replaceAll(' ', sign).slice(0, 40) || 'muc'
  let name = stem
  for (let next = 2; isTaken(name); next++) name = `${stem}${sign}${next}`
  return name
}

/** The field in which the last day of something is told. */
export function lastDayField(today: string): FieldSpec {
  return {
    name: 'lastDay',
    label: 'Ngày cuối cùng',
    hint: `Sớm nhất là hôm qua, ${longDay(addDays(today, -1))}: khi đó thôi dùng ngay hôm nay.`,
    kind: 'day',
    required: true,
  }
}

/** The last day that was typed, where nothing is wrong with it. */
export function readLastDay(typed: Values, today: string): Checked<string> {
  const checked = check(endSchema, typed)
  if (!checked.ok) return checked
  const { lastDay } = checked.value
  const fault = lastDayFault(lastDay, today)
  return fault === null ? { ok: true, value: lastDay } : { ok: false, errors: { lastDay: [fault] } }
}

/** What is wrong with a last day, or null. */
export function lastDayFault(lastDay: string, today: string): string | null {
  return lastDay < addDays(today, -1) ? `Ngày cuối cùng sớm nhất là hôm qua, ${longDay(addDays(today, -1))}.` : null
}

/** "đến thứ Sáu, 27/11/2026", or nothing. */
export function untilText(endsOn: string | null): string {
  return endsOn === null ? '' : `đến hết ${longDay(endsOn)}`
}

/** Is that name taken by another of these? However it is written. */
export function isNamed(rows: Iterable<{ name: string }>, name: string, except: { name: string } | undefined): boolean {
  return [...rows].some((row) => row !== except && fold(row.name) === fold(name))
}
