import * as v from 'valibot'
import { isDay } from '../../deadlines/calendar.ts'

export const NAME_MAX = 100
export const TEXT_MAX = 500
export const TEMPLATE_MAX = 5_000
export const POSITION_MAX = 999

/** A line of text: NFC, trimmed, no control signs. `what` begins the sentence: "Tên". */
export function line(what: string, least: number, most: number) {
  return text(what, least, most, /\p{Cc}/u)
}

/** The same with line breaks. */
export function lines(what: string, least: number, most: number) {
  return text(what, least, most, /(?!\n)\p{Cc}/u)
}

function text(what: string, least: number, most: number, strange: RegExp) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
    v.check(
      (typed) => typed.isWellFormed() && !strange.test(typed),
      'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
    ),
    v.check(
      (typed) => [...typed].length >= least,
      least > 1 ? `${what} còn ngắn quá: cần ít nhất ${least} ký tự.` : `${what} còn trống. Ông/bà điền vào.`,
    ),
    v.check((typed) => [...typed].length <= most, `${what} dài quá: nhiều nhất ${most} ký tự.`),
  )
}

/** A day: `2026-11-26` as a browser sends it, or `26/11/2026` as people write it. */
export function day(what: string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform(dayOf),
    v.check((typed) => typed !== '', `${what} chưa đúng. Ông/bà chọn ngày, hoặc gõ như 26/11/2026.`),
  )
}

/** A whole number in figures. */
export function count(what: string, least: number, most: number) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN)),
    v.check((number) => number >= least && number <= most, `${what} là một số từ ${least} đến ${most}.`),
  )
}

/** A box: ticked or not. */
export const tick = v.pipe(
  v.optional(v.string(), ''),
  v.transform((typed) => typed === 'on'),
)

/** A choice that may stay empty; whether it is one of the commune's own is seen later. */
export const choice = v.optional(v.string(), '')

const position = count('Thứ tự', 1, POSITION_MAX)

export const hamletSchema = v.object({ name: line('Tên thôn', 2, NAME_MAX), position })

export const categorySchema = v.object({
  name: line('Tên lĩnh vực', 2, NAME_MAX),
  example: line('Ví dụ', 0, TEXT_MAX),
  restricted: tick,
  sensitive: tick,
  position,
})

export const reasonSchema = v.object({ text: line('Lý do', 5, TEXT_MAX), position })

export const templateSchema = v.object({
  title: line('Tên mẫu', 2, NAME_MAX),
  category: choice,
  text: lines('Lời của mẫu', 10, TEMPLATE_MAX),
})

export const endSchema = v.object({ lastDay: day('Ngày cuối cùng') })

function dayOf(typed: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim()) ?? []
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  const [year, month, date] = parts.length > 0 ? parts.slice(1) : written.slice(1).reverse()
  const found = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(found) && found > '2000' ? found : ''
}
