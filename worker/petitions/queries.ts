import { eq, inArray } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { CaseRow, EventRow } from '../cases/queries.ts'
import { caseGrants, cases, events, eventTexts, holdings } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { documents } from '../documents/tables.ts'
import { files } from '../files/tables.ts'
import { submitters } from '../submitters/tables.ts'
import { evaluations, petitions, releases, replies } from './tables.ts'

export type Secrets = { SECRET_KEY: string; CONTACT_KEYS: string }

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
  /** Who had it before, from when to when. */
  holdings: (typeof holdings.$inferSelect)[]
  /** Numbered documents that went out. */
  documents: (typeof documents.$inferSelect)[]
  /** Cases merged into this one, parts split from it, and the case that it was merged into or split from. */
  kin: CaseRow[]
  /** Who may find it while it is restricted. */
  grants: (typeof caseGrants.$inferSelect)[]
}

/** Reads what belongs to a case, in one round trip after the case itself. */
export async function readFile(db: Db, row: CaseRow): Promise<CaseFile> {
  const [
    petition,
    sender,
    eventRows,
    texts,
    replyRows,
    evaluationRows,
    fileRowsFound,
    release,
    held,
    papers,
    kin,
    grants,
  ] = await db.batch([
    db.select().from(petitions).where(eq(petitions.caseId, row.id)),
    // A part's sender stands with the case that it was split from.
    db
      .select()
      .from(submitters)
      .where(eq(submitters.caseId, row.splitFrom ?? row.id)),
    db.select().from(events).where(eq(events.caseId, row.id)).orderBy(events.seq),
    db.select().from(eventTexts).where(eq(eventTexts.caseId, row.id)),
    db.select().from(replies).where(eq(replies.caseId, row.id)).orderBy(replies.seq),
    db.select().from(evaluations).where(eq(evaluations.caseId, row.id)).orderBy(evaluations.seq),
    db.select().from(files).where(eq(files.caseId, row.id)).orderBy(files.seq, files.position),
    db.select().from(releases).where(eq(releases.caseId, row.id)),
    db.select().from(holdings).where(eq(holdings.caseId, row.id)).orderBy(holdings.seq),
    db.select().from(documents).where(eq(documents.caseId, row.id)).orderBy(documents.createdAt),
    kinOf(db, row),
    db.select().from(caseGrants).where(eq(caseGrants.caseId, row.id)).orderBy(caseGrants.grantedAt),
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
    holdings: held,
    documents: papers,
    kin,
    grants,
  }
}

/** Each branch rides an index of its own. */
function kinOf(db: Db, row: CaseRow) {
  const up = [row.mergedInto, row.splitFrom].filter((id) => id !== null)
  const down = db.select().from(cases).where(eq(cases.mergedInto, row.id))
  const parts = db.select().from(cases).where(eq(cases.splitFrom, row.id))
  return up.length > 0
    ? unionAll(down, parts, db.select().from(cases).where(inArray(cases.id, up)))
    : unionAll(down, parts)
}
