import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { questionnaireVersions } from '../../forms/tables.ts'
import { CONSENTS } from './words.ts'

/** Which check-list the people on the spot fill in. */
export const supervisionChecklists = sqliteTable(
  'supervision_checklists',
  {
    dossierId: text('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    questionnaireId: text('questionnaire_id').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    setBy: text('set_by').notNull(),
    setAt: at('set_at').notNull(),
  },
  (t) => [
    index('supervision_checklists_version').on(t.versionId),
    index('supervision_checklists_commune').on(t.communeId, t.questionnaireId),
  ],
)

/** What somebody of the team saw on the spot. Its photos and signature came with its event. */
export const findings = sqliteTable(
  'findings',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The place of its event. */
    seq: integer().notNull(),
    /** The check-list that was filled in. */
    sheetId: text('sheet_id'),
    foundBy: text('found_by').notNull(),
    /** When it was written, as the phone says, and when it came. */
    foundAt: at('found_at').notNull(),
    sentAt: at('sent_at').notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    place: text().notNull(),
    latitude: real(),
    longitude: real(),
    /** Who was there, and who of them signed. */
    present: text().notNull().default(''),
    signer: text().notNull().default(''),
    consent: text({ enum: CONSENTS }).notNull(),
    /** The drawn signature, among the files of its event. */
    signatureFile: text('signature_file'),
    strengths: text().notNull().default(''),
    limits: text().notNull().default(''),
    bodyId: text('body_id').notNull().default(''),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    uniqueIndex('findings_submission_key').on(t.communeId, t.submissionKey),
    index('findings_dossier').on(t.dossierId, t.foundAt, t.id),
  ],
)

export type FindingRow = typeof findings.$inferSelect
export type ChecklistRow = typeof supervisionChecklists.$inferSelect
