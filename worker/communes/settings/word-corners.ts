import { check } from '../../staff/form.ts'
import { type DeclineReason, offered, type ReplyTemplate } from '../book.ts'
import { type Corner, freeName, settled, untilText, wrong } from './corner.ts'
import { ending, isPast, nextPosition, POSITION_FIELD } from './place-corners.ts'
import { NAME_MAX, reasonSchema, TEMPLATE_MAX, templateSchema, TEXT_MAX } from './setting-form.ts'

/** Why a petition is not taken up. */
export const REASONS: Corner = {
  slug: 'ly-do',
  kind: 'decline_reason',
  title: 'Lý do không thụ lý',
  lead: 'Cán bộ chọn một lý do khi đề xuất không thụ lý. Người gửi đọc nguyên văn, nên viết như nói với bà con.',
  about: 'Lý do cán bộ chọn, người gửi đọc',
  one: 'lý do',
  canAdd: true,
  entries: ({ book, today }) =>
    book.declineReasons.map((reason) => ({
      id: reason.code,
      title: reason.text,
      facts: [
        ['Thứ tự', String(reason.position)],
        ['Tình trạng', untilText(reason.endsOn) || 'đang dùng'],
      ],
      values: { text: reason.text, position: String(reason.position) },
      past: isPast(reason, today),
    })),
  fields: () => [
    { name: 'text', label: 'Lý do', hint: 'Người gửi đọc nguyên văn.', most: TEXT_MAX, required: true },
    POSITION_FIELD,
  ],
  blank: ({ book }) => ({ position: nextPosition(book.declineReasons) }),
  plan({ book }, entry, typed) {
    const checked = check(reasonSchema, typed)
    if (!checked.ok) return checked
    const before = book.declineReasons.find(({ code }) => code === entry?.id) ?? null
    const taken = (code: string) => book.declineReasons.some((one) => one.code === code)
    const code = before?.code ?? freeName(checked.value.text, '_', taken)
    const after: DeclineReason = { communeId: book.commune.id, code, endsOn: null, ...before, ...checked.value }
    return settled({ kind: 'decline_reason', id: code, before, after })
  },
  ending: ending('lý do', ({ book, today }, { id }, endsOn) => {
    const before = book.declineReasons.find(({ code }) => code === id) ?? null
    if (offered(book.declineReasons, today).every((one) => one === before))
      return wrong('lastDay', 'Phải còn ít nhất một lý do để cán bộ chọn. Ông/bà thêm lý do mới trước.')
    return settled({ kind: 'decline_reason', id, before, after: before && { ...before, endsOn } })
  }),
  reopen({ book }, { id }) {
    const before = book.declineReasons.find(({ code }) => code === id)
    return before ? [{ kind: 'decline_reason', id, before, after: { ...before, endsOn: null } }] : null
  },
}

/** Beginnings of answers. */
export const TEMPLATES: Corner = {
  slug: 'mau-tra-loi',
  kind: 'reply_template',
  title: 'Mẫu trả lời',
  lead: 'Lời mở đầu, lời hướng dẫn hay dùng. Cán bộ chèn mẫu vào câu trả lời rồi sửa cho đúng từng việc.',
  about: 'Lời hay dùng để cán bộ chèn vào câu trả lời',
  one: 'mẫu',
  canAdd: true,
  entries: ({ book, today }) =>
    book.replyTemplates.map((template) => ({
      id: template.id,
      title: template.title,
      facts: [
        ['Lĩnh vực', categoryName(template.category, book.categories)],
        ['Lời', template.text.length > 120 ? `${template.text.slice(0, 120)}…` : template.text],
        ['Tình trạng', untilText(template.endsOn) || 'đang dùng'],
      ],
      values: { title: template.title, category: template.category ?? '', text: template.text },
      past: isPast(template, today),
    })),
  fields: ({ book, today }) => [
    { name: 'title', label: 'Tên mẫu', hint: 'Để cán bộ tìm trong danh sách.', most: NAME_MAX, required: true },
    {
      name: 'category',
      label: 'Dùng cho lĩnh vực',
      kind: 'select',
      empty: 'Mọi lĩnh vực',
      options: offered(book.categories.values(), today).map(({ code, name }) => ({ value: code, label: name })),
    },
    { name: 'text', label: 'Lời của mẫu', kind: 'area', most: TEMPLATE_MAX, required: true },
  ],
  plan({ book, newId }, entry, typed) {
    const checked = check(templateSchema, typed)
    if (!checked.ok) return checked
    const { category, text, title } = checked.value
    if (category !== '' && !book.categories.has(category))
      return wrong('category', 'Ông/bà chọn một lĩnh vực trong danh sách.')
    const before = book.replyTemplates.find(({ id }) => id === entry?.id) ?? null
    const id = before?.id ?? newId
    const made = { id, communeId: book.commune.id, endsOn: null }
    const after: ReplyTemplate = { ...made, ...before, title, category: category || null, text }
    return settled({ kind: 'reply_template', id, before, after })
  },
  ending: ending('mẫu', ({ book }, entry, endsOn) => {
    const before = book.replyTemplates.find(({ id }) => id === entry.id) ?? null
    return settled({ kind: 'reply_template', id: entry.id, before, after: before && { ...before, endsOn } })
  }),
  reopen({ book }, entry) {
    const before = book.replyTemplates.find(({ id }) => id === entry.id)
    return before ? [{ kind: 'reply_template', id: before.id, before, after: { ...before, endsOn: null } }] : null
  },
}

function categoryName(code: string | null, categories: ReadonlyMap<string, { name: string }>): string {
  return code === null ? 'mọi lĩnh vực' : (categories.get(code)?.name ?? 'lĩnh vực cũ')
}
