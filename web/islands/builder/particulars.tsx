import { columnsOf, putList } from '../../../worker/forms/lists.ts'
import { freeName } from '../../../worker/forms/naming.ts'
import { type Group, isQuestion, type Node, type Question, type Repeat } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Pick, Tick } from './box.tsx'
import { ListChoice, OptionWays } from './list-ways.tsx'
import { Options } from './options.tsx'
import { withText } from './words.tsx'

/** What only this kind of question has. */
export function Particulars({ bench, node }: { bench: Bench; node: Node }) {
  if (node.kind === 'repeat') return <Rounds bench={bench} repeat={node} />
  const columns = columnsOf(node)
  if (columns !== null)
    return (
      <>
        <Options bench={bench} list={columns} />
        <ListChoice bench={bench} node={node} list={columns} />
      </>
    )
  if (!isQuestion(node)) return bench.form.style === 'pages' ? <OnePage bench={bench} group={node} /> : null
  if (node.kind === 'range') return <Scale bench={bench} question={node} />
  if (node.kind === 'calculate' || node.kind === 'hidden') return <Reckoned bench={bench} question={node} />
  if (node.kind === 'text') return <TextWays bench={bench} question={node} />
  if (!['select_one', 'select_multiple', 'rank'].includes(node.kind)) return null
  if (node.list === undefined)
    return <p class="hint">Các lựa chọn lấy từ bảng {node.table}.csv đi kèm. Sửa bảng bằng tệp.</p>
  const inTable = isRowOfTable(bench, node)
  if (inTable) return <p class="hint">Các lựa chọn của dòng này sửa ở bảng.</p>
  return (
    <>
      <Options bench={bench} list={node.list} />
      <OptionWays bench={bench} question={node} />
      <ListChoice bench={bench} node={node} list={node.list} />
    </>
  )
}

/** Numbers of a scale, and what its two ends are called. */
function Scale({ bench, question }: { bench: Bench; question: Question }) {
  const { name, parameters = {} } = question
  const isStars = question.appearance?.includes('rating')
  const put = (part: string, value: string) =>
    bench.change(name, { parameters: { ...parameters, [part]: value } }, `${part} ${name}`)
  return (
    <fieldset class="field" id="f-parameters" tabIndex={-1}>
      <legend>{isStars ? 'Số sao' : 'Thang điểm'}</legend>
      <div class="pair">
        {!isStars && (
          <Box
            id="f-start"
            label="Từ"
            value={parameters.start ?? ''}
            onText={(text) => put('start', numberText(text))}
          />
        )}
        <Box
          id="f-end"
          label={isStars ? 'Nhiều nhất' : 'Đến'}
          value={parameters.end ?? ''}
          onText={(text) => put('end', numberText(text))}
        />
      </div>
      {!isStars && (
        <div class="pair">
          <End bench={bench} question={question} at="start" label="Chữ ở mức đầu" />
          <End bench={bench} question={question} at="end" label="Chữ ở mức cuối" />
        </div>
      )}
    </fieldset>
  )
}

/** The words at one end of a scale: an option of a list whose value is that number. */
function End(props: { bench: Bench; question: Question; at: 'start' | 'end'; label: string }) {
  const { bench, question, at, label } = props
  const { parameters = {}, name } = question
  const ends = parameters.tick_labelset
  const value = parameters[at] ?? (at === 'start' ? '1' : '10')
  const choices = (ends && bench.form.lists[ends]) || []
  const choice = choices.find((one) => one.name === value)
  const put = (text: string) => {
    const list = ends ?? freeName(`${name}_moc`, new Set(Object.keys(bench.form.lists)))
    const words = withText(choice?.label, bench.language, text)
    const rest = choices.filter((one) => one.name !== value)
    const next = words ? [...rest, { name: value, label: words }] : rest
    const { tick_labelset: _, ...plain } = parameters
    const form = putList(bench.form, list, next)
    const nodes = withParameters(form.nodes, name, next.length > 0 ? { ...plain, tick_labelset: list } : plain)
    const { [list]: __, ...others } = form.lists
    bench.edit({ ...form, nodes, lists: next.length > 0 ? form.lists : others }, `end ${name} ${at}`)
  }
  return (
    <Box
      id={`f-words-${at}`}
      label={label}
      lang={bench.language}
      value={choice?.label?.[bench.language] ?? ''}
      onText={put}
    />
  )
}

