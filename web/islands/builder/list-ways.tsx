import { putList, usersOf, withoutLists } from '../../../worker/forms/lists.ts'
import { freeName } from '../../../worker/forms/naming.ts'
import { type Choice, isQuestion, type Node, type Question, say } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Do, Fold, Pick, Tick } from './box.tsx'
import { MediaBoxes } from './words.tsx'

/** What else an officer can say about how the options of a question are offered. */
export function OptionWays({ bench, question }: { bench: Bench; question: Question }) {
  const { name, kind, list = '', parameters } = question
  const choices = bench.form.lists[list] ?? []
  const { language } = bench
  const label = (choice: Choice) => say(choice.label, language, bench.form.languages) || choice.name
  const put = (at: number, choice: Choice) =>
    bench.edit(
      putList(
        bench.form,
        list,
        choices.map((one, index) => (index === at ? choice : one)),
      ),
    )
  return (
    <>
      {kind !== 'rank' && (
        <Tick
          id="f-other"
          label="Có thêm «Ý khác» để tự ghi"
          checked={question.orOther === true}
          onTick={(yes) => bench.change(name, { orOther: yes ? true : undefined })}
        />
      )}
      <Tick
        id="f-shuffle"
        label="Đảo thứ tự ở mỗi phiếu"
        checked={parameters?.randomize === 'true'}
        onTick={(yes) => {
          const { randomize: _, seed: __, ...rest } = parameters ?? {}
          const next = yes ? { ...rest, randomize: 'true' } : rest
          bench.change(name, { parameters: Object.keys(next).length > 0 ? next : undefined })
        }}
      />
      {kind === 'select_multiple' && (
        <Fold title="Lựa chọn đứng một mình">
          <p class="hint">Chọn cái này thì không chọn cái khác, ví dụ «Không có thứ nào».</p>
          {choices.map((choice, at) => (
            <Tick
              key={choice.name}
              id={`f-alone-${at}`}
              label={label(choice)}
              checked={choice.more?.exclusive === 'yes'}
              onTick={(yes) => {
                const { exclusive: _, ...rest } = choice.more ?? {}
                const more = yes ? { ...rest, exclusive: 'yes' } : rest
                put(at, { ...choice, more })
              }}
            />
          ))}
        </Fold>
      )}
      <Fold title="Ảnh, tiếng nói của từng lựa chọn">
        {choices.map((choice, at) => (
          <fieldset class="field" key={choice.name}>
            <legend>{label(choice)}</legend>
            <MediaBoxes
              bench={bench}
              id={`f-lc-${at}`}
              media={choice.media}
              onMedia={(media) => put(at, { ...choice, ...(media ? { media } : { media: {} }) })}
            />
          </fieldset>
        ))}
      </Fold>
    </>
  )
}

/** Whose options these are: the question's own, or a list that several use. */
export function ListChoice({ bench, node, list }: { bench: Bench; node: Node; list: string }) {
  const { lists, languages } = bench.form
  const users = usersOf(bench.form, list)
  const others = Object.keys(lists).filter((name) => name !== list)
  const use = (next: string, more: readonly Choice[] | null) => {
    const before = more ? putList(bench.form, next, more) : bench.form
    const changed = { ...before, nodes: before.nodes.map((one) => useList(one, node.name, list, next)) }
    bench.edit(withoutLists(changed, [list]))
  }
  const own = () => use(freeName(node.name, new Set(Object.keys(lists))), lists[list] ?? [])
  const words = (name: string) => {
    const labels = (lists[name] ?? []).slice(0, 3).map((choice) => say(choice.label, bench.language, languages))
    return `${name}: ${labels.join(', ')}${(lists[name]?.length ?? 0) > 3 ? '…' : ''}`
  }
  const isShared = node.kind === 'group' ? users.length > node.nodes.length : users.length > 1
  if (others.length === 0 && !isShared) return null
  return (
    <Fold title={isShared ? `Danh sách dùng chung cho ${users.length} câu` : 'Dùng danh sách của câu khác'}>
      {isShared && <p class="hint">Sửa một lựa chọn thì các câu kia cũng đổi theo.</p>}
      <Pick
        id="f-shared"
        label="Danh sách"
        value={list}
        options={[[list, words(list)], ...others.map((name) => [name, words(name)] as const)]}
        onPick={(next) => use(next, null)}
      />
      {isShared && <Do onDo={own}>Tách riêng cho câu này</Do>}
    </Fold>
  )
}

function useList(node: Node, name: string, from: string, to: string): Node {
  if (isQuestion(node)) return node.name === name && node.list === from ? { ...node, list: to } : node
  const nodes = node.nodes.map((kid) => useList(kid, node.name === name ? kid.name : name, from, to))
  return { ...node, nodes }
}
