import * as v from 'valibot'
import { choice, day, line, NAME_MAX } from '../communes/settings/setting-form.ts'

export const NOTATION_MAX = 40

/** Where the number stands, as people write it; it is kept as `{number}`. */
export const NUMBER_SIGN = '{số}'

/** A pattern as people read it. */
export function shownPattern(pattern: string): string {
  return pattern.replace('{number}', NUMBER_SIGN)
}

/** How documents are numbered: the number stands in it once. Empty: not settled. */
export const notation = v.pipe(
  line('Cách ghi số văn bản', 0, NOTATION_MAX),
  v.transform((typed) => typed.replace(/\{\s*(số|so|number)\s*\}/giu, '{number}')),
  v.check(
    (typed) => typed === '' || typed.split('{number}').length === 2,
    `Viết ${NUMBER_SIGN} vào chỗ của số, đúng một lần. Ví dụ: ${NUMBER_SIGN}/BC-UBND.`,
  ),
  v.check(
    (typed) => /^[\p{L}\p{N}/.\- ]*$/u.test(typed.replace('{number}', '')),
    `Chỉ dùng chữ, số, dấu gạch chéo, gạch ngang, dấu chấm. Ví dụ: ${NUMBER_SIGN}/BC-UBND.`,
  ),
)

export const bodySchema = v.object({
  name: line('Tên cơ quan', 2, NAME_MAX),
  kind: choice,
  parent: choice,
  notation,
  startsOn: day('Ngày bắt đầu'),
})

export const bodyEndSchema = v.object({
  heir: v.pipe(choice, v.minLength(1, 'Ông/bà chọn cơ quan kế thừa: hồ sơ đang mở sẽ về đó.')),
  lastDay: day('Ngày cuối cùng'),
})
