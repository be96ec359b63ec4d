import { notation, NOTATION_MAX, NUMBER_SIGN, shownPattern } from '../bodies/body-form.ts'
import { type Body, type CommuneBook, offered } from '../communes/book.ts'
import { type Change, type Corner, type Planned, settled } from '../communes/settings/corner.ts'
import { check, type FieldErrors } from '../staff/form.ts'
import { type DocumentKind, inPattern, patternFrom } from './number.ts'

const KINDS: Record<DocumentKind, string> = {
  transfer_note: 'Phiếu chuyển',
  report: 'Báo cáo',
  reply: 'Công văn trả lời',
  minutes: 'Biên bản',
}
const KIND_LIST = Object.keys(KINDS) as DocumentKind[]

/** How each body numbers its documents. */
export const PATTERNS: Corner = {
  slug: 'so-van-ban',
  kind: 'number_pattern',
  title: 'Số văn bản',
  lead: 'Cách đánh số từng loại văn bản của mỗi cơ quan. Số dưới mười có số 0 đứng trước, theo Nghị định 30/2020/NĐ-CP. Văn bản đã cấp số không đổi.',
  about: 'Số phiếu chuyển, báo cáo, công văn, biên bản của từng cơ quan',
  one: 'cách ghi số',
  canAdd: false,
  entries: ({ book, today }) =>
    offered(book.bodies.values(), today)
      .map((body) => ({
        id: body.id,
        title: body.name,
        facts: KIND_LIST.map(
          (kind) =>
            [KINDS[kind], inPattern(own(book, body.id, kind)?.pattern ?? patternFrom(body.notation, kind), 7)] as const,
        ),
        values: Object.fromEntries(
          KIND_LIST.map((kind) => [kind, shownPattern(own(book, body.id, kind)?.pattern ?? '')]),
        ),
      }))
      .sort((a, b) => a.title.localeCompare(b.title, 'vi')),
  fields: ({ book }, entry) => {
    const body = book.bodies.get(entry?.id ?? '')
    return KIND_LIST.map((kind) => ({
      name: kind,
      label: KINDS[kind],
      hint: `Viết ${NUMBER_SIGN} vào chỗ của số. Để trống thì dùng ${shownPattern(patternFrom(body?.notation ?? '', kind))}.`,
      most: NOTATION_MAX,
    }))
  },
  plan({ book }, entry, typed): Planned {
    const body = book.bodies.get(entry?.id ?? '')
    const errors: FieldErrors = {}
    const changes = KIND_LIST.flatMap((kind): Change[] => {
      const checked = check(notation, typed[kind] ?? '')
      if (!checked.ok) errors[kind] = Object.values(checked.errors).flat()
      return checked.ok && body ? changeOf(book, body, kind, checked.value) : []
    })
    return Object.keys(errors).length > 0 ? { ok: false, errors } : settled(...changes)
  },
}

function changeOf(book: CommuneBook, body: Body, kind: DocumentKind, pattern: string): Change[] {
  const before = own(book, body.id, kind) ?? null
  if (!before && pattern === '') return []
  const after = pattern === '' ? null : { bodyId: body.id, documentKind: kind, pattern }
  return [{ kind: 'number_pattern', id: `${body.id}:${kind}`, before, after }]
}

function own(book: CommuneBook, bodyId: string, kind: DocumentKind) {
  return book.numberPatterns.find((row) => row.bodyId === bodyId && row.documentKind === kind)
}
