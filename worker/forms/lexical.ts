import { LIMITS, type Question } from './questionnaire.ts'

/** Beyond this a number is not exact any more. */
const MOST_DIGITS = 15

const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)$/
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/

/** What is wrong with how an answer is written, apart from what it says; null when it reads well. */
export function spellingFault(question: Question, value: string): string | null {
  switch (question.kind) {
    case 'integer':
      if (!NUMBER.test(value) || value.includes('.')) return 'Chỗ này cần một số nguyên, ví dụ 12.'
      return tooLong(value)
    case 'decimal':
      if (!NUMBER.test(value)) return 'Chỗ này cần một số, ví dụ 12 hoặc 1,5.'
      return tooLong(value)
    case 'range':
      return rangeFault(question, value)
    case 'date':
      return isDate(value) ? null : 'Chưa đọc được ngày. Ông/bà viết ngày/tháng/năm, ví dụ 21/11/2026.'
    case 'time':
      return TIME.test(value) ? null : 'Chưa đọc được giờ. Ông/bà viết giờ:phút, ví dụ 08:30.'
    case 'dateTime': {
      const [day = '', time = ''] = value.split('T')
      return isDate(day) && TIME.test(time) ? null : 'Cần cả ngày và giờ, ví dụ 21/11/2026 và 08:30.'
    }
    case 'geopoint':
      return isPoint(value) ? null : 'Chưa đọc được vị trí: cần vĩ độ và kinh độ, ví dụ 21,97 và 105,08.'
    case 'acknowledge':
      return value === 'OK' ? null : 'Ông/bà đánh dấu vào ô, hoặc để trống.'
    case 'text':
    case 'hidden':
      return [...value].length > LIMITS.textLength ? `Dài quá: nhiều nhất ${LIMITS.textLength} ký tự.` : null
    default:
      return null
  }
}

/** A scale's numbers, by its parameters: 1 to 10 by 1 where they say nothing, as XLSForm has it. */
export function scaleOf(question: Question): { start: number; end: number; step: number } {
  const read = (name: string, otherwise: number) => {
    const text = question.parameters?.[name]
    return text === undefined || !NUMBER.test(text) ? otherwise : Number(text)
  }
  return { start: read('start', 1), end: read('end', 10), step: read('step', 1) }
}

/** The points of a scale, as texts; an even step gives even numbers. At most `most` of them. */
export function pointsOf(question: Question, most = 101): string[] {
  const { start, end, step } = scaleOf(question)
  const places = Math.max(...[start, step].map((one) => (String(one).split('.')[1] ?? '').length))
  const count = Math.min(Math.floor((end - start) / step + 1e-9) + 1, most)
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    String(Number((start + index * step).toFixed(places))),
  )
}

/** Is this a day of the calendar, `2026-11-21`? */
export function isDate(value: string): boolean {
  const [, year, month, day] = (DATE.exec(value) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

function rangeFault(question: Question, value: string): string | null {
  if (!NUMBER.test(value)) return 'Chỗ này cần một số.'
  const { start, end, step } = scaleOf(question)
  const number = Number(value)
  if (number < start || number > end) return `Chỗ này cần một số từ ${start} đến ${end}.`
  const steps = (number - start) / step
  return Math.abs(steps - Math.round(steps)) < 1e-9 ? null : `Các mức cách nhau ${step}, bắt đầu từ ${start}.`
}

function isPoint(value: string): boolean {
  const parts = value.split(' ')
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => NUMBER.test(part))) return false
  const [latitude = 0, longitude = 0] = parts.map(Number)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}

function tooLong(value: string): string | null {
  return value.replace(/\D/g, '').length > MOST_DIGITS ? `Số dài quá: nhiều nhất ${MOST_DIGITS} chữ số.` : null
}
