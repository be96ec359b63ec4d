import type { Db } from '../db/connect.ts'
import { pauseAfter } from './deliver.ts'
import { due, handedOver, markFailed, markUnsure, MAX_ATTEMPTS, type MessageRow, putAside } from './queries.ts'
import { spread } from './spread-queries.ts'

/** Rows that one look takes up at a time, and how often it looks: the platform allows 1,000 queries an invocation, a row takes six. */
const AT_A_TIME = 40
const LOOKS = 3
/** Messages that the queue takes in one call. */
const QUEUE_BATCH = 100

/**
 * Looks into the outbox: spreads what is for an audience over its readers, hands what is to be sent to the queue, one
 * message each, and finds what broke off. What is too much for one invocation is left to the next, which it calls. Twice
 * at the same time changes nothing.
 */
export async function dispatch(db: Db, env: { POST: Queue }, now: Date): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const rows = await due(db, now, AT_A_TIME)
    for (const row of rows.filter((one) => one.channel === 'all')) await spreadOrPutAside(db, row, now)
    const outgoing = rows.filter((one) => one.channel !== 'all')
    for (const row of outgoing.filter(isInDoubt)) await markUnsure(db, row.id, 'broke off', now)
    const ids = outgoing.filter((row) => !isInDoubt(row)).map((row) => row.id)
    if (ids.length > 0) {
      await handedOver(db, ids, now)
      for (let at = 0; at < ids.length; at += QUEUE_BATCH)
        await env.POST.sendBatch(ids.slice(at, at + QUEUE_BATCH).map((id) => ({ body: { id } })))
    }
    if (rows.length < AT_A_TIME && rows.every((row) => row.channel !== 'all')) return
  }
  await env.POST.send({ look: true })
}

/** Begun and never ended. A webhook's receiver can tell a delivery that comes twice; people cannot. */
function isInDoubt(row: MessageRow): boolean {
  return row.state === 'sending' && row.channel !== 'webhook'
}

/** One that cannot be spread does not hold up the others. */
async function spreadOrPutAside(db: Db, row: MessageRow, now: Date): Promise<void> {
  try {
    await spread(db, row, now)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown'
    if (row.attempts + 1 >= MAX_ATTEMPTS) await markFailed(db, row.id, why, now)
    else await putAside(db, row, why, pauseAfter(row.attempts + 1), now)
  }
}
