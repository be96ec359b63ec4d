import { availableNames } from './choices.ts'
import { isChoosing } from './offered.ts'
import { spellingFault } from './lexical.ts'
import { type Choice, isQuestion, type Question, own } from './questionnaire.ts'
import { scopeAt } from './scope.ts'
import type { Sheet } from './sheet.ts'
import type { Spot } from './spots.ts'
import { spoken } from './spoken.ts'
import { evaluate } from './xpath/evaluate.ts'
import { toYes } from './xpath/value.ts'

/** Nobody writes in these, so nobody is told that they are wrong. */
const UNASKED: readonly string[] = ['note', 'calculate', 'hidden', 'start', 'end', 'today']

/** What is wrong with some places and all that stands in them, in the order of the sheet. */
export function errorsOf(sheet: Sheet, keys: readonly string[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const key of keys) {
    const spot = sheet.tree.spots.get(key)
    if (!spot?.isRelevant) continue
    const { node } = spot.item
    if (isQuestion(node)) {
      const message = UNASKED.includes(node.kind) ? null : errorAt(sheet, spot, node)
      if (message !== null) errors[key] = message
    } else if (node.kind === 'group') Object.assign(errors, errorsOf(sheet, sheet.keysIn(spot)))
    else
      for (let place = 1; place <= Number(spot.value); place++)
        Object.assign(errors, errorsOf(sheet, sheet.keysIn(spot, place)))
  }
  return errors
}

function errorAt(sheet: Sheet, spot: Spot, question: Question): string | null {
  const { rules } = spot.item
  if (spot.value.trim() === '') {
    if (!rules.required || !toYes(evaluate(rules.required, scopeAt(sheet, spot)))) return null
    return spoken(sheet, question.requiredMessage, spot) || missing(question)
  }
  const fault = spellingFault(question, spot.value) ?? choiceFault(sheet, spot, question)
  if (fault !== null) return fault
  if (!rules.constraint || toYes(evaluate(rules.constraint, scopeAt(sheet, spot)))) return null
  return (
    spoken(sheet, question.constraintMessage, spot) ||
    'Câu trả lời này chưa hợp với điều kiện của câu hỏi. Ông/bà xem lại.'
  )
}

/** What is wrong with what was chosen. */
function choiceFault(sheet: Sheet, spot: Spot, question: Question): string | null {
  if (!isChoosing(question)) return null
  const chosen = spot.value.split(' ')
  const names = availableNames(sheet, spot)
  if (chosen.some((name) => !names.has(name))) return 'Có lựa chọn không còn trong danh sách. Ông/bà chọn lại.'
  if (new Set(chosen).size < chosen.length) return 'Có lựa chọn được chọn hai lần. Ông/bà chọn lại.'
  if (question.kind === 'rank' && chosen.length < names.size)
    return `Ông/bà xếp đủ ${names.size} ý, mỗi ý một thứ hạng.`
  if (chosen.length === 1 || question.kind === 'rank') return null
  if (question.kind !== 'select_multiple') return 'Câu này chỉ chọn một ý.'
  const list: readonly Choice[] = own(sheet.plan.questionnaire.lists, question.list) ?? []
  const alone = list.find((choice) => choice.more?.['exclusive'] === 'yes' && chosen.includes(choice.name))
  return alone ? `Đã chọn "${spoken(sheet, alone.label, spot) || alone.name}" thì không chọn thêm ý khác.` : null
}

function missing(question: Question): string {
  switch (question.kind) {
    case 'hamlet':
      return 'Ông/bà chọn thôn.'
    case 'select_one':
    case 'range':
      return 'Ông/bà chọn một ý.'
    case 'select_multiple':
      return 'Ông/bà chọn ít nhất một ý.'
    case 'rank':
      return 'Ông/bà xếp thứ hạng cho các ý.'
    case 'image':
      return 'Ông/bà gửi kèm ảnh.'
    case 'audio':
      return 'Ông/bà gửi kèm bản ghi âm.'
    case 'file':
      return 'Ông/bà gửi kèm tệp.'
    case 'geopoint':
      return 'Ông/bà cho biết vị trí.'
    case 'acknowledge':
      return 'Ông/bà đánh dấu vào ô này để đi tiếp.'
    default:
      return 'Ông/bà trả lời câu này.'
  }
}
