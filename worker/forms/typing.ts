import { isDate } from './lexical.ts'

/** Vietnam has one time, all year. */
const ZONE = '+07:00'

/**
 * A number as people here type it, as it is kept: "1.250.000" and "1 250 000" are 1250000, "1,5" is 1.5. A single dot
 * before three digits parts thousands, so "1.250" is 1250. Null when it is no number.
 */
export function readNumber(typed: string): string | null {
  const text = typed.trim().replace(/[\u00a0\u202f]/g, ' ')
  const [, sign = '', body = ''] = /^([-+−–]?) ?(.*)$/.exec(text) ?? []
  const plain = plainNumber(body)
  const [, whole = '', part = ''] = /^0*(\d*)(?:\.(\d*?)0*)?$/.exec(plain ?? '') ?? []
  if (plain === null) return null
  const number = (whole || '0') + (part && `.${part}`)
  return sign !== '' && sign !== '+' && number !== '0' ? `-${number}` : number
}

function plainNumber(body: string): string | null {
  if (/^[1-9]\d{0,2}([. ])\d{3}(\1\d{3})*(,\d+)?$/.test(body)) return body.replace(/[. ]/g, '').replace(',', '.')
  if (/^[1-9]\d{0,2}(,\d{3}){2,}$/.test(body) || /^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(body))
    return body.replace(/,/g, '')
  return /^(\d+([.,]\d+)?|[.,]\d+)$/.test(body) ? body.replace(',', '.') : null
}

/** A number as it stands in a box: with a comma, which cannot be taken for thousands. */
export function showNumber(value: string): string {
  return /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value
}

/** A day as people here type it, or as phones send it: "21/11/2026", "21-11-2026", "21112026". Null when it is none. */
export function readDay(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/^ngày\s*/, '')
    .replace(/\s*(tháng|năm|[-/.\s])\s*/g, '/')
  const [, year, month, day] = /^(\d{4})\/(\d\d?)\/(\d\d?)$/.exec(text) ?? []
  const [, first, second, last] = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text) ?? []
  const value = [year ?? last, two(month ?? second), two(day ?? first)].join('-')
  return isDate(value) ? value : null
}

/** An hour as people here type it: "8h30", "8 giờ", "08:30". One that names its zone stays as it is. Null when it is none. */
export function readTime(typed: string): string | null {
  const text = typed.trim().toLowerCase().normalize('NFC')
  if (/^\d\d:\d\d(:\d\d(\.\d+)?)?(z|[-+]\d\d:\d\d)$/.test(text)) return typed.trim()
  const [, hour, minute = '00', second = '00', part = '000'] =
    /^(\d\d?)\s*(?:h|g|giờ|:)\s*(?:(\d\d)\s*(?:phút|p)?)?(?::(\d\d)(?:\.(\d{1,3}))?)?$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${two(hour)}:${minute}:${second}.${part.padEnd(3, '0')}${ZONE}`
}

/** An hour as it stands in a box: without the zone, and without seconds when there are none. */
export function showTime(value: string): string {
  return value.replace(ZONE, '').replace(/(:\d\d):00(\.0+)?$/, '$1')
}

/** A value that nobody typed, as it would be kept if somebody had: so it stays the same when a form carries it. */
export function asTyped(kind: string, value: string): string {
  const text = value.trim()
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'range':
      return readNumber(showNumber(text)) ?? text
    case 'date':
      return readDay(text) ?? text
    case 'time':
      return readTime(text) ?? text
    default:
      return text
  }
}

/** A latitude or longitude: the dot is never one of thousands. As it was typed when it is no number. */
export function readDegrees(typed: string): string {
  const text = typed.trim().replace(/\s+/g, '').replace(/°$/, '')
  return /^[-+]?\d+[.,]\d+$/.test(text) ? text.replace(',', '.') : text
}

function two(text: string | undefined): string {
  return (text ?? '').padStart(2, '0')
}
