import * as v from 'valibot'
import { choice, line, lines, tick } from '../../communes/settings/setting-form.ts'
import { isDay } from '../../deadlines/calendar.ts'
import type { AUDIENCES, SURVEY_KINDS } from '../tables.ts'

export const TITLE_MAX = 150
export const INTRO_MAX = 2_000
/** Slips that are made at once. */
export const SLIPS_MAX = 500
/** Sheets of paper that are printed at once. */
export const SHEETS_MAX = 50
/** The largest number of a quota. */
export const QUOTA_MAX = 100_000

export type SurveyKind = (typeof SURVEY_KINDS)[number]
export type Audience = (typeof AUDIENCES)[number]

export const KINDS = ['survey', 'consultation', 'after_answer'] as const satisfies readonly SurveyKind[]
export const READERS = ['open', 'invited', 'staff', 'paper'] as const satisfies readonly Audience[]

/** What each field is called, in the order of the form. */
export const LABELS = {
  questionnaire: 'Biểu mẫu câu hỏi',
  title: 'Tên khảo sát',
  intro: 'Lời giới thiệu',
  kind: 'Loại',
  audience: 'Ai trả lời',
  onPaper: 'Nhận cả phiếu giấy',
  opensDay: 'Ngày mở',
  opensTime: 'Giờ mở',
  closesDay: 'Ngày đóng',
  closesTime: 'Giờ đóng',
}

/** A day, or nothing. */
const dayOrNone = v.pipe(
  choice,
  v.transform((typed) => readDay(typed.trim())),
  v.check((day) => day === '' || isDay(day), 'Ngày chưa đúng. Ông/bà chọn ngày, hoặc gõ như 26/11/2026.'),
)

/** An hour as `08:30`, or nothing; people write `8 giờ 30`, `8h`, `8:30`. */
const timeOrNone = v.pipe(
  choice,
  v.transform((typed) => readTime(typed.trim())),
  v.check((time) => time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'Giờ chưa đúng. Ông/bà gõ như 17:30.'),
)

const moments = { closesDay: dayOrNone, closesTime: timeOrNone }
const texts = { title: line('Tên khảo sát', 5, TITLE_MAX), intro: lines('Lời giới thiệu', 20, INTRO_MAX) }

/** A survey while it is prepared. */
export const draftSchema = v.object({
  questionnaire: v.pipe(choice, v.minLength(1, 'Ông/bà chọn một biểu mẫu.')),
  ...texts,
  kind: v.picklist(KINDS, 'Ông/bà chọn loại khảo sát.'),
  audience: v.picklist(READERS, 'Ông/bà chọn ai trả lời.'),
  onPaper: tick,
  opensDay: dayOrNone,
  opensTime: timeOrNone,
  ...moments,
})

/** What may still be changed while people answer. */
export const openSchema = v.object({ intro: texts.intro, ...moments })

/** When a survey that is opened again is to end. */
export const againSchema = v.object(moments)

/** A number of things to be made. */
export function many(most: number) {
  return v.pipe(
    choice,
    v.transform((typed) => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN)),
    v.check((number) => number >= 1 && number <= most, `Ông/bà ghi một số từ 1 đến ${most}.`),
  )
}

function readDay(typed: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : typed
}

function readTime(typed: string): string {
  const [, hour, minute = ''] = /^(\d{1,2})\s*(?::|h|giờ|g)?\s*(\d{0,2})(?::\d\d)?\s*(?:phút)?$/iu.exec(typed) ?? []
  if (hour === undefined) return typed
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}
