import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'
import type { Paper } from './paper.ts'

/** Kinds of document that the system numbers by itself. Abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III. */
export const DOCUMENT_KINDS = ['transfer_note', 'report', 'reply', 'minutes', 'plan', 'decision', 'notice'] as const

/** How a body numbers a kind of document: `{number}/PC-MTTQ`. Set by the head of the body (NĐ 30/2020, Điều 8). */
export const numberPatterns = sqliteTable(
  'number_patterns',
  {
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    documentKind: text('document_kind', { enum: DOCUMENT_KINDS }).notNull(),
    pattern: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bodyId, t.documentKind] })],
)

/** The register of numbered documents: one series a body, kind and year. No number ever leaves it. */
export const documents = sqliteTable(
  'documents',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    documentKind: text('document_kind', { enum: DOCUMENT_KINDS }).notNull(),
    year: integer().notNull(),
    number: integer().notNull(),
    /** As printed: `07/PC-MTTQ`. */
    codeNotation: text('code_notation').notNull(),
    subject: text().notNull(),
    recipient: text().notNull(),
    caseId: text('case_id'),
    /** Of a number that is held: the day since which it is. */
    issuedOn: on('issued_on').notNull(),
    issuedBy: text('issued_by').notNull(),
    createdAt: at('created_at').notNull(),
    state: text({ enum: ['issued', 'reserved', 'void'] })
      .notNull()
      .default('issued'),
    /** After which template it was written; empty when elsewhere. */
    template: text().notNull().default(''),
    /** Of the register only its number is told to those who may not read it. */
    restricted: yes('restricted'),
    /** Number, subject and recipient, folded. */
    searchText: text('search_text').notNull().default(''),
    /** The draft that became this document. */
    draftId: text('draft_id'),
    voidedBy: text('voided_by'),
    voidedAt: at('voided_at'),
    voidReason: text('void_reason'),
    /** Who held the number for a paper that was to come, and when that paper went out under it. */
    heldBy: text('held_by'),
    issuedAt: at('issued_at'),
  },
  (t) => [
    uniqueIndex('documents_number').on(t.bodyId, t.documentKind, t.year, t.number),
    index('documents_case').on(t.caseId),
    index('documents_register').on(t.bodyId, t.year, t.createdAt, t.number, t.id),
    index('documents_journal').on(t.communeId, t.createdAt, t.id),
    index('documents_journal_held')
      .on(t.communeId, t.issuedAt, t.id)
      .where(sql`held_by is not null and issued_at is not null`),
    index('documents_journal_void')
      .on(t.communeId, t.voidedAt, t.id)
      .where(sql`voided_at is not null`),
  ],
)

/** A paper that is being written. */
export const documentDrafts = sqliteTable(
  'document_drafts',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    template: text().notNull(),
    /** The series its number will come from; empty for what goes with another paper and has none. */
    documentKind: text('document_kind', { enum: [...DOCUMENT_KINDS, ''] }).notNull(),
    /** What it is written about: `case`, `dossier` and its id; empty for a paper of its own. */
    subjectKind: text('subject_kind').notNull().default(''),
    subjectId: text('subject_id').notNull().default(''),
    title: text().notNull(),
    paper: json<Paper>('paper').notNull(),
    revision: integer().notNull(),
    state: text({ enum: ['open', 'issued', 'ended'] }).notNull(),
    restricted: yes('restricted'),
    /** Who has to confirm it before it may go out. */
    needsConfirmation: text('needs_confirmation', { enum: ['front'] }),
    askedAt: at('asked_at'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: at('confirmed_at'),
    editedBy: text('edited_by').notNull(),
    editedAt: at('edited_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    documentId: text('document_id'),
  },
  (t) => [
    index('document_drafts_body').on(t.bodyId, t.state, t.editedAt, t.id),
    index('document_drafts_subject').on(t.subjectKind, t.subjectId),
    // Only those that wait for the Front.
    index('document_drafts_asked')
      .on(t.communeId, t.askedAt, t.id)
      .where(sql`state = 'open' and asked_at is not null and confirmed_at is null`),
    index('document_drafts_journal')
      .on(t.communeId, t.confirmedAt, t.id)
      .where(sql`confirmed_at is not null`),
  ],
)

/** A document as a file in the bucket: as it was made here, and as it was signed. Earlier ones are kept. */
export const documentFiles = sqliteTable(
  'document_files',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    kind: text({ enum: ['issued', 'signed'] }).notNull(),
    objectKey: text('object_key').notNull(),
    sha256: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('document_files_document').on(t.documentId, t.createdAt),
    index('document_files_object').on(t.objectKey),
    index('document_files_journal')
      .on(t.communeId, t.createdAt, t.id)
      .where(sql`kind = 'signed'`),
  ],
)
