import { connect } from '../db/connect.ts'
import { deliverWaiting } from './deliver.ts'

/**
 * The queue only says "look": what is to be sent stands in the outbox, with its own count of tries. A batch that
 * could not be worked through comes back; one that never could is told once and left to the five-minute sweep.
 */
export async function deliver(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  if (batch.queue.endsWith('-failed')) {
    console.error(JSON.stringify({ failure: 'post.gave_up', many: batch.messages.length }))
  }
  await deliverWaiting(connect(env), env, new Date())
  batch.ackAll()
}
