import { type Group, LIMITS, type Node, type Question, type Repeat } from '../questionnaire.ts'
import { isName, NAME } from '../naming.ts'
import type { Line, Lines } from './columns.ts'
import type { CellFault } from './fault.ts'
import type { SurveyColumn } from './headers.ts'
import { commonOf, questionOf, type Say } from './question.ts'
import { readType } from './types.ts'

/** What the sheet `survey` holds, and in which row everything stands. */
export type ReadSurvey = {
  nodes: Node[]
  /** By name; the names are all different. */
  rows: ReadonlyMap<string, number>
  /** Read to its end. */
  isWhole: boolean
  faults: CellFault[]
  skipped: CellFault[]
}

type Open = { row: number; node: { kind: 'group' | 'repeat'; name: string }; more: object; nodes: Node[] }

/** Reads the rows one after the other: a row that begins a group opens it, one that ends it closes it. */
export function readSurvey(lines: Lines<SurveyColumn>, codeOf: (language: string) => string): ReadSurvey {
  const faults = [...lines.faults]
  const skipped = [...lines.skipped]
  const rows = new Map<string, number>()
  const top: Node[] = []
  const open: Open[] = []
  let isWhole = true
  for (const line of lines.lines.filter((one) => !one.isEmpty)) {
    const note = (to: CellFault[]) => (column: SurveyColumn | string, message: string) =>
      to.push({ sheet: lines.sheet, row: line.row, column: lines.place(column as SurveyColumn), message })
    const say: Say = { fault: note(faults), skip: note(skipped), codeOf }
    if (/^(yes|true|true\(\))$/i.test(line.at('disabled'))) {
      say.skip('disabled', 'hàng này bị tắt, không đưa vào biểu mẫu')
      continue
    }
    const typed = line.at('type')
    if (typed === '') {
      if (line.at('name') === '' && line.texts('label').length === 0)
        say.skip('type', 'hàng không có loại, tên và nhãn, không đưa vào biểu mẫu')
      else say.fault('type', 'Hàng này thiếu loại câu hỏi.')
      continue
    }
    const type = readType(typed)
    const inside = open.at(-1)
    if (type.is === 'end') {
      if (inside?.node.kind === type.of) close(open, top)
      else say.fault('type', endWithout(type.of, inside))
      continue
    }
    if (type.is === 'refused') say.fault('type', type.why)
    const name = nameOf(line, typed, rows, say)
    if (type.is === 'begin') {
      open.push({ row: line.row, node: { kind: type.of, name }, more: groupOf(line, type.of, say), nodes: [] })
      if (open.length > LIMITS.depth) {
        say.fault('type', `Nhóm lồng nhau sâu quá: nhiều nhất ${LIMITS.depth} lớp.`)
        isWhole = false
        break
      }
      continue
    }
    const question = type.is === 'refused' ? { kind: 'hidden' as const } : questionOf(line, type, say)
    ;(inside?.nodes ?? top).push({ name, ...question } as Question)
  }
  for (const { row, node } of open) {
    const message = `Nhóm "${node.name}" mở ra mà không đóng: thiếu hàng end_${node.kind}.`
    if (isWhole) faults.push({ sheet: lines.sheet, row, column: lines.place('type'), message })
  }
  while (open.length > 0) close(open, top)
  return { nodes: top, rows, isWhole, faults, skipped }
}

function close(open: Open[], top: Node[]): void {
  const done = open.pop()
  if (!done) return
  const node = { ...done.node, ...done.more, nodes: done.nodes } as Group | Repeat
  ;(open.at(-1)?.nodes ?? top).push(node)
}

function endWithout(of: 'group' | 'repeat', inside: Open | undefined): string {
  const opened = inside ? ` Nhóm đang mở là "${inside.node.name}" (begin_${inside.node.kind}, hàng ${inside.row}).` : ''
  return `end_${of} không khớp với begin_${of} nào ở trên.${opened}`
}

/** The name of a row. A name that stands already is a fault, and is told apart by its row so that reading can go on. */
function nameOf(line: Line<SurveyColumn>, typed: string, rows: Map<string, number>, say: Say): string {
  const isNote = /note/i.test(typed)
  const given = line.at('name')
  const name = given !== '' ? given : isNote ? `generated_note_name_${line.row}` : ''
  const before = rows.get(name)
  if (name === '') say.fault('name', 'Hàng này thiếu tên.')
  else if (NAME.test(name) && !isName(name)) say.fault('name', `Tên "${name}" không dùng được. Ông/bà đặt tên khác.`)
  else if (before !== undefined)
    say.fault('name', `Tên "${name}" đã dùng ở hàng ${before}: mỗi câu và mỗi nhóm cần một tên riêng.`)
  const isFree = name !== '' && !(NAME.test(name) && !isName(name)) && before === undefined
  const kept = isFree ? name : `_hang_${line.row}`
  rows.set(kept, line.row)
  return kept
}

/** Columns that say nothing about a group. */
const QUESTIONS_ONLY: readonly SurveyColumn[] = [
  ...(['guidance_hint', 'required', 'required_message', 'constraint', 'constraint_message', 'calculation'] as const),
  ...(['default', 'readonly', 'parameters', 'choice_filter'] as const),
]

function groupOf(line: Line<SurveyColumn>, kind: 'group' | 'repeat', say: Say): object {
  for (const column of QUESTIONS_ONLY)
    if (line.at(column) !== '')
      say.fault(column, 'Cột này chỉ dùng cho câu hỏi, không dùng cho nhóm. Ông/bà xóa ô này.')
  const count = line.at('repeat_count')
  if (count !== '' && kind === 'group') say.fault('repeat_count', 'Số lần lặp chỉ dùng ở hàng begin_repeat.')
  return { ...commonOf(line, say), ...(count !== '' && kind === 'repeat' ? { count } : {}) }
}
