import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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

/** How somebody proves who he is; those with two proofs are listed in sign-in/ways.ts. */
export const WAYS = [
  'password',
  'password_code',
  'password_recovery',
  'passkey',
  'oidc',
  'oidc_code',
  'oidc_recovery',
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
    /** How its officer proved who he is; empty in sessions older than this column: by password. */
    way: text({ enum: WAYS }),
  },
  (t) => [index('staff_sessions_user').on(t.userId), index('staff_sessions_expiry').on(t.expiresAt)],
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
    /** What the common sign-in of the province or the country calls him: entered by the administrator. */
    oidcName: text('oidc_name'),
    /** Issuer and subject, linked at the first sign-in under that name. */
    oidcSubject: text('oidc_subject'),
    /** When somebody signed in as him from a browser not seen before; empty once he has said that it was he. */
    strangeSignInAt: at('strange_sign_in_at'),
  },
  (t) => [
    index('staff_members_commune').on(t.communeId),
    index('staff_members_body').on(t.bodyId),
    uniqueIndex('staff_members_oidc_name').on(t.oidcName),
    uniqueIndex('staff_members_oidc_subject').on(t.oidcSubject),
  ],
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
  (t) => [
    index('staff_events_commune').on(t.communeId, t.at),
    index('staff_events_subject').on(t.communeId, t.subjectId, t.id),
  ],
)
