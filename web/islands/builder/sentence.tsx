import { type Condition, type Op, opsFor, valueSort } from '../../../worker/forms/conditions.ts'
import { nodeNamed } from '../../../worker/forms/edit.ts'
import { isQuestion, type Question, type QuestionKind, say } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Do, Pick } from './box.tsx'
import { shortWords } from './show-words.ts'

const OP_WORDS: Record<Op, string> = {
  is: 'là',
  isNot: 'không phải là',
  has: 'có chọn',
  hasNot: 'không chọn',
  more: 'lớn hơn',
  atLeast: 'từ … trở lên',
  less: 'nhỏ hơn',
  atMost: 'không quá',
  answered: 'đã trả lời',
  unanswered: 'chưa trả lời',
  countAtLeast: 'chọn ít nhất (số)',
  countAtMost: 'chọn nhiều nhất (số)',
  lengthAtLeast: 'ít nhất (số chữ)',
  lengthAtMost: 'nhiều nhất (số chữ)',
  matches: 'đúng mẫu',
}
const DAY_WORDS: Partial<Record<Op, string>> = {
  atLeast: 'từ ngày',
  atMost: 'đến hết ngày',
  more: 'sau ngày',
  less: 'trước ngày',
  is: 'đúng ngày',
}
/** One condition: which question, how it is compared, with what. */
export function Sentence(props: {
  bench: Bench
  names: readonly Question[]
  self: QuestionKind | undefined
  one: Condition
  id: string
  onChange: (one: Condition) => void
  onDrop: () => void
}) {
  const { bench, names, self, one, id, onChange, onDrop } = props
  const asked = one.of === '' ? undefined : questionNamed(bench, one.of)
  const kind = one.of === '' ? self : asked?.kind
  const ops = kind ? opsFor(kind, self !== undefined) : []
  const isDay = valueSort(kind, one.op) === 'day'
  const opWords = (op: Op) => (kind && valueSort(kind, op) === 'day' && DAY_WORDS[op]) || OP_WORDS[op]
  const turn = (of: string) => {
    const next = questionNamed(bench, of)?.kind
    const first = next ? opsFor(next, false)[0] : undefined
    if (next && first) onChange({ of, op: opsFor(next, false).includes(one.op) ? one.op : first, value: '' })
  }
  return (
    <div class="sentence">
      {!self && (
        <Pick
          id={`${id}-of`}
          label="Câu"
          isQuiet
          value={one.of}
          options={[
            ...names.map((question) => [question.name, shortWords(question, bench.language, bench.form, 48)] as const),
            ...(names.some(({ name }) => name === one.of) ? [] : [[one.of, one.of] as const]),
          ]}
          onPick={turn}
        />
      )}
      <Pick
        id={`${id}-op`}
        label="So sánh"
        isQuiet
        value={one.op}
        options={[...(ops.includes(one.op) ? ops : [...ops, one.op])].map((op) => [op, opWords(op)] as const)}
        onPick={(op) => onChange({ ...one, op: op as Op, value: sameSort(kind, one.op, op as Op) ? one.value : '' })}
      />
      <ValueBox {...{ bench, one, kind, id, isDay }} asked={asked} onValue={(value) => onChange({ ...one, value })} />
      <Do onDo={onDrop} label="Bỏ điều kiện này">
        Bỏ
      </Do>
    </div>
  )
}

function ValueBox(props: {
  bench: Bench
  one: Condition
  kind: QuestionKind | undefined
  asked: Question | undefined
  id: string
  isDay: boolean
  onValue: (value: string) => void
}) {
  const { bench, one, kind, asked, id, isDay, onValue } = props
  const sort = valueSort(kind, one.op)
  if (sort === 'none') return null
  const choices = sort === 'choice' ? choicesOf(bench, asked) : []
  if (choices.length > 0)
    return (
      <Pick
        id={`${id}-value`}
        label="Giá trị"
        isQuiet
        value={one.value}
        options={[
          ['', 'Chọn…'],
          ...choices,
          ...(one.value === '' || choices.some(([name]) => name === one.value)
            ? []
            : [[one.value, one.value] as const]),
        ]}
        onPick={onValue}
      />
    )
  if (isDay)
    return (
      <>
        <Pick
          id={`${id}-day`}
          label="Ngày nào"
          isQuiet
          value={one.value === 'today()' ? 'today' : 'day'}
          options={[
            ['today', 'hôm trả lời'],
            ['day', 'ngày chọn'],
          ]}
          onPick={(which) => onValue(which === 'today' ? 'today()' : '')}
        />
        {one.value !== 'today()' && (
          <input
            id={`${id}-value`}
            type="date"
            aria-label="Giá trị"
            value={one.value}
            onChange={(event) => onValue(event.currentTarget.value)}
          />
        )}
      </>
    )
  return (
    <input
      id={`${id}-value`}
      aria-label="Giá trị"
      inputMode={sort === 'number' ? 'decimal' : undefined}
      value={one.value}
      onChange={(event) =>
        onValue(sort === 'number' ? event.currentTarget.value.trim().replace(',', '.') : event.currentTarget.value)
      }
    />
  )
}

function sameSort(kind: QuestionKind | undefined, a: Op, b: Op): boolean {
  return valueSort(kind, a) === valueSort(kind, b)
}

function choicesOf(bench: Bench, question: Question | undefined): (readonly [string, string])[] {
  if (!question) return []
  if (question.kind === 'hamlet') return bench.opened.hamlets.map(({ id, name }) => [id, name] as const)
  const { languages, lists } = bench.form
  const own = (lists[question.list ?? ''] ?? []).map(
    (choice) => [choice.name, say(choice.label, bench.language, languages) || choice.name] as const,
  )
  return question.orOther ? [...own, ['other', 'Ý khác'] as const] : own
}

/** The question of that name; groups answer nothing. */
export function questionNamed(bench: Bench, name: string): Question | undefined {
  const node = nodeNamed(bench.form, name)
  return node && isQuestion(node) ? node : undefined
}
