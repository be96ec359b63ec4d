import type { CommuneBook } from '../../communes/book.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { type DeedField, type DeedValues, wrongAt } from '../../dossiers/deed.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { addresseeFields, dayFields, readAddressees, readDays, readUnits, unitFields } from '../fields.ts'
import { periodOf } from '../periods.ts'
import type { UnitSetRow } from '../series/tables.ts'
import type { RoundRow } from '../tables.ts'
import { KIND_WORDS, ROUND_KINDS } from '../words.ts'

/** What a round that is made by hand may be chosen from. */
export type MakeOffered = {
  book: CommuneBook
  today: string
  sets: readonly Pick<UnitSetRow, 'id' | 'name' | 'units'>[]
  forms: readonly { id: string; title: string }[]
  leads: readonly { id: string; name: string }[]
  areas: readonly { id: string; name: string }[]
}

/** Days after today that a round which is needed at once has by itself. */
const SOON = 7

/** What it asks for. */
export function makeFields({ areas, book, forms, leads, sets, today }: MakeOffered): DeedField[] {
  return [
    {
      ...{ kind: 'line', name: 'title', label: 'Tên kỳ báo cáo', required: true, least: 5, most: 160 },
      hint: 'Ví dụ: Báo cáo nhanh thiệt hại mưa lũ ngày 20/11.',
    },
    {
      ...{ kind: 'select', name: 'form', label: 'Biểu mẫu', required: true, empty: 'Chọn biểu mẫu' },
      options: forms.map(({ id, title }) => ({ value: id, label: title })),
    },
    ...(sets.length === 0
      ? []
      : [
          {
            ...{
              kind: 'select' as const,
              name: 'unitSet',
              label: 'Nhóm đơn vị báo cáo',
              empty: 'Không theo nhóm, chọn ở dưới',
            },
            options: sets.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]),
    ...unitFields(book, today),
    ...dayFields(today),
    {
      ...{ kind: 'select', name: 'kind', label: 'Loại báo cáo', required: true },
      options: ROUND_KINDS.toReversed().map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
    },
    {
      ...{ kind: 'day', name: 'about', label: 'Về kỳ nào' },
      hint: 'Chọn một ngày bất kỳ trong tháng, quý, năm ấy. Báo cáo đột xuất thì để trống.',
    },
    {
      ...{ kind: 'select', name: 'lead', label: 'Cơ quan chủ trì, tổng hợp', required: true },
      options: leads.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...addresseeFields(book, today, areas),
  ]
}

/** What they start with. */
export function makeValues({ leads, sets, today }: MakeOffered): DeedValues {
  return {
    ...{ kind: 'ad_hoc', lead: leads[0]?.id ?? '', unitSet: sets.length === 1 ? (sets[0]?.id ?? '') : '' },
    ...{ dueOn: addDays(today, SOON), remindOn: addDays(today, SOON - 2), closesOn: addDays(today, SOON + 3) },
  }
}

export type Made = Pick<
  RoundRow,
  'kind' | 'period' | 'questionnaireId' | 'units' | 'addressees' | 'dueOn' | 'remindOn' | 'closesOn'
> & { title: string; leadBodyId: string }

/** Reads what was typed into fields in which each by itself is right. */
export function readMade(
  { areas, book, sets, today }: MakeOffered,
  values: DeedValues,
): { ok: true; made: Made } | { ok: false; errors: FieldErrors } {
  const days = readDays(values)
  const to = readAddressees(book, areas, values)
  if (!days.ok) return days
  if (!to.ok) return to
  if (days.set.dueOn < today) return wrongAt('dueOn', 'Hạn nộp không lùi về trước hôm nay.')
  const set = sets.find(({ id }) => id === values.unitSet)
  const ticked = readUnits(book, today, values)
  const units = [...new Set([...(set?.units ?? []), ...ticked])]
  if (units.length === 0) return wrongAt('groups', 'Ông/bà chọn nhóm hoặc ít nhất một đơn vị.')
  const { about = '', form = '', lead = '', title = '' } = values
  const kind = ROUND_KINDS.find((one) => one === values.kind) ?? 'ad_hoc'
  if (kind !== 'ad_hoc' && about === '') return wrongAt('about', 'Ông/bà chọn một ngày trong kỳ được báo cáo.')
  return {
    ok: true,
    made: {
      ...{ title, leadBodyId: lead, kind, period: periodOf(kind, about || today), questionnaireId: form, units },
      ...days.set,
      addressees: to.addressees,
    },
  }
}
