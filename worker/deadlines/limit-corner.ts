import type { CommuneBook, Limit } from '../communes/book.ts'
import { capital } from '../communes/fold.ts'
import {
  type Change,
  type Corner,
  type Entry,
  lastDayField,
  readLastDay,
  settled,
  wrong,
} from '../communes/settings/corner.ts'
import { TEXT_MAX } from '../communes/settings/setting-form.ts'
import { check } from '../staff/form.ts'
import { addDays, longDay } from './calendar.ts'
import { basisText, findLimit } from './limit.ts'
import { limitSchema, MOST_DAYS } from './limit-form.ts'

const UNIT_WORDS = { working_days: 'ngày làm việc', calendar_days: 'ngày, kể cả ngày nghỉ' } as const
const SURE_WORDS = {
  read: 'đã đọc văn bản',
  secondary: 'nguồn khác xác nhận, chưa đọc văn bản',
  unconfirmed: 'chưa kiểm tra',
  own: 'xã tự đặt',
} as const

/** Time limits: a row is never rewritten; the commune's own, from a day, goes before the country's. */
export const LIMITS: Corner = {
  slug: 'thoi-han',
  kind: 'limit',
  title: 'Thời hạn',
  lead: 'Bao nhiêu ngày cho từng việc, theo văn bản nào, chắc đến đâu. Xã đặt thời hạn riêng từ một ngày; hạn đã báo cho người gửi không đổi.',
  about: 'Số ngày cho từng việc, nhắc việc, báo lên, lưu giữ',
  one: 'thời hạn',
  canAdd: false,
  entries({ book, today }) {
    const codes = [...new Set(book.limits.map(({ code }) => code))]
    const entries = codes.map((code) => entryOf(code, book, today))
    const order = (entry: Entry) => (entry.group === GROUPS.commitment ? 0 : 1)
    return entries.sort((a, b) => order(a) - order(b))
  },
  fields: () => [
    {
      name: 'days',
      label: 'Số ngày',
      hint: `Nhiều nhất ${MOST_DAYS.working_days} ngày làm việc, hoặc ${MOST_DAYS.calendar_days} ngày kể cả ngày nghỉ.`,
      kind: 'number',
      required: true,
    },
    {
      name: 'unit',
      label: 'Cách tính',
      kind: 'select',
      options: [
        { value: 'working_days', label: 'Chỉ tính ngày làm việc' },
        { value: 'calendar_days', label: 'Tính cả ngày nghỉ' },
      ],
    },
    {
      name: 'basis',
      label: 'Căn cứ',
      kind: 'select',
      options: [
        { value: 'commitment', label: 'Xã tự cam kết' },
        { value: 'law', label: 'Theo luật, nghị định, thông tư' },
      ],
    },
    {
      name: 'source',
      label: 'Nguồn',
      hint: 'Tên, số văn bản và điều khoản; hoặc quyết định của xã. Hiện cho mọi người xem.',
      most: TEXT_MAX,
      required: true,
    },
    {
      name: 'confirmed',
      label: 'Chắc đến đâu',
      hint: 'Chỉ khi đã đọc văn bản thì mới ghi là thời hạn theo luật. Xã tự cam kết thì bỏ qua ô này.',
      kind: 'select',
      empty: 'Xã tự cam kết',
      options: (['read', 'secondary', 'unconfirmed'] as const).map((value) => ({
        value,
        label: capital(SURE_WORDS[value]),
      })),
    },
    { name: 'from', label: 'Áp dụng từ', hint: 'Sớm nhất là hôm nay.', kind: 'day', required: true },
  ],
  plan({ book, today }, entry, typed) {
    const checked = check(limitSchema, typed)
    if (!checked.ok) return checked
    const { basis, confirmed, days, from, source, unit } = checked.value
    const code = entry?.id ?? ''
    const known = shownOf(code, book, today)
    if (days > MOST_DAYS[unit]) return wrong('days', `Nhiều nhất ${MOST_DAYS[unit]} ${UNIT_WORDS[unit]}.`)
    if (basis === 'law' && !isSure(confirmed))
      return wrong('confirmed', 'Thời hạn theo luật: ông/bà chọn đã đọc văn bản, hay mới biết qua nguồn khác.')
    if (from < today) return wrong('from', `Thời hạn áp dụng sớm nhất từ hôm nay, ${longDay(today)}.`)
    const id = `${book.commune.id}.${code}.${from}`
    if (book.limits.some((row) => row.communeId !== null && row.code === code && row.effectiveFrom === from))
      return wrong('from', 'Xã đã đặt một thời hạn bắt đầu đúng ngày này. Ông/bà chọn ngày khác.')
    const after: Limit = {
      id,
      code,
      name: known?.name ?? code,
      communeId: book.commune.id,
      days,
      unit,
      basis,
      source,
      confirmed: basis === 'law' && isSure(confirmed) ? confirmed : 'own',
      effectiveFrom: from,
      effectiveTo: null,
    }
    return settled({ kind: 'limit', id, before: null, after })
  },
  ending: {
    title: 'Trở về thời hạn chung',
    lead: 'Sau ngày cuối cùng, thời hạn riêng của xã thôi áp dụng.',
    button: 'Trở về thời hạn chung',
    isOpen: ({ book, today }, { id }) =>
      ownOf(id, book, today).length > 0 && book.limits.some((row) => row.code === id && row.communeId === null),
    fields: ({ today }) => [lastDayField(today)],
    plan({ book, today }, { id }, typed) {
      const last = readLastDay(typed, today)
      if (!last.ok) return last
      const lastDay = last.value
      const common = book.limits.filter((row) => row.communeId === null)
      if (!findLimit(common, id, addDays(lastDay, 1)))
        return wrong('lastDay', 'Từ ngày sau đó không có thời hạn chung nào. Ông/bà chọn ngày khác.')
      const rows = ownOf(id, book, lastDay)
      return settled(
        ...rows.map((before): Change => ({
          kind: 'limit',
          id: before.id,
          before,
          after: { ...before, effectiveTo: lastDay },
        })),
      )
    },
  },
}

