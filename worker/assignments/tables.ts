import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json, on } from '../db/columns.ts'

/** Which organisation stands by which hamlet in a year. A table that was decided is not changed: the next one takes its place. */
export const assignmentTables = sqliteTable(
  'assignment_tables',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    year: integer().notNull(),
    /** 1, 2, … within its year. */
    number: integer().notNull(),
    status: text({ enum: ['draft', 'in_force', 'replaced', 'dropped'] }).notNull(),
    /** As printed: "Các chi bộ, các tổ chức chính trị xã hội trực tiếp tham gia …". */
    title: text().notNull(),
    /** "Kèm theo Kế hoạch số 11 KH/ĐU ngày 15 /01/2021 của Đảng ủy xã Bình Xa". */
    attachedTo: text('attached_to').notNull(),
    startsOn: on('starts_on').notNull(),
    /** The day before the one that took its place. */
    endsOn: on('ends_on'),
    /** How many times it was changed: the number of its last event. Whoever changes it says which he saw. */
    revision: integer().notNull(),
    /** Who changed it last: never the one who decides it. */
    writtenBy: text('written_by').notNull().default(''),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    uniqueIndex('assignment_tables_number').on(t.communeId, t.year, t.number),
    index('assignment_tables_force').on(t.communeId, t.status, t.startsOn),
    // Two decisions at the same moment do not both stand.
    uniqueIndex('assignment_tables_last')
      .on(t.communeId)
      .where(sql`status = 'in_force'`),
  ],
)

/** A row of the table as it is printed, with what it means here. */
export const assignmentRows = sqliteTable(
  'assignment_rows',
  {
    tableId: text('table_id')
      .notNull()
      .references(() => assignmentTables.id),
    position: integer().notNull(),
    /** The organisation as printed, and which body of the commune it is; empty when it is none of today's. */
    name: text().notNull(),
    bodyId: text('body_id').notNull().default(''),
    content: text().notNull(),
    hamletIds: json<string[]>('hamlet_ids').notNull(),
    /** The cell as printed. */
    hamlets: text().notNull(),
    note: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.tableId, t.position] })],
)

/** What was done to a table, in order. Only added to; the event's place is the lock. */
export const assignmentEvents = sqliteTable(
  'assignment_events',
  {
    tableId: text('table_id')
      .notNull()
      .references(() => assignmentTables.id),
    seq: integer().notNull(),
    kind: text().notNull(),
    actorId: text('actor_id').notNull(),
    bodyId: text('body_id').notNull(),
    at: at('at').notNull(),
    /** What it was about: the row's organisation as printed, a reason. */
    about: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.tableId, t.seq] })],
)

export type AssignmentTable = typeof assignmentTables.$inferSelect
export type AssignmentRow = typeof assignmentRows.$inferSelect
export type AssignmentEvent = typeof assignmentEvents.$inferSelect
