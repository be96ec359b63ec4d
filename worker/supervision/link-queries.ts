import { and, eq, type SQL } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { type DossierRow, dossiers } from '../dossiers/tables.ts'
import { supervisionPetitions } from './tables.ts'

/** A petition as a ground of a topic, once. */
export function linked(db: Db, dossierId: string, caseId: string, now: Date): Statement {
  return db.insert(supervisionPetitions).values({ dossierId, caseId, addedAt: now.toISOString() }).onConflictDoNothing()
}

/** The topic with that id, if this condition lets it be found. */
export function topicById(db: Db, id: string, condition: SQL | undefined): Promise<DossierRow | undefined> {
  return db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.id, id), eq(dossiers.kind, 'supervision'), condition))
    .get()
}

/** The topic that was proposed under that key, if there is one. */
export function proposedUnder(db: Db, communeId: string, submissionKey: string): Promise<DossierRow | undefined> {
  return db
    .select()
    .from(dossiers)
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.submissionKey, submissionKey),
        eq(dossiers.kind, 'supervision'),
      ),
    )
    .get()
}
