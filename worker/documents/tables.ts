import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { at, on } from '../db/columns.ts'

/** Kinds of document that the system numbers by itself. Abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III. */
export const DOCUMENT_KINDS = ['transfer_note', 'report', 'reply', 'minutes'] as const

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

/** The register of numbered documents: one series a body, kind and year. */
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
    issuedOn: on('issued_on').notNull(),
    issuedBy: text('issued_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('documents_number').on(t.bodyId, t.documentKind, t.year, t.number),
    index('documents_case').on(t.caseId),
  ],
)
