import { type Choice, LIMITS } from '../questionnaire.ts'
import { missingName } from '../resolve.ts'
import type { Lines } from './columns.ts'
import type { CellFault } from './fault.ts'
import type { ChoiceColumn } from './headers.ts'
import { readMedia } from './media-cells.ts'
import { dropEmpty } from './question.ts'
import { textsOf } from './texts.ts'

/** The lists of the sheet `choices`, and in which row each begins. */
export type ReadChoices = {
  lists: Map<string, Choice[]>
  rows: Map<string, number>
  faults: CellFault[]
  skipped: CellFault[]
}

/** Reads options one after the other; they belong to the list that their row names. */
export function readChoices(
  lines: Lines<ChoiceColumn>,
  codeOf: (language: string) => string,
  questions: ReadonlyMap<string, unknown>,
): ReadChoices {
  const faults = [...lines.faults]
  const lists = new Map<string, Choice[]>()
  const rows = new Map<string, number>()
  const seen = new Set<string>()
  const filled = lines.lines.filter((line) => !line.isEmpty)
  for (const line of filled.slice(0, LIMITS.choices)) {
    const fault = (column: ChoiceColumn, message: string) =>
      faults.push({ sheet: lines.sheet, row: line.row, column: lines.place(column), message })
    const texts = (column: ChoiceColumn) => textsOf(line, column, codeOf, fault)
    const [list, name] = [line.at('list_name'), line.at('name')]
    if (list === '') fault('list_name', 'Hàng này thiếu tên danh sách.')
    else if (!/^\S{1,64}$/.test(list) || list in {})
      fault('list_name', `Tên danh sách "${list}" chưa dùng được: không có dấu cách, nhiều nhất 64 ký tự.`)
    if (name === '') fault('name', 'Hàng này thiếu giá trị của lựa chọn.')
    else if (!/^\S{1,64}$/.test(name))
      fault('name', `Giá trị "${name}" chưa dùng được: không có dấu cách, nhiều nhất 64 ký tự.`)
    else if (seen.has(`${list} ${name}`)) fault('name', `Danh sách "${list}" đã có lựa chọn mang giá trị "${name}".`)
    seen.add(`${list} ${name}`)
    for (const { text } of line.texts('label'))
      for (const [, quoted = ''] of text.matchAll(/\$\{\s*([^\s{}]+)\s*\}/g))
        if (!questions.has(quoted) && !questions.has(quoted.replace(/_other$/, ''))) fault('label', missingName(quoted))
    if (list === '' || name === '') continue
    const media = readMedia(texts('image'), texts('audio'), fault)
    const choice = dropEmpty({ name, label: texts('label'), media, more: line.more() })
    const others = lists.get(list)
    if (others) others.push(choice)
    else {
      lists.set(list, [choice])
      rows.set(list, line.row)
    }
  }
  if (filled.length > LIMITS.choices)
    faults.push({
      sheet: lines.sheet,
      row: 0,
      column: '',
      message: `Nhiều lựa chọn quá: nhiều nhất ${LIMITS.choices}.`,
    })
  return { lists, rows, faults, skipped: lines.skipped }
}
