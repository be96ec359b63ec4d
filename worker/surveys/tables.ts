import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'
import { questionnaires, questionnaireVersions } from '../forms/tables.ts'

/**
 * `consultation`: opinion asked by law before a decision; open for 20 days at least. `after_answer`: whoever got an answer
 * to a petition is asked how it went.
 */
export const SURVEY_KINDS = ['survey', 'consultation', 'after_answer'] as const
/** Who answers: anybody with the link, those who were given a slip, officers who are signed in, nobody but on paper. */
export const AUDIENCES = ['open', 'invited', 'staff', 'paper'] as const
export const SURVEY_STATUSES = ['draft', 'open', 'closed'] as const
export const RESPONSE_CHANNELS = ['web', 'paper', 'staff'] as const

/** So many answers at most with a value: of a hamlet (`by: ''`), or of an option of the question `by`. */
export type Quota = { by: string; value: string; most: number }

/** A questionnaire put to people. */
export const surveys = sqliteTable(
  'surveys',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** Its part of the address: `khao-sat/{slug}`. */
    slug: text().notNull(),
    kind: text({ enum: SURVEY_KINDS }).notNull(),
    status: text({ enum: SURVEY_STATUSES }).notNull(),
    /** How many events it has: whoever acts says which he saw. */
    revision: integer().notNull(),
    title: text().notNull(),
    /** Who asks, what for, what becomes of the answers. */
    intro: text().notNull(),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    /** The version that is answered now; null while it is a draft. */
    versionId: text('version_id').references(() => questionnaireVersions.id),
    audience: text({ enum: AUDIENCES }).notNull(),
    /** Hamlet representatives may enter sheets of paper. */
    onPaper: yes('on_paper'),
    opensAt: at('opens_at'),
    closesAt: at('closes_at'),
    quotas: json<Quota[]>('quotas').notNull(),
    /** Programs send much: phones work on a small sum before they send. Set by the clock, taken off by it. */
    guardedUntil: at('guarded_until'),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    /** No longer in the officers' list. */
    putAwayAt: at('put_away_at'),
    /** The last number that was printed on a sheet of paper. */
    paperSheets: integer('paper_sheets').notNull().default(0),
  },
  (t) => [
    uniqueIndex('surveys_slug').on(t.communeId, t.slug),
    index('surveys_status').on(t.communeId, t.status, t.closesAt),
    index('surveys_listed')
      .on(t.communeId, t.status, t.createdAt)
      .where(sql`put_away_at is null`),
    index('surveys_away')
      .on(t.communeId, t.createdAt)
      .where(sql`put_away_at is not null`),
    index('surveys_ending')
      .on(t.closesAt)
      .where(sql`status = 'open'`),
    index('surveys_questionnaire').on(t.questionnaireId),
    index('surveys_version').on(t.versionId),
  ],
)

/** What was done with a survey, by whom. Only added to. */
export const surveyEvents = sqliteTable(
  'survey_events',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    seq: integer().notNull(),
    kind: text().notNull(),
    byId: text('by_id').notNull(),
    at: at('at').notNull(),
    detail: json<Record<string, unknown>>('detail').notNull(),
    /** The survey's commune, for its journal. */
    communeId: text('commune_id'),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.seq] }), index('survey_events_commune').on(t.communeId, t.at)],
)

/** One answered sheet. Of paper: who typed it in, and its number. `seconds`: from opening to sending it. */
export const responses = sqliteTable(
  'responses',
  {
    /** Sorts by time: `responseId` in rules.ts. */
    id: text().primaryKey(),
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    versionId: text('version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    channel: text({ enum: RESPONSE_CHANNELS }).notNull(),
    enteredBy: text('entered_by'),
    language: text().notNull(),
    /** Where the questionnaire or the slip tells it: for coverage and quotas. */
    hamletId: text('hamlet_id'),
    answers: json<Record<string, string>>('answers').notNull(),
    submittedAt: at('submitted_at').notNull(),
    seconds: integer(),
    /** `waiting`: looks automatic, an officer decides. Only kept ones are counted. */
    state: text({ enum: ['kept', 'waiting', 'refused'] }).notNull(),
    /** Why it waits: `honeypot`, `pace`, `network`, `proof`. */
    suspicion: text(),
    /** What the counting sweep still has to do with it: 1 add, -1 take off, 0 nothing. */
    due: integer().notNull(),
    paperNumber: text('paper_number'),
  },
  (t) => [
    uniqueIndex('responses_submission').on(t.submissionKey),
    index('responses_survey').on(t.surveyId, t.state, t.id),
    index('responses_version').on(t.versionId),
    index('responses_due')
      .on(t.due, t.surveyId, t.id)
      .where(sql`due <> 0`),
    uniqueIndex('responses_paper')
      .on(t.surveyId, t.paperNumber)
      .where(sql`paper_number is not null`),
  ],
)

/** A slip that lets somebody answer once. It does not know which answer was given with it. */
export const invitations = sqliteTable(
  'invitations',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    codeHash: text('code_hash').notNull(),
    /** The sheet of slips that it was printed with. */
    series: integer().notNull(),
    hamletId: text('hamlet_id'),
    /** The day only: the instant would tell which answer it was. */
    usedOn: on('used_on'),
    withdrawnOn: on('withdrawn_on'),
  },
  (t) => [
    primaryKey({ columns: [t.surveyId, t.codeHash] }),
    index('invitations_series').on(t.surveyId, t.series, t.usedOn),
  ],
)
