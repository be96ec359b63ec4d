import * as v from 'valibot'
import { choice, count, day, line, NAME_MAX, TEXT_MAX } from '../communes/settings/setting-form.ts'

/** So that every term ends within what the calendar counts. */
export const MOST_DAYS = { working_days: 500, calendar_days: 2_900 } as const

export const limitSchema = v.object({
  days: count('Số ngày', 1, MOST_DAYS.calendar_days),
  unit: v.optional(v.picklist(['working_days', 'calendar_days'], 'Ông/bà chọn cách tính ngày.'), 'working_days'),
  basis: v.optional(v.picklist(['law', 'commitment'], 'Ông/bà chọn căn cứ.'), 'commitment'),
  source: line('Nguồn', 5, TEXT_MAX),
  confirmed: choice,
  from: day('Ngày bắt đầu áp dụng'),
})

export const daySchema = v.object({
  day: day('Ngày'),
  kind: v.optional(v.picklist(['holiday', 'working'], 'Ông/bà chọn ngày nghỉ hay ngày làm việc bù.'), 'holiday'),
  name: line('Tên ngày', 2, NAME_MAX),
  source: line('Nguồn', 5, TEXT_MAX),
})
