import { and, asc, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CaseRow } from '../cases/queries.ts'
import { cases, eventTexts } from '../cases/tables.ts'
import type { Db, Statement } from '../db/connect.ts'
import { files } from '../files/tables.ts'
import { pushSubscriptions } from '../notifications/tables.ts'
import { dataRequests, submitters } from './tables.ts'

/** Cases of which something is to be erased by today, the longest due first. Reads what it returns, by index. */
export function casesToErase(db: Db, today: string, most: number): Promise<CaseRow[]> {
  return db.select().from(cases).where(lte(cases.eraseOn, today)).orderBy(asc(cases.eraseOn)).limit(most)
}

/** Sets the day of cases of which nothing goes today. A case that moved is left alone. */
export async function eraseLater(db: Db, rows: readonly { seen: CaseRow; on: string }[]): Promise<void> {
  if (rows.length === 0) return
  const values = JSON.stringify(rows.map(({ on, seen }) => [seen.id, seen.version, on]))
  await db.run(sql`update cases set erase_on = j.value ->> 2 from json_each(${values}) j
    where cases.id = j.value ->> 0 and cases.version = j.value ->> 1`)
}

/** Photos of these cases: all of them, or those alone that came from the sender. */
export function photosOf(db: Db, caseIds: readonly string[], scope: 'all' | 'own') {
  return db
    .select({ id: files.id, caseId: files.caseId, objectKey: files.objectKey })
    .from(files)
    .where(and(among(files.caseId, caseIds), scope === 'own' ? bySender('files') : undefined))
}

/** Name, telephone, e-mail and the way to the sender's phone. */
export function contactGone(db: Db, caseIds: readonly string[]): Statement[] {
  return [
    db.update(submitters).set({ sealed: '', keyId: '', hasEmail: false }).where(among(submitters.caseId, caseIds)),
    db.update(dataRequests).set({ sealed: '', keyId: '' }).where(among(dataRequests.caseId, caseIds)),
    db
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.ownerKind, 'case'), among(pushSubscriptions.ownerId, caseIds))),
  ]
}

/** The rows of photos whose objects are gone. */
export function photosGone(db: Db, ids: readonly string[]): Statement {
  return db.delete(files).where(among(files.id, ids))
}

/** The words that hang on events; the events and their hashes stay. */
export function textsGone(db: Db, caseIds: readonly string[], scope: 'all' | 'own'): Statement {
  return db
    .delete(eventTexts)
    .where(and(among(eventTexts.caseId, caseIds), scope === 'own' ? bySender('event_texts') : undefined))
}

function among(column: AnySQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`
}

/** What came with the first sending, or with an event of the sender's. */
function bySender(table: 'files' | 'event_texts'): SQL {
  const name = sql.raw(table)
  return sql`(${name}.seq = 1 or exists (select 1 from events e
    where e.case_id = ${name}.case_id and e.seq = ${name}.seq and e.actor_kind = 'sender'))`
}
