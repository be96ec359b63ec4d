import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { user } from '../staff/tables.ts'
import type { DocumentKind } from './number.ts'
import type { Paper, Signer } from './paper.ts'
import { documentDrafts, documents } from './tables.ts'

export type DraftRow = typeof documentDrafts.$inferSelect
/** A draft and the name of who saved it last. */
export type Draft = DraftRow & { editor: string }
/** A draft as others list it: with the number that it got. */
export type DraftLine = Pick<
  DraftRow,
  | 'id'
  | 'bodyId'
  | 'template'
  | 'title'
  | 'state'
  | 'restricted'
  | 'editedAt'
  | 'createdBy'
  | 'editedBy'
  | 'documentId'
  | 'needsConfirmation'
  | 'askedAt'
  | 'confirmedAt'
> & { code: string | null; issuedOn: string | null; documentState: 'issued' | 'reserved' | 'void' | null }

/** Drafts of a page. */
export const DRAFTS = 30

/** What a room hands over to have a paper written: where it belongs, who may see it, who must confirm it. */
export type NewDraft = {
  id: string
  communeId: string
  bodyId: string
  template: string
  /** Null for a paper without a number of its own. */
  kind: DocumentKind | null
  /** `case`, `dossier` and its id; empty for a paper of its own. */
  subject?: { kind: string; id: string }
  restricted?: boolean
  needsConfirmation?: 'front' | null
  paper: Paper
  by: string
  now: Date
}

/** A new draft, as a statement for the batch of what it belongs to. The same id again is the same draft. */
export function draftPaper(db: Db, draft: NewDraft): Statement {
  const { by, bodyId, communeId, id, kind, needsConfirmation = null, now, paper, restricted = false, template } = draft
  const at = now.toISOString()
  return db
    .insert(documentDrafts)
    .values({
      ...{ id, communeId, bodyId, template, documentKind: kind ?? '', paper, title: titleOf(paper), restricted },
      ...{ subjectKind: draft.subject?.kind ?? '', subjectId: draft.subject?.id ?? '', needsConfirmation },
      ...{ revision: 1, state: 'open', editedBy: by, editedAt: at, createdBy: by, createdAt: at },
    })
    .onConflictDoNothing()
}

/** What a draft is called in lists: "Báo cáo: Kết quả giám sát …". */
export function titleOf({ subject, typeName }: Pick<Paper, 'subject' | 'typeName'>): string {
  const type = typeName || 'Công văn'
  return subject === '' ? type : `${type}: ${subject}`
}

/** A draft of the commune. */
export async function findDraft(db: Db, communeId: string, id: string): Promise<Draft | undefined> {
  const found = await db
    .select({ row: documentDrafts, editor: user.name })
    .from(documentDrafts)
    .leftJoin(user, eq(user.id, documentDrafts.editedBy))
    .where(and(eq(documentDrafts.id, id), eq(documentDrafts.communeId, communeId)))
    .get()
  return found && { ...found.row, editor: found.editor ?? '' }
}

/** Everything that was written about something, the newest first. Whoever lists it asks `mayReadDraft` or `mayReadDocument` first. */
export function draftsOf(db: Db, subjectKind: string, subjectId: string): Promise<DraftLine[]> {
  return lines(db)
    .where(
      and(
        eq(documentDrafts.subjectKind, subjectKind),
        eq(documentDrafts.subjectId, subjectId),
        sql`${documentDrafts.state} <> 'ended'`,
      ),
    )
    .orderBy(desc(documentDrafts.createdAt), desc(documentDrafts.id))
    .limit(200)
}

/** What is being written in a body, the last edited first, beyond a place; one more than a page when there are more. */
export function openDrafts(
  db: Db,
  bodyId: string,
  after: { editedAt: string; id: string } | null,
): Promise<DraftLine[]> {
  const { editedAt, id } = documentDrafts
  return lines(db)
    .where(
      and(
        eq(documentDrafts.bodyId, bodyId),
        eq(documentDrafts.state, 'open'),
        after ? below([editedAt, id], [after.editedAt, after.id]) : undefined,
      ),
    )
    .orderBy(desc(editedAt), desc(id))
    .limit(DRAFTS + 1)
}

