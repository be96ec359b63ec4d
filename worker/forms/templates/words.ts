import type { Choice, Group, Node, Question, Questionnaire, QuestionKind, Repeat, Texts } from '../questionnaire.ts'

type More = Partial<Omit<Question, 'kind' | 'name' | 'label'>>

/** A text in Vietnamese. */
export const vi = (text: string): Texts => ({ vi: text })

/** A question of a kind. */
export function ask(kind: QuestionKind, name: string, label: string, more: More = {}): Question {
  return { kind, name, label: vi(label), ...more }
}

/** What follows from other answers and is not shown. */
export function reckon(name: string, calculation: string): Question {
  return { kind: 'calculate', name, calculation }
}

/** One of a list. */
export function one(name: string, label: string, list: string, more: More = {}): Question {
  return ask('select_one', name, label, { list, ...more })
}

/** Several of a list. */
export function many(name: string, label: string, list: string, more: More = {}): Question {
  return ask('select_multiple', name, label, { list, ...more })
}

/** Questions under a heading. */
export function group(
  name: string,
  label: string,
  nodes: readonly Node[],
  more: Partial<Omit<Group, 'nodes'>> = {},
): Group {
  return { kind: 'group', name, label: vi(label), ...more, nodes }
}

/** Questions that are asked again and again. */
export function repeat(
  name: string,
  label: string,
  nodes: readonly Node[],
  more: Partial<Omit<Repeat, 'nodes'>> = {},
): Repeat {
  return { kind: 'repeat', name, label: vi(label), ...more, nodes }
}

/** Options by value; a text that ends in "(!)" allows no other beside it. */
export function options(labels: Record<string, string>): Choice[] {
  return Object.entries(labels).map(([name, label]) =>
    label.endsWith(' (!)')
      ? { name, label: vi(label.slice(0, -4)), more: { exclusive: 'yes' } }
      : { name, label: vi(label) },
  )
}

/** A questionnaire in Vietnamese. */
export function made(
  name: string,
  title: string,
  nodes: readonly Node[],
  lists: Questionnaire['lists'],
  more: Partial<Questionnaire> = {},
): Questionnaire {
  return { name, title, languages: [{ code: 'vi', name: 'Tiếng Việt' }], ...more, nodes, lists }
}

/** A group whose questions stand on one page. */
export const ONE_PAGE = { appearance: ['field-list'] }
export const YES = 'true()'
export const YES_NO = options({ co: 'Có', khong: 'Không' })
export const CONTENT = options({
  rat_hai_long: 'Rất hài lòng',
  hai_long: 'Hài lòng',
  binh_thuong: 'Bình thường',
  chua_hai_long: 'Chưa hài lòng',
  rat_chua_hai_long: 'Rất không hài lòng',
})
