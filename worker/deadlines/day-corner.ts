import type { CommuneBook, OwnDay } from '../communes/book.ts'
import { capital } from '../communes/fold.ts'
import { type Corner, type Desk, type FieldSpec, settled, wrong } from '../communes/settings/corner.ts'
import { NAME_MAX, TEXT_MAX } from '../communes/settings/setting-form.ts'
import { check } from '../staff/form.ts'
import { isWorkingDay, longDay } from './calendar.ts'
import { daySchema } from './limit-form.ts'

const KIND_WORDS = { holiday: 'nghỉ', working: 'làm việc bù' } as const

/** Days off and days worked in exchange that are this commune's own. */
export const DAYS: Corner = {
  slug: 'ngay-nghi',
  kind: 'day',
  title: 'Ngày nghỉ, ngày làm bù',
  lead: 'Ngày nghỉ chung của cả nước đã có sẵn. Ở đây ghi thêm ngày riêng của xã, như nghỉ vì bão. Hạn đã báo cho người gửi không đổi; hồ sơ gửi sau mới tính theo.',
  about: 'Ngày nghỉ chung, ngày riêng của xã',
  one: 'ngày',
  canAdd: true,
  entries({ book, today }) {
    const own = book.ownDays.map((row) => ({
      id: row.day,
      title: capital(longDay(row.day)),
      group: 'Ngày riêng của xã',
      facts: factsOf(row),
      values: { kind: row.kind, name: row.name, source: row.source },
      past: row.day < today,
      fixed: row.day < today,
    }))
    const common = [...book.specialDays.values()].filter(({ day }) => day >= today && !ownDay(book, day))
    return [
      ...own,
      ...common
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .map((row) => ({
          id: row.day,
          title: capital(longDay(row.day)),
          group: 'Ngày chung của cả nước',
          facts: factsOf({ source: '', ...row }),
          values: {},
          fixed: true,
        })),
    ]
  },
  fields: (_, entry) => [
    ...(entry ? [] : [{ name: 'day', label: 'Ngày', kind: 'day', required: true } satisfies FieldSpec]),
    {
      name: 'kind',
      label: 'Ngày này',
      kind: 'select',
      options: [
        { value: 'holiday', label: 'Nghỉ' },
        { value: 'working', label: 'Làm việc bù' },
      ],
    },
    { name: 'name', label: 'Tên ngày', hint: 'Ví dụ: Nghỉ phòng tránh bão.', most: NAME_MAX, required: true },
    { name: 'source', label: 'Nguồn', hint: 'Số, ngày văn bản cho nghỉ.', most: TEXT_MAX, required: true },
  ],
  plan(desk, entry, typed) {
    const checked = check(daySchema, entry ? { ...typed, day: entry.id } : typed)
    if (!checked.ok) return checked
    const { book, today } = desk
    const { day, kind, name, source } = checked.value
    const before = ownDay(book, day) ?? null
    if (!entry && before) return wrong('day', 'Ngày này đã có trong danh sách của xã. Ông/bà mở ra sửa.')
    if (!entry && day < today) return wrong('day', 'Ngày này đã qua. Chỉ ghi được từ hôm nay trở đi.')
    if (!entry && isWorkingDay(day, book.specialDays) === (kind === 'working'))
      return wrong('day', `${capital(longDay(day))} vốn đã là ngày ${kind === 'working' ? 'làm việc' : 'nghỉ'}.`)
    const after: OwnDay = { communeId: book.commune.id, day, kind, name, source }
    return settled({ kind: 'day', id: day, before, after })
  },
  ending: {
    title: 'Bỏ ngày này',
    lead: 'Ngày này trở lại như lịch chung. Chỉ bỏ được khi ngày chưa qua.',
    button: 'Bỏ ngày này',
    isOpen: ({ book, today }: Desk, { id }) => id >= today && ownDay(book, id) !== undefined,
    fields: () => [],
    plan: ({ book }, { id }) => settled({ kind: 'day', id, before: ownDay(book, id) ?? null, after: null }),
  },
}

function ownDay(book: CommuneBook, day: string): OwnDay | undefined {
  return book.ownDays.find((row) => row.day === day)
}

function factsOf({ kind, name, source }: { kind: keyof typeof KIND_WORDS; name: string; source: string }) {
  return [
    ['Là ngày', KIND_WORDS[kind]],
    ['Tên', name],
    ['Nguồn', source || 'lịch chung'],
  ] as const
}