function Reckoned({ bench, question }: { bench: Bench; question: Question }) {
  const { kind, name } = question
  const isSum = kind === 'calculate'
  return (
    <Box
      id={isSum ? 'f-calculation' : 'f-default'}
      label={isSum ? 'Cách tính' : 'Giá trị'}
      hint={
        isSum ? 'Biểu thức, ví dụ: ${so_nguoi} - ${so_tre}' : 'Một giá trị, hoặc biểu thức đọc một lần khi mở phiếu.'
      }
      rows={2}
      spellcheck={false}
      value={(isSum ? question.calculation : question.default) ?? ''}
      onDone={(text) => bench.change(name, { [isSum ? 'calculation' : 'default']: text.trim() || undefined })}
    />
  )
}

function TextWays({ bench, question }: { bench: Bench; question: Question }) {
  const isLong = question.appearance?.includes('multiline') ?? false
  return (
    <Tick
      id="f-multiline"
      label="Nhiều dòng"
      checked={isLong}
      onTick={(yes) => bench.change(question.name, { appearance: withWord(question.appearance, 'multiline', yes) })}
    />
  )
}

/** Where the sheet is asked page by page: whether a group is one. */
function OnePage({ bench, group }: { bench: Bench; group: Group }) {
  return (
    <Tick
      id="f-page"
      label="Các câu trong nhóm đứng chung một trang"
      checked={group.appearance?.includes('field-list') ?? false}
      onTick={(yes) => bench.change(group.name, { appearance: withWord(group.appearance, 'field-list', yes) })}
    />
  )
}

/** How often a repeat is asked. */
function Rounds({ bench, repeat }: { bench: Bench; repeat: Repeat }) {
  const { count } = repeat
  const [, by = ''] = /^\$\{([^{}]+)\}$/.exec(count ?? '') ?? []
  const numbers = numberQuestions(bench, repeat)
  const isOther = count !== undefined && !numbers.some(({ name }) => name === by)
  return (
    <Pick
      id="f-count"
      label="Hỏi mấy lần"
      value={isOther ? 'other' : by}
      options={[
        ['', 'Người trả lời tự thêm'],
        ...numbers.map(
          (question) =>
            [question.name, `Theo câu: ${Object.values(question.label ?? {})[0] ?? question.name}`] as const,
        ),
        ...(isOther ? [['other', count] as const] : []),
      ]}
      onPick={(name) =>
        name !== 'other' && bench.change(repeat.name, { count: name === '' ? undefined : `\${${name}}` })
      }
    />
  )
}

/** The appearance with a word more, or without it. */
export function withWord(words: readonly string[] | undefined, word: string, yes: boolean): string[] | undefined {
  const next = (words ?? []).filter((one) => one !== word)
  if (yes) next.push(word)
  return next.length > 0 ? next : undefined
}

function numberQuestions(bench: Bench, repeat: Repeat): Question[] {
  const found: Question[] = []
  const look = (nodes: readonly Node[]): boolean =>
    nodes.some((node) => {
      if (node.name === repeat.name) return true
      if (!isQuestion(node)) return look(node.nodes)
      if (node.kind === 'integer' || node.kind === 'calculate') found.push(node)
      return false
    })
  look(bench.form.nodes)
  return found
}

function isRowOfTable(bench: Bench, question: Question): boolean {
  const look = (nodes: readonly Node[]): boolean =>
    nodes.some(
      (node) =>
        !isQuestion(node) &&
        ((columnsOf(node) !== null && node.nodes.some(({ name }) => name === question.name)) || look(node.nodes)),
    )
  return look(bench.form.nodes)
}

function withParameters(nodes: readonly Node[], name: string, parameters: Record<string, string>): readonly Node[] {
  return nodes.map((node) => {
    if (!isQuestion(node)) return { ...node, nodes: withParameters(node.nodes, name, parameters) }
    return node.name === name ? { ...node, parameters } : node
  })
}

function numberText(text: string): string {
  return text
    .trim()
    .replace(',', '.')
    .replace(/[^0-9.-]/g, '')
}