/** What waits for the Front to be confirmed, the longest waiting first. */
export function askedDrafts(db: Db, communeId: string): Promise<DraftLine[]> {
  return lines(db)
    .where(
      and(
        eq(documentDrafts.communeId, communeId),
        sql`${documentDrafts.state} = 'open' and ${documentDrafts.askedAt} is not null and ${documentDrafts.confirmedAt} is null`,
      ),
    )
    .orderBy(documentDrafts.askedAt, documentDrafts.id)
    .limit(DRAFTS)
}

function lines(db: Db) {
  const d = documentDrafts
  return db
    .select({
      ...{ id: d.id, bodyId: d.bodyId, template: d.template, title: d.title, state: d.state },
      ...{ restricted: d.restricted, editedAt: d.editedAt, createdBy: d.createdBy, editedBy: d.editedBy },
      ...{ documentId: d.documentId, needsConfirmation: d.needsConfirmation, askedAt: d.askedAt },
      ...{ confirmedAt: d.confirmedAt, code: documents.codeNotation, issuedOn: documents.issuedOn },
      documentState: documents.state,
    })
    .from(documentDrafts)
    .leftJoin(documents, eq(documents.id, documentDrafts.documentId))
}

/** Who signed a body's last paper, if one person did: with whom the next one starts. */
export async function lastSigners(db: Db, bodyId: string): Promise<Signer[] | null> {
  const found = await db
    .select({ paper: documentDrafts.paper })
    .from(documentDrafts)
    .where(and(eq(documentDrafts.bodyId, bodyId), eq(documentDrafts.state, 'issued')))
    .orderBy(desc(documentDrafts.editedAt))
    .limit(1)
    .get()
  return found && found.paper.signers.length === 1 ? found.paper.signers : null
}

/** What was seen when somebody acts on a draft. */
export type Seen = { id: string; communeId: string; revision: number; by: string; now: Date }

/** Saves a draft over the one that was seen. What was confirmed was another text: it has to be confirmed again. */
export async function saveDraft(db: Db, seen: Seen, paper: Paper): Promise<'done' | 'moved'> {
  const { by, now, revision } = seen
  const rows = await db
    .update(documentDrafts)
    .set({
      ...{ paper, title: titleOf(paper), revision: revision + 1, editedBy: by, editedAt: now.toISOString() },
      ...{ askedAt: null, confirmedBy: null, confirmedAt: null },
    })
    .where(isAsSeen(seen))
    .returning({ id: documentDrafts.id })
  return rows.length > 0 ? 'done' : 'moved'
}

/** Puts a draft away. It keeps its text; nobody lists it. */
export async function endDraft(db: Db, seen: Seen): Promise<'done' | 'moved'> {
  const rows = await db
    .update(documentDrafts)
    .set({ state: 'ended', revision: seen.revision + 1, editedBy: seen.by, editedAt: seen.now.toISOString() })
    .where(isAsSeen(seen))
    .returning({ id: documentDrafts.id })
  return rows.length > 0 ? 'done' : 'moved'
}

/** Asks the Front to confirm this text. */
export async function askConfirmation(db: Db, seen: Seen): Promise<'done' | 'moved'> {
  const rows = await db
    .update(documentDrafts)
    .set({ askedAt: seen.now.toISOString(), revision: seen.revision + 1 })
    .where(and(isAsSeen(seen), isNull(documentDrafts.askedAt)))
    .returning({ id: documentDrafts.id })
  return rows.length > 0 ? 'done' : 'moved'
}

/** The Front confirms the text that it read. */
export async function confirmDraft(db: Db, seen: Seen): Promise<'done' | 'moved'> {
  const rows = await db
    .update(documentDrafts)
    .set({ confirmedBy: seen.by, confirmedAt: seen.now.toISOString(), revision: seen.revision + 1 })
    .where(and(isAsSeen(seen), isNull(documentDrafts.confirmedAt)))
    .returning({ id: documentDrafts.id })
  return rows.length > 0 ? 'done' : 'moved'
}

function isAsSeen({ communeId, id, revision }: Seen) {
  return and(
    eq(documentDrafts.id, id),
    eq(documentDrafts.communeId, communeId),
    eq(documentDrafts.revision, revision),
    eq(documentDrafts.state, 'open'),
  )
}
