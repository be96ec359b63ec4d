import { conditionOnPaper, isOnPaper, numbersOnPaper } from '../../../worker/forms/on-paper.ts'
import {
  type Group,
  isQuestion,
  type Node,
  type Question,
  type Questionnaire,
  type Repeat,
  say,
  type Texts,
} from '../../../worker/forms/questionnaire.ts'
import { marked, unmarked } from './marked.tsx'
import { Box, Room, Table } from './paper-room.tsx'

/** So many rounds of a repeat are printed, and one of a repeat inside another: of more, people write on the back. */
const ROUNDS = 3

export type PaperProps = {
  questionnaire: Questionnaire
  hamlets: readonly { id: string; name: string }[]
  /** One of the questionnaire's; else its first. */
  language?: string | undefined
}
/** What every piece of the paper knows. */
export type On = PaperProps & { numbers: ReadonlyMap<string, number>; words: (texts: Texts | undefined) => string }

/** An empty questionnaire to be printed and filled in by hand: all questions, boxes to tick and lines to write on. Stands in a `.sheet`. */
export function PaperSheet(props: PaperProps) {
  const { questionnaire, language } = props
  const words = (texts: Texts | undefined) =>
    // What is quoted is not known on paper.
    say(texts, language ?? '', questionnaire.languages).replace(/\$\{[^{}]*\}/g, '……')
  return <Nodes on={{ ...props, words, numbers: numbersOnPaper(questionnaire) }} nodes={questionnaire.nodes} />
}

function Nodes({ on, nodes, isInside = false }: { on: On; nodes: readonly Node[]; isInside?: boolean }) {
  return (
    <>
      {nodes.map((node) =>
        node.kind === 'group' ? (
          <Part key={node.name} on={on} group={node} isInside={isInside} />
        ) : node.kind === 'repeat' ? (
          <Rounds key={node.name} on={on} repeat={node} isInside={isInside} />
        ) : (
          isOnPaper(node) && <Asked key={node.name} on={on} question={node} />
        ),
      )}
    </>
  )
}

function Part({ on, group, isInside }: { on: On; group: Group; isInside: boolean }) {
  const rows = group.nodes.filter((node): node is Question => isQuestion(node) && isOnPaper(node))
  const [first] = rows
  const isTable =
    group.appearance?.includes('table-list') === true &&
    first !== undefined &&
    rows.length === group.nodes.length &&
    rows.every(
      (row) =>
        row.kind === first.kind && row.list === first.list && row.relevant === undefined && /^select_/.test(row.kind),
    )
  return (
    <>
      <Head on={on} node={group} />
      {isTable ? <Table on={on} rows={rows} /> : <Nodes on={on} nodes={group.nodes} isInside={isInside} />}
    </>
  )
}

function Head({ on, node }: { on: On; node: Node }) {
  const label = on.words(node.label)
  const hint = on.words(node.hint)
  const condition = conditionOnPaper(on.questionnaire, node)
  return (
    <>
      {label && <h3>{marked(label)}</h3>}
      {hint && <p>{marked(hint)}</p>}
      {condition && <p class="if">{condition}</p>}
    </>
  )
}

function Rounds({ on, repeat, isInside }: { on: On; repeat: Repeat; isInside: boolean }) {
  const label = unmarked(on.words(repeat.label))
  const fixed = Number(repeat.count)
  const many = fixed >= 1 && fixed <= 10 ? fixed : isInside ? 1 : ROUNDS
  return (
    <>
      <Head on={on} node={repeat} />
      {Array.from({ length: many }, (_, index) => (
        <div class="asked" key={index}>
          <p>
            <b>
              {label || 'Lần'} {index + 1}
            </b>
          </p>
          <Nodes on={on} nodes={repeat.nodes} isInside />
        </div>
      ))}
      {many !== fixed && <p>Còn nữa thì ghi tiếp vào mặt sau.</p>}
    </>
  )
}

function Asked({ on, question }: { on: On; question: Question }) {
  const own = on.words(question.hint)
  const hint = [own, (own && OWN_HINT_IS_ENOUGH.includes(question.kind) ? '' : HOW[question.kind]) ?? '']
    .filter(Boolean)
    .join(' ')
  const condition = conditionOnPaper(on.questionnaire, question)
  const number = on.numbers.get(question.name)
  const label = marked(on.words(question.label) || question.name)
  if (question.kind === 'acknowledge')
    return (
      <p class="asked">
        <Box /> {number}. {label}
      </p>
    )
  return (
    <div class="asked">
      <p>
        {number === undefined ? label : <b>{[`${number}. `, label]}</b>} {hint && <small>({marked(hint)})</small>}
      </p>
      {condition && <p class="if">{condition}</p>}
      <Room on={on} question={question} />
    </div>
  )
}

const OWN_HINT_IS_ENOUGH: readonly string[] = ['select_multiple']
const HOW: Partial<Record<Question['kind'], string>> = {
  select_multiple: 'Chọn nhiều ý cũng được.',
  rank: 'Ghi số thứ tự vào ô, bắt đầu từ 1.',
  geopoint: 'Tả chỗ đó bằng lời.',
}
