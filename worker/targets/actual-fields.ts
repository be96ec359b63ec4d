import { addDays } from '../deadlines/calendar.ts'
import { type DeedField, type DeedValues, readDeed } from '../dossiers/deed.ts'
import type { FieldErrors } from '../staff/form.ts'
import { readNumber } from './numbers.ts'
import type { IndicatorRow } from './tables.ts'

export const NOTE_MAX = 500
export const WHY_LEAST = 5
export const PHOTOS_MOST = 3

export const ACTUAL_LABELS: Readonly<Record<string, string>> = {
  value: 'Số đạt được',
  onDay: 'Ngày',
  note: 'Ghi chú',
  photos: 'Ảnh',
}

/** The last day of a year on which something may have been reached, as of today. */
export function lastDay(year: number, today: string): string {
  const end = `${year}-12-31`
  return today < end ? today : end
}

/** What is asked beside the number itself: the day, a word. */
export function actualFields(year: number, today: string): DeedField[] {
  return [
    { kind: 'day', name: 'onDay', label: 'Ngày', required: true, min: `${year}-01-01`, max: lastDay(year, today) },
    {
      ...{ kind: 'area', name: 'note', label: 'Ghi chú', most: NOTE_MAX, rows: 2 },
      hint: 'Nếu cần: làm ở đâu, ai làm.',
    },
  ]
}

export type ActualRead = {
  values: DeedValues
  errors: FieldErrors
  actual: { value: number; onDay: string; note: string } | null
}

/** Reads what somebody entered: a number that the indicator can have, a day of its year. */
export function readActual(
  indicator: Pick<IndicatorRow, 'digits' | 'unit'>,
  year: number,
  today: string,
  typed: (name: string) => readonly string[],
): ActualRead {
  const { errors, values } = readDeed(actualFields(year, today), typed)
  const text = (typed('value').at(-1) ?? '').trim().slice(0, 40)
  const number = readNumber(text, indicator)
  if (!number.ok) errors.value = [number.why]
  if (today < `${year}-01-01`) errors.onDay = ['Năm này chưa bắt đầu.']
  const { note = '', onDay = '' } = values
  const isWhole = Object.keys(errors).length === 0
  return {
    values: { ...values, value: text },
    errors,
    actual: isWhole && number.ok ? { value: number.value, onDay, note } : null,
  }
}

/** The value a form starts with: the day. */
export function freshActual(year: number, today: string): DeedValues {
  return { onDay: lastDay(year, today) }
}

export type Point = { month: string; value: number }

/**
 * How it went month by month: a sum adds up to what counts now, also where earlier entries are not among these; of newest
 * values the last one of each month that had one.
 */
export function trendOf(
  gather: IndicatorRow['gather'],
  actual: number | null,
  entries: readonly { onDay: string; value: number; takenBackAt: string | null; enteredAt: string }[],
): Point[] {
  const held = entries
    .filter(({ takenBackAt }) => takenBackAt === null)
    .toSorted((a, b) => (a.onDay === b.onDay ? a.enteredAt.localeCompare(b.enteredAt) : a.onDay.localeCompare(b.onDay)))
  const points = new Map<string, number>()
  let sum = (actual ?? 0) - held.reduce((all, { value }) => all + value, 0)
  for (const { onDay, value } of held) {
    sum += value
    points.set(onDay.slice(0, 7), gather === 'sum' ? Math.round(sum * 1e6) / 1e6 : value)
  }
  return [...points].map(([month, value]) => ({ month, value }))
}

/** The day after which nobody asks for last year's figures. */
export function isOpen(year: number, today: string): boolean {
  return today >= `${year}-01-01` && today <= addDays(`${year}-12-31`, 60)
}
