import { nodeNamed, nodesIn, standOf } from '../../../worker/forms/edit.ts'
import { isMadeUp } from '../../../worker/forms/naming.ts'
import { isQuestion, type Node, type Questionnaire, say, walk } from '../../../worker/forms/questionnaire.ts'

/** Has a node words that somebody reads? */
export function isRead(node: Node): boolean {
  return !isQuestion(node) || !['calculate', 'hidden', 'start', 'end', 'today'].includes(node.kind)
}

/** What a node is called where it is spoken of: its words, cut where they get long, else its name. */
export function shortWords(node: Node, language: string, { languages }: Questionnaire, most = 60): string {
  const words =
    say(node.label, language, languages).replace(/\s+/g, ' ').trim() ||
    (isMadeUp(node.name) && isRead(node) ? 'Chưa có lời' : node.name)
  return words.length > most ? `${words.slice(0, most - 1)}…` : words
}

/** "Thứ 2 trên 5, trong nhóm Hộ gia đình." */
export function placeWords(questionnaire: Questionnaire, name: string): string {
  const stand = standOf(questionnaire, name)
  if (!stand) return ''
  const around = stand.within === null ? null : nodeNamed(questionnaire, stand.within)
  const many = nodesIn(questionnaire, stand.within).length
  const where = around ? `trong nhóm ${shortWords(around, '', questionnaire)}` : 'ngoài các nhóm'
  return `Thứ ${stand.index + 1} trên ${many}, ${where}.`
}

/** Which how manyth question it is; groups are not counted. */
export function numbersOf({ nodes }: Questionnaire): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const { node } of walk(nodes)) if (isQuestion(node)) numbers.set(node.name, numbers.size + 1)
  return numbers
}
