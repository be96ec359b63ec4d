import type { Questionnaire, Table } from '../questionnaire.ts'
import { guard } from './csv.ts'
import type { SentFile } from './files.ts'
import { EXPRESSION_COLUMNS } from './headers.ts'
import { sheetsOf } from './rows.ts'

/** A questionnaire as XLSForm: one spreadsheet `{name}.xlsx`, and a CSV file for each of its tables. */
export async function writeXlsForm(questionnaire: Questionnaire): Promise<SentFile[]> {
  const { writeXlsx } = await import('hucre/xlsx')
  const sheets = Object.entries(sheetsOf(questionnaire)).map(([name, rows]) => ({
    name,
    rows: rows.map((cells) => cells.map((cell) => (cell === '' ? null : plain(cell)))),
    columns: (rows[0] ?? []).map((header) => ({ width: widthOf(header) })),
    freezePane: { rows: 1 },
  }))
  const bytes = await writeXlsx({ sheets })
  return [{ name: `${questionnaire.name}.xlsx`, bytes }, ...tableFiles(questionnaire)]
}

/** The same as CSV files: survey.csv, choices.csv, settings.csv and the tables. */
export function writeXlsFormCsv(questionnaire: Questionnaire): SentFile[] {
  const sheets = Object.entries(sheetsOf(questionnaire)).map(([name, rows]) => {
    const isExpression = (rows[0] ?? []).map((header) => EXPRESSIONS.includes(header))
    const cells = rows.map((row, at) =>
      row.map((cell, column) => (at > 0 && isExpression[column] ? cell : guard(cell))),
    )
    return csvFile(name, cells)
  })
  return [...sheets, ...tableFiles(questionnaire)]
}

const EXPRESSIONS: readonly string[] = [...EXPRESSION_COLUMNS, 'instance_name']

function tableFiles({ tables = {} }: Questionnaire): SentFile[] {
  return Object.entries(tables).map(([name, { columns, rows }]: [string, Table]) =>
    csvFile(
      name,
      [columns, ...rows].map((cells) => cells.map(guard)),
    ),
  )
}

function csvFile(name: string, rows: readonly (readonly string[])[]): SentFile {
  const text = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
  return { name: `${name}.csv`, bytes: new TextEncoder().encode(`\uFEFF${text}`) }
}

/** Whatever could be taken for a mark between cells is put in quotes. */
function quoted(cell: string): string {
  return /[",;|\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Spreadsheets read `_x0041_` as a letter: the mark itself is written as one. */
function plain(cell: string): string {
  return cell.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

function widthOf(header: string): number {
  return /^(label|hint|guidance_hint|constraint_message|required_message)/.test(header) ? 44 : 20
}
