import { type CommuneBook, offered } from '../../../communes/book.ts'
import type { DeedField, DeedOption, DeedValues } from '../../../dossiers/deed.ts'
import { addresseeFields, addresseeValues, readAddressees } from '../../fields.ts'
import type { DueRule } from '../../periods.ts'
import type { SeriesRow } from '../tables.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { DEFAULTS, MOST_BEFORE, type SeriesKind } from '../defaults.ts'

/** What a series may be chosen from. */
export type Offered = {
  book: CommuneBook
  today: string
  sets: readonly { id: string; name: string }[]
  forms: readonly { id: string; title: string }[]
  /** Questionnaires that are ready and become the commune's own when they are taken. */
  templates: readonly { id: string; title: string }[]
  leads: readonly { id: string; name: string }[]
  areas: readonly { id: string; name: string }[]
  /** Series of plans that results may be held against. */
  plans: readonly { id: string; name: string }[]
}

/** Stands before the name of a template among the questionnaires. */
const READY = 'mau:'
const AFTER = [
  { value: '0', label: 'Tháng cuối của kỳ' },
  { value: '1', label: 'Tháng sau kỳ' },
]
const BEFORE = [
  { value: 'before', label: 'Trước ngày ấy' },
  { value: 'on', label: 'Đến hết ngày ấy' },
]

/** What a series asks for. */
export function seriesFields(kind: SeriesKind, from: Offered): DeedField[] {
  const { areas, book, forms, leads, plans, sets, templates, today } = from
  const formOptions: DeedOption[] = [
    ...templates.map(({ id, title }) => ({ value: READY + id, label: `${title} (mẫu có sẵn)` })),
    ...forms.map(({ id, title }) => ({ value: id, label: title })),
  ]
  return [
    {
      ...{ kind: 'line', name: 'name', label: 'Tên báo cáo', required: true, least: 5, most: 100 },
      hint: 'Không ghi tháng, quý, năm: mỗi kỳ tự thêm vào sau tên.',
    },
    { kind: 'line', name: 'source', label: 'Theo văn bản nào', hint: 'Để trống nếu không có.', most: 160 },
    {
      ...{ kind: 'select', name: 'unitSet', label: 'Nhóm đơn vị báo cáo', required: true, empty: 'Chọn nhóm' },
      options: sets.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'select', name: 'form', label: 'Biểu mẫu', required: true, empty: 'Chọn biểu mẫu', options: formOptions },
    {
      ...{ kind: 'select', name: 'lead', label: 'Cơ quan chủ trì, tổng hợp', required: true },
      options: leads.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(kind === 'monthly_result' && plans.length > 0
      ? [
          {
            ...{ kind: 'select' as const, name: 'plan', label: 'So với kế hoạch nào', empty: 'Không so' },
            options: plans.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
    { kind: 'number', name: 'dueDay', label: 'Hạn nộp: ngày mấy', required: true, min: 1, max: 31 },
    { kind: 'choice', name: 'dueHow', label: 'Trước ngày ấy hay đến hết ngày ấy', required: true, options: BEFORE },
    { kind: 'choice', name: 'dueAfter', label: 'Của tháng nào', required: true, options: AFTER },
    {
      ...{ kind: 'number', name: 'opensBefore', label: 'Mở trước hạn mấy ngày', required: true, min: 1 },
      max: MOST_BEFORE,
    },
    {
      ...{ kind: 'number', name: 'remindBefore', label: 'Nhắc trước hạn mấy ngày', required: true, min: 0, max: 30 },
      hint: 'Ghi 0 nếu không nhắc.',
    },
    {
      ...{ kind: 'number', name: 'closesAfter', label: 'Đóng sau hạn mấy ngày', required: true, min: 0, max: 60 },
      hint: 'Đến khi đóng, báo cáo nộp muộn vẫn nhận. Đóng rồi, đơn vị chưa nộp ghi là không báo cáo.',
    },
    ...addresseeFields(book, today, areas),
  ]
}

/** What a new series starts with. */
export function newValues(kind: SeriesKind, { book, leads, plans, sets }: Offered): DeedValues {
  const { due, name, source, template, ...days } = DEFAULTS[kind]
  const party = offered(book.bodies.values(), '').find((body) => body.kind === 'party_committee' && !body.parentBodyId)
  return {
    ...{ name, source, form: READY + template, lead: leads[0]?.id ?? '', plan: plans[0]?.id ?? '' },
    unitSet: sets.length === 1 ? (sets[0]?.id ?? '') : '',
    ...dueValues(due),
    ...numbers(days),
    ...addresseeValues(party ? [{ kind: 'body', id: party.id, name: party.name }] : []),
  }
}

/** What a series that is there starts with. */
export function seriesValues(row: SeriesRow): DeedValues {
  return {
    ...{ name: row.name, source: row.source, unitSet: row.unitSetId, form: row.questionnaireId },
    ...{ lead: row.leadBodyId, plan: row.planSeriesId ?? '' },
    ...dueValues(row.due),
    ...numbers(row),
    ...addresseeValues(row.addressees),
  }
}

/** A series as it was typed; `template`: the ready questionnaire that is to be taken. */
export type SeriesTyped = Pick<
  SeriesRow,
  | 'name'
  | 'source'
  | 'unitSetId'
  | 'questionnaireId'
  | 'leadBodyId'
  | 'planSeriesId'
  | 'due'
  | 'opensBefore'
  | 'remindBefore'
  | 'closesAfter'
  | 'addressees'
> & { template: string | null }

/** Reads what was typed into fields in which each by itself is right. */
export function readSeries(
  from: Offered,
  values: DeedValues,
): { ok: true; typed: SeriesTyped } | { ok: false; errors: FieldErrors } {
  const to = readAddressees(from.book, from.areas, values)
  if (!to.ok) return to
  const [opensBefore, remindBefore, closesAfter] = ['opensBefore', 'remindBefore', 'closesAfter'].map((name) =>
    Number(values[name]),
  ) as [number, number, number]
  if (remindBefore >= opensBefore)
    return { ok: false, errors: { remindBefore: ['Nhắc sau khi mở: số ngày này phải nhỏ hơn số ngày mở trước hạn.'] } }
  const due: DueRule = {
    ...{ after: values.dueAfter === '1' ? 1 : 0, day: Number(values.dueDay) },
    before: values.dueHow === 'before',
  }
  const { form = '', lead = '', name = '', plan = '', source = '', unitSet = '' } = values
  return {
    ok: true,
    typed: {
      ...{ name, source, unitSetId: unitSet, leadBodyId: lead, planSeriesId: plan || null, due },
      ...{ questionnaireId: form, opensBefore, remindBefore, closesAfter, addressees: to.addressees },
      template: form.startsWith(READY) ? form.slice(READY.length) : null,
    },
  }
}

function dueValues({ after, before, day }: DueRule): DeedValues {
  return { dueDay: String(day), dueHow: before ? 'before' : 'on', dueAfter: String(after) }
}

function numbers(days: Pick<SeriesRow, 'opensBefore' | 'remindBefore' | 'closesAfter'>): DeedValues {
  const { closesAfter, opensBefore, remindBefore } = days
  return {
    opensBefore: String(opensBefore),
    remindBefore: String(remindBefore),
    closesAfter: String(closesAfter),
  }
}
