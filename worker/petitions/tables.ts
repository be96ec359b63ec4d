import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { cases } from '../cases/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'

/** What a citizen wrote. */
export const petitions = sqliteTable('petitions', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => cases.id),
  kind: text({ enum: ['recommendation', 'report', 'request', 'aspiration'] }).notNull(),
  content: text().notNull(),
  demands: json<string[]>('demands').notNull(),
  place: text().notNull().default(''),
  latitude: real(),
  longitude: real(),
  allowPublish: yes('allow_publish'),
})

/** An answer as it was laid before the approver; approving adds who and when, once. */
export const replies = sqliteTable(
  'replies',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event that laid it before the approver. */
    seq: integer().notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    text: text().notNull(),
    demandAnswers: json<string[]>('demand_answers').notNull(),
    documentNumber: text('document_number').notNull().default(''),
    documentOn: on('document_on'),
    writtenBy: text('written_by').notNull(),
    approvedBy: text('approved_by'),
    approvedAt: at('approved_at'),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] }), index('replies_body').on(t.bodyId)],
)

/** What the sender thinks of an answer. */
export const evaluations = sqliteTable(
  'evaluations',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event that recorded it. */
    seq: integer().notNull(),
    score: integer(),
    demandsMet: json<boolean[]>('demands_met').notNull(),
    comment: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
)

/** A petition as the public may read it: the text that an officer released. The original stays where it is. */
export const releases = sqliteTable(
  'releases',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** The case's code, so that a list reads nothing else. */
    year: integer().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    /** The answer in its public words, once there is one. */
    answer: text().notNull().default(''),
    label: text().notNull(),
    category: text().notNull(),
    hamletId: text('hamlet_id').notNull(),
    searchText: text('search_text').notNull(),
    releasedBy: text('released_by').notNull(),
    releasedAt: at('released_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    index('releases_recent').on(t.communeId, t.releasedAt, t.caseId),
    index('releases_label').on(t.communeId, t.label, t.releasedAt, t.caseId),
    index('releases_category').on(t.communeId, t.category, t.releasedAt, t.caseId),
    index('releases_hamlet').on(t.communeId, t.hamletId, t.releasedAt, t.caseId),
    index('releases_place').on(t.communeId, t.hamletId, t.category, t.releasedAt),
  ],
)

/** "I support this one": one a device. The device is kept as a keyed hash that no other case shares. */
export const supports = sqliteTable(
  'supports',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    deviceHash: text('device_hash').notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.deviceHash] }), index('supports_at').on(t.at)],
)

/** Supports by hamlet as the clock counted them: never counted in the request. */
export const supportCounts = sqliteTable(
  'support_counts',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    hamletId: text('hamlet_id').notNull(),
    many: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.hamletId] })],
)
