import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, on, yes } from '../db/columns.ts'

/** The 34 provinces of the country. */
export const provinces = sqliteTable('provinces', {
  code: text().primaryKey(),
  name: text().notNull(),
})

/** The 3,321 communes, wards and special zones of the country since 1/7/2025. */
export const communeUnits = sqliteTable(
  'commune_units',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    provinceCode: text('province_code')
      .notNull()
      .references(() => provinces.code),
  },
  (t) => [index('commune_units_province').on(t.provinceCode)],
)

/** Every name that leads to a unit of today: its own, the units merged into it, their old districts, its province. */
export const placeNames = sqliteTable(
  'place_names',
  {
    id: integer().primaryKey(),
    folded: text().notNull(),
    kind: text({ enum: ['unit', 'former_unit', 'former_district', 'province'] }).notNull(),
    label: text().notNull(),
    /** The unit of today and its province, as people say it: what a list shows without asking further. */
    unitLabel: text('unit_label').notNull(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => communeUnits.code),
  },
  (t) => [index('place_names_folded').on(t.folded, t.kind), index('place_names_unit').on(t.unitCode)],
)

/** A commune that has opened its door here: the tenant. Its id is the slug in its addresses. */
export const communes = sqliteTable(
  'communes',
  {
    id: text().primaryKey(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => communeUnits.code),
    name: text().notNull(),
    provinceName: text('province_name').notNull(),
    codePrefix: text('code_prefix').notNull(),
    /** The body that receives and triages: the Front Committee. */
    triageBodyId: text('triage_body_id').notNull(),
    /** Goes up with every change of what the isolate keeps: rules, limits, days, bodies, hamlets, categories. */
    version: integer().notNull().default(1),
    openedAt: at('opened_at').notNull(),
  },
  (t) => [index('communes_unit').on(t.unitCode), index('communes_name').on(t.name)],
)

export const hamlets = sqliteTable(
  'hamlets',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    id: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    /** Who stood by it before there were assignment tables: a commune's first table begins with it. */
    standbyBodyId: text('standby_body_id'),
    /** The last day on which it is offered; its cases keep its name. */
    endsOn: on('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.id] })],
)

export const categories = sqliteTable(
  'categories',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    code: text().notNull(),
    name: text().notNull(),
    example: text().notNull().default(''),
    /** Conduct of cadres and the like: never released to the public. */
    restricted: yes('restricted'),
    /** The leader is told at once. */
    sensitive: yes('sensitive'),
    position: integer().notNull(),
    /** The last day on which it is offered; its cases keep its name. */
    endsOn: on('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.code] })],
)

/** Public holidays, and weekend days that are worked in exchange. */
export const specialDays = sqliteTable('special_days', {
  day: on('day').primaryKey(),
  kind: text({ enum: ['holiday', 'working'] }).notNull(),
  name: text().notNull(),
  source: text().notNull(),
  /** Not yet announced for that year. */
  expected: yes('expected'),
})

/** A commune's own days off and days worked in exchange: they go before the country's. */
export const communeDays = sqliteTable(
  'commune_days',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    day: on('day').notNull(),
    kind: text({ enum: ['holiday', 'working'] }).notNull(),
    name: text().notNull(),
    source: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.day] })],
)

/** A commune's figures of the last thirty days, counted by the clock so that no visitor pays for the counting. */
export const figures = sqliteTable('figures', {
  communeId: text('commune_id')
    .primaryKey()
    .references(() => communes.id),
  countedAt: at('counted_at').notNull(),
  received: integer().notNull(),
  answered: integer().notNull(),
  answeredInTime: integer('answered_in_time').notNull(),
  overdue: integer().notNull(),
})

/** Why a case is not taken up: offered to the officer, told to the sender. */
export const declineReasons = sqliteTable(
  'decline_reasons',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    code: text().notNull(),
    text: text().notNull(),
    position: integer().notNull(),
    endsOn: on('ends_on'),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.code] })],
)

/** Beginnings of answers that officers use again and again. */
export const replyTemplates = sqliteTable(
  'reply_templates',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** Empty: for every field of life. */
    category: text(),
    title: text().notNull(),
    text: text().notNull(),
    endsOn: on('ends_on'),
  },
  (t) => [index('reply_templates_commune').on(t.communeId)],
)

/** What was changed in a commune's settings, before and after: append-only. */
export const settingEvents = sqliteTable(
  'setting_events',
  {
    id: integer().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** `body`, `hamlet`, `category`, `routing_rule`, `limit`, `day`, `number_pattern`, `reply_template`, `decline_reason`, … */
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    actorId: text('actor_id').notNull(),
    at: at('at').notNull(),
    /** JSON; empty when there was nothing before, or is nothing after. */
    before: text().notNull(),
    after: text().notNull(),
  },
  (t) => [index('setting_events_commune').on(t.communeId, t.id)],
)
