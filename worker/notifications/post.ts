import { connect } from '../db/connect.ts'
import { deliverOne, type StatusWords } from './deliver.ts'
import { dispatch } from './dispatch-post.ts'
import { markFailed, markUnsure, messageById } from './queries.ts'

/**
 * The queue's consumer: `{ look: true }` says to look into the outbox, `{ id }` to send one message. What is to be sent stands in the outbox; each message of its own goes through the queue once, so
 * that it is brought again when this dies, and ends among the failed when it never can be sent.
 */
export function postOf(words: StatusWords) {
  return async function deliver(batch: MessageBatch<unknown>, env: Env): Promise<void> {
    const db = connect(env)
    const isLast = batch.queue.endsWith('-failed')
    const looks = batch.messages.filter((message) => isLook(message.body))
    for (const message of batch.messages) {
      const id = idOf(message.body)
      if (id === null) continue
      if (isLast) await giveUp(env, id)
      else {
        const again = await deliverOne(db, env, id, new Date(), words)
        if (again !== null) {
          message.retry({ delaySeconds: again })
          continue
        }
      }
      message.ack()
    }
    if (looks.length > 0 && !isLast) await dispatch(db, env, new Date())
    for (const message of looks) message.ack()
  }
}

/** The queue brought it for the last time: a person decides. */
async function giveUp(env: Env, id: string): Promise<void> {
  const [db, now] = [connect(env), new Date()]
  const row = await messageById(db, id)
  if (row?.state === 'waiting') await markFailed(db, id, row.failure || 'the queue gave up', now)
  if (row?.state === 'sending') await markUnsure(db, id, 'broke off', now)
  console.error(JSON.stringify({ failure: 'post.gave_up', channel: row?.channel, why: row?.failure }))
}

function isLook(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'look' in body
}

function idOf(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null
}
