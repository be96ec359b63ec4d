import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at, json, on, yes } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { type Need, OUTCOMES, type Time, WITH_WHOM } from '../words.ts'

/** What somebody asks a dialogue for, besides its dossier (`dialogue_request`). Who asked stands in `dialogue_voices`. */
export const dialogueRequests = sqliteTable(
  'dialogue_requests',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    /** The topic in which it was pooled with others. */
    topicId: text('topic_id'),
    category: text().notNull(),
    withWhom: text('with_whom', { enum: WITH_WHOM }).notNull(),
    withBodyId: text('with_body_id').notNull(),
    /** What the sender wants to ask, in his words; emptied when he has it erased. */
    wish: text().notNull(),
    questions: json<string[]>('questions').notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    times: json<Time[]>('times').notNull(),
    onlineOk: yes('online_ok'),
    needs: json<Need[]>('needs').notNull(),
    /** Reads like a denunciation or a complaint: only the Front's officers see it. */
    flag: text().notNull().default(''),
    outcome: text({ enum: OUTCOMES }),
    /** What the sender is told of the outcome. */
    outcomeNote: text('outcome_note').notNull().default(''),
    /** The meeting it was joined to, or the reception day. */
    sessionId: text('session_id'),
    /** The petition that answers it in writing, and the code by which its sender finds it. */
    caseId: text('case_id').notNull().default(''),
    caseCode: text('case_code').notNull().default(''),
    /** Hash of the sender's secret, as a case has it: the same secret opens a petition that comes of the request. */
    lookupHash: text('lookup_hash').notNull(),
    askedAt: at('asked_at').notNull().default(''),
  },
  (t) => [
    index('dialogue_requests_topic')
      .on(t.topicId, t.askedAt, t.dossierId)
      .where(sql`topic_id is not null`),
    index('dialogue_requests_session')
      .on(t.sessionId, t.dossierId)
      .where(sql`session_id is not null`),
    index('dialogue_requests_category').on(t.communeId, t.category, t.askedAt, t.dossierId),
    index('dialogue_requests_hamlet').on(t.communeId, t.hamletId, t.askedAt, t.dossierId),
    index('dialogue_requests_case')
      .on(t.caseId)
      .where(sql`case_id <> ''`),
  ],
)

/** What many ask for, put into public words, besides its dossier (`dialogue_topic`). */
export const dialogueTopics = sqliteTable(
  'dialogue_topics',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id').notNull(),
    category: text().notNull(),
    summary: text().notNull(),
    withWhom: text('with_whom', { enum: WITH_WHOM }).notNull(),
    withBodyId: text('with_body_id').notNull(),
    /** Everybody may still join. */
    isOpen: yes('is_open'),
    /** How many ask for it: devices, persons whose telephone an officer confirmed, hamlets. Brought up to date by the clock and by officers' acts. */
    devices: integer().notNull().default(0),
    persons: integer().notNull().default(0),
    hamlets: integer().notNull().default(0),
    uncounted: yes('uncounted'),
    /** When confirmed persons came to the share of voters that the law names, and how many voters there were then. */
    thresholdMetAt: at('threshold_met_at'),
    thresholdPersons: integer('threshold_persons'),
    thresholdVoters: integer('threshold_voters'),
    /** The meeting that takes it up. */
    sessionId: text('session_id'),
    /** The topic that took it in. */
    mergedInto: text('merged_into'),
    /** What everybody is told of how it ended: why no dialogue is held, why it was closed. */
    notice: text().notNull().default(''),
  },
  (t) => [
    index('dialogue_topics_open')
      .on(t.communeId, t.category, t.dossierId)
      .where(sql`is_open = 1`),
    index('dialogue_topics_support')
      .on(t.communeId, t.persons, t.dossierId)
      .where(sql`is_open = 1`),
    index('dialogue_topics_asked')
      .on(t.communeId, t.devices, t.dossierId)
      .where(sql`is_open = 1`),
    index('dialogue_topics_uncounted')
      .on(t.dossierId)
      .where(sql`uncounted = 1`),
    index('dialogue_topics_session')
      .on(t.sessionId, t.dossierId)
      .where(sql`session_id is not null`),
  ],
)

/** Somebody who asks: with a request of his own, or "I want this too" at a topic. Contact data is sealed under the voice's id. */
export const dialogueVoices = sqliteTable(
  'dialogue_voices',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    topicId: text('topic_id'),
    /** His own request; empty for one who joined. */
    requestId: text('request_id'),
    hamletId: text('hamlet_id').notNull().default(''),
    /** Keyed hash of the device, the same for all topics of the commune; empty where a browser takes no cookie. */
    deviceHash: text('device_hash').notNull().default(''),
    /** Keyed hash of the telephone number: the person, once an officer confirmed it. */
    phoneHash: text('phone_hash').notNull().default(''),
    sealed: text().notNull().default(''),
    keyId: text('key_id').notNull().default(''),
    confirmedAt: at('confirmed_at'),
    confirmedBy: text('confirmed_by').notNull().default(''),
    /** Calls that nobody answered, and the last of them. */
    tried: integer().notNull().default(0),
    triedAt: at('tried_at'),
    /** The topic at which it was raised, when another took that one in. */
    mergedFrom: text('merged_from'),
    withdrawnAt: at('withdrawn_at'),
    /** Hash of the secret by which one who joined finds and withdraws it. */
    lookupHash: text('lookup_hash').notNull(),
    submissionKey: text('submission_key').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('dialogue_voices_submission_key').on(t.communeId, t.submissionKey),
    // "I want this too" once for each device.
    uniqueIndex('dialogue_voices_once')
      .on(t.topicId, t.deviceHash)
      .where(sql`request_id is null and withdrawn_at is null and device_hash <> '' and merged_from is null`),
    index('dialogue_voices_topic')
      .on(t.topicId, t.at, t.id)
      .where(sql`topic_id is not null`),
    index('dialogue_voices_counted')
      .on(t.topicId, t.deviceHash, t.phoneHash, t.confirmedAt, t.hamletId)
      .where(sql`topic_id is not null and withdrawn_at is null`),
    index('dialogue_voices_request')
      .on(t.requestId)
      .where(sql`request_id is not null`),
    index('dialogue_voices_lookup').on(t.communeId, t.lookupHash),
    index('dialogue_voices_withdrawn')
      .on(t.withdrawnAt, t.id, t.topicId)
      .where(sql`withdrawn_at is not null`),
    index('dialogue_voices_sealed')
      .on(t.communeId, t.id)
      .where(sql`sealed <> ''`),
    index('dialogue_voices_to_confirm')
      .on(t.communeId, t.at, t.id)
      .where(sql`confirmed_at is null and withdrawn_at is null and phone_hash <> ''`),
  ],
)

/** How many voters the commune has, as UBND entered it, with its day. Append-only: the newest counts. */
export const communeVoters = sqliteTable(
  'commune_voters',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    seq: integer().notNull(),
    many: integer().notNull(),
    countedOn: on('counted_on').notNull(),
    /** The list or document it comes from. */
    source: text().notNull(),
    enteredBy: text('entered_by').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.seq] })],
)

export type RequestRow = typeof dialogueRequests.$inferSelect
export type TopicRow = typeof dialogueTopics.$inferSelect
export type VoiceRow = typeof dialogueVoices.$inferSelect
