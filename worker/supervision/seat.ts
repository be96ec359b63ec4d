import type { DossierFile } from '../dossiers/file.ts'
import { holds } from '../staff/actor.ts'
import { supervisedOf, type SupervisionDesk } from './own.ts'
import type { SessionRow } from './tables.ts'
import type { ReportWords } from './words.ts'

/** From where an officer looks at a topic: from within, from above, from a body that is looked at. */
export type Seat = 'inside' | 'above' | 'body'

type Seen = Pick<SupervisionDesk, 'book' | 'file' | 'staff'>
type Event = DossierFile['events'][number]

/** The Front, whoever leads, and the team work within; leaders and bodies above look on; a body sees what was sent to it. */
export function seatOf({ book, file, staff }: Seen): Seat {
  const isNamed = file.people.some((one) => one.until === null && one.staffId === staff.id)
  const isOfFront =
    staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  if (isNamed || isOfFront || staff.bodyId === file.row.leadBodyId) return 'inside'
  if (supervisedOf({ file }).includes(staff.bodyId)) return 'body'
  const isAbove = file.bodies.some((one) => one.role === 'competent' && one.bodyId === staff.bodyId)
  return isAbove || holds(staff, 'leader') ? 'above' : 'body'
}

/** Is the report out? */
export function isReported({ file }: Pick<Seen, 'file'>): boolean {
  return file.own.reportedOn !== null
}

/** The report as this officer may read it: a draft stays within; a body reads of the recommendations those to itself. */
export function reportFor(seen: Seen): ReportWords | null {
  const { report } = seen.file.own
  const seat = seatOf(seen)
  if (!report || (seat !== 'inside' && !isReported(seen))) return null
  return seat === 'body' ? { ...report, asks: report.asks.filter((one) => one.bodyId === seen.staff.bodyId) } : report
}

/** The sessions that this officer sees: a body its own. */
export function sessionsFor(seen: Seen): SessionRow[] {
  const { sessions } = seen.file.own
  return seatOf(seen) === 'body' ? sessions.filter((one) => one.bodyId === seen.staff.bodyId) : sessions
}

/** Until the report is out these stay with those who work on it. */
export const DRAFTING = ['report_written', 'report_returned', 'report_confirmed', 'observation', 'found']
/** What a body reads of the history: what was sent to it and what concerns everybody. */
export const FOR_BODIES = [
  'sent',
  'work_ended',
  'reported',
  'conclusions_published',
  'suspended',
  'resumed',
  'cancelled',
  'closed',
]
/** What a body reads when it is about itself. */
export const OF_BODY = ['body_reported', 'session_held', 'session_moved']

/** The history as this officer may read it. */
export function eventsFor(seen: Seen): Event[] {
  const { events } = seen.file
  const seat = seatOf(seen)
  if (seat === 'inside') return events
  const kindOf = (event: Event) => event.kind.replace(/^supervision\./, '')
  if (seat === 'above')
    return events.filter((event) => isReported(seen) || !DRAFTING.some((word) => kindOf(event).startsWith(word)))
  return events.filter((event) => {
    const kind = kindOf(event)
    if (OF_BODY.includes(kind)) return (JSON.parse(event.detail) as { body?: string }).body === seen.staff.bodyId
    return FOR_BODIES.includes(kind)
  })
}

/** The files that this officer may open: those of events that he reads; papers of the draft stay within. */
export function filesFor(seen: Seen): DossierFile['files'] {
  const seat = seatOf(seen)
  const kinds = new Map(eventsFor(seen).map((event) => [event.seq, event.kind]))
  return seen.file.files.filter(({ seq }) => {
    const kind = kinds.get(seq)
    // Photos from the spot stand with what was found there.
    if (kind === 'supervision.found') return false
    return kind !== undefined && (seat === 'inside' || kind !== 'supervision.report_written')
  })
}

/** Recommendations that came out of it, as far as he may know of them. */
export function asksFor(seen: Seen): DossierFile['kin'] {
  const asks = seen.file.kin.filter((one) => one.kind === 'recommendation')
  return seatOf(seen) === 'body' ? asks.filter((one) => one.addressedBodyId === seen.staff.bodyId) : asks
}
