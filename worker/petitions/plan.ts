import type { CaseRow } from '../cases/queries.ts'
import type { Step } from '../cases/transitions.ts'
import type { CommuneBook } from '../communes/book.ts'
import { localDay } from '../deadlines/calendar.ts'
import { limitOn } from '../deadlines/limit.ts'
import type { Colleague, StaffMember } from '../staff/actor.ts'
import { clockOf } from './submit.ts'

/** What an action changes, as data: the event's facts and words, and the case's new columns. */
export type Plan = {
  ok: true
  event: string
  set: Partial<CaseRow>
  detail: Record<string, unknown>
  text?: string
  /** Another case that moves in the same moment. */
  other?: { row: CaseRow; event: string; detail: Record<string, unknown> }
  /** Parts into which the case is split. */
  parts?: Part[]
  /** People who get or lose the way to a restricted case. */
  grant?: readonly string[]
  endGrant?: readonly string[]
  /** A document to be numbered. */
  document?: { kind: 'transfer_note'; subject: string; recipient: string }
  /** What was public is taken back. */
  takeBack?: true
}
export type PlanRefusal = { ok: false; field: string; sentence: string }

/** One matter of a petition that held several. */
export type Part = {
  content: string
  demands: string[]
  category: string
  responsibleBodyId: string
  ruleId: string
  reason: string
  limitId: string
  dueOn: string
  actOn: string
}

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
  demands: readonly string[]
  /** Photos that come with this action. */
  photoCount: number
  allowPublish: boolean
  /** The body that gave the last answer. */
  lastAnswerer: string | null
  /** Was the case forwarded in time? Asked when an outside answer comes in. */
  forwardedOn: string | null
  /** The case that the code of a merge names, if this officer may find it. */
  into: CaseRow | null
  /** How many cases are merged into this one. */
  mergedHere: number
  /** Officers of the commune; only for the deeds that name people. */
  colleagues: readonly Colleague[]
  /** Who holds a grant to this restricted case now. */
  granted: readonly string[]
}

/** The plan of a step: its event and its state, and what else it changes. */
export function plan(step: Step, parts: Partial<Omit<Plan, 'ok' | 'event'>>): Plan {
  return { ok: true, event: step.event, detail: {}, ...parts, set: { status: step.to, ...parts.set } }
}

/** What is wrong, at the field that it concerns. */
export function refuse(field: string, sentence: string): PlanRefusal {
  return { ok: false, field, sentence }
}

/** Columns of a case that goes back to whoever triages. */
export function toTriage(scene: Pick<Scene, 'book' | 'now'>): Partial<CaseRow> {
  return { holderBodyId: scene.book.commune.triageBodyId, heldSince: scene.now.toISOString() }
}

/** Columns of a clock that starts anew after a dispute: the same limit, from today, nothing paused or granted. */
export function restarted({ book, row, now }: Pick<Scene, 'book' | 'row' | 'now'>) {
  const today = localDay(now)
  const code = book.limits.find((limit) => limit.id === row.limitId)?.code ?? 'ordinary'
  return {
    clockFrom: today,
    dueOn: clockOf(book, code, today).due,
    limitId: limitOn(book.limits, code, today).id,
    pauses: [],
    extendedBy: 0,
  }
}
