import { eq } from 'drizzle-orm'
import { formatCaseCode, secretFromBytes } from '../cases/code.ts'
import type { CaseRow, EventRow } from '../cases/queries.ts'
import { events, eventTexts } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import { files } from '../files/tables.ts'
import { keyedHash, keyedHex } from '../http/keys.ts'
import { submitters } from '../submitters/tables.ts'
import { evaluations, petitions, releases, replies } from './tables.ts'

export type Secrets = { SECRET_KEY: string; CONTACT_KEYS: string }

/** The secret of a submission: derived, so that the same sending always gets the same one and only its hash is kept. */
export function lookupSecretFor(env: Secrets, communeId: string, submissionKey: string): string {
  return secretFromBytes(keyedHash(env, 'lookup-secret', `${communeId}/${submissionKey}`))
}

/** What is kept of a secret. */
export function lookupHash(env: Secrets, secret: string): string {
  return keyedHex(env, 'lookup-hash', secret)
}

/** A case's public code: `BX-26-000123`. */
export function codeOf(book: CommuneBook, row: { year: number; number: number }): string {
  return formatCaseCode(book.commune.codePrefix, row.year, row.number)
}

/** All that belongs to one petition. Which part of it somebody sees is the page's and the permissions' matter. */
export type CaseFile = {
  row: CaseRow
  petition: typeof petitions.$inferSelect
  submitter: { hideIdentity: boolean; hasContact: boolean; hasEmail: boolean }
  events: (EventRow & { text: string })[]
  replies: (typeof replies.$inferSelect)[]
  evaluations: (typeof evaluations.$inferSelect)[]
  photos: (typeof files.$inferSelect)[]
  release: typeof releases.$inferSelect | null
}

/** Reads what belongs to a case, in one round trip after the case itself. */
export async function readFile(db: Db, row: CaseRow): Promise<CaseFile> {
  const [petition, sender, eventRows, texts, replyRows, evaluationRows, fileRowsFound, release] = await db.batch([
    db.select().from(petitions).where(eq(petitions.caseId, row.id)),
    db.select().from(submitters).where(eq(submitters.caseId, row.id)),
    db.select().from(events).where(eq(events.caseId, row.id)).orderBy(events.seq),
    db.select().from(eventTexts).where(eq(eventTexts.caseId, row.id)),
    db.select().from(replies).where(eq(replies.caseId, row.id)).orderBy(replies.seq),
    db.select().from(evaluations).where(eq(evaluations.caseId, row.id)).orderBy(evaluations.seq),
    db.select().from(files).where(eq(files.caseId, row.id)).orderBy(files.seq, files.position),
    db.select().from(releases).where(eq(releases.caseId, row.id)),
  ])
  if (!petition[0]) throw new Error(`case ${row.id} has no petition`)
  const textBySeq = new Map(texts.map((text) => [text.seq, text.text]))
  return {
    row,
    petition: petition[0],
    submitter: {
      hideIdentity: sender[0]?.hideIdentity ?? true,
      hasContact: (sender[0]?.sealed ?? '') !== '',
      hasEmail: sender[0]?.hasEmail ?? false,
    },
    events: eventRows.map((event) => ({ ...event, text: textBySeq.get(event.seq) ?? '' })),
    replies: replyRows,
    evaluations: evaluationRows,
    photos: fileRowsFound,
    release: release[0] ?? null,
  }
}
