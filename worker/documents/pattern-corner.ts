import { notation, NOTATION_MAX, NUMBER_SIGN, shownPattern } from '../bodies/body-form.ts'
import { line, NAME_MAX } from '../communes/settings/setting-form.ts'
import { type Body, type CommuneBook, offered } from '../communes/book.ts'
import {
  type Change,
  type Corner,
  type FieldSpec,
  type Planned,
  settled,
  type Values,
} from '../communes/settings/corner.ts'
import { check, type FieldErrors } from '../staff/form.ts'
import { letterheadOf } from './letterhead.ts'
import { type System, SYSTEMS } from './paper.ts'
import { type DocumentKind, inPattern, KIND_LIST, KIND_WORDS, patternFrom } from './number.ts'

const SYSTEM_WORDS: Record<System, string> = {
  state: 'Quốc hiệu, tiêu ngữ (cơ quan nhà nước)',
  front: 'Quốc hiệu, tiêu ngữ (Mặt trận, đoàn thể)',
  party: 'Đảng Cộng sản Việt Nam',
}
/** What stands for no body above. */
const NONE = '-'

/** How each body numbers its documents, and what stands at their head. */
export const PATTERNS: Corner = {
  slug: 'so-van-ban',
  kind: 'number_pattern',
  title: 'Số và đầu văn bản',
  lead: 'Cách đánh số từng loại văn bản của mỗi cơ quan, và tên cơ quan ở đầu văn bản. Số dưới mười có số 0 đứng trước, theo Nghị định 30/2020/NĐ-CP. Văn bản đã cấp số không đổi.',
  about: 'Số kế hoạch, báo cáo, công văn, biên bản của từng cơ quan',
  one: 'cách ghi số',
  canAdd: false,
  entries: ({ book, today }) =>
    offered(book.bodies.values(), today)
      .map((body) => ({
        id: body.id,
        title: body.name,
        facts: KIND_LIST.map(
          (kind) =>
            [
              KIND_WORDS[kind],
              inPattern(own(book, body.id, kind)?.pattern ?? patternFrom(body.notation, kind), 7),
            ] as const,
        ),
        values: {
          ...Object.fromEntries(KIND_LIST.map((kind) => [kind, shownPattern(own(book, body.id, kind)?.pattern ?? '')])),
          paperSystem: body.paperSystem ?? '',
          paperParent: body.paperParent === '' ? NONE : (body.paperParent ?? ''),
          paperIssuer: body.paperIssuer ?? '',
        },
      }))
      .sort((a, b) => a.title.localeCompare(b.title, 'vi')),
  fields: ({ book }, entry) => {
    const body = book.bodies.get(entry?.id ?? '')
    return [
      ...headFields(book, body),
      ...KIND_LIST.map((kind) => ({
        name: kind,
        label: KIND_WORDS[kind],
        hint: `Viết ${NUMBER_SIGN} vào chỗ của số. Để trống thì dùng ${shownPattern(patternFrom(body?.notation ?? '', kind))}.`,
        most: NOTATION_MAX,
      })),
    ]
  },
  plan({ book }, entry, typed): Planned {
    const body = book.bodies.get(entry?.id ?? '')
    const errors: FieldErrors = {}
    const changes = KIND_LIST.flatMap((kind): Change[] => {
      const checked = check(notation, typed[kind] ?? '')
      if (!checked.ok) errors[kind] = Object.values(checked.errors).flat()
      return checked.ok && body ? changeOf(book, body, kind, checked.value) : []
    })
    if (body) changes.push(headChange(body, typed, errors))
    return Object.keys(errors).length > 0 ? { ok: false, errors } : settled(...changes)
  },
}

function headFields(book: CommuneBook, body: Body | undefined): FieldSpec[] {
  if (!body) return []
  const usual = letterheadOf(book, { ...body, paperSystem: null, paperParent: null, paperIssuer: null })
  const options = Object.entries(SYSTEM_WORDS).map(([value, label]) => ({ value, label }))
  return [
    {
      ...{ name: 'paperSystem', label: 'Đầu văn bản', kind: 'select' as const, options },
      empty: `Theo loại cơ quan: ${SYSTEM_WORDS[usual.system]}`,
    },
    {
      ...{ name: 'paperParent', label: 'Tên cơ quan cấp trên, ở đầu văn bản', most: NAME_MAX },
      hint: `Để trống thì ghi: ${usual.parent || 'không có'}. Không ghi gì thì gõ dấu gạch ngang (${NONE}).`,
    },
    {
      ...{ name: 'paperIssuer', label: 'Tên cơ quan ban hành, ở đầu văn bản', most: NAME_MAX },
      hint: `Để trống thì ghi: ${usual.issuer}.`,
    },
  ]
}

function headChange(body: Body, typed: Values, errors: FieldErrors): Change {
  const read = (name: 'paperParent' | 'paperIssuer', what: string) => {
    const checked = check(line(what, 0, NAME_MAX), typed[name] ?? '')
    if (!checked.ok) errors[name] = Object.values(checked.errors).flat()
    return checked.ok && checked.value !== '' ? checked.value : null
  }
  const parent = read('paperParent', 'Tên cơ quan cấp trên')
  const paperIssuer = read('paperIssuer', 'Tên cơ quan ban hành')
  const paperSystem = SYSTEMS.find((one) => one === typed.paperSystem) ?? null
  const after: Body = { ...body, paperSystem, paperParent: parent === NONE ? '' : parent, paperIssuer }
  return { kind: 'body', id: body.id, before: body, after }
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
