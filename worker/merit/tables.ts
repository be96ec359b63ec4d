import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { json, on, yes } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'
import { EVIDENCE_KINDS, GRADES, NOMINEE_KINDS } from './words.ts'

/** By what a year is rated; `most` points each. What was used before keeps its row. */
export const ratingCriteria = sqliteTable(
  'rating_criteria',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** Who is rated by it: a body, a hamlet. */
    subject: text({ enum: ['body', 'hamlet'] }).notNull(),
    name: text().notNull(),
    most: integer().notNull(),
    evidence: text({ enum: EVIDENCE_KINDS }).notNull(),
    position: integer().notNull(),
    endsOn: on('ends_on'),
  },
  (t) => [index('rating_criteria_commune').on(t.communeId, t.subject, t.position)],
)

/** A unit's rating of a year, besides its dossier (`rating`). */
export const ratings = sqliteTable(
  'ratings',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    year: integer().notNull(),
    unit: text().notNull(),
    selfGrade: text('self_grade', { enum: GRADES }),
    selfWords: text('self_words').notNull().default(''),
    proposedGrade: text('proposed_grade', { enum: GRADES }),
    grade: text({ enum: GRADES }),
    /** What the decision says, its number and day. */
    decision: text().notNull().default(''),
    decisionNumber: text('decision_number').notNull().default(''),
    decidedOn: on('decided_on'),
    /** Ids of the criteria by which this one is rated: those of the day on which it was opened. */
    criteria: json<string[]>('criteria').notNull().default([]),
    /** The authority's points, all criteria together, as decided. */
    points: real(),
    /** The last day on which the unit may ask to have the decision looked at again, and how often it did. */
    appealUntil: on('appeal_until'),
    appeals: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('ratings_unit').on(t.communeId, t.year, t.unit),
    index('ratings_decided')
      .on(t.communeId, t.year, t.unit)
      .where(sql`decided_on is not null`),
  ],
)

/** Peers who were asked to grade, and whether that is over for them. */
export const ratingAsks = sqliteTable(
  'rating_asks',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    bodyId: text('body_id').notNull(),
    over: yes('over'),
  },
  (t) => [
    primaryKey({ columns: [t.dossierId, t.bodyId] }),
    index('rating_asks_open')
      .on(t.bodyId, t.dossierId)
      .where(sql`over = 0`),
  ],
)

/** Points for a criterion, by whom: the unit itself, a peer body, the authority that proposes. */
export const ratingScores = sqliteTable(
  'rating_scores',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    criterionId: text('criterion_id').notNull(),
    /** `self`, `authority`, or the peer's body id. */
    by: text().notNull(),
    points: real().notNull(),
    note: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.criterionId, t.by] })],
)

/** A peer's grade of the whole. */
export const ratingPeers = sqliteTable(
  'rating_peers',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    bodyId: text('body_id').notNull(),
    grade: text({ enum: GRADES }).notNull(),
    words: text().notNull().default(''),
    gradedOn: on('graded_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.bodyId] })],
)

/** Who is proposed for praise and for what, besides its dossier (`commendation`). */
export const commendations = sqliteTable(
  'commendations',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    year: integer().notNull(),
    /** `hamlet:…` or `body:…` that proposes. */
    proposedBy: text('proposed_by').notNull(),
    nomineeKind: text('nominee_kind', { enum: NOMINEE_KINDS }).notNull(),
    /** The nominee when it is a unit of the commune; people and households are sealed. */
    nomineeUnit: text('nominee_unit').notNull().default(''),
    sealed: text().notNull().default(''),
    keyId: text('key_id').notNull().default(''),
    /** Shown to everybody who may see decisions, once it was decided. */
    nomineePublic: text('nominee_public').notNull().default(''),
    hamletId: text('hamlet_id').notNull().default(''),
    /** "Ngày hội Đại đoàn kết 18/11", "Tổng kết năm", "Đột xuất": as `praise/words.ts` writes them. */
    occasion: text().notNull(),
    achievement: text().notNull(),
    /** "Giấy khen của Chủ tịch UBND xã", "Biểu dương", … */
    form: text().notNull(),
    votesFor: integer('votes_for'),
    votesOf: integer('votes_of'),
    decisionNumber: text('decision_number').notNull().default(''),
    decidedOn: on('decided_on'),
  },
  (t) => [
    index('commendations_year').on(t.communeId, t.year, t.occasion, t.dossierId),
    index('commendations_hamlet').on(t.communeId, t.hamletId, t.year, t.dossierId),
    index('commendations_decided')
      .on(t.communeId, t.year, t.form, t.hamletId, t.dossierId)
      .where(sql`decided_on is not null`),
    index('commendations_decided_occasion')
      .on(t.communeId, t.year, t.occasion, t.form, t.hamletId, t.dossierId)
      .where(sql`decided_on is not null`),
    index('commendations_of').on(t.communeId, t.proposedBy, t.year, t.dossierId),
  ],
)

export type CriterionRow = typeof ratingCriteria.$inferSelect
export type RatingRow = typeof ratings.$inferSelect
export type ScoreRow = typeof ratingScores.$inferSelect
export type PeerRow = typeof ratingPeers.$inferSelect
export type CommendationRow = typeof commendations.$inferSelect
