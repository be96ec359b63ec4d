import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { dialogueSessions, type MeetingRow } from '../sessions/tables.ts'
import { dialogueItems, type ItemRow } from './tables.ts'

/** A meeting with the point that its hall is at, in one trip: five hundred phones ask for it. */
export async function hallOf(
  db: Db,
  communeId: string,
  { number, year }: { year: number; number: number },
): Promise<{ row: DossierRow; meeting: MeetingRow; item: ItemRow | null } | undefined> {
  return db
    .select({ row: dossiers, meeting: dialogueSessions, item: dialogueItems })
    .from(dossiers)
    .innerJoin(dialogueSessions, eq(dialogueSessions.dossierId, dossiers.id))
    .leftJoin(dialogueItems, eq(dialogueItems.id, dialogueSessions.currentItemId))
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'dialogue'),
        eq(dossiers.year, year),
        eq(dossiers.number, number),
      ),
    )
    .get()
}
