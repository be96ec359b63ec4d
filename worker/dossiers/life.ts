import { holds, type Role, type StaffMember } from '../staff/actor.ts'

/**
 * On which side of a dossier somebody stands: in the body that leads it, in the one whose answer it asks for, in the Front
 * Committee, in a body above (Đảng ủy, HĐND, or named as competent), on its team by name, in a body that is looked at or
 * was asked for an opinion and to which something was sent.
 */
export type Side = 'lead' | 'addressed' | 'front' | 'above' | 'team' | 'supervised' | 'invited'

/** Who does a step: on that side, in one of those roles. On the team any role does. */
export type By = readonly [Side, ...Role[]]

/** One row of a kind's transition table. */
export type DossierStep = {
  /** Imperative, as in the address: `tiep-nhan`. */
  action: string
  /** The state after it; the same state when only something is noted. */
  to: string
  /** Past tense, for the history: `recommendation.acknowledged`. */
  event: string
  by: readonly By[] | 'citizen' | 'system'
  /** Two hands: whoever wrote what this step judges may not do it. */
  notWriter?: true
}

/** A kind's whole life: from each state, what may be done. */
export type DossierTable = Readonly<Record<string, readonly DossierStep[]>>

/** What the table needs to know of a dossier. */
export type DossierSeen = {
  status: string
  communeId: string
  leadBodyId: string
  addressedBodyId: string | null
  writtenBy: string | null
}

/** What tells the sides apart: the Front's body, bodies above, who is on the team. */
export type Ground = {
  frontBodyId: string
  above: readonly string[]
  team: readonly string[]
  supervised?: readonly string[]
  invited?: readonly string[]
}

export type DossierActor = StaffMember | { kind: 'citizen' } | { kind: 'system' }

export type DossierVerdict =
  | { ok: true; step: DossierStep }
  | { ok: false; why: 'not_now' | 'not_you'; sentence: string }

/** May this actor do this now? The step, or a refusal with its sentence. */
export function nextOf(
  table: DossierTable,
  seen: DossierSeen,
  ground: Ground,
  action: string,
  actor: DossierActor,
): DossierVerdict {
  const rows = (table[seen.status] ?? []).filter((row) => row.action === action)
  if (rows.length === 0)
    return { ok: false, why: 'not_now', sentence: 'Việc này không làm được ở tình trạng hiện nay của hồ sơ.' }
  let sentence = ''
  for (const step of rows) {
    const refusal = refusalOf(step, seen, ground, actor)
    if (refusal === null) return { ok: true, step }
    sentence = refusal
  }
  return { ok: false, why: 'not_you', sentence }
}

/** What this actor may do now: the buttons on the page, in the table's order. */
export function openSteps(table: DossierTable, seen: DossierSeen, ground: Ground, actor: DossierActor): DossierStep[] {
  return (table[seen.status] ?? []).filter((step) => refusalOf(step, seen, ground, actor) === null)
}

/** The sides on which an officer stands. */
export function sidesOf(
  staff: StaffMember,
  seen: DossierSeen,
  { above, frontBodyId, invited = [], supervised = [], team }: Ground,
): Side[] {
  const is: Record<Side, boolean> = {
    lead: staff.bodyId === seen.leadBodyId,
    addressed: staff.bodyId === seen.addressedBodyId,
    front: staff.bodyId === frontBodyId,
    above: above.includes(staff.bodyId),
    team: team.includes(staff.id),
    supervised: supervised.includes(staff.bodyId),
    invited: invited.includes(staff.bodyId),
  }
  return (Object.keys(is) as Side[]).filter((side) => is[side])
}

const NOT_YOURS = 'Việc này không thuộc phần việc của ông/bà.'
const NEEDS: Record<Side, string> = {
  lead: 'Việc này do cơ quan chủ trì làm.',
  addressed: 'Việc này do cơ quan phải trả lời làm.',
  front: 'Việc này do Ban Thường trực Mặt trận xã làm.',
  above: 'Việc này do cấp có thẩm quyền làm.',
  team: 'Việc này do thành viên của đoàn làm.',
  supervised: 'Việc này do cơ quan được giám sát làm.',
  invited: 'Việc này do cơ quan, tổ chức được mời góp ý làm.',
}

function refusalOf(step: DossierStep, seen: DossierSeen, ground: Ground, actor: DossierActor): string | null {
  if (actor.kind === 'system') return step.by === 'system' ? null : 'Việc này phải do người làm.'
  if (step.by === 'system') return 'Việc này hệ thống tự làm khi đến hạn.'
  if (step.by === 'citizen') return actor.kind === 'citizen' ? null : 'Việc này do người dân làm.'
  if (actor.kind === 'citizen') return 'Việc này do cán bộ làm.'
  if (actor.communeId !== seen.communeId) return NOT_YOURS
  const sides = sidesOf(actor, seen, ground)
  const mine = step.by.filter(([side]) => sides.includes(side))
  if (mine.length === 0) return NEEDS[step.by[0]?.[0] ?? 'lead']
  if (!mine.some(([side, ...roles]) => side === 'team' || holds(actor, ...roles))) return NOT_YOURS
  if (step.notWriter && actor.id === seen.writtenBy)
    return 'Người đã viết hoặc đề xuất không tự xét việc của mình: cần một người khác.'
  return null
}
