import { desc, sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, on, yes } from '../db/columns.ts'
import { dossiers } from '../dossiers/tables.ts'

/** What a recommendation came out of: a supervision, one of Ban Thanh tra nhân dân or of another board, a dialogue. */
export const SOURCES = ['supervision', 'inspection_board', 'board', 'dialogue'] as const
/** How the body takes it. */
export const REPLIES = ['accepted', 'partly', 'refused'] as const
/** How a promise that everybody may read stands: in work, kept as somebody else saw it, not kept. */
export const STANDS = ['open', 'kept', 'broken'] as const
/** What is counted: everything that is not restricted, and what everybody may read. */
export const SCOPES = ['all', 'public'] as const

/** What a recommendation is besides a dossier: its days, how it was taken, how far it has come. */
export const recommendations = sqliteTable(
  'recommendations',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** Who was asked, and in which year: where it counts. */
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    year: integer().notNull(),
    /** Its number in that year, as on the dossier: the lists' order among those of one moment. */
    number: integer().notNull().default(0),
    source: text({ enum: SOURCES }).notNull(),
    /** `law`: the day of the answer is the law's. `suggested`: thời hạn đề nghị. */
    replyBasis: text('reply_basis', { enum: ['law', 'suggested'] }).notNull(),
    /** The limit behind it: code and the words of its source. */
    replyLimit: text('reply_limit').notNull(),
    replySource: text('reply_source').notNull(),
    /** From which day the answer's days are counted, and up to which. */
    replyFrom: on('reply_from').notNull(),
    replyDueOn: on('reply_due_on').notNull(),
    /** By when whoever recommends would like to see it done. */
    doneWantedOn: on('done_wanted_on'),
    /** What is asked, in the words that hold: an amended one has others. */
    asked: text().notNull(),
    acknowledgedOn: on('acknowledged_on'),
    /** Since when the body's wish to have it looked at again lies with the Front. */
    reviewFrom: on('review_from'),
    /** The answer that waits for the head of the body. */
    proposed: text({ enum: REPLIES }),
    answer: text().notNull().default(''),
    /** Why not, or not all of it. */
    reason: text().notNull().default(''),
    reply: text({ enum: REPLIES }),
    repliedOn: on('replied_on'),
    replyInTime: integer('reply_in_time', { mode: 'boolean' }),
    documentNumber: text('document_number').notNull().default(''),
    /** By when the body promises to have it done. */
    doneDueOn: on('done_due_on'),
    claimedOn: on('claimed_on'),
    verifiedOn: on('verified_on'),
    verifiedBy: text('verified_by'),
    /** For which body the one who looked came. */
    checkedByBodyId: text('checked_by_body_id'),
    disputes: integer().notNull().default(0),
    escalatedOn: on('escalated_on'),
    escalatedTo: text('escalated_to'),
    /** When the Front asked that somebody's responsibility be considered. */
    responsibilityOn: on('responsibility_on'),
    notedOn: on('noted_on'),
    supersededBy: text('superseded_by'),
    /** The day by which the body owes its next step; empty while it owes none. */
    owedOn: on('owed_on'),
    /** A second look that was drawn and not yet taken: its day. */
    recheckDueOn: on('recheck_due_on'),
    /** Words for everybody, written for them. */
    publicAsked: text('public_asked').notNull().default(''),
    publicReply: text('public_reply').notNull().default(''),
    publicDone: text('public_done').notNull().default(''),
    publicCheck: text('public_check').notNull().default(''),
    /** Since when everybody may read it: as on the dossier, for the lists. Empty of a promise, which has lists of its own. */
    publishedAt: at('published_at'),
    /** Of a promise that everybody may read: how it stands, and by when it is to be kept, or since when it is so. */
    stands: text({ enum: STANDS }),
    standsOn: on('stands_on'),
    /** Something moved since it was counted. */
    uncounted: yes('uncounted'),
  },
  (t) => [
    index('recommendations_body').on(t.bodyId, t.year, t.dossierId),
    index('recommendations_commune').on(t.communeId),
    index('recommendations_owed_here')
      .on(t.communeId, t.owedOn, t.dossierId)
      .where(sql`owed_on is not null`),
    index('recommendations_owed')
      .on(t.owedOn)
      .where(sql`owed_on is not null`),
    index('recommendations_recheck')
      .on(t.communeId, t.recheckDueOn, t.dossierId)
      .where(sql`recheck_due_on is not null`),
    index('recommendations_public_here')
      .on(t.communeId, desc(t.publishedAt), t.year, t.number)
      .where(sql`published_at is not null`),
    // What everybody may read of a body's year, by what its figures count: each list has an index of its own.
    index('recommendations_public')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null`),
    index('recommendations_public_in_time')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null and reply_in_time = 1`),
    index('recommendations_public_accepted')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null and reply in ('accepted', 'partly')`),
    index('recommendations_public_refused')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null and reply = 'refused'`),
    index('recommendations_public_claimed')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null and claimed_on is not null`),
    index('recommendations_public_verified')
      .on(t.bodyId, t.year, desc(t.publishedAt), t.number)
      .where(sql`published_at is not null and verified_on is not null`),
    index('recommendations_public_owed')
      .on(t.bodyId, t.year, t.owedOn, t.number)
      .where(sql`published_at is not null and owed_on is not null`),
    // Promises given in a dialogue: all of them for officers, by how they stand for everybody.
    index('recommendations_promised')
      .on(t.communeId, t.year, t.number)
      .where(sql`source = 'dialogue'`),
    index('recommendations_promised_body')
      .on(t.bodyId, t.year, t.number)
      .where(sql`source = 'dialogue'`),
    index('recommendations_stands')
      .on(t.communeId, t.stands, t.standsOn, t.year, t.number)
      .where(sql`stands is not null`),
    index('recommendations_stands_body')
      .on(t.bodyId, t.stands, t.standsOn, t.year, t.number)
      .where(sql`stands is not null`),
    index('recommendations_uncounted')
      .on(t.communeId, t.bodyId, t.year)
      .where(sql`uncounted = 1`),
  ],
)

/** What the body does about it, step by step, each with its day. Those of an answer that waits for the head stand here too. */
export const recommendationSteps = sqliteTable(
  'recommendation_steps',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    position: integer().notNull(),
    text: text().notNull(),
    dueOn: on('due_on').notNull(),
    doneOn: on('done_on'),
    note: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.position] })],
)

/** Second looks at what was done: drawn by lot, each taken by somebody who had not checked it before. */
export const recommendationRechecks = sqliteTable(
  'recommendation_rechecks',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The event that drew it. */
    seq: integer().notNull(),
    drawnOn: on('drawn_on').notNull(),
    dueOn: on('due_on'),
    doneOn: on('done_on'),
    /** The event that took it, and whether the work still stands. */
    doneSeq: integer('done_seq'),
    holds: integer({ mode: 'boolean' }),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.seq] })],
)

/** How each body takes what is recommended to it, year by year: prepared by the clock. */
export const recommendationCounts = sqliteTable(
  'recommendation_counts',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    year: integer().notNull(),
    scope: text({ enum: SCOPES }).notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    asked: integer().notNull(),
    acknowledged: integer().notNull(),
    answered: integer().notNull(),
    answeredInTime: integer('answered_in_time').notNull(),
    accepted: integer().notNull(),
    partly: integer().notNull(),
    refused: integer().notNull(),
    claimed: integer().notNull(),
    verified: integer().notNull(),
    disputed: integer().notNull(),
    overdue: integer().notNull(),
    escalated: integer().notNull(),
    countedAt: at('counted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communeId, t.scope, t.year, t.bodyId] }),
    uniqueIndex('recommendation_counts_body').on(t.bodyId, t.year, t.scope),
  ],
)

export type RecommendationRow = typeof recommendations.$inferSelect
export type StepRow = typeof recommendationSteps.$inferSelect
export type RecheckRow = typeof recommendationRechecks.$inferSelect
export type CountRow = typeof recommendationCounts.$inferSelect
export type Reply = (typeof REPLIES)[number]
export type Source = (typeof SOURCES)[number]
export type Stands = (typeof STANDS)[number]
export type Scope = (typeof SCOPES)[number]
