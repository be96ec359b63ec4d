import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, on, yes } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { SESSION_KINDS } from '../words.ts'

/** A meeting with the people, besides its dossier (`dialogue`). */
export const dialogueSessions = sqliteTable(
  'dialogue_sessions',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    kind: text({ enum: SESSION_KINDS }).notNull(),
    /** The hamlet's meeting at the end of the year: told to people earlier than others. */
    yearEnd: yes('year_end'),
    /** What it is about, for everybody. */
    about: text().notNull().default(''),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    place: text().notNull().default(''),
    hamletId: text('hamlet_id').notNull().default(''),
    onlineLink: text('online_link').notNull().default(''),
    /** Places in the hall; 0: nobody counts. Of these, so many are kept for those who asked for it. */
    capacity: integer().notNull().default(0),
    reserved: integer().notNull().default(0),
    /** Who leads it, by office: "Chủ tịch UBND xã". */
    hosts: text().notNull().default(''),
    interpreters: text().notNull().default(''),
    /** The row of days that come again to which it belongs. */
    seriesId: text('series_id').notNull().default(''),
    /** The draft after whose criticism it is held. */
    criticismId: text('criticism_id').notNull().default(''),
    /** The other side said that it may be announced. */
    agreedAt: at('agreed_at'),
    announcedOn: on('announced_on'),
    /** How often its day, place or state was changed after it was announced: what a calendar needs to know. */
    sequence: integer().notNull().default(0),
    /** What everybody is told of a change: moved, cancelled, and why. */
    notice: text().notNull().default(''),
    heldOn: on('held_on'),
    /** How many came, by count in the hall. */
    came: integer(),
    /** The minutes lie before both sides since then; what each said of them. */
    minutesReadyAt: at('minutes_ready_at'),
    governmentConfirmedAt: at('government_confirmed_at'),
    governmentConfirmedBy: text('government_confirmed_by').notNull().default(''),
    governmentRemark: text('government_remark').notNull().default(''),
    frontConfirmedAt: at('front_confirmed_at'),
    frontConfirmedBy: text('front_confirmed_by').notNull().default(''),
    frontRemark: text('front_remark').notNull().default(''),
    resultsDueOn: on('results_due_on'),
    resultsOn: on('results_on'),
    /** What everybody reads of how it went. */
    results: text().notNull().default(''),
    /** The questionnaire that asks those who asked whether they were heard. */
    surveySlug: text('survey_slug').notNull().default(''),
    /** Phones in the hall may send questions now. */
    takesQuestions: yes('takes_questions'),
    /** The point of the agenda that the hall is at. */
    currentItemId: text('current_item_id'),
  },
  (t) => [
    index('dialogue_sessions_days').on(t.communeId, t.startsAt, t.dossierId),
    index('dialogue_sessions_announced')
      .on(t.communeId, t.startsAt, t.dossierId)
      .where(sql`announced_on is not null`),
    index('dialogue_sessions_series')
      .on(t.seriesId, t.startsAt)
      .where(sql`series_id <> ''`),
    index('dialogue_sessions_results')
      .on(t.communeId, t.resultsOn, t.dossierId)
      .where(sql`results_on is not null`),
  ],
)

export type MeetingRow = typeof dialogueSessions.$inferSelect
