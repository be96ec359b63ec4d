import { type Fns } from '../context.ts'
import { DAY, daysInGreenwich, formatMoment, instantText, momentOf, timeOf } from '../days.ts'
import { type Value } from '../expression.ts'
import { toText } from '../value.ts'

/** Days since 1970, or a text that is a date or an instant; also "2026-1-5". NaN for anything else. */
function momentIn(value: Value): number {
  if (typeof value === 'number') return value * DAY
  const [, year, month = '', day = '', rest] = /^(\d{4})-(\d\d?)-(\d\d?)(T.*)?$/.exec(toText(value)) ?? []
  return year ? momentOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest ?? ''}`) : NaN
}

function decimalTime(value: Value): number {
  const text = toText(value)
  return timeOf(/^\d\d:/.test(text) ? momentOf(`1970-01-02T${text}`) : momentIn(value))
}

const formatted = [
  2,
  2,
  (_: unknown, value: Value, format: Value) => formatMoment(momentIn(value), toText(format)),
] as const

export const DATES: Fns = {
  today: [0, 0, ({ scope }) => scope.today],
  now: [0, 0, ({ scope }) => scope.now],
  date: [1, 1, (_, value: Value) => instantText(momentIn(value)).slice(0, 10)],
  'date-time': [1, 1, (_, value: Value) => instantText(momentIn(value))],
  'decimal-date-time': [
    1,
    1,
    (_, value: Value) => (typeof value === 'number' ? value : daysInGreenwich(toText(value))),
  ],
  'decimal-time': [1, 1, (_, value: Value) => decimalTime(value)],
  'format-date': formatted,
  'format-date-time': formatted,
}
