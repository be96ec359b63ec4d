import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json, on } from '../db/columns.ts'

/** Groups whose heads are counted: cadres, party members, forces, members of organisations, people. */
export const GROUPS = ['officials', 'party', 'forces', 'women', 'farmers', 'youth', 'veterans', 'people'] as const
export type Headcount = Partial<Record<(typeof GROUPS)[number], number>>

/** Work on a Saturday or Sunday in one hamlet (Kế hoạch, mục II.2): planned, then what came of it. */
export const activityDays = sqliteTable(
  'activity_days',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** 1, 2, … in its commune: part of its address. */
    number: integer().notNull(),
    onDay: on('on_day').notNull(),
    hamletId: text('hamlet_id').notNull(),
    status: text({ enum: ['planned', 'held', 'cancelled'] }).notNull(),
    content: text().notNull(),
    /** Bodies that come; whoever else, tools, vehicles and what is given, in words. */
    bodyIds: json<string[]>('body_ids').notNull(),
    forces: text().notNull().default(''),
    tools: text().notNull().default(''),
    resources: text().notNull().default(''),
    /** Why on a working day: "không ảnh hưởng đến thực hiện nhiệm vụ". */
    workingDayWhy: text('working_day_why').notNull().default(''),
    headcount: json<Headcount>('headcount').notNull().default({}),
    result: text().notNull().default(''),
    /** Why it was not held. */
    cancelledWhy: text('cancelled_why').notNull().default(''),
    /** When the clock looks at it: to remind, and to ask what came of it. */
    wakeOn: on('wake_on'),
    revision: integer().notNull(),
    submissionKey: text('submission_key').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('activity_days_number').on(t.communeId, t.number),
    uniqueIndex('activity_days_key').on(t.communeId, t.submissionKey),
    index('activity_days_day').on(t.communeId, t.onDay, t.id),
    index('activity_days_hamlet').on(t.communeId, t.hamletId, t.onDay, t.id),
    index('activity_days_wake')
      .on(t.wakeOn, t.id)
      .where(sql`wake_on is not null`),
  ],
)

export const activityPhotos = sqliteTable(
  'activity_photos',
  {
    id: text().primaryKey(),
    activityId: text('activity_id')
      .notNull()
      .references(() => activityDays.id),
    position: integer().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    by: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index('activity_photos_activity').on(t.activityId, t.position),
    index('activity_photos_object').on(t.objectKey),
  ],
)

/** What was done with an activity day, by whom. Only added to. */
export const activityEvents = sqliteTable(
  'activity_events',
  {
    activityId: text('activity_id')
      .notNull()
      .references(() => activityDays.id),
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    kind: text().notNull(),
    byId: text('by_id').notNull(),
    at: at('at').notNull(),
    detail: json<Record<string, unknown>>('detail').notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.seq] }), index('activity_events_commune').on(t.communeId, t.at)],
)

export type ActivityRow = typeof activityDays.$inferSelect
export type PhotoRow = typeof activityPhotos.$inferSelect
export type ActivityEventRow = typeof activityEvents.$inferSelect
