import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, json, yes } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { ANSWERS, QUESTION_STATES, QUESTION_WAYS, SEAT_KINDS, SEAT_STATES } from '../words.ts'

/** A point of a meeting's agenda: what was asked for, and who prepares it. */
export const dialogueItems = sqliteTable(
  'dialogue_items',
  {
    id: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => dossiers.id),
    position: integer().notNull(),
    title: text().notNull(),
    /** The pooled topic behind it; or the one request that was joined by itself. */
    topicId: text('topic_id'),
    requestId: text('request_id'),
    /** How many asked for it and from how many hamlets, when it was put on the agenda. */
    persons: integer().notNull().default(0),
    devices: integer().notNull().default(0),
    hamlets: integer().notNull().default(0),
    /** Who prepares the answer, what it wrote, petitions it rests on. */
    bodyId: text('body_id'),
    preparation: text().notNull().default(''),
    preparedBy: text('prepared_by').notNull().default(''),
    preparedAt: at('prepared_at'),
    caseCodes: json<string[]>('case_codes').notNull(),
    outcome: text({ enum: ANSWERS }).notNull().default(''),
    /** What everybody reads of how it was answered. */
    answer: text().notNull().default(''),
    /** To whom it was forwarded: a body of the commune or above it, by name. */
    forwardedTo: text('forwarded_to').notNull().default(''),
    /** The petition that answers it in writing. */
    caseId: text('case_id').notNull().default(''),
    caseCode: text('case_code').notNull().default(''),
  },
  (t) => [
    index('dialogue_items_session').on(t.sessionId, t.position, t.id),
    index('dialogue_items_body')
      .on(t.bodyId, t.sessionId)
      .where(sql`body_id is not null`),
    index('dialogue_items_topic')
      .on(t.topicId)
      .where(sql`topic_id is not null`),
  ],
)

/** A place at a meeting. */
export const dialogueSeats = sqliteTable(
  'dialogue_seats',
  {
    id: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => dossiers.id),
    /** In the order in which they registered: what its holder knows it by. */
    serial: integer().notNull().default(0),
    /** From 1 up to the capacity: no two have the same, so that a full hall is full. 0 for who waits for one. */
    number: integer().notNull(),
    kind: text({ enum: SEAT_KINDS }).notNull(),
    state: text({ enum: SEAT_STATES }).notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    /** Name and telephone, sealed under the seat's id; empty where none was left. */
    sealed: text().notNull().default(''),
    keyId: text('key_id').notNull().default(''),
    requestId: text('request_id'),
    wantsToSpeak: yes('wants_to_speak'),
    firstTime: yes('first_time'),
    /** What he would like to speak about, in a line. */
    about: text().notNull().default(''),
    calledAt: at('called_at'),
    spokeAt: at('spoke_at'),
    /** How often he has spoken. */
    spoken: integer().notNull().default(0),
    /** Was called and was not in the hall: comes after the others of his hamlet. */
    absentAt: at('absent_at'),
    lookupHash: text('lookup_hash').notNull().default(''),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('dialogue_seats_number')
      .on(t.sessionId, t.number)
      .where(sql`state in ('registered', 'came')`),
    uniqueIndex('dialogue_seats_serial').on(t.sessionId, t.serial),
    index('dialogue_seats_state').on(t.sessionId, t.state, t.number, t.serial),
    uniqueIndex('dialogue_seats_submission_key').on(t.sessionId, t.submissionKey),
    index('dialogue_seats_sealed')
      .on(t.sessionId)
      .where(sql`sealed <> ''`),
    index('dialogue_seats_request')
      .on(t.requestId)
      .where(sql`request_id is not null`),
    index('dialogue_seats_speakers')
      .on(t.sessionId, t.at, t.id)
      .where(sql`wants_to_speak = 1 and state <> 'cancelled'`),
    index('dialogue_seats_called')
      .on(t.sessionId, t.calledAt)
      .where(sql`called_at is not null and spoke_at is null`),
    index('dialogue_seats_spoke')
      .on(t.sessionId, t.spokeAt)
      .where(sql`spoke_at is not null`),
  ],
)

/** A question to a meeting, sent ahead or from the hall. It has no name. */
export const dialogueQuestions = sqliteTable(
  'dialogue_questions',
  {
    id: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => dossiers.id),
    /** Within its meeting: what a sender and the hall know it by. */
    number: integer().notNull(),
    way: text({ enum: QUESTION_WAYS }).notNull(),
    text: text().notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    state: text({ enum: QUESTION_STATES }).notNull(),
    /** What a moderator should look at before it is shown. */
    flags: text().notNull().default(''),
    hiddenReason: text('hidden_reason').notNull().default(''),
    judgedBy: text('judged_by').notNull().default(''),
    judgedAt: at('judged_at'),
    /** The point of the agenda it was put to. */
    itemId: text('item_id'),
    outcome: text({ enum: ANSWERS }).notNull().default(''),
    answer: text().notNull().default(''),
    forwardedTo: text('forwarded_to').notNull().default(''),
    caseId: text('case_id').notNull().default(''),
    caseCode: text('case_code').notNull().default(''),
    /** Hash of the sender's secret, as a case has it. */
    lookupHash: text('lookup_hash').notNull().default(''),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('dialogue_questions_number').on(t.sessionId, t.number),
    uniqueIndex('dialogue_questions_submission_key').on(t.sessionId, t.submissionKey),
    index('dialogue_questions_state').on(t.sessionId, t.state, t.number),
    index('dialogue_questions_item')
      .on(t.itemId, t.number)
      .where(sql`item_id is not null`),
    index('dialogue_questions_open')
      .on(t.sessionId, t.number)
      .where(sql`state = 'shown' and outcome = ''`),
  ],
)

export type ItemRow = typeof dialogueItems.$inferSelect
export type SeatRow = typeof dialogueSeats.$inferSelect
export type QuestionRow = typeof dialogueQuestions.$inferSelect
