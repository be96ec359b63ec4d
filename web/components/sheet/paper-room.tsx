import { pointsOf } from '../../../worker/forms/lexical.ts'
import type { Choice, Question } from '../../../worker/forms/questionnaire.ts'
import { showNumber } from '../../../worker/forms/typing.ts'
import { marked, unmarked } from './marked.tsx'
import type { On } from './paper.tsx'

/** A scale with more points is a number to be written. */
const MOST_POINTS = 11

/** Where the answer goes. */
export function Room({ on, question }: { on: On; question: Question }) {
  switch (question.kind) {
    case 'select_one':
    case 'select_multiple':
    case 'rank':
    case 'hamlet':
      return <Boxes labels={labelsOf(on, question)} hasOther={question.orOther} />
    case 'range':
      return <Points on={on} question={question} />
    case 'note':
      return null
    case 'date':
      return <p>Ngày ……… tháng ……… năm ……………</p>
    case 'time':
      return <p>……… giờ ……… phút</p>
    case 'dateTime':
      return <p>……… giờ ……… phút, ngày ……… tháng ……… năm ……………</p>
    case 'integer':
    case 'decimal':
      return <p>……………………………</p>
    default:
      return <Lines many={question.appearance?.includes('multiline') ? 4 : 1} />
  }
}

function Lines({ many }: { many: number }) {
  return (
    <>
      {Array.from({ length: many }, (_, index) => (
        <div class="rule" key={index} />
      ))}
    </>
  )
}

function Boxes({ labels, hasOther }: { labels: readonly string[]; hasOther: boolean | undefined }) {
  const longest = Math.max(0, ...labels.map((label) => label.length))
  return (
    <>
      <ul class={longest > 34 ? 'boxes one' : longest > 22 ? 'boxes two' : 'boxes'}>
        {labels.map((label, index) => (
          <li key={index}>
            <Box /> {label}
          </li>
        ))}
      </ul>
      {hasOther && (
        <div class="blank">
          <Box /> Ý khác:
        </div>
      )}
    </>
  )
}

function Points({ on, question }: { on: On; question: Question }) {
  const points = pointsOf(question, MOST_POINTS + 1)
  const ticks = on.questionnaire.lists[question.parameters?.['tick_labelset'] ?? ''] ?? []
  const tick = (point: string | undefined) => ticks.find(({ name }) => name === point)
  if (points.length > MOST_POINTS) return <p>……………………………</p>
  const ends = [points[0], points[points.length - 1]].flatMap((point) => {
    const found = tick(point)
    return found ? [`${showNumber(found.name)}: ${unmarked(on.words(found.label))}`] : []
  })
  return (
    <>
      <p>
        {points.map((point) => (
          <span class="point" key={point}>
            <Box />
            {showNumber(point)}
          </span>
        ))}
      </p>
      {ends.length > 0 && <p>({ends.join('; ')})</p>}
    </>
  )
}

/** Questions with the same options, one in each row. */
export function Table({ on, rows }: { on: On; rows: readonly Question[] }) {
  const columns = rows[0] ? labelsOf(on, rows[0]) : []
  return (
    <table class="asked">
      <thead>
        <tr>
          <td />
          {columns.map((label, index) => (
            <th scope="col" key={index}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              {on.numbers.get(row.name)}. {marked(on.words(row.label))}
            </th>
            {columns.map((_, index) => (
              <td key={index}>
                <Box />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function labelsOf({ questionnaire, hamlets, words }: On, { kind, list, table }: Question): string[] {
  if (kind === 'hamlet') return hamlets.map(({ name }) => name)
  const rows = table === undefined ? undefined : questionnaire.tables?.[table]
  if (rows) return rows.rows.map((row) => row[rows.columns.indexOf('label')] ?? '')
  const choices: readonly Choice[] = questionnaire.lists[list ?? ''] ?? []
  return choices.map(({ name, label }) => unmarked(words(label)) || name)
}

/** A box to tick. */
export function Box() {
  return <span class="box" />
}
