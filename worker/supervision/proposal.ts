import { offered, type CommuneBook } from '../communes/book.ts'
import { type DeedField, type DeedValues, ticked } from '../dossiers/deed.ts'
import { type Colleague, holds, type StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import {
  FORM_WORDS,
  type Ground,
  GROUND_WORDS,
  GROUNDS,
  GROUNDS_SOURCE,
  isOfBoard,
  QUARTER_WORDS,
  SUPERVISION_FORMS,
  type SupervisionForm,
} from './words.ts'

/** Who proposes, and what is known around him. */
export type Around = { book: CommuneBook; staff: StaffMember; today: string; colleagues: readonly Colleague[] }

/** What somebody proposes to look at. */
export type Proposal = {
  title: string
  content: string
  scope: string
  period: string
  form: SupervisionForm
  grounds: Ground[]
  bodies: string[]
  quarter: number
  leadBodyId: string
  partner: string
  partnerReference: string
  works: string
  worksEndOn: string | null
}

/** May he propose? The Front, its organisations and boards, and the commune's leaders. */
export function mayPropose(staff: StaffMember, book: CommuneBook): boolean {
  const kind = book.bodies.get(staff.bodyId)?.kind
  if (staff.bodyId === book.commune.triageBodyId) return holds(staff, 'intake_officer', 'coordinator', 'approver')
  if (kind === 'mass_org') return holds(staff, 'approver', 'handler')
  return kind === 'board' ? holds(staff, 'supervisor_member', 'approver', 'handler') : holds(staff, 'leader')
}

/** Who may lead what he proposes, his own body first. */
function leadsFor({ book, staff, today }: Around): { id: string; name: string }[] {
  const front = book.commune.triageBodyId
  const own = book.bodies.get(staff.bodyId)?.kind
  const open = offered(book.bodies.values(), today)
  const able = open.filter(({ id, kind }) => id === front || kind === 'mass_org' || kind === 'board')
  if (own === 'board') return able.filter(({ id }) => id === staff.bodyId)
  if (own === 'mass_org') return able.filter(({ id }) => id === staff.bodyId || id === front)
  return able.toSorted((a, b) => Number(b.id === front) - Number(a.id === front))
}

/** The form in which a topic is proposed or changed; `year` where it may still be chosen. */
export function proposalFields(around: Around): DeedField[] {
  const { book, today } = around
  const front = book.commune.triageBodyId
  const looked = offered(book.bodies.values(), today).filter(({ id }) => id !== front)
  return [
    { kind: 'line', name: 'title', label: 'Tên chuyên đề', required: true, least: 10, hint: 'Giám sát việc gì.' },
    { kind: 'area', name: 'content', label: 'Nội dung giám sát', required: true, least: 10, rows: 4 },
    { kind: 'line', name: 'scope', label: 'Phạm vi', hint: 'Ví dụ: 5 thôn dọc suối Bợ.' },
    { kind: 'line', name: 'period', label: 'Khoảng thời gian xem xét', hint: 'Ví dụ: từ 01/2025 đến 9/2026.' },
    {
      kind: 'choice',
      name: 'form',
      label: 'Hình thức',
      required: true,
      options: SUPERVISION_FORMS.map((value) => ({
        value,
        label: FORM_WORDS[value].name,
        hint: FORM_WORDS[value].hint,
      })),
    },
    {
      kind: 'ticks',
      name: 'grounds',
      label: 'Căn cứ',
      hint: `Chọn ít nhất một. ${GROUNDS_SOURCE}.`,
      required: true,
      options: GROUNDS.map((value) => ({ value, label: GROUND_WORDS[value] })),
    },
    {
      kind: 'ticks',
      name: 'bodies',
      label: 'Cơ quan được giám sát',
      required: true,
      options: looked.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'select',
      name: 'quarter',
      label: 'Làm trong quý',
      required: true,
      options: [1, 2, 3, 4].map((one) => ({ value: String(one), label: QUARTER_WORDS[one] ?? '' })),
    },
    {
      kind: 'select',
      name: 'lead',
      label: 'Chủ trì',
      required: true,
      options: leadsFor(around).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'line',
      name: 'works',
      label: 'Công trình, dự án',
      hint: 'Chỉ điền khi Ban Giám sát đầu tư của cộng đồng làm.',
    },
    { kind: 'day', name: 'worksEndOn', label: 'Công trình xong vào ngày', hint: 'Theo hợp đồng; có thể bỏ trống.' },
    {
      kind: 'line',
      name: 'partner',
      label: 'Cơ quan chủ trì đoàn',
      hint: 'Chỉ điền khi Mặt trận tham gia giám sát cùng cơ quan khác.',
    },
    { kind: 'line', name: 'partnerReference', label: 'Số, ngày văn bản của cơ quan ấy' },
  ]
}

/** What was typed, as a proposal; or a sentence at each field that does not fit the others. */
export function readProposal(
  values: DeedValues,
  { book }: Pick<Around, 'book'>,
): { ok: true; value: Proposal } | { ok: false; errors: FieldErrors } {
  const form = SUPERVISION_FORMS.find((one) => one === values.form) ?? 'delegation'
  const text = (name: string) => values[name] ?? ''
  const bodies = ticked(values, 'bodies')
  const errors: FieldErrors = {}
  const leadIsBoard = book.bodies.get(text('lead'))?.kind === 'board'
  if (bodies.includes(text('lead'))) errors.lead = ['Cơ quan chủ trì không tự giám sát mình.']
  else if (isOfBoard(form) && !leadIsBoard) errors.lead = [`Hình thức ${FORM_WORDS[form].name} do Ban ấy chủ trì.`]
  else if (!isOfBoard(form) && leadIsBoard)
    errors.lead = ['Ban chỉ chủ trì giám sát theo hình thức của Ban mình. Ông/bà chọn lại hình thức hoặc chủ trì.']
  if (form === 'community_investment_board' && text('works') === '')
    errors.works = ['Ông/bà ghi tên công trình, dự án mà Ban theo dõi.']
  if (form === 'joint' && text('partner') === '') errors.partner = ['Ông/bà ghi tên cơ quan chủ trì đoàn giám sát.']
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: {
      ...{ title: text('title'), content: text('content'), scope: text('scope'), period: text('period') },
      ...{ form, bodies, quarter: Number(values.quarter), leadBodyId: text('lead') },
      grounds: GROUNDS.filter((one) => ticked(values, 'grounds').includes(one)),
      // What belongs to another form is not kept.
      partner: form === 'joint' ? text('partner') : '',
      partnerReference: form === 'joint' ? text('partnerReference') : '',
      works: form === 'community_investment_board' ? text('works') : '',
      worksEndOn: form === 'community_investment_board' ? text('worksEndOn') || null : null,
    },
  }
}

