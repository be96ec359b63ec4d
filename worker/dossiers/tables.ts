import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, on, yes } from '../db/columns.ts'
import { DOSSIER_KINDS } from './code.ts'

/** What bodies of a commune take up by themselves: a programme, a supervision, a recommendation, criticism of a draft. */
export const dossiers = sqliteTable(
  'dossiers',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    kind: text({ enum: DOSSIER_KINDS }).notNull(),
    year: integer().notNull(),
    number: integer().notNull(),
    status: text().notNull(),
    /** How many events it has: whoever acts says which he saw. */
    version: integer().notNull(),
    /** Hash of the last event: the head of its chain. */
    headHash: text('head_hash').notNull(),
    title: text().notNull(),
    /** Who leads it. */
    leadBodyId: text('lead_body_id')
      .notNull()
      .references(() => bodies.id),
    /** Whose answer it asks for. */
    addressedBodyId: text('addressed_body_id').references(() => bodies.id),
    /** Since when that body sees it. */
    addressedAt: at('addressed_at'),
    /** What it came out of. */
    parentId: text('parent_id'),
    /** Whose move it is. */
    waitsForBodyId: text('waits_for_body_id'),
    /** The day by which that body should have moved, and the limit it comes from. */
    dueOn: on('due_on'),
    limitCode: text('limit_code').notNull().default(''),
    /** The next day on which the clock must look at it. */
    wakeOn: on('wake_on'),
    /** The last alarm that was raised about this due day. */
    alarm: text().notNull().default(''),
    /** Who wrote what the next step judges: never the one who judges it. */
    writtenBy: text('written_by'),
    /** Found by people named one by one, and by nobody else. */
    restricted: yes('restricted'),
    startedBy: text('started_by').notNull(),
    startedAt: at('started_at').notNull(),
    changedAt: at('changed_at').notNull(),
    endedAt: at('ended_at'),
    /** Since when everybody may read what of it is meant for everybody. */
    publishedAt: at('published_at'),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    uniqueIndex('dossiers_code').on(t.communeId, t.kind, t.year, t.number),
    uniqueIndex('dossiers_submission_key').on(t.communeId, t.submissionKey),
    index('dossiers_recent').on(t.communeId, t.kind, t.startedAt, t.id),
    index('dossiers_status').on(t.communeId, t.kind, t.status, t.startedAt, t.id),
    index('dossiers_lead').on(t.leadBodyId, t.kind, t.startedAt, t.id),
    index('dossiers_addressed').on(t.addressedBodyId, t.kind, t.addressedAt, t.id),
    index('dossiers_addressed_status').on(t.addressedBodyId, t.kind, t.status, t.addressedAt, t.id),
    index('dossiers_waiting')
      .on(t.waitsForBodyId, t.kind, t.dueOn, t.id)
      .where(sql`waits_for_body_id is not null`),
    index('dossiers_parent')
      .on(t.parentId, t.kind, t.number)
      .where(sql`parent_id is not null`),
    index('dossiers_wake')
      .on(t.wakeOn, t.id)
      .where(sql`wake_on is not null`),
    index('dossiers_public')
      .on(t.communeId, t.kind, t.publishedAt, t.id)
      .where(sql`published_at is not null`),
  ],
)

/** What happened to a dossier, in order. Append-only: triggers refuse change, and each carries the hash of the one before. */
export const dossierEvents = sqliteTable(
  'dossier_events',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    seq: integer().notNull(),
    communeId: text('commune_id').notNull(),
    kind: text().notNull(),
    actorKind: text('actor_kind', { enum: ['citizen', 'staff', 'system'] }).notNull(),
    actorId: text('actor_id').notNull().default(''),
    /** The body for which the actor acted. */
    bodyId: text('body_id').notNull().default(''),
    at: at('at').notNull(),
    /** Facts without personal data, as JSON text: hashed as it stands. */
    detail: text().notNull(),
    textHash: text('text_hash').notNull().default(''),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dossierId, t.seq] }),
    index('dossier_events_commune').on(t.communeId, t.at),
    index('dossier_events_actor')
      .on(t.actorId, t.at)
      .where(sql`actor_id <> ''`),
  ],
)

/** The words of an event: a reason, an answer, what was found. */
export const dossierTexts = sqliteTable(
  'dossier_texts',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    seq: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.seq] })],
)

/** Who works on a dossier by name: a team, experts who were asked, those who may find a restricted one. */
export const dossierPeople = sqliteTable(
  'dossier_people',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The officer's account; empty for somebody without one. */
    staffId: text('staff_id').notNull().default(''),
    name: text().notNull(),
    title: text().notNull().default(''),
    role: text({ enum: ['head', 'deputy', 'secretary', 'member', 'expert'] }).notNull(),
    position: integer().notNull(),
    since: at('since').notNull(),
    until: at('until'),
  },
  (t) => [
    index('dossier_people_dossier').on(t.dossierId, t.position),
    index('dossier_people_staff')
      .on(t.staffId, t.dossierId)
      .where(sql`staff_id <> '' and until is null`),
  ],
)

/** Bodies that a dossier concerns besides the one that leads it and the one that answers. */
export const dossierBodies = sqliteTable(
  'dossier_bodies',
  {
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    /** Looked at; asked for an opinion; above the one that answers; told of the outcome. */
    role: text({ enum: ['supervised', 'invited', 'competent', 'told'] }).notNull(),
    /** Since when it sees the dossier; empty as long as nothing was sent to it. */
    since: at('since'),
  },
  (t) => [
    primaryKey({ columns: [t.dossierId, t.bodyId, t.role] }),
    index('dossier_bodies_body').on(t.bodyId, t.since, t.dossierId),
  ],
)

/** A file that an event of a dossier brought: a proof, a body's report, a draft, a photo from the spot. */
export const dossierFiles = sqliteTable(
  'dossier_files',
  {
    id: text().primaryKey(),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The event that brought it. */
    seq: integer().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index('dossier_files_dossier').on(t.dossierId, t.seq, t.position),
    index('dossier_files_object').on(t.objectKey),
  ],
)

export type DossierRow = typeof dossiers.$inferSelect
export type DossierEventRow = typeof dossierEvents.$inferSelect
