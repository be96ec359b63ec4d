import { freshBook } from '../communes/queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { tellAll } from '../notifications/outbox.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { type NewMessage, ONE } from '../notifications/tells.ts'
import { takeMany } from './many-queries.ts'
import type { EventRow } from './queries.ts'
import { casesLeftAlone, namersOf } from './unattended-queries.ts'

/** Cases of one turn; the next turn goes on. */
const PER_TURN = 100

/**
 * Restricted cases whose last officer is gone: an event opens the way for a leader to name another, and he is told
 * without a word of the case, not even its code. A second turn finds nothing.
 */
export async function openToLeaders(db: Db, now: Date): Promise<number> {
  const left = await casesLeftAlone(db, PER_TURN)
  const namers = await namersOf(
    db,
    left.map(({ id }) => id),
  )
  let opened = 0
  for (const [communeId, rows] of Map.groupBy(left, (row) => row.communeId)) {
    const book = await freshBook(db, communeId, now)
    if (!book) continue
    const deeds = rows.map((seen) => ({
      seen,
      event: { kind: 'case.unattended', actor: { kind: 'system' as const }, at: now },
    }))
    const { done } = await takeMany(db, deeds, (written) => [
      ...tellAll(written.map(({ event, row }) => ({ event, row, book }))),
      ...toNamers(written.flatMap(({ event }) => messagesTo(event, namers.get(event.caseId) ?? []))),
    ])
    opened += done.length
  }
  return opened
}

function toNamers(messages: NewMessage[]): Statement[] {
  return messages.length > 0 ? [keepMessages(messages)] : []
}

function messagesTo({ at, caseId, communeId, kind, seq }: EventRow, namers: readonly string[]): NewMessage[] {
  return namers.map((staffId) => ({
    ...{ id: `${caseId}.${seq}.${ONE}${staffId}`, communeId, caseId: null, seq: 0 },
    ...{ channel: 'all', recipientKind: 'audience', recipientId: `${ONE}${staffId}` },
    ...{ message: kind, byId: '', detail: {}, createdAt: at },
  }))
}
