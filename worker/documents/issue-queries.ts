import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import type { DraftRow } from './draft-queries.ts'
import type { DocumentKind } from './number.ts'
import type { Paper } from './paper.ts'
import { type DocumentRow, searchTextOf } from './queries.ts'
import type { FileRow } from './register-queries.ts'
import { documentDrafts, documentFiles, documents } from './tables.ts'

/** The number that the next document of a series gets. */
export async function nextNumber(db: Db, bodyId: string, kind: DocumentKind, year: number): Promise<number> {
  const found = await db
    .select({ next: sql<number>`coalesce(max(${documents.number}), 0) + 1` })
    .from(documents)
    .where(and(eq(documents.bodyId, bodyId), eq(documents.documentKind, kind), eq(documents.year, year)))
    .get()
  return found?.next ?? 1
}

/** A draft as it goes out: under which number, with what text, as which file. */
export type Going = { draft: DraftRow; paper: Paper; by: string; now: Date; file: FileRow } & (
  | { held: DocumentRow; issuedOn: string }
  | { held: null; id: string; kind: DocumentKind; number: number; issuedOn: string }
)

/**
 * Number, file and locked draft, all of them or none. `taken`: somebody else got that number meanwhile; `moved`: the
 * draft, or the number that was held for it, is no longer what was seen.
 */
export async function issueDraft(db: Db, going: Going): Promise<'done' | 'taken' | 'moved'> {
  const { draft, file, paper } = going
  const isOpen = and(
    eq(documentDrafts.id, draft.id),
    eq(documentDrafts.revision, draft.revision),
    eq(documentDrafts.state, 'open'),
    sql`(${documentDrafts.needsConfirmation} is null or ${documentDrafts.confirmedAt} is not null)`,
  )
  const documentId = file.documentId
  const isNumbered = sql`exists (select 1 from documents where documents.id = ${documentId} and documents.draft_id = ${draft.id})`
  const entry = going.held
    ? db
        .update(documents)
        .set(textOf(going))
        .where(
          and(
            eq(documents.id, going.held.id),
            eq(documents.state, 'reserved'),
            sql`exists (select 1 from document_drafts where ${isOpen})`,
          ),
        )
    : insertIf(
        db,
        documents,
        { ...numberOf(going), ...textOf(going) },
        sql`select 1 from document_drafts where ${isOpen}`,
      )
  const lock = db
    .update(documentDrafts)
    .set({ state: 'issued', documentId, paper, revision: draft.revision + 1, editedAt: going.now.toISOString() })
    .where(and(isOpen, isNumbered))
    .returning({ id: documentDrafts.id })
  try {
    const kept = insertIf(db, documentFiles, file, sql`select 1 where ${isNumbered}`)
    const results = await writeTogether(db, [entry, kept, lock])
    return (results[2]?.length ?? 0) > 0 ? 'done' : 'moved'
  } catch (error) {
    if (isTaken(error, 'documents.body_id')) return 'taken'
    throw error
  }
}

function textOf({ by, draft, issuedOn, now, paper }: Going) {
  const recipient = paper.addressees.join('; ')
  const isCase = draft.subjectKind === 'case'
  return {
    ...{ state: 'issued' as const, subject: paper.subject, recipient, issuedOn, issuedBy: by },
    issuedAt: now.toISOString(),
    ...{ template: draft.template, restricted: draft.restricted, searchText: searchTextOf(paper.subject, recipient) },
    ...{ draftId: draft.id, caseId: isCase ? draft.subjectId : null },
  }
}

function numberOf({ draft, id, issuedOn, kind, now, number, paper }: Extract<Going, { held: null }>) {
  return {
    ...{ id, communeId: draft.communeId, bodyId: draft.bodyId, documentKind: kind, number },
    ...{ year: Number(issuedOn.slice(0, 4)), codeNotation: paper.code, createdAt: now.toISOString() },
    ...{ voidedBy: null, voidedAt: null, voidReason: null, heldBy: null },
  }
}

/** Inserts a row if this query finds any. */
function insertIf<T extends SQLiteTable>(db: Db, table: T, row: T['$inferSelect'], found: SQL): Statement {
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = (row as Record<string, unknown>)[name] ?? null
    return sql`${value === null ? null : column.mapToDriverValue(value)}`
  })
  return db.insert(table).select(sql`select ${sql.join(values, sql`, `)} where exists (${found})`)
}
