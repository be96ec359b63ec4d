import { type CommuneBook, offered } from '../../communes/book.ts'
import { readUnit, unitKey, unitName } from '../../communes/unit.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { NOMINEE_KINDS, type NomineeKind } from '../words.ts'
import { achievementFields } from './fields.ts'
import { isSealedKind, NOMINEE_WORDS, occasionText } from './words.ts'

/** Characters of a name. */
const NAME_MAX = 120

/** For whom somebody proposes: his hamlet, his body; null when proposing is not his work. */
export function proposerOf(staff: StaffMember): string | null {
  const isWorker = holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer', 'supervisor_member')
  if (isWorker) return unitKey({ kind: 'body', id: staff.bodyId })
  return holds(staff, 'hamlet_rep') && staff.hamletId ? unitKey({ kind: 'hamlet', id: staff.hamletId }) : null
}

/** Does he write down also what hamlets bring on paper? */
export function writesForHamlets(staff: StaffMember, book: CommuneBook): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer')
}

/** The form on which praise is proposed. */
export function newFields(staff: StaffMember, book: CommuneBook, today: string): DeedField[] {
  const proposer = proposerOf(staff) ?? ''
  const isHamlet = proposer.startsWith('hamlet:')
  const hamlets = book.hamletsNow.map(({ id, name }) => ({ id, label: name }))
  const hamletUnits = hamlets.map(({ id, label }) => ({ value: unitKey({ kind: 'hamlet', id }), label }))
  const bodies = offered(book.bodies.values(), today).map(({ id, name }) => ({
    value: unitKey({ kind: 'body', id }),
    label: name,
  }))
  const kinds = NOMINEE_KINDS.filter((kind) => !(isHamlet && kind === 'body'))
  return [
    ...(writesForHamlets(staff, book)
      ? [
          {
            ...{ kind: 'select' as const, name: 'proposer', label: 'Ai đề nghị', required: true as const },
            options: [{ value: proposer, label: unitName(book, proposer) }, ...hamletUnits],
          },
        ]
      : []),
    {
      ...{ kind: 'choice', name: 'nomineeKind', label: 'Đề nghị khen ai', required: true },
      options: kinds.map((value) => ({
        value,
        label: isHamlet && value === 'hamlet' ? 'Cả thôn' : NOMINEE_WORDS[value],
      })),
    },
    {
      ...{ kind: 'line', name: 'name', label: 'Họ tên, hoặc tên tổ, nhóm', most: NAME_MAX },
      hint: 'Tên được giữ kín, chỉ người xử lý mở được. Để trống nếu khen thôn, cơ quan.',
    },
    ...(isHamlet
      ? []
      : [
          {
            ...{
              kind: 'select' as const,
              name: 'unit',
              label: 'Thôn, cơ quan được khen',
              empty: 'Không phải thôn, cơ quan',
            },
            options: [...hamletUnits, ...bodies],
          },
          {
            ...{
              kind: 'select' as const,
              name: 'hamlet',
              label: 'Người, hộ, tổ ở thôn nào',
              empty: 'Không thuộc thôn nào',
            },
            options: hamlets.map(({ id, label }) => ({ value: id, label })),
          },
        ]),
    ...achievementFields(),
  ]
}

/** What was asked for, once it is whole. */
export type Proposed = {
  proposedBy: string
  nomineeKind: NomineeKind
  nomineeUnit: string
  name: string
  hamletId: string
  occasion: string
  achievement: string
  form: string
}

/** Reads the form: whom it is about stands in the field that fits. */
export function readNew(
  staff: StaffMember,
  book: CommuneBook,
  values: DeedValues,
): { ok: true; proposed: Proposed; title: string } | { ok: false; errors: FieldErrors } {
  const kind = NOMINEE_KINDS.find((one) => one === values.nomineeKind)
  const proposer = values.proposer || proposerOf(staff)
  if (!kind || !proposer) return { ok: false, errors: {} }
  const own = readUnit(book, proposer)
  const isHamlet = own?.kind === 'hamlet'
  const sealed = isSealedKind(kind)
  const unit = sealed ? '' : (values.unit ?? '') || (isHamlet && kind === 'hamlet' ? proposer : '')
  const errors: FieldErrors = {}
  if (sealed && [...(values.name ?? '')].length < 2) errors.name = ['Ông/bà ghi tên người, hộ hoặc tổ được đề nghị.']
  if (!sealed && (values.name ?? '') !== '') errors.name = ['Khen thôn, cơ quan thì để trống ô này.']
  if (!sealed && readUnit(book, unit)?.kind !== kind)
    errors.unit = [kind === 'hamlet' ? 'Ông/bà chọn thôn được khen.' : 'Ông/bà chọn cơ quan, tổ chức được khen.']
  if (isHamlet && kind === 'body') errors.nomineeKind = ['Thôn đề nghị khen người, hộ, tổ ở thôn, hoặc cả thôn.']
  if (isHamlet && unit !== '' && unit !== proposer) errors.unit = ['Thôn đề nghị khen cho thôn mình.']
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const hamletId = isHamlet ? own.id : unit.startsWith('hamlet:') ? unit.slice('hamlet:'.length) : (values.hamlet ?? '')
  const hamlet = book.hamlets.get(hamletId)?.name
  const whom = unit === '' ? `${NOMINEE_WORDS[kind]}${hamlet === undefined ? '' : `, ${hamlet}`}` : unitName(book, unit)
  const { achievement = '', form = '', name = '', occasion = '' } = values
  return {
    ok: true,
    title: `Khen thưởng: ${whom} (${occasionText(occasion)})`,
    proposed: {
      ...{ proposedBy: proposer, nomineeKind: kind, nomineeUnit: unit, name: sealed ? name : '' },
      ...{ hamletId, occasion, achievement, form },
    },
  }
}
