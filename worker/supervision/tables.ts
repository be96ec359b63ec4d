import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { cases } from '../cases/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'
import { type Ground, type Plan, type ReportWords, SUPERVISION_FORMS } from './words.ts'
import { type Item, PERIOD_KINDS } from './kept.ts'

/** What a topic of supervision has besides its dossier. */
export const supervisions = sqliteTable(
  'supervisions',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** The year's programme that it stands in. */
    programmeId: text('programme_id').references(() => dossiers.id),
    form: text({ enum: SUPERVISION_FORMS }).notNull(),
    grounds: json<Ground[]>('grounds').notNull(),
    content: text().notNull(),
    scope: text().notNull().default(''),
    /** The time that is looked at: "từ 01/2025 đến 9/2026". */
    period: text().notNull().default(''),
    quarter: integer().notNull(),
    /** Who leads a joint supervision, and under which paper. */
    partner: text().notNull().default(''),
    partnerReference: text('partner_reference').notNull().default(''),
    /** The works or project that a community investment board watches, and until when. */
    works: text().notNull().default(''),
    worksEndOn: on('works_end_on'),
    plan: json<Plan>('plan'),
    outline: text().notNull().default(''),
    /** Who of the Front confirmed a board's plan, and its report (Luật Thực hiện dân chủ ở cơ sở, Điều 40.2.d). */
    planConfirmedBy: text('plan_confirmed_by'),
    reportConfirmedBy: text('report_confirmed_by'),
    sentOn: on('sent_on'),
    /** The day on which the work with the bodies ended, and by when the team reports. */
    endedOn: on('ended_on'),
    reportDueOn: on('report_due_on'),
    report: json<ReportWords>('report'),
    reportedOn: on('reported_on'),
    /** What everybody may read of the conclusions: written for them. */
    publicConclusions: text('public_conclusions').notNull().default(''),
    /** Where it goes on after a pause. */
    pausedFrom: text('paused_from').notNull().default(''),
  },
  (t) => [
    index('supervisions_programme').on(t.programmeId, t.quarter, t.dossierId),
    index('supervisions_reported').on(t.communeId, t.reportedOn, t.dossierId),
  ],
)

/** A working session with a body that is supervised, and the report that it owes before. */
export const supervisionSessions = sqliteTable(
  'supervision_sessions',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    position: integer().notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    day: on('day').notNull(),
    hour: text().notNull().default(''),
    place: text().notNull().default(''),
    online: yes('online'),
    sentOn: on('sent_on').notNull(),
    /** By when the body reports; empty where nothing settles it. */
    reportWantedOn: on('report_wanted_on'),
    /** The event that brought its report. */
    reportSeq: integer('report_seq'),
    reportOn: on('report_on'),
    heldOn: on('held_on'),
    /** The event that holds the minutes. */
    heldSeq: integer('held_seq'),
    /** The last alarm about its report. */
    alarm: text().notNull().default(''),
  },
  (t) => [
    index('supervision_sessions_dossier').on(t.dossierId, t.position),
    index('supervision_sessions_body').on(t.bodyId, t.day),
  ],
)

/** Petitions that are a ground of a topic. */
export const supervisionPetitions = sqliteTable(
  'supervision_petitions',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    addedAt: at('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.caseId] }), index('supervision_petitions_case').on(t.caseId)],
)

/** Many petitions about one field in a short time, counted by the clock: what may be worth a topic. */
export const petitionClusters = sqliteTable(
  'petition_clusters',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    category: text().notNull(),
    many: integer().notNull(),
    hamlets: integer().notNull(),
    /** The bodies that answer for them. */
    bodies: json<string[]>('bodies').notNull(),
    /** From this day to that one. */
    fromOn: on('from_on').notNull(),
    toOn: on('to_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.category] })],
)

/** A year's programme: with whom it was agreed, when it was issued. */
export const programmes = sqliteTable(
  'programmes',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    year: integer().notNull(),
    agreedOn: on('agreed_on'),
    /** Organisations that were asked. */
    consulted: json<string[]>('consulted'),
    issuedOn: on('issued_on'),
    version: integer().notNull().default(0),
  },
  (t) => [uniqueIndex('programmes_year').on(t.communeId, t.year)],
)

/** Each version of a programme as it was issued. Append-only: triggers refuse change. */
export const programmeVersions = sqliteTable(
  'programme_versions',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    number: integer().notNull(),
    items: json<Item[]>('items').notNull(),
    /** Why it was changed, for everybody to read. */
    reason: text().notNull().default(''),
    by: text('by_id').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.number] })],
)

/** A board's own report of a period to the Front. */
export const boardReports = sqliteTable(
  'board_reports',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    year: integer().notNull(),
    period: text({ enum: PERIOD_KINDS }).notNull(),
    number: integer().notNull(),
    /** By when it was wanted. */
    dueOn: on('due_on'),
    words: text().notNull().default(''),
    filedBy: text('filed_by'),
    filedAt: at('filed_at'),
    file: json<{ name: string; objectKey: string; type: string; bytes: number; sha256: string }>('file'),
    objectKey: text('object_key'),
    /** What sort of file it is. */
    type: text(),
    /** The last alarm about it. */
    alarm: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('board_reports_period').on(t.bodyId, t.year, t.period, t.number),
    index('board_reports_due')
      .on(t.dueOn, t.id)
      .where(sql`filed_at is null and alarm <> 'overdue'`),
    index('board_reports_commune').on(t.communeId, t.year),
    index('board_reports_object')
      .on(t.objectKey)
      .where(sql`object_key is not null`),
  ],
)

/** Results of half a year as they were heard by the People's Council and Committee. */
export const resultHearings = sqliteTable(
  'result_hearings',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    year: integer().notNull(),
    half: integer().notNull(),
    heardOn: on('heard_on').notNull(),
    /** Who heard them. */
    bodies: json<string[]>('bodies').notNull(),
    note: text().notNull().default(''),
    by: text('by_id').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.year, t.half] })],
)

export type SupervisionRow = typeof supervisions.$inferSelect
export type SessionRow = typeof supervisionSessions.$inferSelect
export type ProgrammeRow = typeof programmes.$inferSelect
export type VersionRow = typeof programmeVersions.$inferSelect
export type BoardReportRow = typeof boardReports.$inferSelect
