import type { CaseRow, EventRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Role } from '../staff/actor.ts'
import type { MessageDetail } from './tables.ts'

/**
 * Whom among the officers: those of these roles where the case is, where it is approved, in the Front Committee, in the
 * whole commune, in every body but the one that acted and the one complained of, in the Party committee.
 */
export type Where = 'holder' | 'approver' | 'triage' | 'commune' | 'others' | 'party'
type Told = {
  /** The sender, by e-mail and by his phone, if he left a way. */
  sender?: true
  /** Other systems; those are told too of whatever the sender is told of. */
  outside?: true
  officers?: readonly (readonly [Where, ...Role[]])[]
}

/** Which event is told to whom. An event that is not here is told to nobody. */
export const TELLS: Readonly<Record<string, Told>> = {
  'petition.received': { sender: true },
  'petition.info_requested': { sender: true },
  'petition.info_added': { outside: true, officers: [['triage', 'intake_officer']] },
  'petition.details_added': { outside: true, officers: [['holder', 'intake_officer', 'handler']] },
  'petition.info_lapsed': { sender: true },
  'petition.assigned': { outside: true, officers: [['holder', 'handler', 'approver']] },
  'petition.returned': { outside: true, officers: [['triage', 'coordinator']] },
  'petition.put_to_leader': { officers: [['commune', 'leader']] },
  'petition.directed': {
    officers: [
      ['holder', 'handler', 'approver'],
      ['triage', 'coordinator'],
    ],
  },
  'petition.work_started': { outside: true },
  'petition.reply_proposed': { officers: [['approver', 'approver', 'leader']] },
  'petition.reply_returned': { officers: [['holder', 'handler']] },
  'petition.answered': { sender: true },
  'petition.answered_outside': { sender: true },
  'petition.advise_proposed': { officers: [['triage', 'approver']] },
  'petition.advised': { sender: true },
  'petition.decline_proposed': { officers: [['triage', 'coordinator']] },
  'petition.declined': { sender: true },
  'petition.extended': { sender: true, officers: [['triage', 'coordinator']] },
  'petition.merged': { sender: true },
  'petition.merge_refused': { outside: true, officers: [['triage', 'intake_officer']] },
  'petition.merge_undone': { sender: true },
  'petition.split': { sender: true },
  'petition.forwarded': { sender: true },
  'petition.taken_back': { outside: true, officers: [['triage', 'intake_officer']] },
  'petition.disputed': { outside: true, officers: [['triage', 'coordinator']] },
  'petition.dispute_declined': { sender: true },
  'petition.window_passed': { sender: true },
  'petition.closed': { sender: true, officers: [['holder', 'approver']] },
  'petition.unrestricted': { officers: [['triage', 'intake_officer', 'coordinator']] },
  'petition.withdrawn': { outside: true, officers: [['holder', 'intake_officer', 'handler']] },
  'deadline.triage_late': { officers: [['triage', 'intake_officer', 'coordinator']] },
  'deadline.reminded': { officers: [['holder', 'handler', 'approver']] },
  'deadline.overdue': { officers: [['holder', 'handler', 'approver']] },
  'deadline.escalated_approver': { officers: [['approver', 'approver', 'leader']] },
  'deadline.escalated_leader': { officers: [['commune', 'leader']] },
  'deadline.escalated_party': { officers: [['party', 'leader', 'approver']] },
  'deadline.outside_reminded': { officers: [['triage', 'coordinator']] },
  'identity.asked': {
    officers: [
      ['commune', 'leader'],
      ['others', 'approver'],
    ],
  },
  'identity.agreed': { officers: [['triage', 'coordinator']] },
  'identity.refused': { officers: [['triage', 'coordinator']] },
  'privacy.asked': { officers: [['triage', 'intake_officer', 'coordinator']] },
  'privacy.refused': { sender: true },
  'case.moved_to_heir': { officers: [['holder', 'handler', 'approver']] },
}

/** A message before it is kept. */
export type NewMessage = {
  id: string
  communeId: string
  caseId: string | null
  seq: number
  channel: 'all' | 'email' | 'push' | 'webhook'
  recipientKind: 'sender' | 'audience' | 'staff' | 'subscription' | 'webhook'
  recipientId: string
  message: string
  byId: string
  detail: MessageDetail
  createdAt: string
}

