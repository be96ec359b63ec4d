import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, yes } from '../db/columns.ts'

export const ROLES = [
  'intake_officer',
  'coordinator',
  'handler',
  'approver',
  'leader',
  'supervisor_member',
  'advisory_group_member',
  'hamlet_rep',
  'confidential_officer',
  'admin',
] as const

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** Who may sign in. The first four tables are laid out as the sign-in library wants them, without cascades. */
export const user = sqliteTable('staff_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: yes('email_verified'),
  image: text(),
  username: text().unique(),
  displayUsername: text('display_username'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

export const session = sqliteTable(
  'staff_sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('staff_sessions_user').on(t.userId)],
)

export const account = sqliteTable(
  'staff_accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('staff_accounts_user').on(t.userId)],
)

export const verification = sqliteTable(
  'staff_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('staff_verifications_identifier').on(t.identifier)],
)

/** Where a person works. A closed account keeps its row, so that the past still has a name. */
export const staffMembers = sqliteTable(
  'staff_members',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    /** A hamlet representative's hamlet. */
    hamletId: text('hamlet_id'),
    title: text().notNull().default(''),
    mustChangePassword: yes('must_change_password'),
    closedAt: at('closed_at'),
  },
  (t) => [index('staff_members_commune').on(t.communeId), index('staff_members_body').on(t.bodyId)],
)

/** What a person may do. One person may hold several roles, never both pen and seal on one answer. */
export const staffRoles = sqliteTable(
  'staff_roles',
  {
    userId: text('user_id')
      .notNull()
      .references(() => staffMembers.userId),
    role: text({ enum: ROLES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] })],
)

/** What an administrator did to accounts: append-only. */
export const staffEvents = sqliteTable(
  'staff_events',
  {
    id: integer().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    kind: text().notNull(),
    subjectId: text('subject_id').notNull(),
    actorId: text('actor_id').notNull(),
    at: at('at').notNull(),
    detail: text().notNull().default('{}'),
  },
  (t) => [index('staff_events_commune').on(t.communeId, t.at)],
)
