import { pointsOf, scaleOf } from './lexical.ts'
import {
  type Fault,
  isQuestion,
  LIMITS,
  type Node,
  type Question,
  type Questionnaire,
  walk,
  own,
} from './questionnaire.ts'
import { fault } from './resolve.ts'

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u
const CHOICE_NAME = /^\S{1,64}$/
const MOST_POINTS = 101

/** What is wrong with a questionnaire apart from its expressions: names, lists, sizes. */
export function faultsOfShape(questionnaire: Questionnaire): Fault[] {
  const { nodes, lists, languages, tables = {} } = questionnaire
  const all = [...walk(nodes)]
  const faults: Fault[] = []
  const say = (name: string, part: string, message: string) => faults.push(fault(name, part, message))
  if (all.length > LIMITS.nodes) say('', 'limits', `Biểu mẫu dài quá: nhiều nhất ${LIMITS.nodes} câu và nhóm.`)
  if (all.some(({ above }) => above.length >= LIMITS.depth))
    say('', 'limits', `Nhóm lồng nhau sâu quá: nhiều nhất ${LIMITS.depth} lớp.`)
  if (languages.length === 0) say('', 'languages', 'Biểu mẫu cần ít nhất một thứ tiếng.')
  if (languages.length > LIMITS.languages) say('', 'limits', `Nhiều nhất ${LIMITS.languages} thứ tiếng.`)
  if (Object.values(lists).reduce((sum, list) => sum + list.length, 0) > LIMITS.choices)
    say('', 'limits', `Nhiều lựa chọn quá: tất cả các danh sách cộng lại nhiều nhất ${LIMITS.choices}.`)
  for (const [name, table] of Object.entries(tables))
    if (table.rows.length > LIMITS.tableRows)
      say(name, 'limits', `Bảng "${name}.csv" dài quá: nhiều nhất ${LIMITS.tableRows} hàng.`)
  if (all.length === 0) say('', 'nodes', 'Biểu mẫu chưa có câu hỏi nào.')
  for (const name of [...Object.keys(lists), ...Object.keys(tables), ...languages.map(({ code }) => code)])
    if (isReserved(name)) say(name, 'list', `Tên "${name}" chưa dùng được. Đặt tên khác.`)
  const seen = new Set<string>()
  for (const { node } of all) {
    for (const name of isQuestion(node) && node.orOther ? [node.name, `${node.name}_other`] : [node.name]) {
      if (!NAME.test(name) || isReserved(name))
        say(
          name,
          'name',
          `Tên "${name}" chưa dùng được: bắt đầu bằng chữ cái hoặc dấu gạch dưới, rồi chữ, số, "_", "-", "."; không có dấu cách; nhiều nhất 64 ký tự.`,
        )
      else if (seen.has(name)) say(name, 'name', `Tên "${name}" đã dùng cho một câu khác: mỗi câu cần một tên riêng.`)
      seen.add(name)
    }
    if (isQuestion(node)) questionFaults(node, questionnaire, say)
    else if (node.nodes.length === 0) say(node.name, 'nodes', `Nhóm "${node.name}" chưa có câu nào.`)
    longTexts(node, say)
  }
  for (const [name, list] of Object.entries(lists))
    listFaults(
      name,
      list.map((choice) => choice.name),
      say,
    )
  return faults
}

/** Names that every object of the language has already. */
function isReserved(name: string): boolean {
  return name in {}
}

type Say = (name: string, part: string, message: string) => void

function questionFaults(question: Question, { lists, tables = {} }: Questionnaire, say: Say): void {
  const { name, kind, list, table } = question
  if (['select_one', 'select_multiple', 'rank'].includes(kind)) {
    if (list === undefined && table === undefined) say(name, 'list', 'Câu này cần một danh sách lựa chọn.')
    if (list !== undefined && (own(lists, list) ?? []).length === 0)
      say(name, 'list', `Danh sách "${list}" không có hoặc chưa có lựa chọn nào.`)
    if (table !== undefined && !['name', 'label'].every((column) => own(tables, table)?.columns.includes(column)))
      say(name, 'list', `Bảng "${table}.csv" không có, hoặc thiếu cột "name" và "label".`)
  }
  if (kind === 'calculate' && question.calculation === undefined)
    say(name, 'calculation', 'Câu tính toán cần một biểu thức.')
  if (kind !== 'range') return
  const { start, end, step } = scaleOf(question)
  if (end <= start || step <= 0 || end - start < step)
    say(name, 'parameters', 'Thang điểm cần điểm cuối lớn hơn điểm đầu, bước lớn hơn 0.')
  else if (pointsOf(question, MOST_POINTS + 1).length > MOST_POINTS)
    say(name, 'parameters', `Thang điểm nhiều mức quá: nhiều nhất ${MOST_POINTS} mức.`)
  const ends = question.parameters?.['tick_labelset']
  if (ends !== undefined && !own(lists, ends))
    say(name, 'parameters', `Danh sách "${ends}" không có hoặc chưa có lựa chọn nào.`)
}

function listFaults(list: string, names: readonly string[], say: Say): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (!CHOICE_NAME.test(name))
      say(
        list,
        'choice',
        `Danh sách "${list}": giá trị "${name}" chưa dùng được: không để trống, không có dấu cách, nhiều nhất 64 ký tự.`,
      )
    else if (seen.has(name)) say(list, 'choice', `Danh sách "${list}" có hai lựa chọn cùng giá trị "${name}".`)
    seen.add(name)
  }
}

function longTexts(node: Node, say: Say): void {
  for (const [part, value] of Object.entries(node)) {
    const texts = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [value]
    if (texts.some((text) => typeof text === 'string' && text.length > LIMITS.textLength))
      say(node.name, part, `Chữ dài quá: nhiều nhất ${LIMITS.textLength} ký tự.`)
  }
}
