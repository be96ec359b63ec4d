import type { CommuneBook } from '../communes/book.ts'
import { localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import type { CaseRow, EventRow } from './queries.ts'
import type { holdings } from './tables.ts'

type Holding = typeof holdings.$inferSelect
type Held = Pick<CaseRow, 'status' | 'submittedAt' | 'holderBodyId' | 'heldSince'>

/** One stretch in which a body had a case. `to` is null while it has it. */
export type HandOver = { bodyId: string; from: string; to: string | null; workingDays: number }
export type HandOvers = {
  stretches: HandOver[]
  /** Working days from the first day to the last one, or to today. */
  total: number
}

/** States in which nobody has to act: the last who acted had it until then. */
const PUT_DOWN = ['answered', 'closed', 'advised', 'declined', 'withdrawn', 'merged', 'split', 'forwarded']
/** Events with which a case went on before hand-overs were kept as rows. */
const MOVES = ['petition.assigned', 'petition.returned', 'petition.disputed']

/** Who had a case from when to when, in order, and who has it now: days are `2026-11-21`. */
export function handOvers(
  row: Held,
  kept: readonly Pick<Holding, 'bodyId' | 'fromAt' | 'toAt' | 'workingDays'>[],
  events: readonly Pick<EventRow, 'kind' | 'at' | 'detail'>[],
  today: string,
  book: CommuneBook,
): HandOvers {
  const known = kept.map((one) => ({
    bodyId: one.bodyId,
    from: localDay(one.fromAt),
    to: localDay(one.toAt) as string | null,
    workingDays: one.workingDays,
  }))
  const since = kept[0]?.fromAt ?? row.heldSince
  const stretches = [...beforeRows(row, events, since, book), ...known]
  const isKept = kept.some((one) => one.fromAt >= row.heldSince)
  if (!PUT_DOWN.includes(row.status)) stretches.push(stretch(row.holderBodyId, row.heldSince, null, today, book))
  else if (!isKept) stretches.push(stretch(row.holderBodyId, row.heldSince, lastDeed(row, events), today, book))
  const [first, last] = [stretches[0], stretches.at(-1)]
  const total = first && last ? workingDaysBetween(first.from, last.to ?? today, book.specialDays) : 0
  return { stretches, total: Math.max(0, total) }
}

function stretch(bodyId: string, fromAt: string, toAt: string | null, today: string, book: CommuneBook): HandOver {
  const [from, to] = [localDay(fromAt), toAt === null ? null : localDay(toAt)]
  return { bodyId, from, to, workingDays: Math.max(0, workingDaysBetween(from, to ?? today, book.specialDays)) }
}

/** Hand-overs of a case that is older than their rows, read out of its events: it began with the body that receives. */
function beforeRows(
  row: Held,
  events: readonly Pick<EventRow, 'kind' | 'at' | 'detail'>[],
  until: string,
  book: CommuneBook,
): HandOver[] {
  const found: HandOver[] = []
  let bodyId: string = book.commune.triageBodyId
  let fromAt = row.submittedAt
  for (const event of events) {
    if (!MOVES.includes(event.kind) || event.at > until) continue
    found.push(stretch(bodyId, fromAt, event.at, until, book))
    bodyId = event.kind === 'petition.assigned' ? givenTo(event.detail, book) : book.commune.triageBodyId
    fromAt = event.at
  }
  return found
}

function givenTo(detail: string, book: CommuneBook): string {
  const { body, bodyId } = JSON.parse(detail) as { body?: unknown; bodyId?: unknown }
  if (typeof bodyId === 'string') return bodyId
  return [...book.bodies.values()].find(({ name }) => name === body)?.id ?? ''
}

/** When the last deed that put it down was done: not when somebody looked or a message went out. */
function lastDeed(row: Held, events: readonly Pick<EventRow, 'kind' | 'at'>[]): string {
  const ends = ENDS[row.status] ?? []
  return events.findLast((event) => ends.includes(event.kind))?.at ?? events.at(-1)?.at ?? row.heldSince
}

const ENDS: Readonly<Record<string, readonly string[]>> = {
  answered: ['petition.answered'],
  closed: ['petition.answered', 'petition.dispute_declined'],
  advised: ['petition.advised'],
  declined: ['petition.declined'],
  withdrawn: ['petition.withdrawn'],
  merged: ['petition.merged'],
  split: ['petition.split'],
  forwarded: ['petition.forwarded'],
}
