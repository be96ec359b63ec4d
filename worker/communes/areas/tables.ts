import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, on, yes } from '../../db/columns.ts'
import { communes } from '../tables.ts'

/** A level above communes that reads what they send: a province; a former district where it still has data. */
export const areas = sqliteTable('areas', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['province', 'former_district'] }).notNull(),
  openedAt: at('opened_at').notNull(),
  /** A commune that sends to it asks its own leaders for two proofs: so it does of those who read for it. Kept by whoever changes either. */
  secondFactor: yes('second_factor'),
})

/** Which communes send their figures to it: made by whoever runs the system, stopped and begun again by the commune. */
export const areaCommunes = sqliteTable(
  'area_communes',
  {
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    since: on('since').notNull(),
    /** The day on which the commune stopped sending. */
    until: on('until'),
    /** The month whose figures are sent next, and the day; null while nothing is sent. */
    nextMonth: text('next_month').notNull(),
    sendOn: on('send_on'),
  },
  (t) => [
    primaryKey({ columns: [t.areaId, t.communeId] }),
    index('area_communes_commune').on(t.communeId),
    index('area_communes_sending').on(t.sendOn, t.areaId, t.communeId),
  ],
)
