import type { Context } from './context.ts'
import { packed } from './respond.ts'

type Value = string | number | null

/** What such a file begins with: a mark for Vietnamese letters. */
export const CSV_BEGIN = '\uFEFF'

/** A table as spreadsheets read it: with nothing in it that they would take for a formula. */
export function csvText(rows: readonly (readonly Value[])[]): string {
  return CSV_BEGIN + rows.map(csvLine).join('')
}

/** One line of it. */
export function csvLine(row: readonly Value[]): string {
  return `${row.map(cell).join(',')}\r\n`
}

/** The same as a file to keep. The name has no marks, no spaces and no data of people. */
export function csvFile(c: Context, name: string, rows: readonly (readonly Value[])[]): Response {
  const answer = packed(c, csvText(rows), 'text/csv; charset=utf-8')
  answer.headers.set('content-disposition', `attachment; filename="${name}.csv"`)
  return answer
}

function cell(value: Value): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@\t\r\n])/, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
