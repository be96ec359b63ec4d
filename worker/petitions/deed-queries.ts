import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { files } from '../files/tables.ts'
import { sha256 } from '../http/keys.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { ActionInput, ActionName } from './action-form.ts'
import { labelOf } from './labels.ts'
import type { CaseFile } from './queries.ts'
import { searchTextOf } from './submit.ts'
import { releases, replies } from './tables.ts'
import { replyWords } from './words.ts'

type Ask = { db: Db; file: CaseFile; now: Date }
type Input = ActionInput<ActionName>

/** What some deeds write beside the event: answers and released texts. */
export function wordsWritten(ask: Ask, actor: StaffMember, action: ActionName, input: Input): Statement[] {
  if (action === 'trinh-duyet') return [proposed(ask, actor, input as ActionInput<'trinh-duyet'>)]
  if (action === 'ghi-tra-loi-ngoai') return [fromOutside(ask, actor, input as ActionInput<'ghi-tra-loi-ngoai'>)]
  if (action === 'duyet') return [approved(ask, actor)]
  if (action === 'thoi-cong-khai') return takenBack(ask.db, ask.file.row.id)
  return action === 'cong-khai' ? released(ask, actor, input as ActionInput<'cong-khai'>) : []
}

/** The hash of words that such a deed keeps elsewhere. */
export function hashOfWords(action: ActionName, input: Input): string | undefined {
  if (action === 'trinh-duyet') return sha256(replyWords(replyOf(input as ActionInput<'trinh-duyet'>)))
  if (action === 'ghi-tra-loi-ngoai')
    return sha256(replyWords(outsideReplyOf(input as ActionInput<'ghi-tra-loi-ngoai'>)))
  return undefined
}

/** Out of the public's sight: the released text and the photos. */
export function takenBack(db: Db, caseId: string): Statement[] {
  return [
    db.delete(releases).where(eq(releases.caseId, caseId)),
    db.update(files).set({ released: false }).where(eq(files.caseId, caseId)),
  ]
}

function replyOf(input: ActionInput<'trinh-duyet'>) {
  return {
    text: input.answer,
    demandAnswers: input.demandAnswer,
    documentNumber: input.documentNumber,
    documentOn: input.documentOn || null,
  }
}

function outsideReplyOf(input: ActionInput<'ghi-tra-loi-ngoai'>) {
  return {
    text: input.answer,
    demandAnswers: [],
    documentNumber: input.documentNumber,
    documentOn: input.documentOn || null,
  }
}

function proposed({ db, file }: Ask, actor: StaffMember, input: ActionInput<'trinh-duyet'>): Statement {
  const seq = file.row.version + 1
  return db
    .insert(replies)
    .values({ caseId: file.row.id, seq, bodyId: actor.bodyId, writtenBy: actor.id, ...replyOf(input) })
}

/** Written and approved outside the commune: whoever enters it is neither. */
function fromOutside({ db, file, now }: Ask, actor: StaffMember, input: ActionInput<'ghi-tra-loi-ngoai'>): Statement {
  return db.insert(replies).values({
    caseId: file.row.id,
    seq: file.row.version + 1,
    bodyId: actor.bodyId,
    writtenBy: OUTSIDE,
    approvedBy: actor.id,
    approvedAt: now.toISOString(),
    ...outsideReplyOf(input),
  })
}

/** Stands for the writer of an answer that came from outside the commune. */
export const OUTSIDE = ''

function approved({ db, file, now }: Ask, actor: StaffMember): Statement {
  const last = file.replies.at(-1)
  if (!last) throw new Error(`case ${file.row.id} waits for approval without a reply`)
  return db
    .update(replies)
    .set({ approvedBy: actor.id, approvedAt: now.toISOString() })
    .where(and(eq(replies.caseId, file.row.id), eq(replies.seq, last.seq)))
}

function released({ db, file, now }: Ask, actor: StaffMember, sent: ActionInput<'cong-khai'>): Statement[] {
  const { row } = file
  const at = now.toISOString()
  const words = {
    title: sent.title,
    text: sent.text,
    answer: sent.answer,
    searchText: searchTextOf(sent.title, sent.text, sent.answer),
    label: labelOf(row.status),
    category: row.category,
    hamletId: row.hamletId,
    releasedBy: actor.id,
    changedAt: at,
  }
  const place = { caseId: row.id, communeId: row.communeId, year: row.year, number: row.number, releasedAt: at }
  const shown = sent.photo.filter((id) => file.photos.some((photo) => photo.id === id))
  const ofCase = eq(files.caseId, row.id)
  const isShown = and(ofCase, inArray(files.id, shown))
  const hide = db.update(files).set({ released: false })
  return [
    db
      .insert(releases)
      .values({ ...place, ...words })
      .onConflictDoUpdate({ target: releases.caseId, set: words }),
    hide.where(shown.length > 0 ? and(ofCase, notInArray(files.id, shown)) : ofCase),
    ...(shown.length > 0 ? [db.update(files).set({ released: true }).where(isShown)] : []),
  ]
}
