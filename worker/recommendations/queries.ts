import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../dossiers/tables.ts'
import type { More, Own, RecDesk } from './own.ts'
import { recommendationRechecks, recommendations, recommendationSteps } from './tables.ts'

/** Others of the same origin that may take its place. */
const SIBLINGS = 20

/** What the room keeps of a recommendation. */
export async function readOwn(db: Db, row: DossierRow): Promise<Own> {
  const [[own], steps, rechecks, siblings, people] = await db.batch([
    db.select().from(recommendations).where(eq(recommendations.dossierId, row.id)),
    db
      .select()
      .from(recommendationSteps)
      .where(eq(recommendationSteps.dossierId, row.id))
      .orderBy(recommendationSteps.position),
    db
      .select()
      .from(recommendationRechecks)
      .where(eq(recommendationRechecks.dossierId, row.id))
      .orderBy(recommendationRechecks.seq),
    db
      .select({ id: dossiers.id, title: dossiers.title })
      .from(dossiers)
      .where(
        and(eq(dossiers.parentId, row.parentId ?? ''), eq(dossiers.kind, 'recommendation'), ne(dossiers.id, row.id)),
      )
      .orderBy(dossiers.number)
      .limit(SIBLINGS),
    db
      .select({ staffId: dossierPeople.staffId })
      .from(dossierPeople)
      .where(
        and(
          inArray(dossierPeople.dossierId, row.restricted ? [row.id] : []),
          isNull(dossierPeople.until),
          ne(dossierPeople.staffId, ''),
        ),
      ),
  ])
  if (!own) throw new Error(`recommendation ${row.id} has no row of its own`)
  return { row: own, steps, rechecks, siblings, named: people.map(({ staffId }) => staffId) }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, { file, now, seq }: RecDesk, more: More): Statement[] {
  const { id } = file.row
  const ofThis = eq(recommendationSteps.dossierId, id)
  const { competent, done, look, steps } = more
  return [
    db
      .update(recommendations)
      .set({ ...more.set, uncounted: true })
      .where(eq(recommendations.dossierId, id)),
    ...(steps ? [db.delete(recommendationSteps).where(ofThis)] : []),
    ...(steps && steps.length > 0
      ? [
          db
            .insert(recommendationSteps)
            .values(steps.map(({ dueOn, text }, n) => ({ dossierId: id, position: n + 1, text, dueOn }))),
        ]
      : []),
    ...(done
      ? [
          db
            .update(recommendationSteps)
            .set({ doneOn: done.on, ...(done.note ? { note: done.note } : {}) })
            .where(
              and(
                ofThis,
                isNull(recommendationSteps.doneOn),
                sql`${recommendationSteps.position} in (select value from json_each(${JSON.stringify(done.positions)}))`,
              ),
            ),
        ]
      : []),
    ...(competent
      ? [
          db
            .insert(dossierBodies)
            .values({ dossierId: id, bodyId: competent, role: 'competent', since: now.toISOString() })
            .onConflictDoNothing(),
        ]
      : []),
    ...(look
      ? [
          db
            .update(recommendationRechecks)
            .set({ doneOn: look.on, doneSeq: seq, holds: look.holds })
            .where(and(eq(recommendationRechecks.dossierId, id), isNull(recommendationRechecks.doneOn))),
        ]
      : []),
  ]
}
