import { daysOf } from './days.ts'
import { type Value } from './expression.ts'

/** As XPath writes it: whole numbers without ".0", no exponent, no "-0". */
export function toText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object') return value[0]?.text() ?? ''
  const text = String(value)
  return typeof value === 'number' && text.includes('e') ? withoutExponent(text) : text === '-0' ? '0' : text
}

function withoutExponent(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)\.?(\d*)e([+-]\d+)$/.exec(text) ?? []
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

/**
 * Days since 1970-01-01 for dates. An instant counts from midnight in Greenwich, as ODK counts;
 * `local` counts it from midnight here, so that it can be compared with a date.
 */
export function toNumber(value: Value, local = false): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const text = toText(value).trim()
  if (/^-?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
  return daysOf(text, local)
}

export function toYes(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  return typeof value === 'boolean' ? value : value.length > 0
}

/** What a calculation leaves in its question: what is not a number leaves nothing. */
export function toAnswer(value: Value): string {
  return typeof value === 'number' && Number.isNaN(value) ? '' : toText(value)
}
