import * as v from 'valibot'
import { isDay } from '../deadlines/calendar.ts'
import { atMost, line, lines } from './form.ts'

/** Longest text of an officer's deed that is not an answer, in characters. */
export const TEXT_MAX = 2_000

/** A text of at least so many characters; `empty` says what to write. */
export function words(least: number, empty: string, most = TEXT_MAX) {
  return v.pipe(
    lines,
    v.check((text) => [...text.trim()].length >= least, empty),
    atMost(most, 'Đoạn này'),
  )
}

/** A short text that may be left out. */
export function optionalWords(most: number) {
  return v.optional(v.pipe(most > 200 ? lines : line, atMost(most, 'Chỗ này')), '')
}

/** The day of a document, which may be left out. */
export const documentDay = v.optional(
  v.pipe(
    line,
    v.check((text) => text === '' || isDay(text), 'Ngày văn bản chưa đúng. Ví dụ: 26/11/2026.'),
  ),
  '',
)
