import { otherBox, type Plan } from '../../forms/plan.ts'
import type { Answers, Node, Question } from '../../forms/questionnaire.ts'
import { type Named, optionsIn, textOf } from './wording.ts'

export type Cell = string | number | null

/** How answers are written: options by their labels and not their names; a column for each option of several. */
export type Style = { isLabelled: boolean; isSplit: boolean }

/** A column, named as ODK names it: `group/name`, `group/name/option`. */
export type Column = { path: string; head: string; read: (answers: Answers, place: string) => Cell }

/** Sheets as lines, or rounds of a repeat as lines of their own. */
export type Sheet = {
  /** Of the sheets themselves `''`. */
  name: string
  /** The repeat that it stands in; `''` when it is the sheet. */
  parent: string
  /** From the parent to the repeat: `nha/con`. */
  path: string
  columns: Column[]
}

/** Kinds of which nothing is written down. */
const SILENT: readonly Node['kind'][] = ['note']
/** More options than this do not become columns. */
const MOST_SPLIT = 100

/** The tables of a survey: the newest version first, then what only older ones asked. */
export function sheetsOf(plans: readonly Plan[], hamlets: readonly Named[], style: Style): Sheet[] {
  const sheets = new Map<string, Sheet>([['', { name: '', parent: '', path: '', columns: [] }]])
  for (const plan of plans) {
    const known = new Set([...sheets.values()].flatMap(({ columns }) => columns.map(({ path }) => path)))
    collect(plan, plan.questionnaire.nodes, { sheets, hamlets, style, known }, '', '', '')
  }
  return [...sheets.values()]
}

type Work = { sheets: Map<string, Sheet>; hamlets: readonly Named[]; style: Style; known: ReadonlySet<string> }

/** `within`: groups below the sheet or repeat, `nha/`; `whole`: from the top, which tells columns of versions apart. */
function collect(plan: Plan, nodes: readonly Node[], work: Work, sheet: string, within: string, whole: string): void {
  const { sheets, known } = work
  for (const node of nodes) {
    if (node.kind === 'repeat') {
      const own = sheets.get(node.name) ?? { name: node.name, parent: sheet, path: within + node.name, columns: [] }
      sheets.set(node.name, own)
      collect(plan, node.nodes, work, node.name, '', `${whole}${node.name}/`)
    } else if (node.kind === 'group') {
      collect(plan, node.nodes, work, sheet, `${within}${node.name}/`, `${whole}${node.name}/`)
    } else if (!SILENT.includes(node.kind)) {
      const columns = [node, ...(node.orOther ? [otherBox(node)] : [])].flatMap((one) =>
        columnsOf(plan, one, work, within),
      )
      sheets.get(sheet)?.columns.push(...columns.filter(({ path }) => !known.has(path)))
    }
  }
}

function columnsOf(plan: Plan, question: Question, { hamlets, style }: Work, within: string): Column[] {
  const { name, kind } = question
  const path = within + name
  const title = textOf(plan, question.label)
  const heading = (more: string, label: string) =>
    style.isLabelled && title ? `${title}${label === '' ? '' : `: ${label}`} [${path}${more}]` : `${path}${more}`
  const column = (read: (value: string) => Cell, more = '', label = ''): Column => ({
    path: path + more,
    head: heading(more, label),
    read: (answers, place) => {
      const value = answers[name + place] ?? ''
      return value === '' ? null : read(value)
    },
  })
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'range':
      return [column(Number)]
    case 'geopoint':
      return ['Latitude', 'Longitude', 'Altitude', 'Accuracy'].map((part, index) =>
        column((value) => numberOf(value.split(' ')[index]), `/${part}`, part),
      )
    case 'start':
    case 'end':
      // The instant would tell who sat at a telephone then.
      return [column((value) => value.slice(0, 10))]
    case 'select_one':
    case 'hamlet':
    case 'rank':
    case 'select_multiple': {
      const options = optionsIn(plan, question, hamlets)
      if (kind === 'select_multiple' && style.isSplit && options.length > 0 && options.length <= MOST_SPLIT)
        return options.map((option) =>
          column((value) => (value.split(' ').includes(option.name) ? 1 : 0), `/${option.name}`, option.label),
        )
      const labels = new Map(options.map((option) => [option.name, option.label]))
      if (!style.isLabelled) return [column((value) => value)]
      return [
        column((value) =>
          value
            .split(' ')
            .map((one) => labels.get(one) ?? one)
            .join('; '),
        ),
      ]
    }
    default:
      return [column((value) => value)]
  }
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}
