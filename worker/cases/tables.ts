import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'

/** What every case has in common, whatever its kind. */
export const cases = sqliteTable(
  'cases',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    year: integer().notNull(),
    number: integer().notNull(),
    kind: text().notNull(),
    status: text().notNull(),
    /** How many events the case has: whoever acts says which he saw. */
    version: integer().notNull(),
    /** Hash of the last event: the head of the case's chain. */
    headHash: text('head_hash').notNull(),
    /** Who has it now. */
    holderBodyId: text('holder_body_id')
      .notNull()
      .references(() => bodies.id),
    /** Since when. */
    heldSince: at('held_since').notNull(),
    /** Who answers for it, by the rule or by the coordinator. */
    responsibleBodyId: text('responsible_body_id').notNull(),
    /** The body that the case complains of, if an officer found one: it may not classify or decline. */
    aboutBodyId: text('about_body_id'),
    category: text().notNull(),
    hamletId: text('hamlet_id').notNull(),
    urgency: text({ enum: ['ordinary', 'urgent', 'complex'] }).notNull(),
    title: text().notNull(),
    /** Looked like an automatic or repeated sending: waits to be looked at first. */
    checkFirst: yes('check_first'),
    /** What the words look like: `denunciation`, `complaint`. Flagged cases are never released. */
    flags: text().notNull().default(''),
    ruleId: text('rule_id').notNull(),
    routingReason: text('routing_reason').notNull(),
    limitId: text('limit_id').notNull(),
    /** The day from which the clock counts. */
    clockFrom: on('clock_from').notNull(),
    /** The day promised to the sender. */
    dueOn: on('due_on').notNull(),
    /** The day by which whoever holds the case should have acted. */
    actOn: on('act_on').notNull(),
    /** Times at which the clock stood still: `[{from, to}]`; the last may be open. */
    pauses: json<{ from: string; to: string | null }[]>('pauses').notNull(),
    /** `decline` or `advise` when proposed and not yet confirmed; who proposed is in the events. */
    proposal: text({ enum: ['decline', 'advise'] }),
    /** Who wrote what waits to be confirmed or approved: never the one who confirms. */
    proposedBy: text('proposed_by'),
    submittedAt: at('submitted_at').notNull(),
    answeredOn: on('answered_on'),
    answeredInTime: integer('answered_in_time', { mode: 'boolean' }),
    disputed: yes('disputed'),
    lookupHash: text('lookup_hash').notNull(),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    uniqueIndex('cases_code').on(t.communeId, t.year, t.number),
    uniqueIndex('cases_submission_key').on(t.communeId, t.submissionKey),
    index('cases_holder').on(t.holderBodyId, t.status, t.checkFirst, t.actOn, t.id),
    index('cases_status').on(t.communeId, t.status, t.checkFirst, t.actOn, t.id),
    index('cases_submitted').on(t.submittedAt, t.communeId),
    index('cases_answered')
      .on(t.answeredOn, t.communeId, t.answeredInTime)
      .where(sql`answered_on is not null`),
    index('cases_owed')
      .on(t.dueOn, t.communeId)
      .where(sql`status in ('submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'reopened')`),
  ],
)

/** What happened to a case, in order. Append-only: triggers refuse change, and each carries the hash of the one before. */
export const events = sqliteTable(
  'events',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    kind: text().notNull(),
    actorKind: text('actor_kind', { enum: ['sender', 'staff', 'system'] }).notNull(),
    actorId: text('actor_id').notNull().default(''),
    /** The body for which the actor acted. */
    bodyId: text('body_id').notNull().default(''),
    at: at('at').notNull(),
    /** Facts without personal data, as JSON text: hashed as it stands. */
    detail: text().notNull(),
    /** Hash of the words that belong to this event; the words can be erased and the chain stays whole. */
    textHash: text('text_hash').notNull().default(''),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] }), index('events_commune').on(t.communeId, t.at)],
)

/** The words of an event: a question, a reason, added information. */
export const eventTexts = sqliteTable(
  'event_texts',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
)

/** The day's seal of a commune: a hash over the heads of the chains that moved that day and the day before's seal. */
export const dailyRoots = sqliteTable(
  'daily_roots',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    day: on('day').notNull(),
    caseCount: integer('case_count').notNull(),
    previousRoot: text('previous_root').notNull(),
    root: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.day] })],
)
