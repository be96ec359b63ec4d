import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'

/** How a case comes in: by oneself, or written down by an officer or a hamlet's representative. */
export const CASE_CHANNELS = ['web', 'api', 'paper', 'telephone', 'in_person', 'dialogue'] as const

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
    /** Working days from the first day of the clock to the answer. */
    answeredDays: integer('answered_days'),
    /** What the sender thinks of the answer, 1 to 5. */
    score: integer(),
    /** Taken out of every list, search, export and small count: only people with a grant find it. */
    restricted: yes('restricted'),
    /** The person that a restricted case is about, when it is one of the officers: shut out whatever his roles. */
    aboutStaffId: text('about_staff_id'),
    /** The case that this one was merged into: its sender follows that one. */
    mergedInto: text('merged_into'),
    /** The case that this one was split from: its sender sees it under that code, and the identity stays there. */
    splitFrom: text('split_from'),
    /** Days granted on top of the limit, once. */
    extendedBy: integer('extended_by').notNull().default(0),
    /** Returned too often: a leader says who does it. */
    leaderDecides: yes('leader_decides'),
    /** Who approves, when it is not the body that has the case: after a dispute, the body above it. */
    approverBodyId: text('approver_body_id'),
    /** The last alarm that this clock raised: see deadlines/alarm.ts. */
    alarm: text().notNull().default(''),
    /** The next day on which the clock must look at this case; none when nothing can happen by itself. */
    wakeOn: on('wake_on'),
    /** The day on which contact and photos are erased. */
    eraseOn: on('erase_on'),
    erasedAt: at('erased_at'),
    /** How it came in. Luật Thực hiện dân chủ ở cơ sở, Điều 26. */
    channel: text({ enum: CASE_CHANNELS }).notNull().default('web'),
    /** The officer who wrote it down for the sender. */
    enteredBy: text('entered_by'),
    lookupHash: text('lookup_hash').notNull(),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    uniqueIndex('cases_code').on(t.communeId, t.year, t.number),
    uniqueIndex('cases_submission_key').on(t.communeId, t.submissionKey),
    index('cases_holder').on(t.holderBodyId, t.status, t.checkFirst, t.actOn, t.id),
    index('cases_status').on(t.communeId, t.status, t.checkFirst, t.actOn, t.id),
    index('cases_wake')
      .on(t.wakeOn, t.id)
      .where(sql`wake_on is not null`),
    index('cases_erase')
      .on(t.eraseOn)
      .where(sql`erase_on is not null`),
    index('cases_merged')
      .on(t.mergedInto)
      .where(sql`merged_into is not null`),
    index('cases_split')
      .on(t.splitFrom)
      .where(sql`split_from is not null`),
    index('cases_approver')
      .on(t.approverBodyId, t.status, t.actOn, t.id)
      .where(sql`approver_body_id is not null`),
    index('cases_escalated')
      .on(t.communeId, t.actOn, t.id)
      .where(sql`alarm in ('leader', 'party')`),
    index('cases_undecided')
      .on(t.communeId, t.actOn, t.id)
      .where(sql`leader_decides = 1 and status = 'received'`),
    index('cases_entered')
      .on(t.enteredBy, t.submittedAt)
      .where(sql`entered_by is not null`),
    index('cases_place').on(t.communeId, t.hamletId, t.category, t.submittedAt),
    index('cases_answerer').on(t.communeId, t.responsibleBodyId, t.submittedAt),
    index('cases_submitted').on(t.submittedAt, t.communeId),
    index('cases_answered')
      .on(t.answeredOn, t.communeId, t.answeredInTime)
      .where(sql`answered_on is not null`),
    index('cases_answered_here')
      .on(t.communeId, t.answeredOn, t.id)
      .where(sql`answered_on is not null`),
    index('cases_answered_late')
      .on(t.communeId, t.answeredOn, t.id)
      .where(sql`answered_in_time = 0`),
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
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    index('events_commune').on(t.communeId, t.at),
    index('events_actor')
      .on(t.actorId, t.at)
      .where(sql`actor_id <> ''`),
  ],
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

/** Who had a case before, from when to when: written when it leaves. Who has it now stands in the case. */
export const holdings = sqliteTable(
  'holdings',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event with which it left. */
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    bodyId: text('body_id').notNull(),
    fromAt: at('from_at').notNull(),
    toAt: at('to_at').notNull(),
    /** Working days after the first day up to the last: 0 when it went on the same day. */
    workingDays: integer('working_days').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] }), index('holdings_body').on(t.communeId, t.bodyId, t.toAt)],
)

/** Who may find a restricted case: by name, each grant an event. An ended grant keeps its row. */
export const caseGrants = sqliteTable(
  'case_grants',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    staffId: text('staff_id').notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: at('granted_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.staffId] }), index('case_grants_staff').on(t.staffId, t.endedAt)],
)

/** How far a sweep has come: its own mark, so that the next turn goes on there. */
export const marks = sqliteTable('marks', {
  name: text().primaryKey(),
  value: text().notNull(),
})

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
