import { type Db, writeTogether } from '../../db/connect.ts'
import { setMark } from '../mark-queries.ts'
import type { CaseRow } from '../queries.ts'
import {
  addWords,
  behind,
  indexMarks,
  MOVED_MARK,
  movedAfter,
  SENT_MARK,
  sentAfter,
  type TextsOf,
  wordsGone,
} from './index-queries.ts'
import { rankOf, traitsOf, wordsIn } from './words.ts'

/** Cases that one turn takes up. */
const CASES_PER_TURN = 400
/** Events that one turn looks at. */
const EVENTS_PER_TURN = 2_000
/** Cases whose words go into one statement. */
const TOGETHER = 50
/**
 * Keeps the officers' search up with the cases: words and traits of what was sent and of what changed since the last turn.
 * The second time it adds nothing. A case that became restricted is taken out again.
 */
export async function sweepWords(db: Db, now: Date, textsOf: TextsOf): Promise<void> {
  const marks = await indexMarks(db)
  const sent = marks.get(SENT_MARK)
  let fresh = await sentAfter(db, behind(sent), CASES_PER_TURN)
  if (sent && fresh.length === CASES_PER_TURN && (fresh.at(-1)?.submittedAt ?? '') <= sent)
    fresh = await sentAfter(db, sent, CASES_PER_TURN)
  await keep(db, fresh, textsOf)
  const lastSent = fresh.length === CASES_PER_TURN ? fresh.at(-1)?.submittedAt : undefined
  await setMark(db, SENT_MARK, lastSent ?? now.toISOString())

  // Older happenings are in the cases themselves, which the first mark takes up as they are.
  const since = marks.get(MOVED_MARK) ?? now.toISOString()
  let moved = await movedAfter(db, behind(since), EVENTS_PER_TURN)
  if (moved.events === EVENTS_PER_TURN && moved.last <= since) moved = await movedAfter(db, since, EVENTS_PER_TURN)
  await keep(db, moved.rows, textsOf)
  await setMark(db, MOVED_MARK, moved.events === EVENTS_PER_TURN ? moved.last : now.toISOString())
}

async function keep(db: Db, rows: readonly CaseRow[], textsOf: TextsOf): Promise<void> {
  for (let at = 0; at < rows.length; at += TOGETHER) {
    const some = rows.slice(at, at + TOGETHER)
    const texts = await textsOf(
      db,
      some.map((row) => row.id),
    )
    const hidden = some.filter((row) => row.restricted)
    await writeTogether(
      db,
      hidden.flatMap((row) => wordsGone(db, row, texts.get(row.id) ?? [])),
    )
    for (const communeId of new Set(some.map((row) => row.communeId))) {
      const open = some.filter((row) => row.communeId === communeId && !row.restricted)
      await addWords(
        db,
        communeId,
        open.flatMap((row) => pairsOf(row, texts.get(row.id) ?? [])),
      )
    }
  }
}

function pairsOf(row: CaseRow, texts: readonly string[]): [string, number][] {
  return [...wordsIn([row.title, ...texts]), ...traitsOf(row)].map((word) => [word, rankOf(row)])
}
