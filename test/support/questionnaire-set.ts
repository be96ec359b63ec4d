import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { type World } from '../../worker/forms/sheet.ts'
import type { SentFile } from '../../worker/forms/xlsform/files.ts'
import { sayFault } from '../../worker/forms/xlsform/fault.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'

/** A questionnaire as an officer sends it in: its sheets one below the other in a CSV file, tables beside it. */
export type Sent = { name: string; file: SentFile; others: readonly SentFile[] }

const FOLDER = new URL('../set/', import.meta.url).pathname

/** The world in which the set is answered. */
export const WORLD: World = {
  today: '2026-11-21',
  now: '2026-11-21T08:30:00.000+07:00',
  hamlets: [
    { id: 'lang_dia', name: 'Làng Dịa' },
    { id: 'soi_dia', name: 'Soi Dịa' },
    { id: 'deo_ang', name: 'Đèo Ảng' },
  ],
  seed: 7,
  random: () => 0.25,
  language: 'vi',
}

/** The files of the set, by name. Tables of `x.csv` stand in the folder `x`. */
export function sentSet(): Sent[] {
  const entries = readdirSync(FOLDER, { withFileTypes: true })
  const folders = new Set(entries.filter((one) => one.isDirectory()).map((one) => one.name))
  const read = (...path: string[]): SentFile => ({
    name: path.at(-1) ?? '',
    bytes: new Uint8Array(readFileSync(join(FOLDER, ...path))),
  })
  return entries
    .filter((one) => one.name.endsWith('.csv'))
    .map((one) => one.name.slice(0, -'.csv'.length))
    .toSorted()
    .map((name) => ({
      name,
      file: read(`${name}.csv`),
      others: folders.has(name) ? readdirSync(join(FOLDER, name)).map((table) => read(name, table)) : [],
    }))
}

/** The set, read as it was imported; throws with every fault that the import tells. */
export async function questionnaireSet(): Promise<{ name: string; questionnaire: Questionnaire }[]> {
  const found: { name: string; questionnaire: Questionnaire }[] = []
  for (const { name, ...sent } of sentSet()) {
    const reading = await readXlsForm(sent)
    if (!reading.ok) throw new Error(`${name}.csv\n${reading.faults.map(sayFault).join('\n')}`)
    found.push({ name, questionnaire: reading.questionnaire })
  }
  return found
}

/** The tables of a questionnaire as CSV, by file name. */
export function tablesOf({ tables = {} }: Questionnaire): Record<string, string> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  return Object.fromEntries(
    Object.entries(tables).map(([name, { columns, rows }]) => [
      `${name}.csv`,
      [columns, ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join(''),
    ]),
  )
}
