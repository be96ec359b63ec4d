import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, on } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'

/** A coordination programme, besides its dossier (`coordination`): who signed it stands in `dossier_bodies`. */
export const coordinationProgrammes = sqliteTable('coordination_programmes', {
  dossierId: text('dossier_id')
    .primaryKey()
    .references(() => dossiers.id),
  communeId: text('commune_id').notNull(),
  aim: text().notNull(),
  startsOn: on('starts_on').notNull(),
  endsOn: on('ends_on').notNull(),
  /** The day of the next review. */
  reviewOn: on('review_on'),
})

/** "Rõ người, rõ việc, rõ chuyên đề, rõ thời gian, tiến độ": one task of a programme. */
export const coordinationTasks = sqliteTable(
  'coordination_tasks',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    position: integer().notNull(),
    topic: text().notNull(),
    task: text().notNull(),
    bodyId: text('body_id').notNull(),
    /** The officer's account, or a name when he has none. */
    personId: text('person_id').notNull().default(''),
    person: text().notNull(),
    startsOn: on('starts_on').notNull(),
    dueOn: on('due_on').notNull(),
    /** 0 to 100, as its owner last said it. */
    progress: integer().notNull().default(0),
    progressNote: text('progress_note').notNull().default(''),
    progressAt: at('progress_at'),
    doneOn: on('done_on'),
    droppedAt: at('dropped_at'),
  },
  (t) => [
    index('coordination_tasks_dossier').on(t.dossierId, t.position),
    index('coordination_tasks_body').on(t.bodyId, t.dueOn, t.id),
    index('coordination_tasks_open')
      .on(t.bodyId, t.dueOn, t.id)
      .where(sql`done_on is null and dropped_at is null`),
  ],
)

/** A review: "chỉ rõ ưu điểm, tồn tại hạn chế và nguyên nhân". Only added to. */
export const coordinationReviews = sqliteTable(
  'coordination_reviews',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The event that brought it. */
    seq: integer().notNull(),
    reviewedOn: on('reviewed_on').notNull(),
    strengths: text().notNull(),
    limits: text().notNull(),
    causes: text().notNull(),
    next: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.seq] })],
)

export type CoordinationRow = typeof coordinationProgrammes.$inferSelect
export type TaskRow = typeof coordinationTasks.$inferSelect
export type ReviewRow = typeof coordinationReviews.$inferSelect
