import type { CaseRow } from '../cases/queries.ts'
import { type Step } from '../cases/transitions.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import { limitOn } from '../deadlines/limit.ts'
import { isInForce, match } from '../routing/match.ts'
import type { StaffMember } from '../staff/actor.ts'
import { ADVICE_REASONS, type ActionInput, type ActionName, DECLINE_REASONS } from './action-form.ts'
import { hand, returnRefusal } from './rules.ts'
import { clockOf, flagsWith } from './submit.ts'

/** What an action changes, as data: the event's facts and words, and the case's new columns. */
export type Plan = {
  ok: true
  event: string
  set: Partial<CaseRow>
  detail: Record<string, unknown>
  text?: string
}
export type PlanRefusal = { ok: false; field: string; sentence: string }

/** What the plan needs to know besides the case. */
export type Scene = {
  row: CaseRow
  book: CommuneBook
  actor: StaffMember
  now: Date
  /** What the sender called it: report, request, … */
  kind: string
  /** How often a body returned the case already. */
  returns: number
  demandCount: number
  /** Photos that come with this action. */
  photoCount: number
  allowPublish: boolean
}

type Planner<A extends ActionName> = (step: Step, input: ActionInput<A>, scene: Scene) => Plan | PlanRefusal

/** One entry an action: what it asks for beyond the table, and what it changes. Pure. */
export const PLANS: { [A in ActionName]: Planner<A> } = {
  'tiep-nhan': (step, input, scene) => {
    const { row, book } = scene
    const category = input.category || row.category
    const hamletId = input.hamlet ?? row.hamletId
    if (!book.categories.has(category)) return refuse('category', 'Ông/bà chọn một lĩnh vực trong danh sách.')
    if (hamletId !== '' && !book.hamlets.has(hamletId)) return refuse('hamlet', 'Ông/bà chọn một thôn trong danh sách.')
    if (input.aboutBody && !book.bodies.has(input.aboutBody))
      return refuse('aboutBody', 'Ông/bà chọn một cơ quan trong danh sách.')
    const today = localDay(scene.now)
    const matter = { kind: scene.kind, category, hamletId, urgency: input.urgency }
    const routing = match(matter, book.rules, today, book.commune.triageBodyId)
    const limitCode = input.urgency === 'ordinary' ? routing.limitCode : input.urgency
    const dueOn = clockOf(book, limitCode, row.clockFrom).due
    return plan(step, {
      set: {
        category,
        hamletId,
        urgency: input.urgency,
        aboutBodyId: input.aboutBody || null,
        checkFirst: false,
        flags: flagsWith(row.flags, '', book.categories.get(category)?.restricted ?? false),
        ruleId: routing.ruleId,
        routingReason: routing.reason,
        responsibleBodyId: routing.bodyId,
        limitId: limitOn(book.limits, limitCode, row.clockFrom).id,
        dueOn,
        actOn: row.actOn < dueOn ? row.actOn : dueOn,
      },
      detail: { category, hamletId, urgency: input.urgency, dueOn, bodyId: routing.bodyId },
    })
  },
  'yeu-cau-bo-sung': (step, input, scene) =>
    plan(step, {
      set: { pauses: [...scene.row.pauses, { from: localDay(scene.now), to: null }], checkFirst: false },
      text: input.question,
    }),
  giao: (step, input, scene) => {
    const { row, book } = scene
    const today = localDay(scene.now)
    const body = book.bodies.get(input.body)
    if (!body || !isInForce({ effectiveFrom: body.startsOn, effectiveTo: body.endsOn }, today))
      return refuse('body', 'Ông/bà chọn một cơ quan đang hoạt động trong danh sách.')
    const restarted = step.clock === 'restart' ? restart(scene, today) : {}
    return plan(step, {
      set: {
        holderBodyId: body.id,
        heldSince: scene.now.toISOString(),
        responsibleBodyId: body.id,
        proposal: null,
        proposedBy: null,
        actOn: restarted.dueOn ?? row.dueOn,
        ...restarted,
      },
      detail: { bodyId: body.id, body: bodyName(book, body.id), dueOn: restarted.dueOn ?? row.dueOn },
      ...(input.note ? { text: input.note } : {}),
    })
  },
  'tra-lai': (step, input, scene) => {
    const { row, book, now } = scene
    const held = workingDaysBetween(localDay(row.heldSince), localDay(now), book.specialDays)
    const refusal = returnRefusal(scene.returns, held)
    if (refusal) return refuse('reason', refusal)
    return plan(step, { set: toTriage(scene), detail: { bodyId: row.holderBodyId }, text: input.reason })
  },
  'nhan-xu-ly': (step) => plan(step, {}),
  'trinh-duyet': (step, input, scene) => {
    if (!input.documentNumber.trim() && scene.photoCount === 0)
      return refuse('documentNumber', 'Trả lời cần có bằng chứng: số văn bản, hoặc ảnh chụp kết quả.')
    const silent = Array.from({ length: scene.demandCount }, (_, i) => input.demandAnswer[i] ?? '').findIndex(
      (answer) => answer.trim() === '',
    )
    if (silent >= 0) return refuse('demandAnswer', `Chưa trả lời yêu cầu thứ ${silent + 1} của người gửi.`)
    return plan(step, { set: { proposedBy: scene.actor.id }, detail: { documentNumber: input.documentNumber } })
  },
  duyet: (step, _input, scene) => {
    const answeredOn = localDay(scene.now)
    return plan(step, {
      set: { proposedBy: null, answeredOn, answeredInTime: answeredOn <= scene.row.dueOn },
      detail: { bodyId: scene.row.holderBodyId, inTime: answeredOn <= scene.row.dueOn },
    })
  },
  'khong-duyet': (step, input) => plan(step, { set: { proposedBy: null }, text: input.reason }),
  'huong-dan': (step, input, scene) =>
    twoHands(step, 'huong-dan', 'advise', input.reasonCode, scene, input.advice, ADVICE_REASONS[input.reasonCode]),
  'khong-thu-ly': (step, input, scene) =>
    twoHands(step, 'khong-thu-ly', 'decline', input.reasonCode, scene, input.reason, DECLINE_REASONS[input.reasonCode]),
  'cong-khai': (step, _input, scene) => {
    if (!scene.allowPublish) return refuse('text', 'Người gửi không cho phép đăng công khai.')
    if (scene.row.flags !== '')
      return refuse('text', 'Hồ sơ này có dấu hiệu tố cáo, khiếu nại hoặc nói về cán bộ, nên không công khai.')
    return plan(step, {})
  },
  'thoi-cong-khai': (step, input) => plan(step, { text: input.reason }),
  'giu-tra-loi': (step, input) => plan(step, { text: input.reason }),
}

