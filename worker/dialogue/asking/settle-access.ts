import type { Context } from '../../http/context.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { uncountedTopics } from './count-queries.ts'
import { settleTopic } from './settle-queries.ts'

/** Counts what this commune's officers just moved, and does what follows, before their answer goes out; the clock takes the rest. */
export async function settleHere(c: Context, most: number): Promise<void> {
  const { book, db, now } = c.var
  for (const { id } of await uncountedTopics(db, most, book.commune.id))
    if ((await settleTopic(db, book, id, now)) === 'reached') tellPost(c)
}
