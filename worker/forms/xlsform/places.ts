import type { Fault } from '../questionnaire.ts'
import type { ReadChoices } from './choices.ts'
import type { Lines } from './columns.ts'
import type { CellFault } from './fault.ts'
import type { SurveyColumn } from './headers.ts'

/** Which column a property of a question comes from. */
const COLUMNS: Readonly<Record<string, SurveyColumn>> = {
  name: 'name',
  kind: 'type',
  list: 'type',
  table: 'type',
  nodes: 'type',
  orOther: 'type',
  label: 'label',
  hint: 'hint',
  media: 'image',
  guidance: 'guidance_hint',
  relevant: 'relevant',
  required: 'required',
  requiredMessage: 'required_message',
  constraint: 'constraint',
  constraintMessage: 'constraint_message',
  calculation: 'calculation',
  default: 'default',
  readonly: 'readonly',
  appearance: 'appearance',
  parameters: 'parameters',
  filter: 'choice_filter',
  count: 'repeat_count',
}

type Known = {
  survey: Lines<SurveyColumn>
  rows: ReadonlyMap<string, number>
  choices: readonly ReadChoices[]
  settingsRow: number
  /** What was said already: nothing is said twice of one cell, nor of one list. */
  told: readonly CellFault[]
}

/** Faults of a questionnaire as faults of the cells that it was read from. */
export function placeFaults(faults: readonly Fault[], known: Known): CellFault[] {
  const placed = faults.flatMap((fault) => {
    const cell = placeOf(fault, known)
    const isTold = known.told.some(
      (one) => one.sheet === cell.sheet && one.row === cell.row && one.column === cell.column && cell.row > 0,
    )
    const isToldOfList = fault.part === 'choice' && known.told.some(({ sheet }) => sheet === cell.sheet)
    return isTold || isToldOfList ? [] : [cell]
  })
  const seen = new Set<string>()
  return placed.filter((cell) => {
    const key = JSON.stringify(cell)
    return !seen.has(key) && seen.add(key)
  })
}

function placeOf({ name, part, message }: Fault, { survey, rows, choices, settingsRow }: Known): CellFault {
  const listed = choices.find((one) => one.rows.has(name))
  const isOfList = part === 'choice' || (!rows.has(name) && listed !== undefined)
  if (isOfList) return { sheet: 'choices', row: listed?.rows.get(name) ?? 0, column: 'name', message }
  const row = rows.get(name) ?? rows.get(name.replace(/_other$/, '')) ?? 0
  const column = Object.hasOwn(COLUMNS, part) ? COLUMNS[part] : undefined
  if (row > 0) return { sheet: survey.sheet, row, column: column ? survey.place(column) : '', message }
  if (part === 'instanceName') return { sheet: 'settings', row: settingsRow, column: 'instance_name', message }
  return { sheet: survey.sheet, row: 0, column: '', message }
}
