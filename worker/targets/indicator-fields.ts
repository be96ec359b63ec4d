import { type DeedField, type DeedValues, readDeed } from '../dossiers/deed.ts'
import type { FieldErrors } from '../staff/form.ts'
import type { IndicatorRow } from './tables.ts'
import { GATHER_WORDS, RULE_WORDS, SCOPE_WORDS } from './words.ts'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** What an indicator says of itself; how it counts may be changed only while nothing was given by it. */
export function indicatorFields(inUse: boolean, isNew: boolean): DeedField[] {
  return [
    { kind: 'line', name: 'name', label: 'Tên chỉ tiêu', required: true, least: 5, most: 150 },
    ...(inUse ? [] : countingFields()),
    { ...{ kind: 'area', name: 'hint', label: 'Cách tính', most: 300, rows: 2 }, hint: 'Người ghi số đọc câu này.' },
    { kind: 'line', name: 'source', label: 'Nơi đặt ra', most: 200, hint: 'Ví dụ: Kế hoạch số 11 KH/ĐU, mục IV.' },
    {
      ...{ kind: 'line', name: 'question', label: 'Câu hỏi của báo cáo tháng', most: 60 },
      hint: 'Mã câu hỏi trong mẫu kết quả tháng, ví dụ tuyen_den. Báo cáo được nhận thì số tự vào đây. Để trống nếu không lấy.',
    },
    ...(isNew ? [] : [END]),
  ]
}

const END: DeedField = {
  ...{ kind: 'day', name: 'endsOn', label: 'Dùng đến hết ngày' },
  hint: 'Để trống nếu còn dùng. Chỉ tiêu đã giao vẫn giữ nguyên.',
}

function countingFields(): DeedField[] {
  return [
    { kind: 'line', name: 'unit', label: 'Đơn vị tính', required: true, most: 30, hint: 'Ví dụ: %, tuyến, km, hộ.' },
    { kind: 'select', name: 'rule', label: 'Thế nào là đạt', required: true, options: options(RULE_WORDS) },
    { kind: 'select', name: 'scope', label: 'Giao cho ai', required: true, options: options(SCOPE_WORDS) },
    { kind: 'select', name: 'gather', label: 'Nhiều lần ghi thì', required: true, options: options(GATHER_WORDS) },
    { kind: 'number', name: 'digits', label: 'Số chữ số sau dấu phẩy', required: true, min: 0, max: 3 },
  ]
}

/** The values of a form for an indicator that is there. */
export function valuesOf(row: IndicatorRow): DeedValues {
  const { digits, endsOn, gather, hint, name, question, rule, scope, source, unit } = row
  return { name, unit, rule, scope, gather, digits: String(digits), hint, source, question, endsOn: endsOn ?? '' }
}

type Set = Partial<IndicatorRow>

/** Reads the form: what is to be kept, or what is wrong. */
export function readIndicator(
  inUse: boolean,
  isNew: boolean,
  typed: (name: string) => readonly string[],
): { values: DeedValues; errors: FieldErrors; set: Set } {
  const { errors, values } = readDeed(indicatorFields(inUse, isNew), typed)
  const { endsOn = '', hint = '', name = '', question = '', source = '' } = values
  if (question !== '' && !/^[a-z_][a-z0-9_]*$/.test(question))
    errors.question ??= ['Mã câu hỏi chỉ có chữ thường không dấu, số và dấu gạch dưới.']
  const counting = inUse
    ? {}
    : {
        ...{ unit: values.unit ?? '', digits: Number(values.digits), rule: values.rule as IndicatorRow['rule'] },
        ...{ scope: values.scope as IndicatorRow['scope'], gather: values.gather as IndicatorRow['gather'] },
      }
  return { values, errors, set: { name, hint, source, question, endsOn: endsOn === '' ? null : endsOn, ...counting } }
}
