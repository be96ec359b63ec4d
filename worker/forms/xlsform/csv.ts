import type { Table } from '../questionnaire.ts'
import { type Grid, gridOf, textFault } from './grid.ts'
import { SHEET_LIMITS } from './limits.ts'
import { FileFault } from './unzip.ts'

/** Sheets of XLSForm by name, as files of their own or one below the other in a single file. */
export const SHEETS = ['survey', 'choices', 'settings', 'external_choices', 'entities', 'osm'] as const
export type SheetName = (typeof SHEETS)[number]

/** A name of a sheet, however it is spelled. */
export function sheetName(text: string): SheetName | undefined {
  const plain = text.trim().toLowerCase()
  return SHEETS.find((name) => name === plain)
}

/** The sheets in a CSV file: one that bears the file's name, or several, each under a row with its name alone. */
export function gridsOfCsv(file: string, rows: readonly (readonly string[])[]): Grid[] {
  const starts = rows.flatMap((cells, row) => {
    const name = sheetName(cells[0] ?? '')
    return name !== undefined && cells.slice(1).every((cell) => cell.trim() === '') ? [{ name, row }] : []
  })
  const first = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  if (starts.length === 0 || starts[0]?.row !== first)
    return [{ ...gridOf(sheetName(file.replace(/\.csv$/i, '')) ?? 'survey', rows), isGuarded: true }]
  return starts.map(({ name, row }, index) => {
    const own = rows.slice(row + 1, starts[index + 1]?.row ?? rows.length)
    return {
      ...gridOf(
        name,
        own.map((cells) => cells.slice(1)),
        row + 1,
        1,
      ),
      isGuarded: true,
    }
  })
}

/** A CSV file as rows of texts, counted before it is taken apart. */
export async function readCsv(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const text = decode(bytes)
  const [lines, marks] = count(text)
  if (lines > mostRows * 4 || marks > SHEET_LIMITS.cells * 4) throw new FileFault(tooLong(mostRows))
  const { parseCsv } = await import('hucre/csv')
  const rows = parseCsv(text).map((cells) => cells.map((cell) => String(cell ?? '')))
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  if (rows.length > mostRows) throw new FileFault(tooLong(mostRows))
  if (rows.some((cells) => cells.length > SHEET_LIMITS.columns))
    throw new FileFault(`Tệp rộng quá: nhiều nhất ${SHEET_LIMITS.columns} cột.`)
  return rows
}

/** A table that came along. Its cells are kept as they are. */
export function tableOf(rows: readonly (readonly string[])[]): Table {
  const [head = [], ...rest] = rows
  const columns = head.map((cell) => cell.trim())
  if (columns.length === 0 || columns.some((name) => name === '')) throw new FileFault(`Hàng đầu phải là tên các cột.`)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw new FileFault(`Có hai cột cùng tên "${twice}".`)
  const odd = columns.find((name) => name in {})
  if (odd !== undefined) throw new FileFault(`Cột không được tên là "${odd}".`)
  const strange = rest.findIndex((cells) => cells.some((cell) => textFault(cell) !== null))
  if (strange >= 0) throw new FileFault(`Hàng ${strange + 2} có ô dài quá hoặc có ký tự không đọc được.`)
  return { columns, rows: rest.map((cells) => columns.map((_, index) => unguard(cells[index] ?? ''))) }
}

/** What a spreadsheet program would take for a formula is written with an apostrophe in front, and read without. */
export function guard(text: string): string {
  return isFormula(text) ? `'${text}` : text
}

export function unguard(text: string): string {
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text
}

function isFormula(text: string): boolean {
  return /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text)
}

function decode(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below.
  }
  throw new FileFault(
    `Tệp không phải CSV kiểu UTF-8. Trong Excel ông/bà chọn "Lưu thành…", kiểu "CSV UTF-8", rồi gửi lại.`,
  )
}

/** Line ends, and what may part two cells. */
function count(text: string): [lines: number, marks: number] {
  let lines = 1
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) lines++
    else if (code === 44 || code === 59 || code === 9 || code === 124) marks++
  }
  return [lines, marks]
}

function tooLong(most: number): string {
  return `Tệp dài quá: nhiều nhất ${most} hàng.`
}