/** Where an event stands: what a message about it is named after. */
export type EventPlace = Pick<EventRow, 'caseId' | 'communeId' | 'seq' | 'at'>

/** What a message needs to know of an event, and of whom its case concerns. */
export type TellingEvent = EventPlace & Pick<EventRow, 'kind' | 'actorKind' | 'actorId'> & { bodyId?: string }
export type Concerned = Pick<CaseRow, 'holderBodyId' | 'approverBodyId'> & { aboutBodyId?: string | null }

/** Those who may find a restricted case, and nobody else. */
export const GRANTEES = 'grants'
/** An audience of one officer: this sign and his id. */
export const ONE = '@'
/** What they are told of its clock: it runs to the initial handling, not to an answer. */
const ENTRUSTED: Readonly<Record<string, string>> = {
  'deadline.reminded': 'entrusted.reminded',
  'deadline.overdue': 'entrusted.overdue',
}

/**
 * All messages about an event, from the table above. `row` is the case as it stands after the event. Of a restricted case
 * only those named in its grants hear, and its sender once: that it is with those who may decide.
 */
export function messagesAbout(
  event: TellingEvent,
  row: Concerned & Pick<CaseRow, 'restricted'>,
  book: CommuneBook,
): NewMessage[] {
  const isEntrusted = event.kind === 'petition.restricted'
  if (isEntrusted || row.restricted)
    return [
      ...(isEntrusted ? [toSender(event, event.kind)] : []),
      toAudience(event, ENTRUSTED[event.kind] ?? event.kind, GRANTEES, event.actorId),
    ]
  const told = TELLS[event.kind]
  if (!told) return []
  const tellsOutside = told.outside || told.sender
  return [
    ...(tellsOutside ? [toSender(event, event.kind, event.actorKind === 'sender')] : []),
    ...(told.officers ?? []).flatMap(([where, ...roles]) =>
      bodiesAt(where, event, row, book).map((body) =>
        toAudience(event, event.kind, `${body}:${roles.join()}`, event.actorId),
      ),
    ),
  ]
}

/** Is the sender told of this kind of event? Other systems may be told of more. */
export function tellsSender(kind: string): boolean {
  return kind === 'petition.submitted' || kind === 'petition.restricted' || TELLS[kind]?.sender === true
}

/** What is told also to the senders of cases that were merged into this one. */
export const FOLLOWED: readonly string[] = [
  'petition.extended',
  'petition.forwarded',
  'petition.answered',
  'petition.answered_outside',
  'petition.advised',
  'petition.declined',
]

/** Every kind of event that other systems may ask to be told of. */
export const OUTSIDE_EVENTS: readonly string[] = [
  'petition.submitted',
  ...Object.keys(TELLS).filter((kind) => TELLS[kind]?.sender || TELLS[kind]?.outside),
]

/** To the sender of the event's case, over whatever channels he left. `byHimself`: only other systems need to hear. */
export function toSender(event: EventPlace, message: string, byHimself = false): NewMessage {
  const byId = byHimself ? 'sender' : ''
  return { ...placed(event), channel: 'all', recipientKind: 'sender', recipientId: event.caseId, message, byId }
}

/** To officers: `body:role,role`, `*:role` in the whole commune, `!body,body:role` in every body but those. */
function toAudience(event: EventPlace, message: string, audience: string, byId = ''): NewMessage {
  const { id, ...rest } = placed(event)
  const to = { recipientKind: 'audience', recipientId: audience } as const
  return { ...rest, id: `${id}.${audience}`, channel: 'all', ...to, message, byId }
}

function placed({ caseId, communeId, seq, at }: EventPlace) {
  return { id: `${caseId}.${seq}`, communeId, caseId, seq, detail: {}, createdAt: at }
}

function bodiesAt(where: Where, event: TellingEvent, row: Concerned, book: CommuneBook): string[] {
  switch (where) {
    case 'holder':
      return [row.holderBodyId]
    case 'approver':
      return [row.approverBodyId ?? row.holderBodyId]
    case 'triage':
      return [book.commune.triageBodyId]
    case 'commune':
      return ['*']
    case 'others':
      return [`!${[event.bodyId, row.aboutBodyId].filter(Boolean).join()}`]
    case 'party':
      return [...book.bodies.values()]
        .filter((body) => body.kind === 'party_committee' && body.parentBodyId === null)
        .map((body) => body.id)
  }
}
