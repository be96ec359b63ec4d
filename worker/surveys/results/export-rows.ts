import type { Answers } from '../../forms/questionnaire.ts'
import { placesIn } from '../../forms/tally/sheets.ts'
import type { Cell, Sheet } from './export-columns.ts'

/** An answer as it is taken along: nothing of who gave it, not even the instant. */
export type Taken = {
  /** `uuid:…`: always the same for an answer, and leads nowhere. */
  instanceId: string
  day: string
  version: number
  channel: string
  hamlet: string
  answers: Answers
}

const META = ['SubmissionDate', 'version', 'channel', 'hamlet'] as const
const META_LABELLED = ['Ngày gửi', 'Bản câu hỏi', 'Cách gửi', 'Thôn'] as const

/** The first line of a table. Sheets end with how far they speak for others, and with their key. */
export function headOf(sheet: Sheet, isLabelled: boolean): string[] {
  const heads = sheet.columns.map(({ head }) => head)
  if (sheet.name !== '') return [...heads, 'PARENT_KEY', 'KEY']
  return [...(isLabelled ? META_LABELLED : META), ...heads, 'representativeness', 'meta/instanceID', 'KEY']
}

/** The lines of an answer in a table: one, or as many as it has rounds. `rounds`: the repeats of a table, the outermost first. */
export function linesOf(sheet: Sheet, sheets: readonly Sheet[], taken: Taken, standing: string): Cell[][] {
  const { answers, instanceId } = taken
  const cells = (place: string) => sheet.columns.map(({ read }) => read(answers, place))
  if (sheet.name === '')
    return [[taken.day, taken.version, taken.channel, taken.hamlet, ...cells(''), standing, instanceId, instanceId]]
  const way = wayTo(sheet, sheets)
  return placesIn(answers)(way.map(({ name }) => name)).map((place) => {
    const key = keyAt(instanceId, way, place)
    return [...cells(place), key.slice(0, key.lastIndexOf(`/${sheet.path}[`)), key]
  })
}

/** The same answer as one structure, rounds within it. */
export function objectOf(sheets: readonly Sheet[], taken: Taken, standing: string): Record<string, unknown> {
  const [main] = sheets
  const { day, version, channel, hamlet, instanceId } = taken
  return {
    ...{ instanceID: instanceId, SubmissionDate: day, version, channel, hamlet, representativeness: standing },
    ...(main ? within(main, sheets, taken.answers, '') : {}),
  }
}

function within(sheet: Sheet, sheets: readonly Sheet[], answers: Answers, place: string): Record<string, unknown> {
  const found: [string, unknown][] = sheet.columns.map(({ path, read }) => [path, read(answers, place)])
  for (const inner of sheets) {
    if (inner.name === '' || inner.parent !== sheet.name) continue
    const many = Number(answers[inner.name + place] ?? 0) || 0
    found.push([
      inner.path,
      Array.from({ length: many }, (_, n) => within(inner, sheets, answers, `${place}:${n + 1}`)),
    ])
  }
  return Object.fromEntries(found.filter(([, value]) => value !== null))
}

function wayTo(sheet: Sheet, sheets: readonly Sheet[]): Sheet[] {
  const above = sheet.parent === '' ? undefined : sheets.find(({ name }) => name === sheet.parent)
  return above ? [...wayTo(above, sheets), sheet] : [sheet]
}

/** `uuid:…/nha/con[2]/chau[1]`. */
function keyAt(instanceId: string, way: readonly Sheet[], place: string): string {
  const rounds = place.split(':').slice(1)
  return [instanceId, ...way.map(({ path }, index) => `${path}[${rounds[index] ?? ''}]`)].join('/')
}
