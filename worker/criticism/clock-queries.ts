import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { dossierBodies, dossierPeople, type DossierRow } from '../dossiers/tables.ts'
import type { ClockedKind } from '../dossiers/wake-sweep.ts'
import { type Clocked, criticismClock, criticismWake } from './clock-deeds.ts'
import { OFFICE } from './place.ts'
import { criticisms } from './tables.ts'

/** What the clock needs of these drafts: two reads for all of them. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const ids = rows.map((row) => row.id)
  const wanted = JSON.stringify(ids)
  const [found, bodies, people] = await Promise.all([
    db
      .select()
      .from(criticisms)
      .where(sql`${criticisms.dossierId} in (select value from json_each(${wanted}))`),
    db
      .select({ dossierId: dossierBodies.dossierId, bodyId: dossierBodies.bodyId })
      .from(dossierBodies)
      .where(
        and(
          sql`${dossierBodies.dossierId} in (select value from json_each(${wanted}))`,
          eq(dossierBodies.role, 'invited'),
        ),
      ),
    db
      .select({ dossierId: dossierPeople.dossierId, staffId: dossierPeople.staffId })
      .from(dossierPeople)
      .where(
        and(sql`${dossierPeople.dossierId} in (select value from json_each(${wanted}))`, isNull(dossierPeople.until)),
      ),
  ])
  return new Map(
    found.map((criticism) => {
      const asked = {
        bodies: bodies.filter((one) => one.dossierId === criticism.dossierId).map((one) => one.bodyId),
        staffIds: people.filter((one) => one.dossierId === criticism.dossierId).map((one) => one.staffId),
      }
      return [criticism.dossierId, { criticism, asked }]
    }),
  )
}

/** Drafts under criticism, as the clock of dossiers wants a kind. */
export const CRITICISM_CLOCK: ClockedKind<Clocked, never> = {
  place: OFFICE,
  read: readClocked,
  deed: criticismClock,
  nextWake: criticismWake,
}
