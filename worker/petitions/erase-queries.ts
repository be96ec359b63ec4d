import { sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CaseRow } from '../cases/queries.ts'
import { wordsGone } from '../cases/search/index-queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { textsOfPetitions } from './finding/text-queries.ts'
import { answersGone } from './questions/answer-queries.ts'
import { evaluations, petitions, releases } from './tables.ts'

/** The sender's words of petitions: what he wrote and answered besides, what he said of the answer, the released text, the way to find them. */
export async function petitionWordsGone(
  db: Db,
  rows: readonly CaseRow[],
): Promise<(rows: readonly CaseRow[]) => Statement[]> {
  const texts = await textsOfPetitions(
    db,
    rows.map((row) => row.id),
  )
  return (done) => {
    const ids = JSON.stringify(done.map((row) => row.id))
    const among = (column: AnySQLiteColumn) => sql`${column} in (select value from json_each(${ids}))`
    const nothing = { content: '', demands: [], place: '', latitude: null, longitude: null }
    return [
      db.update(petitions).set(nothing).where(among(petitions.caseId)),
      db.update(evaluations).set({ comment: '' }).where(among(evaluations.caseId)),
      db.delete(releases).where(among(releases.caseId)),
      answersGone(db, among),
      ...done.flatMap((row) => wordsGone(db, row, texts.get(row.id) ?? [])),
    ]
  }
}
