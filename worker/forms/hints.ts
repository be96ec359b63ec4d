import { type Choice, type Fault, isQuestion, type Node, type Questionnaire, walk } from './questionnaire.ts'

/** Nothing of it is read by anybody. */
const UNSEEN = ['calculate', 'hidden', 'start', 'end', 'today']

/** What a careful reader would say about a questionnaire that can be filled in: missing words, options that are the same. */
export function hintsFor({ title, nodes, lists, languages }: Questionnaire): Fault[] {
  const hints: Fault[] = []
  if (title.trim() === '') hints.push({ name: '', part: 'title', message: 'Biểu mẫu chưa có tên.' })
  const used = new Map<string, string>()
  for (const { node, above } of walk(nodes)) {
    const table = above.find(({ appearance }) => appearance?.includes('table-list'))
    if (wantsWords(node) && !isTold(node)) {
      const what = isQuestion(node) ? (table ? 'Dòng này' : 'Câu này') : 'Nhóm này'
      hints.push({ name: node.name, part: 'label', message: `${what} chưa có lời.` })
    }
    for (const { code, name } of languages.slice(1))
      if (node.label && !node.label[code])
        hints.push({ name: node.name, part: 'label', message: `Câu này chưa có lời bằng ${name}.` })
    if (isQuestion(node) && node.list && !used.has(node.list)) used.set(node.list, table?.name ?? node.name)
  }
  for (const [list, name] of used) hints.push(...listHints(name, lists[list] ?? []))
  return hints
}

function listHints(name: string, choices: readonly Choice[]): Fault[] {
  const hints: Fault[] = []
  if (choices.length === 1) hints.push({ name, part: 'list', message: 'Chỉ có một lựa chọn.' })
  if (choices.some((choice) => !choice.label && !choice.media))
    hints.push({ name, part: 'list', message: 'Có lựa chọn chưa có chữ.' })
  const seen = new Set<string>()
  for (const { label } of choices) {
    const words =
      Object.values(label ?? {})[0]
        ?.trim()
        .toLowerCase() ?? ''
    if (words !== '' && seen.has(words))
      hints.push({ name, part: 'list', message: `Hai lựa chọn giống nhau: "${words}".` })
    seen.add(words)
  }
  return hints
}

function wantsWords(node: Node): boolean {
  return node.kind !== 'group' && !UNSEEN.includes(node.kind)
}

function isTold({ label, media }: Node): boolean {
  return label !== undefined || media !== undefined
}
