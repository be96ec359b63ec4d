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
    status: text({ enum: ['draft', 'in_force', 'replaced'] }).notNull(),
    /** As printed: "Các chi bộ, các tổ chức chính trị xã hội trực tiếp tham gia …". */
    title: text().notNull(),
    /** "Kèm theo Kế hoạch số 11 KH/ĐU ngày 15 /01/2021 của Đảng ủy xã Bình Xa". */
    attachedTo: text('attached_to').notNull(),
    startsOn: on('starts_on').notNull(),
    /** The day before the one that took its place. */
    endsOn: on('ends_on'),
    revision: integer().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    uniqueIndex('assignment_tables_number').on(t.communeId, t.year, t.number),
    index('assignment_tables_force').on(t.communeId, t.status, t.startsOn),
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
