import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, json, on, yes } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'
import { type Addressee, ROUND_KINDS, SUBMISSION_STATES } from './words.ts'

/** A round, besides its dossier (`report_round`). */
export const reportRounds = sqliteTable(
  'report_rounds',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    seriesId: text('series_id'),
    kind: text({ enum: ROUND_KINDS }).notNull(),
    period: text().notNull(),
    questionnaireId: text('questionnaire_id').notNull(),
    /** The version that is answered; empty while it is a draft. */
    versionId: text('version_id').notNull().default(''),
    /** Who reports, as long as it is a draft; after that each has a row of its own. */
    units: json<string[]>('units').notNull(),
    addressees: json<Addressee[]>('addressees').notNull(),
    dueOn: on('due_on').notNull(),
    remindOn: on('remind_on'),
    closesOn: on('closes_on').notNull(),
    /** The plans that its results are held against, and the round before it. */
    planRoundId: text('plan_round_id'),
    previousRoundId: text('previous_round_id'),
    /** What the commune says itself in the compiled report, by the name of the question it stands under; '' is the whole. */
    words: json<Record<string, string>>('words').notNull().default({}),
    wordsRevision: integer('words_revision').notNull().default(0),
    /** The paper that was sent. */
    documentId: text('document_id').notNull().default(''),
    sentAt: at('sent_at'),
  },
  (t) => [
    uniqueIndex('report_rounds_series')
      .on(t.seriesId, t.period)
      .where(sql`series_id is not null`),
    index('report_rounds_due').on(t.communeId, t.dueOn, t.dossierId),
    index('report_rounds_period').on(t.communeId, t.kind, t.period, t.dossierId),
  ],
)

/** What one unit owes to a round. */
export const reportSubmissions = sqliteTable(
  'report_submissions',
  {
    id: text().primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => reportRounds.dossierId),
    communeId: text('commune_id').notNull(),
    unit: text().notNull(),
    position: integer().notNull(),
    status: text({ enum: SUBMISSION_STATES }).notNull(),
    /** How many events it has: whoever acts says which he saw. */
    version: integer().notNull(),
    /** Hash of the last event: the head of its chain. */
    headHash: text('head_hash').notNull(),
    /** What is written and not sent yet. */
    draft: json<Record<string, string>>('draft'),
    draftBy: text('draft_by').notNull().default(''),
    draftAt: at('draft_at'),
    /** The version that was sent last, the one that counts, and when the first one came. */
    sentNumber: integer('sent_number').notNull().default(0),
    acceptedNumber: integer('accepted_number').notNull().default(0),
    firstSentAt: at('first_sent_at'),
    sentAt: at('sent_at'),
    sentBy: text('sent_by').notNull().default(''),
    /** The round closed without it; stays, also when it comes after all. */
    wasMissing: yes('was_missing'),
    /** How often it was given back, and how often corrected after it was accepted. */
    timesReturned: integer('times_returned').notNull().default(0),
    timesCorrected: integer('times_corrected').notNull().default(0),
    /** The round's due day, so that what somebody owes is found without the rounds. */
    dueOn: on('due_on').notNull(),
  },
  (t) => [
    uniqueIndex('report_submissions_unit').on(t.roundId, t.unit),
    index('report_submissions_owed').on(t.communeId, t.unit, t.status, t.dueOn, t.id),
    index('report_submissions_of').on(t.communeId, t.unit, t.dueOn, t.id),
  ],
)

/** A report as it was sent. Never changed: a correction is the next number. */
export const reportVersions = sqliteTable(
  'report_versions',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => reportSubmissions.id),
    number: integer().notNull(),
    versionId: text('version_id').notNull(),
    answers: json<Record<string, string>>('answers').notNull(),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    sentBy: text('sent_by').notNull(),
    sentAt: at('sent_at').notNull(),
    /** Typed in by the Front from paper or by telephone. */
    onBehalf: yes('on_behalf'),
    /** Why a report that was accepted is corrected. */
    reason: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.number] }), uniqueIndex('report_versions_key').on(t.submissionKey)],
)

/** What happened to a unit's report, chained like a case's events. Append-only. */
export const reportEvents = sqliteTable(
  'report_events',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => reportSubmissions.id),
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    kind: text().notNull(),
    actorKind: text('actor_kind', { enum: ['staff', 'system'] }).notNull(),
    actorId: text('actor_id').notNull().default(''),
    bodyId: text('body_id').notNull().default(''),
    at: at('at').notNull(),
    /** Facts without personal data, as JSON text: hashed as it stands. */
    detail: text().notNull(),
    textHash: text('text_hash').notNull().default(''),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
    /** Remarks of whoever returned it, a reason: in the row, they are official words. */
    words: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.seq] }), index('report_events_commune').on(t.communeId, t.at)],
)

/** Files that came with a report's answers. */
export const reportFiles = sqliteTable(
  'report_files',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => reportSubmissions.id),
    name: text().notNull(),
    question: text().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.name] }), index('report_files_object').on(t.objectKey)],
)

/** A difficulty that a unit reported, besides its dossier (`difficulty`). */
export const difficulties = sqliteTable(
  'difficulties',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    /** Who has it; the report and the question it stood in, empty when it was told at once. */
    unit: text().notNull(),
    submissionId: text('submission_id').notNull().default(''),
    question: text().notNull().default(''),
    words: text().notNull(),
    /** What came of it, in the owner's words. */
    result: text().notNull().default(''),
    /** To whom it was passed up, when the commune cannot. */
    passedTo: text('passed_to').notNull().default(''),
    /** The day by which somebody owes the next step; empty when nobody does. */
    owedOn: on('owed_on'),
  },
  (t) => [
    index('difficulties_owed')
      .on(t.communeId, t.owedOn, t.dossierId)
      .where(sql`owed_on is not null`),
    index('difficulties_unit').on(t.communeId, t.unit, t.dossierId),
    index('difficulties_submission')
      .on(t.submissionId)
      .where(sql`submission_id <> ''`),
  ],
)

export type RoundRow = typeof reportRounds.$inferSelect
