import { type Condition, type Menu, opsFor, readMenu, valueSort, writeMenu } from '../../../worker/forms/conditions.ts'
import { isQuestion, type Node, type Question, type QuestionKind, walk } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Do, Fold, Keeps, Pick } from './box.tsx'
import { questionNamed, Sentence } from './sentence.tsx'

/** Says nothing that others could ask about. */
const SILENT: readonly QuestionKind[] = ['note']

type RuleProps = {
  bench: Bench
  node: Node
  /** The property that holds the expression. */
  part: 'relevant' | 'constraint' | 'required'
  text: string
  onText: (text: string) => void
  /** How the first sentence begins: "Chỉ hỏi khi". */
  begins: string
  /** The sentences are about the answer itself. */
  isSelf?: boolean
}

/** A rule as sentences of menus, with the expression behind it; what sentences cannot say stays an expression. */
export function Rule(props: RuleProps) {
  return (
    <Keeps<Half | null> start={null}>{(half, setHalf) => <RuleBox {...props} half={half} setHalf={setHalf} />}</Keeps>
  )
}

/** Sentences that are not whole yet are not in the expression: they are kept beside it until they are. */
type Half = { text: string; menu: Menu }

function RuleBox(props: RuleProps & { half: Half | null; setHalf: (half: Half) => void }) {
  const { bench, node, part, text, onText, begins, isSelf = false, half, setHalf } = props
  const kindOf = (name: string) => questionNamed(bench, name)?.kind
  const self = isSelf && isQuestion(node) ? node.kind : undefined
  const read = readMenu(text, kindOf, self)
  const menu = half && half.text === text ? half.menu : read
  const put = (next: Menu) => {
    const whole = { ...next, conditions: next.conditions.filter((one) => isWhole(bench, one, self)) }
    const written = writeMenu(whole, kindOf, self)
    setHalf({ text: written, menu: next })
    onText(written)
  }
  const id = `f-${part}`
  return (
    <div class="rule">
      {menu ? (
        <Sentences {...{ bench, node, menu, put, self, id, begins }} />
      ) : (
        <p class="hint" id={id} tabIndex={-1}>
          Điều kiện này viết bằng biểu thức, xem ở dưới.
        </p>
      )}
      <Fold title="Biểu thức" isOpen={menu === null}>
        <Box
          id={`${id}-text`}
          label={`${begins} (biểu thức XPath)`}
          hint="Ví dụ: ${tuoi} >= 18 and selected(${viec}, 'nong')"
          rows={2}
          spellcheck={false}
          value={text}
          onDone={(next) => onText(next.trim())}
        />
      </Fold>
    </div>
  )
}

type SentencesProps = {
  bench: Bench
  node: Node
  menu: Menu
  put: (menu: Menu) => void
  self: QuestionKind | undefined
  id: string
  begins: string
}

function Sentences({ bench, node, menu, put, self, id, begins }: SentencesProps) {
  const { join, conditions } = menu
  const set = (at: number, one: Condition) =>
    put({ join, conditions: conditions.map((was, index) => (index === at ? one : was)) })
  const names = self ? [] : askable(bench, node)
  const first = self ? '' : (names[0]?.name ?? '')
  const firstKind = self ?? names[0]?.kind
  const add = () => {
    const op = firstKind ? opsFor(firstKind, self !== undefined)[0] : undefined
    if (op) put({ join, conditions: [...conditions, { of: first, op, value: '' }] })
  }
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend>{begins}</legend>
      {conditions.length > 1 && (
        <Pick
          id={`${id}-join`}
          label="Khi có nhiều điều kiện"
          value={join}
          options={[
            ['and', 'Tất cả đều đúng'],
            ['or', 'Một điều kiện đúng là đủ'],
          ]}
          onPick={(value) => put({ join: value as Menu['join'], conditions })}
        />
      )}
      {conditions.map((one, at) => (
        <Sentence
          key={at}
          {...{ bench, names, self, one }}
          id={`${id}-${at}`}
          onChange={(next) => set(at, next)}
          onDrop={() => put({ join, conditions: conditions.filter((_, index) => index !== at) })}
        />
      ))}
      {firstKind ? (
        <Do onDo={add}>{conditions.length === 0 ? 'Thêm điều kiện' : 'Thêm điều kiện nữa'}</Do>
      ) : (
        <p class="hint">Chưa có câu nào khác để đặt điều kiện.</p>
      )}
    </fieldset>
  )
}

/** Is there something to compare with? A sentence that is half done is not written. */
function isWhole(bench: Bench, { of, op, value }: Condition, self: QuestionKind | undefined): boolean {
  const kind = of === '' ? self : questionNamed(bench, of)?.kind
  const sort = valueSort(kind, op)
  if (sort === 'none') return true
  return sort === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : value !== ''
}

/** Questions that stand elsewhere and answer something. */
function askable(bench: Bench, node: Node): Question[] {
  const inside = new Set([...walk([node])].map((one) => one.node.name))
  return [...walk(bench.form.nodes)]
    .map((one) => one.node)
    .filter((one): one is Question => isQuestion(one) && !inside.has(one.name) && !SILENT.includes(one.kind))
}
