import { type Step } from '../cases/transitions.ts'
import { bodyName } from '../communes/book.ts'
import { localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import { limitOn } from '../deadlines/limit.ts'
import { isInForce, match } from '../routing/match.ts'
import { ADVICE_REASONS, type ActionInput, type ActionName } from './action-form.ts'
import { goesToLeader, hand, returnRefusal } from './hands.ts'
import { type Plan, plan, type PlanRefusal, refuse, restarted, type Scene, toTriage } from './plan.ts'
import { ROAD_PLANS } from './road-actions.ts'
import { clockOf, flagsWith } from './submit.ts'
import { superiorsOf } from './superiors.ts'

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
    const aboutBodyId = input.aboutBody || null
    return plan(step, {
      set: {
        category,
        hamletId,
        urgency: input.urgency,
        aboutBodyId,
        // Whoever sorts cannot sort what is about himself: the leader says who does it.
        leaderDecides: aboutBodyId === book.commune.triageBodyId,
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
    const fresh = step.restarts ? restarted(scene) : null
    const dueOn = fresh?.dueOn ?? row.dueOn
    const approverBodyId = fresh ? approvingAbove(scene, body.id) : null
    if (fresh && approverBodyId === null)
      return refuse('body', 'Chưa có người duyệt nào ở cấp trên của cơ quan đã trả lời. Báo quản trị viên của xã.')
    return plan(step, {
      set: {
        holderBodyId: body.id,
        heldSince: scene.now.toISOString(),
        responsibleBodyId: body.id,
        proposal: null,
        proposedBy: null,
        actOn: dueOn,
        approverBodyId,
        ...fresh,
      },
      detail: { bodyId: body.id, body: bodyName(book, body.id), dueOn, ...(approverBodyId ? { approverBodyId } : {}) },
      ...(input.note ? { text: input.note } : {}),
    })
  },
  'tra-lai': (step, input, scene) => {
    const { row, book, now } = scene
    const held = workingDaysBetween(localDay(row.heldSince), localDay(now), book.specialDays)
    const refusal = returnRefusal(row.leaderDecides, held)
    if (refusal) return refuse('reason', refusal)
    const toLeader = goesToLeader(scene.returns)
    const back = plan(step, {
      set: { ...toTriage(scene), approverBodyId: null, leaderDecides: toLeader },
      detail: { bodyId: row.holderBodyId },
      text: input.reason,
    })
    return toLeader ? { ...back, event: 'petition.put_to_leader' } : back
  },
  'nhan-xu-ly': (step) => plan(step, {}),
  'trinh-duyet': (step, input, scene) => {
    if (!input.documentNumber.trim() && scene.photoCount === 0)
      return refuse('documentNumber', 'Trả lời cần có bằng chứng: số văn bản, hoặc ảnh chụp kết quả.')
    const silent = scene.demands.map((_, i) => input.demandAnswer[i] ?? '').findIndex((answer) => answer.trim() === '')
    if (silent >= 0) return refuse('demandAnswer', `Chưa trả lời yêu cầu thứ ${silent + 1} của người gửi.`)
    return plan(step, { set: { proposedBy: scene.actor.id }, detail: { documentNumber: input.documentNumber } })
  },
  duyet: (step, _input, scene) => {
    const answeredOn = localDay(scene.now)
    return plan(step, {
      set: {
        proposedBy: null,
        answeredOn,
        answeredInTime: answeredOn <= scene.row.dueOn,
        answeredDays: workingDaysBetween(scene.row.clockFrom, answeredOn, scene.book.specialDays),
      },
      detail: { bodyId: scene.row.holderBodyId, inTime: answeredOn <= scene.row.dueOn },
    })
  },
  'khong-duyet': (step, input) => plan(step, { set: { proposedBy: null }, text: input.reason }),
  'huong-dan': (step, input, scene) =>
    twoHands(step, 'huong-dan', 'advise', input.reasonCode, scene, input.advice, ADVICE_REASONS[input.reasonCode]),
  'khong-thu-ly': (step, input, scene) => {
    const reason = scene.book.declineReasons.find((one) => one.code === input.reasonCode)
    if (!reason) return refuse('reasonCode', 'Ông/bà chọn lý do.')
    return twoHands(step, 'khong-thu-ly', 'decline', input.reasonCode, scene, input.reason, reason.text)
  },
  'cong-khai': (step, _input, scene) => {
    if (!scene.allowPublish) return refuse('text', 'Người gửi không cho phép đăng công khai.')
    if (scene.row.flags !== '' || scene.row.restricted)
      return refuse('text', 'Hồ sơ này có dấu hiệu tố cáo, khiếu nại hoặc nói về cán bộ, nên không công khai.')
    return plan(step, {})
  },
  'thoi-cong-khai': (step, input) => plan(step, { text: input.reason }),
  'giu-tra-loi': (step, input) => plan(step, { text: input.reason }),
  ...ROAD_PLANS,
}

/** The nearest body above the one that answered which has somebody to approve. */
function approvingAbove({ book, colleagues, lastAnswerer }: Scene, givenTo: string): string | null {
  const hasApprover = (bodyId: string) =>
    colleagues.some(
      (one) => one.bodyId === bodyId && one.roles.some((role) => role === 'approver' || role === 'leader'),
    )
  return superiorsOf(book, lastAnswerer ?? givenTo).find(hasApprover) ?? null
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
