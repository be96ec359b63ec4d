import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { areas } from '../../communes/areas/tables.ts'
import { at } from '../../db/columns.ts'
import { user } from '../tables.ts'

/** Who reads for a level above. They sign in where officers do, work in no commune and change nothing there. */
export const areaViewers = sqliteTable(
  'area_viewers',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id),
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    title: text().notNull().default(''),
    mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(true),
    closedAt: at('closed_at'),
    /** The secret of a code application, sealed; in force since a first code confirmed it. */
    sealed: text().notNull().default(''),
    confirmedAt: at('confirmed_at'),
    /** The half minute of the last code that was taken: no code is taken twice. */
    lastStep: integer('last_step').notNull().default(0),
  },
  (t) => [index('area_viewers_area').on(t.areaId)],
)

/** Codes for the day when the telephone is gone: hashed, each taken away by its use. */
export const areaViewerCodes = sqliteTable(
  'area_viewer_codes',
  {
    userId: text('user_id')
      .notNull()
      .references(() => areaViewers.userId),
    codeHash: text('code_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
)

/** Who came in, who was refused, what was done to an account. Append-only. */
export const areaViewerEvents = sqliteTable(
  'area_viewer_events',
  {
    id: integer().primaryKey(),
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    kind: text().notNull(),
    userId: text('user_id').notNull(),
    at: at('at').notNull(),
    detail: text().notNull().default('{}'),
  },
  (t) => [index('area_viewer_events_area').on(t.areaId, t.id), index('area_viewer_events_user').on(t.userId, t.id)],
)
