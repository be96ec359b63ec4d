import { type Actor, holds, type Role, type StaffMember } from '../staff/actor.ts'

/** One row of a kind's transition table. */
export type Step = {
  /** Imperative, as in the address: `tiep-nhan`. */
  action: string
  /** The state after it; the same state when only something is noted. */
  to: string
  /** Past tense, for the history: `petition.received`. */
  event: string
  by: readonly Role[] | 'sender' | 'system'
  /** The actor works for the body that has the case. */
  holderOnly?: true
  /** The actor works for the body that approves: after a dispute the one above, else the one that has the case. */
  approvingOnly?: true
  /** When the case was put before the leader, he does this and nobody else. */
  orLeader?: true
  /** Two hands: whoever wrote or proposed it may not do this. */
  notProposer?: true
  /** Closed to the body that the case complains of. */
  notAbout?: true
  /** The clock starts anew. */
  restarts?: true
}

/** A kind's whole life: from each state, what may be done. */
export type StepTable = Readonly<Record<string, readonly Step[]>>

/** What the table needs to know of a case. */
export type Seen = {
  status: string
  communeId: string
  holderBodyId: string
  aboutBodyId: string | null
  proposedBy: string | null
  leaderDecides: boolean
  approverBodyId: string | null
}

export type Refusal = { ok: false; why: 'not_now' | 'not_you'; sentence: string }
export type Verdict = { ok: true; step: Step } | Refusal

/** May this actor do this now? Pure: table, case, action and actor in; the step, or a refusal with its sentence, out. */
export function next(table: StepTable, seen: Seen, action: string, actor: Actor): Verdict {
  const step = (table[seen.status] ?? []).find((row) => row.action === action)
  if (!step) return { ok: false, why: 'not_now', sentence: 'Việc này không làm được ở tình trạng hiện nay của hồ sơ.' }
  const sentence = refusalOf(step, seen, actor)
  return sentence ? { ok: false, why: 'not_you', sentence } : { ok: true, step }
}

/** What this actor may do now: the buttons on the page, in the table's order. */
export function open(table: StepTable, seen: Seen, actor: Actor): Step[] {
  return (table[seen.status] ?? []).filter((step) => refusalOf(step, seen, actor) === null)
}

/** States in which something may still be done by somebody other than a reader. */
export function isOpen(table: StepTable, status: string): boolean {
  return (table[status] ?? []).some((step) => step.to !== status)
}

const NOT_YOURS = 'Việc này không thuộc phần việc của ông/bà.'

function refusalOf(step: Step, seen: Seen, actor: Actor): string | null {
  if (actor.kind === 'system') return step.by === 'system' ? null : 'Việc này phải do người làm.'
  if (step.by === 'system') return 'Việc này hệ thống tự làm khi đến hạn.'
  if (step.by === 'sender') return actor.kind === 'sender' ? null : 'Việc này chỉ người gửi làm được.'
  if (actor.kind === 'sender') return 'Việc này do cán bộ làm.'
  if (actor.communeId !== seen.communeId) return NOT_YOURS
  if (step.orLeader && seen.leaderDecides) {
    if (!holds(actor, 'leader')) return 'Hồ sơ đã chuyển lên lãnh đạo xã. Lãnh đạo quyết định việc này.'
  } else if (!holds(actor, ...step.by) && !approvesAbove(step, seen, actor)) return NOT_YOURS
  if (step.approvingOnly && actor.bodyId !== (seen.approverBodyId ?? seen.holderBodyId))
    return 'Hồ sơ do cơ quan khác duyệt.'
  if (step.holderOnly && actor.bodyId !== seen.holderBodyId) return 'Hồ sơ đang ở cơ quan khác.'
  if (step.notAbout && seen.aboutBodyId !== null && actor.bodyId === seen.aboutBodyId)
    return 'Hồ sơ phản ánh chính cơ quan của ông/bà, nên cơ quan khác phải phân loại.'
  if (step.notProposer && actor.id === seen.proposedBy)
    return 'Người viết hoặc đề xuất không tự duyệt: cần một người khác.'
  return null
}

/** In the body above, its leader approves as its approver does. */
function approvesAbove(step: Step, seen: Seen, actor: StaffMember): boolean {
  return step.approvingOnly === true && seen.approverBodyId !== null && holds(actor, 'leader')
}
