import { eq } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import { readUnit } from '../../communes/unit.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { dossierBodies, type DossierRow } from '../../dossiers/tables.ts'
import type { EvidenceOf } from '../evidence.ts'
import { type CommendationRow, commendations } from '../tables.ts'
import type { PraiseDesk, PraiseMore, PraiseOwn } from './own.ts'

/** What a proposal has besides its dossier. */
export async function praiseOf(db: Db, dossierId: string): Promise<CommendationRow> {
  const found = await db.select().from(commendations).where(eq(commendations.dossierId, dossierId)).get()
  if (!found) throw new Error(`dossier ${dossierId} has no commendation`)
  return found
}

/** What the room keeps of a proposal, and what the system knows of the unit that it is about. */
export async function readOwn(db: Db, row: DossierRow, book: CommuneBook, evidenceOf: EvidenceOf): Promise<PraiseOwn> {
  const praise = await praiseOf(db, row.id)
  const evidence = readUnit(book, praise.nomineeUnit) ? await evidenceOf(db, book, praise.nomineeUnit, praise.year) : []
  return { praise, evidence }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: PraiseDesk, { decider, set }: PraiseMore): Statement[] {
  const { id } = desk.file.row
  const since = desk.now.toISOString()
  return [
    ...(set ? [db.update(commendations).set(set).where(eq(commendations.dossierId, id))] : []),
    ...(decider
      ? [
          db
            .insert(dossierBodies)
            .values({ dossierId: id, bodyId: decider, role: 'competent', since })
            .onConflictDoNothing(),
        ]
      : []),
  ]
}

/** The row of a proposal that begins, for the batch of its first event. */
export function newPraise(db: Db, row: typeof commendations.$inferInsert): Statement {
  return db.insert(commendations).values(row)
}
