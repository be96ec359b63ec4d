import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dialogueQuestions } from '../hall/tables.ts'
import type { MinutesOwn } from './own.ts'
import { dialogueEntries, type EntryRow } from './tables.ts'

/** So many unanswered questions are counted one by one. */
export const MOST_UNANSWERED = 50

/** What was taken down at a meeting, and whether questions are left. */
export async function readMinutes(db: Db, sessionId: string): Promise<MinutesOwn> {
  const [entries, open] = await Promise.all([
    entriesOf(db, sessionId),
    db
      .select({ one: sql`1` })
      .from(dialogueQuestions)
      .where(and(eq(dialogueQuestions.sessionId, sessionId), sql`state = 'shown' and outcome = ''`))
      .limit(MOST_UNANSWERED + 1),
  ])
  return { entries, unanswered: open.length }
}

/** The entries that stand, in the order in which they were said. */
export function entriesOf(db: Db, sessionId: string): Promise<EntryRow[]> {
  return db
    .select()
    .from(dialogueEntries)
    .where(and(eq(dialogueEntries.sessionId, sessionId), isNull(dialogueEntries.removedAt)))
    .orderBy(asc(dialogueEntries.takenAt), asc(dialogueEntries.id))
}
