import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { dossierBodies, type DossierRow } from '../dossiers/tables.ts'
import type { ClockedKind } from '../dossiers/wake-sweep.ts'
import { type Clocked, programmeClock, programmeWake } from './clock-deeds.ts'
import { PROGRAMMES } from './place.ts'
import { coordinationProgrammes, coordinationTasks } from './tables.ts'

/** What the clock needs of these programmes: three reads for all of them. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`
  const [programmes, bodies, tasks] = await Promise.all([
    db
      .select()
      .from(coordinationProgrammes)
      .where(sql`${coordinationProgrammes.dossierId} in ${wanted}`),
    db
      .select({ dossierId: dossierBodies.dossierId, bodyId: dossierBodies.bodyId })
      .from(dossierBodies)
      .where(and(sql`${dossierBodies.dossierId} in ${wanted}`, eq(dossierBodies.role, 'invited'))),
    db
      .select()
      .from(coordinationTasks)
      .where(
        and(
          sql`${coordinationTasks.dossierId} in ${wanted}`,
          isNull(coordinationTasks.doneOn),
          isNull(coordinationTasks.droppedAt),
        ),
      ),
  ])
  return new Map(
    programmes.map((programme) => {
      const { dossierId } = programme
      const partners = bodies.filter((one) => one.dossierId === dossierId).map((one) => one.bodyId)
      return [dossierId, { programme, partners, tasks: tasks.filter((one) => one.dossierId === dossierId) }]
    }),
  )
}

/** Coordination programmes, as the clock of dossiers wants a kind. */
export const COORDINATION_CLOCK: ClockedKind<Clocked, never> = {
  place: PROGRAMMES,
  read: readClocked,
  deed: programmeClock,
  nextWake: programmeWake,
}
