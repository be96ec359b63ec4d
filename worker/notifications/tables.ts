import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { at, json } from '../db/columns.ts'
import { staffMembers } from '../staff/tables.ts'
import { communes } from '../communes/tables.ts'

/** How a message goes. `all`: not yet spread over the channels that its readers have chosen. */
const MESSAGE_CHANNELS = ['all', 'email', 'push', 'webhook'] as const
/** `unsure`: the sending broke off, and nobody knows whether it arrived; a person decides. `dropped`: nobody was to get it. */
const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'dropped'] as const

/**
 * Everything that is to be told to anybody, written in the same batch as what it tells of. The id is made of the event's
 * place, the channel and the recipient, so that the same message is there once.
 */
export const messages = sqliteTable(
  'messages',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    caseId: text('case_id').references(() => cases.id),
    seq: integer().notNull().default(0),
    channel: text({ enum: MESSAGE_CHANNELS }).notNull(),
    recipientKind: text('recipient_kind', {
      enum: ['sender', 'audience', 'staff', 'subscription', 'webhook'],
    }).notNull(),
    /** The sender's case, an audience as `tells.ts` writes it, an officer, a subscription, a webhook. */
    recipientId: text('recipient_id').notNull(),
    /** What is told: the kind of the event, or a name of its own such as `digest`. */
    message: text().notNull(),
    /** Whose deed it is: he is not told of it. */
    byId: text('by_id').notNull().default(''),
    /** Numbers and codes that the text needs; no personal data. */
    detail: json<MessageDetail>('detail').notNull().default({}),
    createdAt: at('created_at').notNull(),
    state: text({ enum: MESSAGE_STATES }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    /** When it is looked at again: the next try, or the moment from which a broken sending counts as broken. */
    nextAt: at('next_at').notNull(),
    sentAt: at('sent_at'),
    failedAt: at('failed_at'),
    /** Why it was not sent, in the words of the channel: never with an address in it. */
    failure: text().notNull().default(''),
  },
  (t) => [
    index('messages_case').on(t.caseId),
    index('messages_due')
      .on(t.nextAt)
      .where(sql`state in ('waiting', 'sending')`),
    index('messages_trouble')
      .on(t.communeId, t.createdAt, t.id)
      .where(sql`state in ('failed', 'unsure')`),
    index('messages_done')
      .on(t.createdAt)
      .where(sql`state in ('sent', 'dropped')`),
  ],
)

/**
 * Where messages to senders waited in version 0.1. Nothing new is written: an older Worker may still write here while a
 * deployment is under way, and the clock takes it over.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    channel: text({ enum: ['email'] }).notNull(),
    message: text().notNull(),
    createdAt: at('created_at').notNull(),
    attempts: integer().notNull().default(0),
    nextAt: at('next_at').notNull(),
    sentAt: at('sent_at'),
    failedAt: at('failed_at'),
    failure: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.caseId, t.seq, t.channel),
    index('outbox_waiting')
      .on(t.nextAt)
      .where(sql`sent_at is null and failed_at is null`),
  ],
)

/**
 * What a text needs besides the case: how many, which codes. About a dossier it brings its own sentence and the way there;
 * `place` is its event, of which nobody is told twice.
 */
export type MessageDetail = { many?: number; codes?: string[]; what?: string; href?: string; place?: string }

/** What an officer finds under "Tin mới". */
export const notices = sqliteTable(
  'notices',
  {
    id: text().primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMembers.userId),
    communeId: text('commune_id').notNull(),
    caseId: text('case_id'),
    message: text().notNull(),
    detail: json<MessageDetail>('detail').notNull().default({}),
    createdAt: at('created_at').notNull(),
    /** From when it is shown; empty when its reader wants nothing here. */
    shownAt: at('shown_at'),
    readAt: at('read_at'),
    /** Channels that tell of it once a day and have not yet: `email`, `push`, `email,push`. */
    digest: text().notNull().default(''),
  },
  (t) => [
    index('notices_staff').on(t.staffId, t.shownAt, t.id),
    index('notices_unread')
      .on(t.staffId, t.shownAt)
      .where(sql`read_at is null and shown_at is not null`),
    index('notices_digest')
      .on(t.staffId)
      .where(sql`digest <> ''`),
    index('notices_case')
      .on(t.caseId)
      .where(sql`case_id is not null`),
    index('notices_old').on(t.createdAt),
  ],
)

export const HOW_OFTEN = ['off', 'at_once', 'daily'] as const

/** Which officer is told how, and how often. Without a row: on the page at once, nothing else. */
export const staffChannels = sqliteTable('staff_channels', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staffMembers.userId),
  workspace: text({ enum: HOW_OFTEN }).notNull().default('at_once'),
  email: text({ enum: HOW_OFTEN }).notNull().default('off'),
  push: text({ enum: HOW_OFTEN }).notNull().default('off'),
  /** Confirmed by a code that was sent to it. */
  address: text().notNull().default(''),
  /** Waits for its code. */
  newAddress: text('new_address').notNull().default(''),
  codeHash: text('code_hash').notNull().default(''),
  codeEndsAt: at('code_ends_at'),
})

/** A browser that wants to be told: of one case, or of an officer's work. Keys as RFC 8291 has them. */
export const pushSubscriptions = sqliteTable(
  'push_subscriptions',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    ownerKind: text('owner_kind', { enum: ['case', 'staff'] }).notNull(),
    /** The case, or the officer. */
    ownerId: text('owner_id').notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('push_subscriptions_owner').on(t.ownerId)],
)

/** An address of another system that is told what happens to a commune's cases. Its secret is derived, not kept. */
export const webhooks = sqliteTable(
  'webhooks',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    name: text().notNull(),
    url: text().notNull(),
    /** Kinds of event it wants; none: all. */
    events: json<string[]>('events').notNull(),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [index('webhooks_commune').on(t.communeId, t.endedAt)],
)
