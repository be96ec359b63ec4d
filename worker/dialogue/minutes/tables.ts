import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, on } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { ENTRY_KINDS } from '../words.ts'

/** What was taken down at a meeting, in the order in which it was said. */
export const dialogueEntries = sqliteTable(
  'dialogue_entries',
  {
    id: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => dossiers.id),
    /** Given by the laptop that took it down: sent twice, it is kept once. */
    entryKey: text('entry_key').notNull(),
    contentHash: text('content_hash').notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    itemId: text('item_id'),
    questionId: text('question_id'),
    /** Who spoke, by office or hamlet, not by name of a citizen. */
    speaker: text().notNull().default(''),
    text: text().notNull(),
    /** Of a promise: who keeps it, and by when. */
    bodyId: text('body_id'),
    doneWantedOn: on('done_wanted_on'),
    /** The commitment that came of it (`recommendation`, source `dialogue`). */
    commitmentId: text('commitment_id'),
    /** How often its words were changed; the entry that was put in its place stands for it. */
    revision: integer().notNull().default(1),
    removedAt: at('removed_at'),
    enteredBy: text('entered_by').notNull(),
    /** When it was said, by the laptop's clock. */
    takenAt: at('taken_at').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('dialogue_entries_key').on(t.sessionId, t.entryKey),
    index('dialogue_entries_session').on(t.sessionId, t.takenAt, t.id),
    index('dialogue_entries_item')
      .on(t.itemId)
      .where(sql`item_id is not null`),
    index('dialogue_entries_question')
      .on(t.questionId)
      .where(sql`question_id is not null`),
    index('dialogue_entries_body')
      .on(t.bodyId)
      .where(sql`body_id is not null`),
    index('dialogue_entries_commitment')
      .on(t.commitmentId)
      .where(sql`commitment_id is not null`),
  ],
)

export type EntryRow = typeof dialogueEntries.$inferSelect
