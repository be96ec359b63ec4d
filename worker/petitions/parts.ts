import type { Step } from '../cases/transitions.ts'
import { localDay } from '../deadlines/calendar.ts'
import { limitOn } from '../deadlines/limit.ts'
import { match } from '../routing/match.ts'
import type { ActionInput } from './action-form.ts'
import { type Part, type Plan, plan, type PlanRefusal, refuse, type Scene } from './plan.ts'
import { clockOf } from './submit.ts'

/** Shortest text of one matter, in characters. */
const PART_MIN = 10

/**
 * Splits a petition that holds several matters: each part goes to whoever answers for its field, by its own limit,
 * counted from the day on which the sender sent the whole, without the days on which he was waited for.
 */
export function splitPlan(step: Step, input: ActionInput<'tach'>, scene: Scene): Plan | PlanRefusal {
  const { row, book, demands, mergedHere, kind, now } = scene
  if (row.splitFrom) return refuse('content', 'Hồ sơ này đã được tách từ một hồ sơ khác.')
  if (mergedHere > 0) return refuse('content', 'Đã có hồ sơ khác gộp vào hồ sơ này. Ông/bà bỏ gộp trước.')
  const today = localDay(now)
  const triage = clockOf(book, 'triage', today).due
  // The sender was waited for before: that time stands still for the parts too.
  const paused = row.pauses.flatMap(({ from, to }) => (to ? [{ from, to }] : []))
  const parts: Part[] = []
  const numbers: number[] = []
  for (const [index, words] of input.content.entries()) {
    const content = words.trim()
    if (content === '') continue
    if ([...content].length < PART_MIN)
      return refuse('content', `Việc ${index + 1} còn ngắn quá (ít nhất ${PART_MIN} ký tự).`)
    const category = input.category[index] ?? ''
    if (!book.categories.has(category)) return refuse('category', `Ông/bà chọn lĩnh vực của việc ${index + 1}.`)
    const matter = { kind, category, hamletId: row.hamletId, urgency: row.urgency }
    const routing = match(matter, book.rules, today, book.commune.triageBodyId)
    const limitCode = row.urgency === 'ordinary' ? routing.limitCode : row.urgency
    const dueOn = clockOf(book, limitCode, row.clockFrom, paused).due
    numbers.push(index + 1)
    parts.push({
      content,
      demands: demands.filter((_, demand) => input.demandPart[demand] === String(index + 1)),
      category,
      responsibleBodyId: routing.bodyId,
      ruleId: routing.ruleId,
      reason: routing.reason,
      limitId: limitOn(book.limits, limitCode, row.clockFrom).id,
      dueOn,
      actOn: triage < dueOn ? triage : dueOn,
    })
  }
  const homeless = demands.findIndex((_, demand) => !numbers.includes(Number(input.demandPart[demand])))
  if (homeless >= 0) return refuse('demandPart', `Ông/bà chọn yêu cầu ${homeless + 1} của người gửi thuộc việc nào.`)
  return plan(step, {
    set: { proposal: null, proposedBy: null },
    detail: { parts: parts.length },
    parts,
    takeBack: true,
  })
}