/** Columns of a case that goes back to whoever triages. */
export function toTriage(scene: Pick<Scene, 'book' | 'now'>): Partial<CaseRow> {
  return { holderBodyId: scene.book.commune.triageBodyId, heldSince: scene.now.toISOString() }
}

function restart(scene: Scene, today: string): { clockFrom?: string; dueOn?: string; pauses?: [] } {
  const code = scene.book.limits.find((limit) => limit.id === scene.row.limitId)?.code ?? 'ordinary'
  return { clockFrom: today, dueOn: clockOf(scene.book, code, today).due, pauses: [] }
}

function twoHands(
  step: Step,
  action: ActionName,
  proposal: 'advise' | 'decline',
  reasonCode: string,
  scene: Scene,
  words: string,
  reason: string,
): Plan | PlanRefusal {
  const role = hand(action, reasonCode, scene.row.proposal, scene.row.proposedBy, scene.actor)
  if (role?.does === 'refuse') return refuse('reasonCode', role.sentence)
  const text = [reason, words.trim()].filter(Boolean).join('\n')
  if (role?.does === 'propose')
    return {
      ok: true,
      event: `petition.${proposal}_proposed`,
      set: { status: scene.row.status, proposal, proposedBy: scene.actor.id },
      detail: { reasonCode },
      text,
    }
  return plan(step, { set: { proposal: null, proposedBy: null }, detail: { reasonCode }, text })
}

function plan(step: Step, parts: Partial<Omit<Plan, 'ok' | 'event'>>): Plan {
  return { ok: true, event: step.event, detail: {}, ...parts, set: { status: step.to, ...parts.set } }
}

function refuse(field: string, sentence: string): PlanRefusal {
  return { ok: false, field, sentence }
}
