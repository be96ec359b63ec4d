import { and, eq } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { difficulties } from '../tables.ts'
import { speakersOf } from './begin-queries.ts'
import type { DifficultyDesk, More, Own } from './own.ts'

/** What the room keeps of a difficulty. */
export async function readOwn(db: Db, { id }: DossierRow): Promise<Own> {
  const row = await db.select().from(difficulties).where(eq(difficulties.dossierId, id)).get()
  if (!row) throw new Error(`difficulty ${id} has no row of its own`)
  return { row }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, { file, now }: DifficultyDesk, { set }: More): Statement[] {
  const { id, communeId } = file.row
  return [
    db.update(difficulties).set(set).where(eq(difficulties.dossierId, id)),
    ...speakersOf(communeId, file.own.row.unit, id, now),
  ]
}

/** Somebody speaks for a hamlet since it told this: before he looks he is named on it, as those before him were. */
export async function nameSpeakers(
  db: Db,
  communeId: string,
  unit: string,
  { number, year }: { number: number; year: number },
  now: Date,
): Promise<void> {
  const found = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .innerJoin(difficulties, eq(difficulties.dossierId, dossiers.id))
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'difficulty'),
        eq(dossiers.year, year),
        eq(dossiers.number, number),
        eq(difficulties.unit, unit),
      ),
    )
    .get()
  if (found) await writeTogether(db, speakersOf(communeId, unit, found.id, now))
}
