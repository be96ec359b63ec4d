import { check } from '../../staff/form.ts'
import { standbyNames } from '../../assignments/standing.ts'
import { type Category, type CommuneBook, type Hamlet, offered } from '../book.ts'
import {
  type Corner,
  type Desk,
  type Ending,
  type Entry,
  freeName,
  isNamed,
  lastDayField,
  readLastDay,
  settled,
  untilText,
  wrong,
} from './corner.ts'
import { categorySchema, hamletSchema, NAME_MAX, POSITION_MAX, TEXT_MAX } from './setting-form.ts'

export const POSITION_FIELD = {
  name: 'position',
  label: 'Thứ tự trong danh sách',
  hint: `Số nhỏ đứng trước. Từ 1 đến ${POSITION_MAX}.`,
  kind: 'number',
  required: true,
} as const

/** Hamlets: the places that a sender chooses among. */
export const HAMLETS: Corner = {
  slug: 'thon',
  kind: 'hamlet',
  title: 'Thôn',
  lead: 'Bà con chọn thôn khi gửi. Thôn đã có hồ sơ thì không xóa: chỉ thôi dùng, hồ sơ cũ vẫn giữ tên thôn.',
  about: 'Thêm, đổi tên, thứ tự',
  one: 'thôn',
  canAdd: true,
  entries: ({ book, today }) =>
    [...book.hamlets.values()].map((hamlet) => ({
      id: hamlet.id,
      title: hamlet.name,
      facts: [
        ['Thứ tự', String(hamlet.position)],
        ['Tổ chức phụ trách', standbyNames(book, hamlet.id) || 'chưa có trong bảng phân công'],
        ['Tình trạng', untilText(hamlet.endsOn) || 'đang dùng'],
      ],
      values: { name: hamlet.name, position: String(hamlet.position) },
      past: isPast(hamlet, today),
    })),
  fields: () => [{ name: 'name', label: 'Tên thôn', most: NAME_MAX, required: true }, POSITION_FIELD],
  blank: ({ book }) => ({ position: nextPosition(book.hamlets.values()) }),
  plan({ book }, entry, typed) {
    const checked = check(hamletSchema, typed)
    if (!checked.ok) return checked
    const { name, position } = checked.value
    const before = entry ? (book.hamlets.get(entry.id) ?? null) : null
    if (isNamed(book.hamlets.values(), name, before ?? undefined))
      return wrong('name', 'Xã đã có thôn tên này. Ông/bà đặt tên khác, hoặc mở thôn cũ ra sửa.')
    const id = before?.id ?? freeName(name, '_', (one) => book.hamlets.has(one))
    const made = { communeId: book.commune.id, id, endsOn: null, standbyBodyId: null }
    const after: Hamlet = { ...made, ...before, name, position }
    return settled({ kind: 'hamlet', id, before, after })
  },
  ending: ending('thôn', ({ book }, { id }, endsOn) => {
    const before = book.hamlets.get(id) ?? null
    return settled({ kind: 'hamlet', id, before, after: before && { ...before, endsOn } })
  }),
  reopen({ book }, { id }) {
    const before = book.hamlets.get(id)
    return before ? [{ kind: 'hamlet', id, before, after: { ...before, endsOn: null } }] : null
  },
}

