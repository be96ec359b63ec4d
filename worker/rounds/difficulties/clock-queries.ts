import { and, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dossierPeople, type DossierRow } from '../../dossiers/tables.ts'
import type { ClockedKind } from '../../dossiers/wake-sweep.ts'
import { DIFFICULTIES } from '../place.ts'
import { difficulties } from '../tables.ts'
import { type Clocked, difficultyClock, difficultyWake } from './clock-deeds.ts'

/** Difficulties, as the clock of dossiers wants a kind. */
export const DIFFICULTY_CLOCK: ClockedKind<Clocked, never> = {
  place: DIFFICULTIES,
  read: readClocked,
  deed: difficultyClock,
  nextWake: difficultyWake,
}

/** Two reads for all of them. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const [owns, people] = await Promise.all([
    db
      .select({ id: difficulties.dossierId, unit: difficulties.unit })
      .from(difficulties)
      .where(sql`${difficulties.dossierId} in ${wanted}`),
    db
      .select({ dossierId: dossierPeople.dossierId, staffId: dossierPeople.staffId, until: dossierPeople.until })
      .from(dossierPeople)
      .where(
        and(sql`${dossierPeople.dossierId} in ${wanted}`, isNull(dossierPeople.until), ne(dossierPeople.staffId, '')),
      ),
  ])
  const named = Map.groupBy(people, ({ dossierId }) => dossierId)
  return new Map(owns.map(({ id, unit }) => [id, { unit, people: named.get(id) ?? [] }]))
}
