import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { at, yes } from '../db/columns.ts'

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
