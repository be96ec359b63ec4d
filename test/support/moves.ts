import { answerOf, fieldName, type Fields } from '../../worker/forms/fields.ts'
import { isQuestion } from '../../worker/forms/questionnaire.ts'
import type { Entry, Sheet } from '../../worker/forms/sheet.ts'
import { ASKED } from '../../worker/forms/turn.ts'

/** Numbers that say where somebody taps, and what is written there. */
export type Move = readonly [where: number, what: number]

/** A box that somebody wrote into, or a button that was pressed. */
export type Deed =
  | { key: string; boxes: Readonly<Record<string, readonly string[]>> }
  | { press: 'add' | 'drop'; value: string }

/** What a move means on a sheet as it stands: somebody writes only where a box is. Null when there is none. */
export function deedOf(sheet: Sheet, [where, what]: Move): Deed | null {
  const open = boxesOn(sheet, sheet.keysIn(null))
  const entry = open[where % Math.max(open.length, 1)]
  if (!entry) return null
  if (entry.kind !== 'repeat') return { key: entry.key, boxes: typed(entry, what) }
  const count = sheet.countOf(entry.key)
  if (count > 0 && what % 3 === 0) return { press: 'drop', value: `${entry.key}:${1 + (what % count)}` }
  return count < 4 ? { press: 'add', value: entry.key } : null
}

/** The deed as the phone does it, without asking the Worker. */
export function doOnPhone(sheet: Sheet, deed: Deed): void {
  if ('key' in deed) sheet.put(deed.key, answerOf(sheet.entry(deed.key).kind, deed.boxes))
  else if (deed.press === 'add') sheet.addRepeat(deed.value)
  else sheet.removeRepeat(deed.value.slice(0, deed.value.lastIndexOf(':')), Number(deed.value.split(':').at(-1)))
}

/** The deed as fields of a form, among all the others that it sends. */
export function fieldsWith(others: Iterable<readonly [string, string]>, deed: Deed | null): Fields {
  const fields = new Map<string, readonly string[]>()
  for (const [name, value] of others) fields.set(name, [value])
  if (!deed) return fields
  if ('press' in deed) return fields.set(deed.press === 'add' ? ASKED.add : ASKED.drop, [deed.value])
  for (const name of [...fields.keys()]) if (name === fieldName(deed.key)) fields.delete(name)
  for (const [box, values] of Object.entries(deed.boxes)) fields.set(fieldName(deed.key, box), values)
  return fields
}

/** Everything that can be written into or pressed. */
function boxesOn(sheet: Sheet, keys: readonly string[]): Entry[] {
  return keys.flatMap((key) => {
    const entry = sheet.entry(key)
    if (!entry.relevant) return []
    if (isQuestion(entry.node)) return entry.readonly || UNSEEN.includes(entry.kind) ? [] : [entry]
    if (entry.kind === 'group') return boxesOn(sheet, sheet.keysIn(entry))
    const rounds = Array.from({ length: sheet.countOf(key) }, (_, at) => sheet.keysIn(entry, at + 1))
    return [...rounds.flatMap((round) => boxesOn(sheet, round)), ...(entry.fixedCount ? [] : [entry])]
  })
}

const UNSEEN: readonly string[] = ['note', 'calculate', 'hidden', 'start', 'end', 'today']

/** What people write, right and wrong: now and then nothing at all, or what belongs elsewhere. */
function typed({ kind, choices }: Entry, what: number): Readonly<Record<string, readonly string[]>> {
  const pick = (all: readonly string[]) => all[what % all.length] ?? ''
  const names = choices.map(({ name }) => name)
  if (what % 11 === 0) return { '': [pick(ODD)] }
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'range':
      return { '': [pick(['0', '1', '2', '3', '5', '8', '-4', '1,5', '0.5', '12', '1.250', '99'])] }
    case 'date':
      return { '': [pick(['2026-11-21', '21/11/2026', '1/2/1990', '2026-12-01', '30/2/2026'])] }
    case 'time':
      return { '': [pick(['8h30', '08:30', '23:59', '25:00'])] }
    case 'dateTime':
      return { date: [pick(['2026-11-21', '5/10/2026', ''])], time: [pick(['07:15', '', '18 giờ'])] }
    case 'geopoint':
      return { lat: [pick(['21,97', '21.97', '95', ''])], lon: [pick(['105.08', '105', ''])] }
    case 'select_multiple':
      return { '': names.filter((_, at) => (what >> at) % 2 === 1) }
    case 'rank':
      return Object.fromEntries(names.map((name, at) => [String(((at + what) % names.length) + 1), [name]]))
    case 'acknowledge':
      return { '': what % 2 === 0 ? ['OK'] : [] }
    case 'select_one':
    case 'hamlet':
      return { '': [pick([...names, ''])] }
    case 'image':
    case 'audio':
    case 'file':
      return { '': [pick(['anh.jpg', ''])] }
    default:
      return { '': [pick(['a', 'abc', 'có sẵn', 'Đường vào xóm', '12345', 'x'.repeat(30), ''])] }
  }
}

const ODD = ['', 'bốn', 'không_có', '1e5', ' ', 'a b', '2026-02-30', '<b>', '١٢', "'", '9'.repeat(20), 'other', 'OK']