/** Fields of life: what a petition is about. */
export const CATEGORIES: Corner = {
  slug: 'linh-vuc',
  kind: 'category',
  title: 'Lĩnh vực',
  lead: 'Bà con chọn lĩnh vực khi gửi; cơ quan giải quyết được tìm theo lĩnh vực. Lĩnh vực đã có hồ sơ thì không xóa: chỉ thôi dùng.',
  about: 'Thêm, đổi tên, ví dụ, việc phải giữ kín',
  one: 'lĩnh vực',
  canAdd: true,
  entries: ({ book, today }) =>
    [...book.categories.values()].map((category) => ({
      id: category.code,
      title: category.name,
      facts: [
        ['Thứ tự', String(category.position)],
        ['Ví dụ cho bà con', category.example],
        ['Giữ gìn', careText(category)],
        ['Tình trạng', untilText(category.endsOn) || 'đang dùng'],
      ],
      values: {
        name: category.name,
        example: category.example,
        restricted: category.restricted ? 'on' : '',
        sensitive: category.sensitive ? 'on' : '',
        position: String(category.position),
      },
      past: isPast(category, today),
    })),
  fields: () => [
    { name: 'name', label: 'Tên lĩnh vực', most: NAME_MAX, required: true },
    {
      name: 'example',
      label: 'Ví dụ cho bà con',
      hint: 'Vài việc hay gặp, cách nhau bằng dấu phẩy.',
      most: TEXT_MAX,
    },
    {
      name: 'restricted',
      label: 'Không bao giờ công khai',
      hint: 'Dùng cho việc về cán bộ và những việc phải giữ kín.',
      kind: 'tick',
    },
    { name: 'sensitive', label: 'Báo lãnh đạo ngay khi có hồ sơ mới', kind: 'tick' },
    POSITION_FIELD,
  ],
  blank: ({ book }) => ({ position: nextPosition(book.categories.values()) }),
  plan({ book }, entry, typed) {
    const checked = check(categorySchema, typed)
    if (!checked.ok) return checked
    const before = entry ? (book.categories.get(entry.id) ?? null) : null
    if (isNamed(book.categories.values(), checked.value.name, before ?? undefined))
      return wrong('name', 'Xã đã có lĩnh vực tên này. Ông/bà đặt tên khác, hoặc mở lĩnh vực cũ ra sửa.')
    const code = before?.code ?? freeName(checked.value.name, '_', (one) => book.categories.has(one))
    const after: Category = { communeId: book.commune.id, code, endsOn: null, ...before, ...checked.value }
    return settled({ kind: 'category', id: code, before, after })
  },
  ending: ending('lĩnh vực', ({ book, today }, { id }, endsOn) => {
    const before = book.categories.get(id) ?? null
    if (offered(book.categories.values(), today).every((one) => one === before))
      return wrong('lastDay', 'Xã phải còn ít nhất một lĩnh vực để bà con chọn. Ông/bà thêm lĩnh vực mới trước.')
    return settled({ kind: 'category', id, before, after: before && { ...before, endsOn } })
  }),
  reopen({ book }, { id }) {
    const before = book.categories.get(id)
    return before ? [{ kind: 'category', id, before, after: { ...before, endsOn: null } }] : null
  },
}

/** Ending what is chosen from a list: it is offered no more after its last day. */
export function ending(
  one: string,
  plan: (desk: Desk, entry: Entry, lastDay: string) => ReturnType<Ending['plan']>,
): Ending {
  return {
    title: `Thôi dùng ${one} này`,
    lead: 'Sau ngày cuối cùng, các biểu mẫu không còn hiện mục này nữa. Hồ sơ cũ giữ nguyên.',
    button: `Thôi dùng ${one}`,
    isOpen: (_, entry) => !entry.past && !entry.fixed,
    fields: ({ today }) => [lastDayField(today)],
    plan(desk, entry, typed) {
      const last = readLastDay(typed, desk.today)
      return last.ok ? plan(desk, entry, last.value) : last
    },
  }
}

/** Is it offered no more? */
export function isPast(row: { endsOn: string | null }, today: string): boolean {
  return offered([row], today).length === 0
}

/** The place after the last one. */
export function nextPosition(rows: Iterable<{ position: number }>): string {
  return String(Math.min(POSITION_MAX, Math.max(0, ...[...rows].map((row) => row.position)) + 1))
}

/** The bodies that work today, by name. */
export function bodyOptions(book: CommuneBook, today: string): { value: string; label: string }[] {
  return offered(book.bodies.values(), today)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
}

function careText({ restricted, sensitive }: Category): string {
  return (
    [restricted && 'không công khai', sensitive && 'báo lãnh đạo ngay'].filter(Boolean).join(', ') || 'thông thường'
  )
}