/** The fields of a topic about the conduct of cadres, and who may find it (Quy định 124-QĐ/TW). */
export function restrictedFields({ colleagues, staff }: Around): DeedField[] {
  return [
    {
      kind: 'ticks',
      name: 'restricted',
      label: 'Giao riêng',
      hint: 'Chuyên đề về tu dưỡng, rèn luyện đạo đức, lối sống của cán bộ: chỉ những người được nêu tên dưới đây tìm thấy, không công khai, không vào danh sách nào.',
      options: [{ value: '1', label: 'Chỉ người được nêu tên xem' }],
    },
    {
      kind: 'ticks',
      name: 'people',
      label: 'Những người được xem và làm',
      hint: 'Cùng với ông/bà. Cần có người của Ban Thường trực Mặt trận để xét.',
      options: colleagues
        .filter(({ id, roles }) => id !== staff.id && roles.some((role) => role !== 'admin'))
        .map(({ id, name, title }) => ({ value: id, label: name, hint: title })),
    },
  ]
}

/** Who is named on a restricted topic; a sentence when nobody could decide about it, or when somebody is looked at himself. */
export function readNamed(
  values: DeedValues,
  { book, colleagues, staff }: Around,
  supervised: readonly string[],
): { ok: true; people: Colleague[] } | { ok: false; errors: FieldErrors } {
  if (!ticked(values, 'restricted').includes('1')) return { ok: true, people: [] }
  const chosen = ticked(values, 'people')
  const people = colleagues.filter(({ id }) => id === staff.id || chosen.includes(id))
  const front = book.commune.triageBodyId
  const looked = people.find(({ bodyId }) => supervised.includes(bodyId))
  if (looked)
    return { ok: false, errors: { people: [`${looked.name} ở cơ quan được giám sát, không thể xem chuyên đề này.`] } }
  const decides = people.some(
    ({ bodyId, roles }) => bodyId === front && roles.some((role) => role === 'coordinator' || role === 'approver'),
  )
  return decides
    ? { ok: true, people }
    : { ok: false, errors: { people: ['Ông/bà nêu tên ít nhất một người của Ban Thường trực Mặt trận để xét.'] } }
}
