import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { documentFiles } from '../../documents/tables.ts'
import { dossierBodies } from '../../dossiers/tables.ts'
import { type CompilationRow, reportCompilations } from './tables.ts'

/** A round as it was put together, for the batch in which it is submitted. */
export function keepCompilation(
  db: Db,
  row: Pick<
    CompilationRow,
    'roundId' | 'number' | 'communeId' | 'basis' | 'words' | 'content' | 'contentHash' | 'madeBy' | 'madeAt'
  >,
): Statement {
  return db.insert(reportCompilations).values(row)
}

/** How it went out, for the batch in which it is sent. */
export function noteSent(
  db: Db,
  { number, roundId }: Pick<CompilationRow, 'roundId' | 'number'>,
  sent: Pick<CompilationRow, 'documentId' | 'documentCode' | 'wordKey' | 'sheetKey' | 'sentAt'>,
): Statement {
  return db
    .update(reportCompilations)
    .set(sent)
    .where(and(eq(reportCompilations.roundId, roundId), eq(reportCompilations.number, number)))
}

/** Bodies that read it from now on. */
export function invited(db: Db, dossierId: string, bodies: readonly string[], now: Date): Statement {
  const since = now.toISOString()
  return db
    .insert(dossierBodies)
    .values(bodies.map((bodyId) => ({ dossierId, bodyId, role: 'invited' as const, since })))
    .onConflictDoNothing()
}

/** The file of an issued document: as it was signed, else as it was made. */
export async function fileOfDocument(db: Db, documentId: string): Promise<string> {
  const rows = await db
    .select({ key: documentFiles.objectKey, kind: documentFiles.kind, type: documentFiles.type })
    .from(documentFiles)
    .where(eq(documentFiles.documentId, documentId))
  return rows.find(({ kind }) => kind === 'issued')?.key ?? rows[0]?.key ?? ''
}

/** Which of these objects of the bucket belong to a report that was sent. */
export async function ownedByCompilations(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const { sheetKey, wordKey } = reportCompilations
  const these = sql`(select value from json_each(${JSON.stringify(keys)}))`
  const [words, sheets] = await Promise.all([
    db.select({ key: wordKey }).from(reportCompilations).where(inArray(wordKey, these)),
    db.select({ key: sheetKey }).from(reportCompilations).where(inArray(sheetKey, these)),
  ])
  return new Set([...words, ...sheets].map(({ key }) => key))
}
