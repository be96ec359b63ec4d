import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { reportRounds } from '../tables.ts'

/** The commune's words on a round, as they stand. */
export async function wordsOf(db: Db, roundId: string): Promise<{ words: Record<string, string>; revision: number }> {
  const found = await db
    .select({ words: reportRounds.words, revision: reportRounds.wordsRevision })
    .from(reportRounds)
    .where(eq(reportRounds.dossierId, roundId))
    .get()
  return found ?? { words: {}, revision: 0 }
}

/** Saves them over the revision that was seen, as long as the round is being put together: false when somebody was first. */
export async function saveWords(
  db: Db,
  roundId: string,
  seen: number,
  words: Record<string, string>,
): Promise<boolean> {
  const isOpen = sql`exists (select 1 from ${dossiers} where ${dossiers.id} = ${roundId} and ${dossiers.status} in ('open', 'closed'))`
  const rows = await db
    .update(reportRounds)
    .set({ words, wordsRevision: seen + 1 })
    .where(and(eq(reportRounds.dossierId, roundId), eq(reportRounds.wordsRevision, seen), isOpen))
    .returning({ id: reportRounds.dossierId })
  return rows.length > 0
}

/** Takes the words as they stand and lets nobody save over what he saw before. */
export async function takeWords(db: Db, roundId: string): Promise<Record<string, string>> {
  const [taken] = await db
    .update(reportRounds)
    .set({ wordsRevision: sql`${reportRounds.wordsRevision} + 1` })
    .where(eq(reportRounds.dossierId, roundId))
    .returning({ words: reportRounds.words })
  return taken?.words ?? {}
}