const GROUPS = { commitment: 'Cam kết, nhắc việc, báo lên, lưu giữ', law: 'Thời hạn trong các văn bản luật' } as const

function entryOf(code: string, book: CommuneBook, today: string): Entry {
  const row = shownOf(code, book, today)
  const rows = book.limits
    .filter((one) => one.code === code)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return {
    id: code,
    title: row?.name ?? code,
    group: /^L\d/.test(code) ? GROUPS.law : GROUPS.commitment,
    facts: row
      ? [
          ['Thời hạn', `${row.days} ${UNIT_WORDS[row.unit]}`],
          // A source that calls itself a commitment need not be called one twice.
          ['Căn cứ', row.source.startsWith('Cam kết') ? row.source : `${basisText(row)}: ${row.source}`],
          ['Chắc đến đâu', SURE_WORDS[row.confirmed]],
          ['Áp dụng', `${row.communeId === null ? 'chung' : 'riêng của xã'}, ${spanText(row)}`],
        ]
      : [],
    values: row
      ? {
          days: String(row.days),
          unit: row.unit,
          basis: row.basis,
          source: row.source,
          confirmed: row.confirmed === 'own' ? '' : row.confirmed,
          from: addDays(today, 1),
        }
      : { from: addDays(today, 1) },
    history: rows.map(
      (one) =>
        `${one.communeId === null ? 'Chung' : 'Riêng của xã'}: ${one.days} ${UNIT_WORDS[one.unit]}, ${spanText(one)}. ${one.source}.`,
    ),
  }
}

/** The row in force, else the next one, else any. */
function shownOf(code: string, book: CommuneBook, today: string): Limit | undefined {
  const rows = book.limits.filter((row) => row.code === code)
  const next = rows
    .filter((row) => row.effectiveFrom > today)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return findLimit(book.limits, code, today) ?? next[0] ?? rows[0]
}

/** The commune's own rows that hold after a day, or from a later one. */
function ownOf(code: string, book: CommuneBook, day: string): Limit[] {
  return book.limits.filter(
    (row) => row.code === code && row.communeId !== null && (row.effectiveTo === null || row.effectiveTo > day),
  )
}

function spanText({ effectiveFrom, effectiveTo }: Limit): string {
  const from = `từ ${longDay(effectiveFrom)}`
  return effectiveTo === null ? from : `${from} đến hết ${longDay(effectiveTo)}`
}

function isSure(word: string): word is 'read' | 'secondary' | 'unconfirmed' {
  return ['read', 'secondary', 'unconfirmed'].includes(word)
}
