import { type CommuneBook, offered } from '../communes/book.ts'
import { addDays } from '../deadlines/calendar.ts'
import { type DeedField, type DeedValues, readDeed, ticked } from '../dossiers/deed.ts'
import type { FieldErrors } from '../staff/form.ts'
import { AHEAD_DAYS, BACK_DAYS, dayFaults, WHY_LEAST } from './rules.ts'
import type { ActivityRow, Headcount } from './tables.ts'
import { GROUP_ORDER, GROUP_WORDS, headsOf } from './words.ts'

export const PHOTOS_MOST = 5
const HEADS_MOST = 9_999
const CONTENT = { least: 10, most: 2_000 }

export type Plan = Pick<
  ActivityRow,
  'onDay' | 'content' | 'bodyIds' | 'forces' | 'tools' | 'resources' | 'workingDayWhy'
>

/** What a plan asks for; the first fields are what everybody fills in. `hamlets`: those among which may be chosen, on a new plan. */
export function planFields(book: CommuneBook, today: string, hamlets: readonly string[]): DeedField[] {
  return [
    ...(hamlets.length > 1
      ? [
          {
            ...{ kind: 'ticks' as const, name: 'hamlets', label: 'Ở thôn nào', required: true },
            hint: 'Nhiều thôn cùng ngày thì chọn nhiều thôn.',
            options: hamlets.map((id) => ({ value: id, label: book.hamlets.get(id)?.name ?? id })),
          },
        ]
      : []),
    {
      ...{ kind: 'day', name: 'onDay', label: 'Ngày', required: true },
      ...{ hint: 'Thứ Bảy hoặc Chủ nhật, trừ ngày nghỉ lễ, tết.' },
      ...{ min: addDays(today, -BACK_DAYS), max: addDays(today, AHEAD_DAYS) },
    },
    {
      ...{ kind: 'area', name: 'content', label: 'Làm việc gì', required: true, rows: 3, ...CONTENT },
      hint: 'Ví dụ: vệ sinh nhà văn hóa, trồng hoa đường vào thôn.',
    },
  ]
}

/** What else a plan may say: why on a working day, who comes, with what. */
export function moreFields(book: CommuneBook, today: string, isNew: boolean): DeedField[] {
  return [
    {
      ...{ kind: 'area', name: 'workingDayWhy', label: 'Vì sao làm vào ngày làm việc', rows: 2, most: 300 },
      hint: `Chỉ ghi nếu chọn ngày làm việc, ít nhất ${WHY_LEAST} ký tự.`,
    },
    {
      ...{ kind: 'ticks', name: 'bodies', label: 'Cơ quan, tổ chức cùng làm' },
      ...(isNew ? { hint: 'Để trống thì mời cơ quan được phân công phụ trách thôn.' } : {}),
      options: offered(book.bodies.values(), today)
        .filter(({ kind }) => kind !== 'external')
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
        .map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'line', name: 'forces', label: 'Lực lượng khác', hint: 'Ví dụ: 20 đoàn viên, mỗi hộ một người.' },
    { kind: 'line', name: 'tools', label: 'Dụng cụ, phương tiện', hint: 'Ví dụ: cuốc, xẻng, một xe công nông.' },
    { kind: 'line', name: 'resources', label: 'Nguồn lực', hint: 'Ví dụ: 200 cây hoa do Hội Phụ nữ góp.' },
  ]
}

export type PlanRead = { values: DeedValues; errors: FieldErrors; plan: Plan | null; hamlets: string[] }

/** Reads a plan: a day that may be one, at least one hamlet that he may plan for. */
export function readPlan(
  book: CommuneBook,
  today: string,
  hamlets: readonly string[],
  isNew: boolean,
  typed: (name: string) => readonly string[],
): PlanRead {
  const fields = [...planFields(book, today, hamlets), ...moreFields(book, today, isNew)]
  const { errors, values } = readDeed(fields, typed)
  const { content = '', forces = '', onDay = '', resources = '', tools = '', workingDayWhy = '' } = values
  if (!errors.onDay)
    for (const [name, said] of Object.entries(dayFaults(onDay, workingDayWhy, book.specialDays))) errors[name] ??= said
  const chosen = hamlets.length > 1 ? ticked(values, 'hamlets') : [...hamlets]
  const plan = { onDay, content, forces, tools, resources, workingDayWhy, bodyIds: ticked(values, 'bodies') }
  return { values, errors, plan: Object.keys(errors).length > 0 ? null : plan, hamlets: [...new Set(chosen)] }
}

/** A plan as its form shows it. */
export function planValues(row: Plan): DeedValues {
  const { bodyIds, content, forces, onDay, resources, tools, workingDayWhy } = row
  return { onDay, content, forces, tools, resources, workingDayWhy, bodies: bodyIds.join(' ') }
}

/** What came of a day: heads by group, words. */
export function resultFields(): DeedField[] {
  return [
    ...GROUP_ORDER.map((group): DeedField => ({
      ...{ kind: 'number', name: group, label: GROUP_WORDS[group].name, min: 0, max: HEADS_MOST },
    })),
    {
      ...{ kind: 'area', name: 'result', label: 'Làm được gì', required: true, least: 10, most: 2_000, rows: 3 },
      hint: 'Ví dụ: trồng 300 m đường hoa, quét vôi nhà văn hóa.',
    },
  ]
}

export type ResultRead = {
  values: DeedValues
  errors: FieldErrors
  found: { headcount: Headcount; result: string } | null
}

/** Reads a result: somebody must have come. */
export function readResult(typed: (name: string) => readonly string[]): ResultRead {
  const { errors, values } = readDeed(resultFields(), typed)
  const headcount: Headcount = {}
  for (const group of GROUP_ORDER) {
    const many = Number(values[group] || 0)
    if (!errors[group] && many > 0) headcount[group] = many
  }
  const isWrong = GROUP_ORDER.some((group) => errors[group])
  if (!isWrong && headsOf(headcount) === 0)
    errors[GROUP_ORDER[0] ?? 'people'] = ['Ông/bà ghi số người của ít nhất một nhóm.']
  const found = { headcount, result: values.result ?? '' }
  return { values, errors, found: Object.keys(errors).length > 0 ? null : found }
}

/** A result as its form shows it. */
export function resultValues({ headcount, result }: Pick<ActivityRow, 'headcount' | 'result'>): DeedValues {
  return { ...Object.fromEntries(GROUP_ORDER.map((group) => [group, String(headcount[group] ?? '')])), result }
}
