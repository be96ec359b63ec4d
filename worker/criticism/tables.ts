import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, json, on, yes } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'
import { AXES, COMMENTERS, COMMENT_STATES, DRAFT_KINDS, type Form, MET, RESPONSES } from './words.ts'

/** What a draft under criticism has besides its dossier. */
export const criticisms = sqliteTable(
  'criticisms',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    kind: text({ enum: DRAFT_KINDS }).notNull(),
    summary: text().notNull(),
    /** When the drafter means to submit it. */
    plannedOn: on('planned_on'),
    receivedOn: on('received_on'),
    askedBy: text('asked_by', { enum: ['body', 'front'] }).notNull(),
    /** Who will issue it. */
    promulgatorBodyId: text('promulgator_body_id').notNull(),
    /** The year in whose plan of criticism it stands. */
    planYear: integer('plan_year'),
    forms: json<Form[]>('forms').notNull(),
    /** The law lets the people be heard about it for a least number of days. */
    isConsultation: yes('is_consultation'),
    /** Everybody may read its sections and say something about them. */
    isOpen: yes('is_open'),
    opensOn: on('opens_on'),
    closesOn: on('closes_on'),
    /** What everybody is told beside the last day: that it was moved, and why. */
    notice: text().notNull().default(''),
    heldOn: on('held_on'),
    /** The number and day of the criticism that was issued. */
    documentNumber: text('document_number').notNull().default(''),
    issuedOn: on('issued_on'),
    respondedOn: on('responded_on'),
    /** When the drafter told whoever issues the draft of the criticism. */
    promulgatorToldOn: on('promulgator_told_on'),
    /** What came of it: number and name of the text that was issued, where it is read. */
    finalTitle: text('final_title').notNull().default(''),
    finalLink: text('final_link').notNull().default(''),
    finalOn: on('final_on'),
  },
  (t) => [
    index('criticisms_plan')
      .on(t.communeId, t.planYear, t.dossierId)
      .where(sql`plan_year is not null`),
  ],
)

/** The text of a draft, part by part. It stands still once it was opened. */
export const draftSections = sqliteTable(
  'draft_sections',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** From 1; 0 stands for the whole. */
    position: integer().notNull(),
    /** "Điều 3", "Phần II". */
    ref: text().notNull(),
    heading: text().notNull(),
    text: text().notNull(),
    /** Comments that everybody may read: brought up to date when they are judged. */
    shown: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.position] })],
)

/** What somebody said about a draft or a part of it. */
export const comments = sqliteTable(
  'comments',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** Within its draft: with the draft's code, its public code. */
    number: integer().notNull(),
    section: integer().notNull(),
    axis: text({ enum: AXES }).notNull(),
    text: text().notNull(),
    /** Folded words, to be found by. */
    searchText: text('search_text').notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    by: text({ enum: COMMENTERS }).notNull(),
    /** Of an invited body or an expert; empty for citizens. */
    bodyId: text('body_id').notNull().default(''),
    /** Who it is from in words, where there is no account: an expert, a speaker's side. */
    from: text('from_words').notNull().default(''),
    enteredBy: text('entered_by').notNull().default(''),
    state: text({ enum: COMMENT_STATES }).notNull(),
    /** What a moderator should look at: words of a denunciation, numbers of persons, a program's pace. */
    flags: text().notNull().default(''),
    hiddenReason: text('hidden_reason').notNull().default(''),
    judgedBy: text('judged_by').notNull().default(''),
    judgedAt: at('judged_at'),
    /** The judgement, or the gathering, that changed it last. */
    actId: text('act_id').notNull().default(''),
    pointId: text('point_id'),
    lookupHash: text('lookup_hash').notNull().default(''),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('comments_number').on(t.dossierId, t.number),
    uniqueIndex('comments_submission_key').on(t.dossierId, t.submissionKey),
    index('comments_waiting')
      .on(t.dossierId, t.number)
      .where(sql`state = 'waiting'`),
    index('comments_hidden')
      .on(t.dossierId, t.number)
      .where(sql`state = 'hidden'`),
    index('comments_shown')
      .on(t.dossierId, t.section, t.number)
      .where(sql`state = 'shown'`),
    index('comments_section')
      .on(t.dossierId, t.section, t.number)
      .where(sql`state in ('shown', 'kept')`),
    index('comments_axis')
      .on(t.dossierId, t.axis, t.section, t.number)
      .where(sql`state in ('shown', 'kept')`),
    index('comments_loose')
      .on(t.dossierId, t.section, t.number)
      .where(sql`state in ('shown', 'kept') and point_id is null`),
    index('comments_loose_axis')
      .on(t.dossierId, t.axis, t.section, t.number)
      .where(sql`state in ('shown', 'kept') and point_id is null`),
    index('comments_point')
      .on(t.pointId, t.by, t.hamletId, t.number)
      .where(sql`point_id is not null`),
    index('comments_kept')
      .on(t.dossierId, t.number)
      .where(sql`state = 'kept'`),
  ],
)

/** What many comments come to: the drafter answers each. */
export const points = sqliteTable(
  'points',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    number: integer().notNull(),
    section: integer().notNull(),
    axis: text({ enum: AXES }).notNull(),
    text: text().notNull(),
    /** How often its words were changed: whoever changes them says which he saw. */
    revision: integer().notNull(),
    /** The point that took it in. */
    mergedInto: text('merged_into'),
    endedAt: at('ended_at'),
    citizens: integer().notNull().default(0),
    members: integer().notNull().default(0),
    experts: integer().notNull().default(0),
    sessions: integer().notNull().default(0),
    hamlets: integer().notNull().default(0),
    response: text({ enum: RESPONSES }).notNull().default(''),
    responseText: text('response_text').notNull().default(''),
    met: text({ enum: MET }).notNull().default(''),
    metNote: text('met_note').notNull().default(''),
  },
  (t) => [index('points_dossier').on(t.dossierId, t.number)],
)

/** Every wording that a point had, and who wrote it. Append-only; its key is the lock of the point. */
export const pointWords = sqliteTable(
  'point_words',
  {
    id: text().primaryKey(),
    pointId: text('point_id')
      .notNull()
      .references(() => points.id),
    revision: integer().notNull(),
    change: text({ enum: ['made', 'worded', 'merged', 'ended'] }).notNull(),
    text: text().notNull(),
    by: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('point_words_revision').on(t.pointId, t.revision)],
)

/** Words of a comment that a point repeats. */
export const pointQuotes = sqliteTable(
  'point_quotes',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    pointId: text('point_id')
      .notNull()
      .references(() => points.id),
    commentId: text('comment_id')
      .notNull()
      .references(() => comments.id),
  },
  (t) => [
    primaryKey({ columns: [t.pointId, t.commentId] }),
    index('point_quotes_dossier').on(t.dossierId, t.pointId),
    index('point_quotes_comment').on(t.commentId),
  ],
)

export type CriticismRow = typeof criticisms.$inferSelect
export type SectionRow = typeof draftSections.$inferSelect
export type CommentRow = typeof comments.$inferSelect
export type PointRow = typeof points.$inferSelect
