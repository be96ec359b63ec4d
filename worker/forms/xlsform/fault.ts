import { SHEET_LIMITS } from './limits.ts'

/** Something in a spreadsheet that we do not take, and where it stands. */
export type CellFault = {
  /** `survey`, `choices`, `settings` …, or the name of a file. */
  sheet: string
  /** As the spreadsheet counts: the header stands in row 1. 0 concerns the whole sheet or file. */
  row: number
  /** Header and letter: `relevant (H)`. '' concerns the whole row. */
  column: string
  message: string
}

/** "Trang survey, hàng 12, cột relevant (H): …" */
export function sayFault({ sheet, row, column, message }: CellFault): string {
  const place = [
    sheet === '' ? '' : /\.[a-z]+$/i.test(sheet) ? `Tệp ${sheet}` : `Trang ${sheet}`,
    row > 0 ? `hàng ${row}` : '',
    column === '' ? '' : `cột ${column}`,
  ].filter((part) => part !== '')
  if (place.length === 0) return message
  const text = place.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}: ${message}`
}

/** As one reads a spreadsheet: sheet by sheet, row by row, from the left. What is too much is counted. */
export function inOrder(faults: readonly CellFault[]): CellFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))].toSorted((one, other) => rank(one) - rank(other))
  const sorted = faults.toSorted(
    (one, other) =>
      sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) || one.row - other.row || columnOf(one) - columnOf(other),
  )
  if (sorted.length <= SHEET_LIMITS.faults) return sorted
  const message = `Còn ${sorted.length - SHEET_LIMITS.faults} chỗ khác chưa đúng. Ông/bà sửa những chỗ trên rồi gửi lại để xem tiếp.`
  return [...sorted.slice(0, SHEET_LIMITS.faults), { sheet: '', row: 0, column: '', message }]
}

const ORDER = ['survey', 'choices', 'external_choices', 'settings']

function rank(sheet: string): number {
  const at = ORDER.indexOf(sheet)
  return at < 0 ? ORDER.length : at
}

/** A is 1; what names no letter stands first. */
function columnOf({ column }: CellFault): number {
  const letters = /^([A-Z]{1,3})$|\(([A-Z]{1,3})\)$/.exec(column)
  return [...(letters?.[1] ?? letters?.[2] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
