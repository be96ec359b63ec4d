import { fold } from '../communes/fold.ts'
import { type Grid, letterOf } from '../forms/xlsform/grid.ts'
import { unguard } from '../forms/xlsform/csv.ts'
import { KINDS, type Register } from './kinds.ts'
import { type Line, readLine } from './line.ts'

/** Titles and dates of a table stand above its head: so far down the head is looked for. */
const HEAD_WITHIN = 15

/** A table as it was read: under which letter each column stands, and the rows below the head. */
export type Sheet = {
  letters: Record<string, string>
  /** Headings that the register does not have. */
  unknown: readonly string[]
  rows: readonly { row: number; cells: Record<string, string> }[]
}

/** A cell that cannot be taken, as the spreadsheet calls it: `C7`. */
export type Fault = { cell: string; row: number; message: string }

/** What became of a table: rows that can be taken, what is wrong by cell, rows that say the same. */
export type Checked = {
  good: readonly { row: number; line: Line }[]
  faults: readonly Fault[]
  /** Rows that have at least one fault. */
  bad: number
  /** Rows that stand twice in the table: the later one, and the one before it. */
  twice: readonly { row: number; before: number }[]
}

/** Finds the head of a table and what stands below it; or why it is none. */
export function readSheet(
  register: Register,
  grid: Grid,
): { ok: true; sheet: Sheet } | { ok: false; sentence: string } {
  const { columns, name } = KINDS[register]
  const texts = grid.rows.map((cells) => cells.map((cell) => (grid.isGuarded ? unguard(cell) : cell)))
  const scores = texts.slice(0, HEAD_WITHIN).map((cells) => cells.filter((cell) => columnOf(register, cell)).length)
  const most = Math.max(0, ...scores)
  const head = scores.indexOf(most)
  if (most < 2)
    return {
      ok: false,
      sentence: `Không thấy hàng tiêu đề của sổ "${name}": ${columns.map(({ heading }) => heading).join(', ')}. Ông/bà dùng tệp mẫu.`,
    }
  const keys = (texts[head] ?? []).map((cell) => columnOf(register, cell))
  const lacking = columns.filter(({ key, required }) => required && !keys.includes(key))
  if (lacking.length > 0)
    return { ok: false, sentence: `Bảng thiếu cột ${lacking.map(({ heading }) => `"${heading}"`).join(', ')}.` }
  const twice = columns.find(({ key }) => keys.indexOf(key) !== keys.lastIndexOf(key))
  if (twice) return { ok: false, sentence: `Bảng có hai cột "${twice.heading}". Ông/bà giữ lại một.` }
  const letters = Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, letterOf(at + grid.before)]] : [])))
  const unknown = (texts[head] ?? []).filter((cell, at) => cell !== '' && !keys[at] && !isCount(cell))
  const rows = texts.slice(head + 1).flatMap((cells, at) => {
    const own = Object.fromEntries(keys.flatMap((key, index) => (key ? [[key, cells[index] ?? '']] : [])))
    if (Object.values(own).every((cell) => cell === '')) return []
    return [{ row: head + at + 2 + grid.above, cells: own }]
  })
  if (rows.length === 0) return { ok: false, sentence: 'Bảng chưa có dòng nào dưới hàng tiêu đề.' }
  return { ok: true, sheet: { letters, unknown, rows } }
}

/** Looks at every row of a table. */
export function checkSheet(asked: Parameters<typeof readLine>[0], { letters, rows }: Sheet): Checked {
  const good: { row: number; line: Line }[] = []
  const faults: Fault[] = []
  const twice: { row: number; before: number }[] = []
  const seen = new Map<string, number>()
  let bad = 0
  for (const { cells, row } of rows) {
    const { errors, line } = readLine(asked, (key) => cells[key] ?? '')
    const found = Object.entries(errors)
    if (found.length > 0) {
      bad++
      for (const [key, message] of found) faults.push({ cell: `${letters[key] ?? ''}${row}`, row, message })
      continue
    }
    const before = seen.get(line.same)
    if (before !== undefined) {
      twice.push({ row, before })
      continue
    }
    seen.set(line.same, row)
    good.push({ row, line })
  }
  return { good, faults, bad, twice }
}

/** The column that a heading names, also when it says a little more: "Chủ hộ (họ tên)". */
function columnOf(register: Register, heading: string): string | undefined {
  const wanted = fold(heading)
  if (wanted === '') return undefined
  const { columns } = KINDS[register]
  const exact = columns.find((column) => fold(column.heading) === wanted || column.key === heading.trim())
  return (exact ?? columns.find((column) => wanted.startsWith(`${fold(column.heading)} `)))?.key
}

/** The running number of a printed table. */
function isCount(heading: string): boolean {
  return ['tt', 'stt', 'so tt', 'so thu tu'].includes(fold(heading))
}
