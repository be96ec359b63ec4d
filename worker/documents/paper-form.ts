import * as v from 'valibot'
import { line, lines } from '../communes/settings/setting-form.ts'

export const SUBJECT_MAX = 400
export const NAME_MAX = 150
/** Characters of one box of text. */
export const TEXT_MAX = 20_000
export const PARTS_MAX = 80
export const REASON_MIN = 5
export const REASON_MAX = 500

/** A line that has to be there. */
export const subjectField = line('Trích yếu', 3, SUBJECT_MAX)
export const issuerField = line('Tên cơ quan ban hành', 2, NAME_MAX)
export const placeField = line('Địa danh', 2, NAME_MAX)

/** A line that may stay empty. */
export function nameField(what: string) {
  return line(what, 0, NAME_MAX)
}

/** A box of text that may stay empty. */
export const textField = lines('Phần này', 0, TEXT_MAX)

/** Why a number is made void. */
export const voidSchema = v.object({ reason: line('Lý do', REASON_MIN, REASON_MAX) })

/** What numbers are held for. */
export const holdSchema = v.object({ subject: line('Việc', 0, SUBJECT_MAX) })
