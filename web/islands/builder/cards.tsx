import { Component } from 'preact'
import { isQuestion, type Node } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Do } from './box.tsx'
import { Chooser } from './chooser.tsx'
import { Editor } from './editor.tsx'
import { kindName } from './kinds.ts'
import { numbersOf, shortWords } from './show-words.ts'

/** Everything that is asked, one card each, in its order. */
export function Cards({ bench }: { bench: Bench }) {
  const { nodes } = bench.form
  const numbers = numbersOf(bench.form)
  return (
    <div class="cardlist">
      {nodes.length === 0 && bench.adding === null && (
        <p class="empty">Chưa có câu nào. Bấm «Thêm câu» ở dưới để bắt đầu.</p>
      )}
      <Level bench={bench} nodes={nodes} within={null} numbers={numbers} />
      {bench.adding === null && (
        <Do id="them" quiet={false} onDo={() => bench.offer({ within: null, index: nodes.length })}>
          Thêm câu
        </Do>
      )}
    </div>
  )
}

type LevelProps = { bench: Bench; nodes: readonly Node[]; within: string | null; numbers: ReadonlyMap<string, number> }

function Level({ bench, nodes, within, numbers }: LevelProps) {
  const at = bench.adding?.within === within ? bench.adding.index : -1
  const parts = nodes.map((node) => (
    <Card
      key={bench.keyOf(node.name)}
      bench={bench}
      node={node}
      numbers={numbers}
      number={numbers.get(node.name) ?? 0}
      isOpen={bench.open === node.name}
      stamp={stampOf(bench, node)}
    />
  ))
  if (at >= 0) parts.splice(at, 0, <Chooser key="chon" bench={bench} />)
  return <ol class="cardlist">{parts}</ol>
}

type CardProps = {
  bench: Bench
  node: Node
  numbers: ReadonlyMap<string, number>
  number: number
  isOpen: boolean
  /** Changes when something changes that does not stand in the node itself. */
  stamp: string
}

/** One question, group or repeat. Those that did not change are not drawn again. */
class Card extends Component<CardProps> {
  override shouldComponentUpdate(next: Readonly<CardProps>): boolean {
    const was = this.props
    return next.isOpen || was.isOpen || next.node !== was.node || next.number !== was.number || next.stamp !== was.stamp
  }

  override render({ bench, node, numbers, number, isOpen }: CardProps) {
    const { name } = node
    const title = shortWords(node, bench.language, bench.form, 120)
    const found = bench.problems.filter(
      (fault) => fault.name === name || (isQuestion(node) && fault.name === node.list),
    )
    return (
      <li class={isQuestion(node) ? 'q' : 'q around'} data-q={name}>
        <button
          type="button"
          class="head"
          id={`k-${name}`}
          aria-expanded={isOpen ? 'true' : 'false'}
          onClick={() => bench.show(isOpen ? null : name)}
        >
          <b>
            {number > 0 && `${number}. `}
            {title}
          </b>
          <small>
            {kindName(node)}
            {isQuestion(node) && node.required && ' · bắt buộc'}
            {node.relevant && ' · có điều kiện'}
          </small>
          {found.length > 0 && <small class="late">{found.length} chỗ cần sửa</small>}
        </button>
        {isOpen && <Editor bench={bench} node={node} />}
        {!isQuestion(node) && <Inside bench={bench} node={node} numbers={numbers} />}
      </li>
    )
  }
}

function Inside({ bench, node, numbers }: { bench: Bench; node: Node; numbers: ReadonlyMap<string, number> }) {
  if (isQuestion(node)) return null
  const { name, nodes } = node
  const isTable = node.appearance?.includes('table-list')
  return (
    <div class="inside">
      <Level bench={bench} nodes={nodes} within={name} numbers={numbers} />
      {(bench.open === name || nodes.length === 0) && bench.adding?.within !== name && (
        <Do onDo={() => (isTable ? bench.addRow(name) : bench.offer({ within: name, index: nodes.length }))}>
          {isTable ? 'Thêm dòng' : node.kind === 'repeat' ? 'Thêm câu vào phần lặp' : 'Thêm câu vào nhóm'}
        </Do>
      )}
    </div>
  )
}

/** What a closed card shows that comes from elsewhere, of all that stands in it too. */
function stampOf(bench: Bench, node: Node): string {
  const own = `${bench.problems.filter(({ name }) => name === node.name || (isQuestion(node) && name === node.list)).length}`
  const inside = isQuestion(node) ? '' : node.nodes.map((kid) => stampOf(bench, kid)).join()
  const place = bench.adding?.within === node.name ? `+${bench.adding.index}` : ''
  return `${bench.language}${own}${bench.open === node.name ? '!' : ''}${place}(${inside})`
}
