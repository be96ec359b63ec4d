import type { CommuneBook } from '../../../communes/book.ts'
import { addDays } from '../../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { type Around, aroundFields, readAround } from '../fields.ts'
import { noticeOf, tooFew } from '../limits.ts'
import { readDays, SERIES_MOST, type SeriesDay, seriesDays, type SeriesRule, wholeMonths } from '../series.ts'
import { instantAt, readHour } from '../times.ts'
import { KIND_WORDS } from '../words.ts'

type Kind = 'party_reception' | 'chair_reception'

const WEEKS = [
  { value: '1', label: 'Tuần thứ nhất' },
  { value: '2', label: 'Tuần thứ hai' },
  { value: '3', label: 'Tuần thứ ba' },
  { value: '4', label: 'Tuần thứ tư' },
  { value: '5', label: 'Tuần cuối' },
]
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu'].map((label, index) => ({
  value: String(index + 1),
  label,
}))

/** What a row of reception days asks for. */
export function seriesFields(kinds: readonly Kind[], today: string): DeedField[] {
  return [
    ...(kinds.length > 1
      ? [
          {
            ...{ kind: 'choice' as const, name: 'kind', label: 'Ai tiếp', required: true },
            options: kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind].name })),
          },
        ]
      : []),
    {
      ...{ kind: 'line', name: 'days', label: 'Những ngày nào trong tháng', most: 40 },
      hint: 'Ví dụ: 10 và 25. Để trống nếu chọn theo thứ ở dưới.',
    },
    { kind: 'ticks', name: 'weeks', label: 'Hoặc theo thứ: tuần nào', options: WEEKS },
    { kind: 'select', name: 'weekday', label: 'Thứ mấy', options: WEEKDAYS, empty: 'Chọn thứ' },
    { kind: 'line', name: 'hourFrom', label: 'Từ mấy giờ', hint: 'Ví dụ: 7:30', required: true, most: 8 },
    { kind: 'line', name: 'hourTo', label: 'Đến mấy giờ', hint: 'Ví dụ: 11:00', required: true, most: 8 },
    { kind: 'line', name: 'place', label: 'Nơi tiếp', hint: 'Ví dụ: Phòng tiếp công dân, UBND xã.', required: true },
    { kind: 'day', name: 'from', label: 'Bắt đầu từ ngày', required: true, min: today },
    {
      ...{ kind: 'day', name: 'to', label: 'Đến hết ngày', required: true, min: today, max: addDays(today, 400) },
      hint: 'Nhiều nhất 12 tháng.',
    },
    // To a reception each comes with his own matter: nobody counts places.
    ...aroundFields().filter(({ kind }) => kind !== 'number'),
  ]
}

/** A row of days that can be made, with what to know of it; or what is wrong. */
export type SeriesRead =
  | {
      ok: true
      kind: Kind
      around: Around
      hours: { from: string; to: string }
      place: string
      days: readonly SeriesDay[]
      hints: readonly string[]
    }
  | { ok: false; errors: FieldErrors }

/** Reads what was typed: the days of the row, those that moved, months with too few of them (L20, L21). */
export function readSeries(book: CommuneBook, kinds: readonly Kind[], values: DeedValues, today: string): SeriesRead {
  const errors: FieldErrors = {}
  const kind = kinds.find((one) => one === values.kind) ?? (kinds.length === 1 ? kinds[0] : undefined)
  if (!kind) errors.kind = ['Ông/bà chọn ai tiếp.']
  const rule = ruleOf(values, errors)
  const [from, to] = [readHour(values.hourFrom ?? ''), readHour(values.hourTo ?? '')]
  if (from === null) errors.hourFrom = ['Ông/bà ghi giờ, ví dụ 7:30.']
  if (to === null) errors.hourTo = ['Ông/bà ghi giờ, ví dụ 11:00.']
  if (from !== null && to !== null && to <= from) errors.hourTo = ['Giờ kết thúc phải sau giờ bắt đầu.']
  const around = readAround(values)
  if (!around.ok) for (const [at, said] of Object.entries(around.errors)) errors[at] ??= said
  const { from: firstOn = '', place = '', to: lastOn = '' } = values
  if (lastOn < firstOn) errors.to = ['Ngày cuối phải sau ngày đầu.']
  else if (lastOn > `${Number(firstOn.slice(0, 4)) + 1}${firstOn.slice(4)}`)
    errors.to = ['Nhiều nhất 12 tháng một lần.']
  if (!kind || !rule || from === null || to === null || !around.ok || Object.keys(errors).length > 0)
    return { ok: false, errors }
  const days = seriesDays(rule, firstOn, lastOn, book.specialDays)
  const early = days[0]
  if (!early) return { ok: false, errors: { to: ['Trong khoảng này không có ngày nào. Ông/bà chọn lại.'] } }
  if (days.length > SERIES_MOST) return { ok: false, errors: { days: [`Nhiều nhất ${SERIES_MOST} ngày một lần.`] } }
  const notice = noticeOf(book, { kind, yearEnd: false, startsAt: instantAt(early.day, from) }, today)
  if (!notice.ok) return { ok: false, errors: { from: [`${notice.sentence} Ông/bà chọn ngày bắt đầu muộn hơn.`] } }
  const hints = tooFew(
    book,
    kind,
    days.map(({ day }) => day),
    wholeMonths(firstOn, lastOn),
  )
  return { ok: true, kind, around: around.set, hours: { from, to }, place, days, hints }
}

function ruleOf(values: DeedValues, errors: FieldErrors): SeriesRule | null {
  const weeks = (values.weeks ?? '').split(' ').filter(Boolean).map(Number)
  if (values.days) {
    const days = readDays(values.days)
    if (days === null) {
      errors.days = ['Ông/bà ghi số ngày trong tháng, từ 1 đến 31, ví dụ: 10 và 25.']
      return null
    }
    if (weeks.length > 0) errors.weeks = ['Ông/bà chọn một cách: theo ngày trong tháng, hoặc theo thứ.']
    return { by: 'day', days }
  }
  if (weeks.length === 0) errors.days = ['Ông/bà ghi ngày trong tháng, hoặc chọn tuần và thứ ở dưới.']
  else if (!values.weekday) errors.weekday = ['Ông/bà chọn thứ.']
  return weeks.length > 0 && values.weekday ? { by: 'week', weeks, weekday: Number(values.weekday) } : null
}
