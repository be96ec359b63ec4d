import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { dossierBodies, type DossierRow } from '../dossiers/tables.ts'
import type { More, Own, ProgrammeDesk } from './own.ts'
import { coordinationProgrammes, coordinationReviews, coordinationTasks, type CoordinationRow } from './tables.ts'

/** What the room keeps of a programme: three reads. */
export async function readOwn(db: Db, row: DossierRow): Promise<Own> {
  const [programme, tasks, reviews] = await Promise.all([
    db.select().from(coordinationProgrammes).where(eq(coordinationProgrammes.dossierId, row.id)).get(),
    db
      .select()
      .from(coordinationTasks)
      .where(eq(coordinationTasks.dossierId, row.id))
      .orderBy(asc(coordinationTasks.position)),
    db
      .select()
      .from(coordinationReviews)
      .where(eq(coordinationReviews.dossierId, row.id))
      .orderBy(asc(coordinationReviews.seq)),
  ])
  if (!programme) throw new Error(`dossier ${row.id} has no programme`)
  return { programme, tasks, reviews }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: ProgrammeDesk, more: More): Statement[] {
  const { id } = desk.file.row
  const at = desk.now.toISOString()
  const { dropsOpen, invite = [], newTask, review, sendsOut, set, task, uninvite = [] } = more
  const invited = and(eq(dossierBodies.dossierId, id), eq(dossierBodies.role, 'invited'))
  const ofThis = eq(coordinationTasks.dossierId, id)
  return [
    ...(set ? [db.update(coordinationProgrammes).set(set).where(eq(coordinationProgrammes.dossierId, id))] : []),
    ...(newTask
      ? [
          db
            .insert(coordinationTasks)
            .values({ ...newTask, dossierId: id, position: (desk.file.own.tasks.at(-1)?.position ?? 0) + 1 }),
        ]
      : []),
    ...(task
      ? [
          db
            .update(coordinationTasks)
            .set(task.set)
            .where(and(eq(coordinationTasks.id, task.id), ofThis)),
        ]
      : []),
    ...(dropsOpen
      ? [
          db
            .update(coordinationTasks)
            .set({ droppedAt: at })
            .where(and(ofThis, isNull(coordinationTasks.doneOn), isNull(coordinationTasks.droppedAt))),
        ]
      : []),
    ...(review ? [db.insert(coordinationReviews).values({ ...review, dossierId: id, seq: desk.seq })] : []),
    ...(invite.length > 0 ? [db.insert(dossierBodies).values(partners(id, invite)).onConflictDoNothing()] : []),
    ...(uninvite.length > 0
      ? [db.delete(dossierBodies).where(and(invited, inArray(dossierBodies.bodyId, [...uninvite])))]
      : []),
    ...(sendsOut
      ? [
          db
            .update(dossierBodies)
            .set({ since: at })
            .where(and(invited, isNull(dossierBodies.since))),
        ]
      : []),
  ]
}

/** The rows of a programme that begins, for the batch of its first event. Its partners see nothing of it yet. */
export function newProgramme(db: Db, row: CoordinationRow, bodies: readonly string[]): Statement[] {
  return [
    db.insert(coordinationProgrammes).values(row),
    ...(bodies.length > 0 ? [db.insert(dossierBodies).values(partners(row.dossierId, bodies))] : []),
  ]
}

function partners(dossierId: string, bodies: readonly string[]) {
  return bodies.map((bodyId) => ({ dossierId, bodyId, role: 'invited' as const, since: null }))
}

export type OpenTask = {
  id: string
  position: number
  task: string
  dueOn: string
  startsOn: string
  progress: number
  year: number
  number: number
  title: string
}

/** A body's tasks that are still to be done in programmes in force, the nearest last day first. */
export function openTasksOf(db: Db, bodyId: string, most: number): Promise<OpenTask[]> {
  return db.all<OpenTask>(sql`
    select t.id, t.position, t.task, t.due_on as "dueOn", t.starts_on as "startsOn", t.progress, d.year, d.number, d.title
    from coordination_tasks t indexed by coordination_tasks_open
      cross join dossiers d on d.id = t.dossier_id
    where t.body_id = ${bodyId} and t.done_on is null and t.dropped_at is null and d.status = 'in_force'
    order by t.due_on, t.id limit ${most}`)
}
