import { openBook } from '../../communes/queries.ts'
import type { Db } from '../../db/connect.ts'
import { markUncounted, uncountedTopics } from './count-queries.ts'
import { settleTopic } from './settle-queries.ts'

/** Topics of one turn: each is a few statements, and the platform allows 1,000 queries an invocation. */
const TOPICS_PER_TURN = 60

/** Counts the topics for which somebody asked or withdrew since the last turn, and does what follows. How many it counted. */
export async function countTopics(db: Db, now: Date): Promise<number> {
  await markUncounted(db)
  const topics = await uncountedTopics(db, TOPICS_PER_TURN)
  for (const { communeId, id } of topics) {
    const book = await openBook(db, communeId, now)
    if (book) await settleTopic(db, book, id, now)
  }
  return topics.length
}
