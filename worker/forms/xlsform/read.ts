import type { Questionnaire } from '../questionnaire.ts'
import { planOf } from '../plan.ts'
import { type ReadChoices, readChoices } from './choices.ts'
import { type Lines, linesOf } from './columns.ts'
import { sheetName, type SheetName } from './csv.ts'
import { type CellFault, inOrder } from './fault.ts'
import { openFiles, type SentFile } from './files.ts'
import type { Grid } from './grid.ts'
import { choiceHeader, type Header, settingHeader, surveyHeader } from './headers.ts'
import { gatherLanguages, isLanguageCode } from './languages.ts'
import { placeFaults } from './places.ts'
import { isFormName, readSettings } from './settings.ts'
import { readSurvey } from './survey.ts'

/** One spreadsheet, or `survey.csv` with the other sheets beside it; other CSV files are tables. */
export type Sent = { file: SentFile; others: readonly SentFile[] }
export type Reading =
  | {
      ok: true
      questionnaire: Questionnaire
      /** What was left out without harm, to be shown. */ skipped: readonly CellFault[]
    }
  | { ok: false; faults: readonly CellFault[] }

/** The questionnaire in a spreadsheet of XLSForm, or everything in it that we do not take. */
export async function readXlsForm({ file, others }: Sent): Promise<Reading> {
  const { grids, tables, faults, skipped } = await openFiles(file, others)
  const sheets = new Map<SheetName, Grid>()
  for (const grid of grids) {
    const name = sheetName(grid.name) ?? 'survey'
    if (sheets.has(name)) faults.push(ofSheet(name, 'Trang này có hai lần.'))
    else sheets.set(name, { ...grid, name })
  }
  // Templates of ODK have these sheets with nothing below the header.
  for (const name of ['entities', 'osm'] as const)
    if ((sheets.get(name)?.rows ?? []).filter((cells) => cells.some((cell) => cell !== '')).length > 1)
      faults.push(ofSheet(name, 'Phần mềm không dùng trang này. Ông/bà xóa trang rồi gửi lại.'))
  const survey = linesIn(sheets, 'survey', surveyHeader)
  if (!survey) {
    if (faults.length === 0) faults.push(ofSheet('survey', 'Thiếu trang này hoặc trang để trống.'))
    return { ok: false, faults: inOrder(faults) }
  }
  const settings = readSettings(linesIn(sheets, 'settings', settingHeader))
  const choiceSheets = [linesIn(sheets, 'choices', choiceHeader), linesIn(sheets, 'external_choices', choiceHeader)]
  const named = [survey, ...choiceSheets].flatMap((lines) => lines?.languages ?? [])
  const { languages, codeOf } = gatherLanguages(named, settings.defaultLanguage)
  for (const { code, name } of languages.filter((one) => !isLanguageCode(one.code)))
    faults.push(
      ofSheet(
        'survey',
        `Thứ tiếng "${name}" cần một mã bằng chữ cái không dấu, ví dụ: label::Tày (tyz). Mã "${code}" chưa dùng được.`,
      ),
    )
  const read = readSurvey(survey, codeOf)
  const choices = choiceSheets.flatMap((lines) => (lines ? [readChoices(lines, codeOf, read.rows)] : []))
  faults.push(...settings.faults, ...read.faults, ...choices.flatMap((one) => one.faults), ...twice(choices))
  const questionnaire: Questionnaire = {
    name: settings.name !== '' && isFormName(settings.name) ? settings.name : nameOfFile(file.name),
    title: settings.title || settings.name || nameOfFile(file.name),
    ...(settings.version === '' ? {} : { version: settings.version }),
    languages,
    ...(settings.style === 'pages' ? { style: 'pages' as const } : {}),
    ...(settings.instanceName === '' ? {} : { instanceName: settings.instanceName }),
    nodes: read.nodes,
    lists: record(choices.flatMap(({ lists }) => [...lists])),
    ...(tables.size === 0 ? {} : { tables: record([...tables]) }),
  }
  if (read.isWhole) {
    const planned = planOf(questionnaire)
    if (!planned.ok)
      faults.push(
        ...placeFaults(planned.faults, { survey, rows: read.rows, choices, told: faults, settingsRow: settings.row }),
      )
  }
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) }
  const left = [...skipped, ...read.skipped, ...choices.flatMap((one) => one.skipped), ...settings.skipped]
  return { ok: true, questionnaire, skipped: inOrder(left) }
}

function linesIn<Key extends string>(
  sheets: ReadonlyMap<SheetName, Grid>,
  name: SheetName,
  header: (text: string) => Header<Key>,
): Lines<Key> | undefined {
  const grid = sheets.get(name)
  return grid?.rows.some((cells) => cells.some((cell) => cell !== '')) ? linesOf(grid, header) : undefined
}

/** A name such as `constructor` finds nothing in it. */
function record<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const found = Object.create(null) as Record<string, Value>
  for (const [name, value] of entries) if (!(name in {})) found[name] = value
  return found
}

function ofSheet(sheet: string, message: string): CellFault {
  return { sheet, row: 0, column: '', message }
}

/** Lists that stand in both sheets of options. */
function twice([first, second]: readonly ReadChoices[]): CellFault[] {
  const both = [...(second?.rows ?? [])].filter(([name]) => first?.rows.has(name))
  return both.map(([name, row]) => ({
    sheet: 'external_choices',
    row,
    column: 'list_name',
    message: `Danh sách "${name}" đã có ở trang choices.`,
  }))
}

/** "Khảo sát 2026.xlsx" → "khao-sat-2026". */
function nameOfFile(file: string): string {
  const plain = file
    .replace(/^.*[/\\]/s, '')
    .replace(/\.\w+$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
  const name = plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-\d]+|-+$/g, '')
    .slice(0, 60)
  return isFormName(name) ? name : 'bieu-mau'
}
