import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { at, on, yes } from '../db/columns.ts'

/** Who sent a case, kept apart from it. Contact data is sealed; only what is needed to decide who may ask is open. */
export const submitters = sqliteTable('submitters', {
  caseId: text('case_id')
    .primaryKey()
    .references(() => cases.id),
  /** AES-GCM over JSON `{name, phone, email}`: base64 of nonce and ciphertext. Empty when nothing was left. */
  sealed: text().notNull().default(''),
  keyId: text('key_id').notNull().default(''),
  hideIdentity: yes('hide_identity'),
  hasEmail: yes('has_email'),
  consentAt: at('consent_at').notNull(),
})

/** A sealed identity is opened by two: one asks with a reason, another agrees, and it closes again by itself. */
export const identityRequests = sqliteTable(
  'identity_requests',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event that asked; the reason is its text. */
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    askedBy: text('asked_by').notNull(),
    askedBodyId: text('asked_body_id').notNull(),
    askedAt: at('asked_at').notNull(),
    status: text({ enum: ['asked', 'agreed', 'refused'] }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
    /** Open to whoever asked until then. */
    closesAt: at('closes_at'),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    index('identity_requests_open').on(t.communeId, t.status, t.askedAt),
  ],
)

/** What senders ask of their data: to see, correct, erase it. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. */
export const dataRequests = sqliteTable(
  'data_requests',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event that asked. */
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    kind: text({ enum: ['see', 'correct', 'erase'] }).notNull(),
    askedAt: at('asked_at').notNull(),
    dueOn: on('due_on').notNull(),
    status: text({ enum: ['asked', 'done', 'refused'] }).notNull(),
    /** The new contact data, sealed, until it is accepted. */
    sealed: text().notNull().default(''),
    keyId: text('key_id').notNull().default(''),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] }), index('data_requests_open').on(t.communeId, t.status, t.dueOn)],
)
