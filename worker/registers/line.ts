import type { Hamlet } from '../communes/book.ts'
import { fold } from '../communes/fold.ts'
import { isDay } from '../deadlines/calendar.ts'
import { hamletNamed } from './hamlet-match.ts'
import { type Column, HAMLET, KINDS, type Register, TOPIC } from './kinds.ts'

export const LINE_MAX = 200
export const AREA_MAX = 2000
export const NUMBER_MAX = 100_000

/** A line of a register, apart: what all may read who see it, and what is sealed. */
export type Line = {
  hamletId: string
  topic: string
  fields: Record<string, string>
  secret: Record<string, string>
  /** What makes it the same line again, before it is hashed. */
  same: string
}

type Asked = {
  register: Register
  hamlets: readonly Pick<Hamlet, 'id' | 'name'>[]
  /** He writes lines of this hamlet alone. */
  only: string | null
}

/** Reads what was typed or imported: a line, or what is wrong by column. */
export function readLine(
  { hamlets, only, register }: Asked,
  typed: (key: string) => string,
): { line: Line; errors: Record<string, string> } {
  const line: Line = { hamletId: '', topic: '', fields: {}, secret: {}, same: '' }
  const errors: Record<string, string> = {}
  for (const column of KINDS[register].columns) {
    const text = tidy(typed(column.key))
    const read = text === '' ? missing(column) : valueOf(column, text, hamlets)
    if (!read.ok) {
      errors[column.key] = read.sentence
      continue
    }
    put(line, column, read.value)
  }
  if (only !== null && line.hamletId !== '' && line.hamletId !== only)
    errors[HAMLET] = 'Ông/bà ghi được các dòng của thôn mình.'
  line.same = JSON.stringify(
    KINDS[register].columns.filter((column) => column.same).map((column) => fold(textOf(line, column))),
  )
  return { line, errors }
}

/** What stands in a column of a line. */
export function textOf(line: Pick<Line, 'hamletId' | 'topic' | 'fields' | 'secret'>, { key, sealed }: Column): string {
  if (key === HAMLET) return line.hamletId
  if (key === TOPIC) return line.topic
  return (sealed ? line.secret[key] : line.fields[key]) ?? ''
}

function put(line: Line, { key, sealed }: Column, value: string): void {
  if (key === HAMLET) line.hamletId = value
  else if (key === TOPIC) line.topic = value
  else if (value !== '') (sealed ? line.secret : line.fields)[key] = value
}

type Read = { ok: true; value: string } | { ok: false; sentence: string }

function missing({ heading, required }: Column): Read {
  return required
    ? { ok: false, sentence: `Chưa có ${heading.charAt(0).toLowerCase()}${heading.slice(1)}.` }
    : right('')
}

function valueOf({ kind, options = [] }: Column, text: string, hamlets: Asked['hamlets']): Read {
  switch (kind) {
    case 'line':
    case 'area':
      return readWords(text, kind)
    case 'number':
      return readNumber(text)
    case 'day':
      return readDay(text)
    case 'hamlet':
      return readHamlet(text, hamlets)
    default:
      return readChoice(text, options)
  }
}

function readWords(text: string, kind: 'line' | 'area'): Read {
  const [most, long] = [kind === 'line' ? LINE_MAX : AREA_MAX, [...text].length]
  if (!text.isWellFormed()) return wrong('Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.')
  if (long > most) return wrong(`Dài quá: nhiều nhất ${most} ký tự, đang là ${long}.`)
  return right(kind === 'line' ? text.replace(/\s+/g, ' ') : text)
}

function readNumber(text: string): Read {
  const plain = text.replace(/(?<=\d)[.,\s](?=\d{3}\b)/g, '').replace(/[.,]0+$/, '')
  const is = /^\d{1,6}$/.test(plain) && Number(plain) <= NUMBER_MAX
  return is ? right(String(Number(plain))) : wrong(`«${cut(text)}» không phải là số.`)
}

/** `2026-05-20`, `20/5/2026`, and the count of days that a spreadsheet keeps for a day. */
function readDay(text: string): Read {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const day = year
    ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
    : /^\d{5}$/.test(text)
      ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10)
      : text.slice(0, 10)
  if (isDay(day) && day >= '1945-01-01' && day < '2100-01-01') return right(day)
  return wrong(`«${cut(text)}» không phải là ngày. Ghi như 20/05/2026.`)
}

function readHamlet(text: string, hamlets: Asked['hamlets']): Read {
  const found = hamletNamed(text, hamlets)
  if ('id' in found) return right(found.id)
  const asks = found.near.length > 0 ? `; có phải ${found.near.join(', hay ')}?` : '.'
  return wrong(`Chưa có thôn «${cut(text)}»${asks}`)
}

function readChoice(text: string, options: NonNullable<Column['options']>): Read {
  const wanted = fold(text)
  const found =
    options.find(({ label, value }) => value === text || fold(label) === wanted) ??
    only(options.filter(({ label }) => wanted.length >= 4 && fold(label).startsWith(wanted))) ??
    // "Bảo hiểm y tế" is "Tham gia bảo hiểm y tế".
    only(options.filter(({ label }) => wanted.length >= 6 && fold(label).includes(wanted)))
  if (found) return right(found.value)
  return wrong(`«${cut(text)}» không có trong danh sách: ${options.map(({ label }) => label).join('; ')}.`)
}

function only<T>(some: readonly T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined
}

function right(value: string): Read {
  return { ok: true, value }
}

function wrong(sentence: string): Read {
  return { ok: false, sentence }
}

function cut(text: string): string {
  return [...text].length > 40 ? `${[...text].slice(0, 39).join('')}…` : text
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
}
