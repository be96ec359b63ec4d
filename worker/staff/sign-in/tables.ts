import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at, yes } from '../../db/columns.ts'
import { ROLES, staffMembers, WAYS } from '../tables.ts'

/** A person's second factor: the secret of a code application, sealed. Not in force before a first code confirmed it. */
export const secondFactors = sqliteTable('staff_second_factors', {
  userId: text('user_id')
    .primaryKey()
    .references(() => staffMembers.userId),
  sealed: text().notNull(),
  confirmedAt: at('confirmed_at'),
  /** The half minute of the last code that was taken: no code is taken twice. */
  lastStep: integer('last_step').notNull().default(0),
})

/** Codes for the day when the telephone is gone: hashed, each taken away by its use. */
export const recoveryCodes = sqliteTable(
  'staff_recovery_codes',
  {
    userId: text('user_id')
      .notNull()
      .references(() => staffMembers.userId),
    codeHash: text('code_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
)

/** Keys that a person's machines keep for him (WebAuthn). */
export const passkeys = sqliteTable(
  'staff_passkeys',
  {
    /** The credential's own id, base64url. */
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => staffMembers.userId),
    name: text().notNull(),
    publicKey: text('public_key').notNull(),
    counter: integer().notNull().default(0),
    madeAt: at('made_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('staff_passkeys_user').on(t.userId)],
)

/** One-time links to a new password: only their hashes. */
export const passwordLinks = sqliteTable(
  'staff_password_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => staffMembers.userId),
    clearsFactors: yes('clears_factors'),
    madeAt: at('made_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('staff_password_links_user').on(t.userId), index('staff_password_links_expiry').on(t.expiresAt)],
)

/** Who came in and who was refused, when, by which way, with what browser. Swept after half a year. */
export const signIns = sqliteTable(
  'staff_sign_ins',
  {
    id: integer().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => staffMembers.userId),
    at: at('at').notNull(),
    way: text({ enum: WAYS }).notNull(),
    isRefused: yes('is_refused'),
    userAgent: text('user_agent').notNull().default(''),
    /** Tells a person's browsers apart without telling which they are. */
    browserHash: text('browser_hash').notNull(),
    /** From a browser that had not been seen with this account. */
    isStrange: yes('is_strange'),
  },
  (t) => [index('staff_sign_ins_user').on(t.userId, t.id), index('staff_sign_ins_at').on(t.at)],
)

/** What a commune demands of a role. */
export const roleRules = sqliteTable(
  'role_rules',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    role: text({ enum: ROLES }).notNull(),
    secondFactor: yes('second_factor'),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.role] })],
)
