import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json } from '../db/columns.ts'

/** Self-managed groups; who helps which poor household; pledges; titles from registration to recognition. */
export const REGISTERS = ['groups', 'helpers', 'pledges', 'titles'] as const
export const ENTRY_STATES = ['listed', 'voted', 'proposed', 'recognised', 'not_recognised', 'ended'] as const

/** A line of a register of a year. What tells of a household or a person is sealed. */
export const registerEntries = sqliteTable(
  'register_entries',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    register: text({ enum: REGISTERS }).notNull(),
    year: integer().notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    state: text({ enum: ENTRY_STATES }).notNull(),
    /** Which kind of line: the field of a group, what was pledged, the title. */
    topic: text().notNull().default(''),
    /** What may be read by all who see the register: kind of group, title, field. */
    fields: json<Record<string, string>>('fields').notNull(),
    /** AES-GCM over JSON of the rest: names, households, what they lack. */
    sealed: text().notNull().default(''),
    keyId: text('key_id').notNull().default(''),
    /** Keyed hash of what makes it the same line again: an import that is sent twice adds nothing. */
    sameHash: text('same_hash').notNull(),
    votesFor: integer('votes_for'),
    votesOf: integer('votes_of'),
    decision: text().notNull().default(''),
    /** The import that brought it; empty when it was typed. */
    importId: text('import_id').notNull().default(''),
    /** How many events it has: whoever acts says which he saw. */
    version: integer().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at').notNull(),
    /** Sealed words are erased then; the line stays as a number. */
    erasedAt: at('erased_at'),
  },
  (t) => [
    uniqueIndex('register_entries_same').on(t.communeId, t.register, t.year, t.sameHash),
    index('register_entries_hamlet').on(t.communeId, t.register, t.year, t.hamletId, t.id),
    index('register_entries_state').on(t.communeId, t.register, t.year, t.state, t.id),
    index('register_entries_topic').on(t.communeId, t.register, t.year, t.topic, t.state, t.id),
    index('register_entries_import')
      .on(t.importId)
      .where(sql`import_id <> ''`),
  ],
)

/** What was done with a line, by whom; also every opening of a restricted register. Only added to. */
export const registerEvents = sqliteTable(
  'register_events',
  {
    id: integer().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    register: text({ enum: REGISTERS }).notNull(),
    /** Empty when it concerns the register as a whole. */
    entryId: text('entry_id').notNull().default(''),
    kind: text().notNull(),
    byId: text('by_id').notNull(),
    at: at('at').notNull(),
    detail: json<Record<string, unknown>>('detail').notNull(),
  },
  (t) => [
    index('register_events_commune').on(t.communeId, t.at),
    index('register_events_whole')
      .on(t.communeId, t.register, t.at)
      .where(sql`entry_id = ''`),
    index('register_events_entry')
      .on(t.entryId, t.id)
      .where(sql`entry_id <> ''`),
  ],
)

/** A list that was read from a spreadsheet, with what was wrong, until it is taken in or dropped. */
export const registerImports = sqliteTable(
  'register_imports',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    register: text({ enum: REGISTERS }).notNull(),
    year: integer().notNull(),
    status: text({ enum: ['waiting', 'taken', 'dropped'] }).notNull(),
    fileName: text('file_name').notNull(),
    /** The rows as they were read, sealed: they may name households. */
    sealed: text().notNull(),
    keyId: text('key_id').notNull(),
    rows: integer().notNull(),
    by: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index('register_imports_commune').on(t.communeId, t.register, t.at),
    index('register_imports_waiting')
      .on(t.at)
      .where(sql`status = 'waiting'`),
  ],
)
