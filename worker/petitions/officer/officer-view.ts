import { heirOf } from '../../bodies/heir.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { Colleague, StaffMember } from '../../staff/actor.ts'
import type { Opening } from '../../submitters/identity.ts'
import type { Contact } from '../../submitters/seal.ts'
import type { FieldErrors } from '../form.ts'
import type { Circumstances, Offer } from './offers.ts'
import type { CaseFile } from '../queries.ts'
import type { AnsweredSheet } from '../questions/further.ts'
import type { Supports } from '../public/supports.ts'
import type { Similar } from '../similar/similar-queries.ts'

/** What an officer typed, by field, as it came. */
export type Kept = ReadonlyMap<string, readonly string[]>

/** All that an officer's page of a case shows. */
export type CaseView = {
  book: CommuneBook
  staff: StaffMember
  file: CaseFile
  /** `BX-26-000123`. */
  code: string
  today: string
  about: Circumstances
  offers: Offer[]
  /** An officer's name by id. */
  nameOf: (id: string) => string
  /** Officers of the commune: only where a form names people. */
  colleagues: readonly Colleague[]
  /** Cases that may be about the same matter. */
  similar: readonly Similar[]
  /** What its sender answered to further questions of its field. */
  answered: readonly AnsweredSheet[]
  /** How many support it, when it is published and enough do. */
  supports: Supports | null
  /** May he ask who sent it? */
  mayRead: boolean
  /** The last request to open who sent it. */
  opening: Opening | null
  /** May he ask for that, and why not just now. */
  asking: { mayAsk: boolean; refusal: string | null }
  /** What was just done, or why it was not. */
  said?: { tone: 'good' | 'warn'; text: string }
  /** The form that was sent and not accepted. */
  sent?: { action: string; kept: Kept; errors: FieldErrors }
  /** Who sent it: once, after he asked. */
  contact?: Contact
}

/** What a field of an action's form starts with: what was typed when that form was sent, else `initial`. */
export function typed(view: CaseView, action: string, name: string, initial = ''): string {
  return view.sent?.action === action ? (view.sent.kept.get(name)?.at(-1) ?? '') : initial
}

/** The same for a field that comes several times. */
export function typedAll(
  view: CaseView,
  action: string,
  name: string,
  initial: readonly string[] = [],
): readonly string[] {
  return view.sent?.action === action ? (view.sent.kept.get(name) ?? []) : initial
}

/** What is wrong with a field of an action's form. */
export function errorsAt(view: CaseView, action: string, name: string): string[] {
  return view.sent?.action === action ? (view.sent.errors[name] ?? []) : []
}

/** The last proposal of that kind: why, in which words, by whom. Null when none waits. */
export function proposalOf(view: CaseView): { reasonCode: string; words: string; by: string; at: string } | null {
  const { events, row } = view.file
  if (row.proposal === null) return null
  const event = events.findLast((one) => one.kind === `petition.${row.proposal}_proposed`)
  if (!event) return null
  const { reasonCode } = JSON.parse(event.detail) as { reasonCode?: unknown }
  // The first line is the reason's own wording; the officer's words follow.
  const words = event.text.split('\n').slice(1).join('\n')
  return { reasonCode: String(reasonCode ?? ''), words, by: event.actorId, at: event.at }
}

/** The answer that waits for approval, or that was sent back and is to be written anew. */
export function draftOf(view: CaseView): CaseFile['replies'][number] | null {
  const last = view.file.replies.at(-1)
  if (!last || last.approvedAt !== null) return null
  return heirOf(view.book.bodies, last.bodyId, view.today) === view.file.row.holderBodyId ? last : null
}
