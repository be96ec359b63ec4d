import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { findCase } from '../../cases/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { type Db, isTaken, type Statement } from '../../db/connect.ts'
import { answerLines } from '../../forms/answer-lines.ts'
import { sheets } from '../../forms/filling/tables.ts'
import { type Version, versionOf } from '../../forms/filling/version-queries.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { actAsSender } from '../action-queries.ts'
import { type CaseFile, readFile } from '../queries.ts'
import { senderActions } from '../sender/sender-view.ts'
import { type Asking, askingOf } from './asking-queries.ts'
import { type AnsweredSheet, countOf, givenIn, manyGiven, wordsOf } from './further.ts'

export type SheetRow = typeof sheets.$inferSelect

/** Of further questions what concerns one case: the sheets that came, and what its sender may still answer. */
export type Further = { answered: AnsweredSheet[]; asks: { asking: Asking; many: number } | null }

/** What belongs to one case. Where nothing was answered and its field asks nothing, nothing is read. */
export async function furtherOf(db: Db, book: CommuneBook, file: CaseFile): Promise<Further> {
  const { row } = file
  const [answered, asking] = await Promise.all([
    answeredOf(db, book, file),
    senderActions(row).includes('tra-loi-them') && !row.restricted ? askingOf(db, book, row.category) : undefined,
  ])
  if (!asking || answered.some((one) => one.questionnaireId === asking.questionnaireId)) return { answered, asks: null }
  const version = await versionOf(db, asking.versionId)
  return { answered, asks: version && { asking, many: countOf(version.plan.questionnaire) } }
}

/** The sheets that came with a case; with a part also those of the whole, where it is the part of the same field. */
export async function answeredOf(db: Db, book: CommuneBook, file: CaseFile): Promise<AnsweredSheet[]> {
  const { row } = file
  const whole = file.kin.find((one) => one.id === row.splitFrom && one.category === row.category)
  const ids = [
    ...(file.events.some(({ kind }) => kind === 'petition.details_added') ? [row.id] : []),
    ...(whole ? [whole.id] : []),
  ]
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: sheets.id, versionId: sheets.versionId, answers: sheets.answers })
    .from(sheets)
    .where(and(eq(sheets.subjectKind, 'petition'), inArray(sheets.subjectId, ids)))
    .orderBy(sheets.filledAt)
  const found = await Promise.all(
    rows.map(async ({ id, versionId, answers }) => {
      const version = await versionOf(db, versionId)
      return version && { id, questionnaireId: version.questionnaireId, lines: linesOf(book, version, answers) }
    }),
  )
  return found.filter((one) => one !== null)
}

/** What somebody answered, in words. */
export function linesOf(book: CommuneBook, { plan: { questionnaire } }: Version, answers: Answers) {
  return answerLines(
    questionnaire,
    givenIn(questionnaire, answers),
    (id) => book.hamlets.get(id)?.name,
    () => undefined,
  )
}

/** The sheet that came under a key of a sending. */
export function sheetOfKey(db: Db, communeId: string, submissionKey: string): Promise<SheetRow | undefined> {
  return db
    .select()
    .from(sheets)
    .where(and(eq(sheets.communeId, communeId), eq(sheets.submissionKey, submissionKey)))
    .get()
}

/** Answers to be kept with a case. */
export type Sending = {
  sheetId: string
  asking: Asking
  version: Version
  submissionKey: string
  contentHash: string
  answers: Answers
}

/** `taken`: another content came under that key. `over`: the case, or its field, does not ask any more. */
export type Keeping = 'kept' | 'taken' | 'over' | 'moved'

/** Keeps a sheet with its event, or says why not. When somebody moved first it is tried once more on the case as it is then. */
export async function keepAnswers(
  db: Db,
  book: CommuneBook,
  seen: CaseFile,
  sending: Sending,
  now: Date,
): Promise<Keeping> {
  let file = seen
  for (let tries = 0; tries < 2; tries++) {
    if (await isKept(db, book, file, sending, now)) return 'kept'
    const before = await sheetOfKey(db, book.commune.id, sending.submissionKey)
    if (before) return isSame(before, file, sending) ? 'kept' : 'taken'
    const row = await findCase(db, book.commune.id, file.row)
    if (!row) return 'over'
    file = await readFile(db, row)
    const { asks } = await furtherOf(db, book, file)
    if (asks?.asking.questionnaireId !== sending.version.questionnaireId) return 'over'
  }
  return 'moved'
}

/** Did the same content come under the same key, for the same case? */
export function isSame(before: SheetRow, file: CaseFile, { contentHash }: Pick<Sending, 'contentHash'>): boolean {
  return before.subjectKind === 'petition' && before.subjectId === file.row.id && before.contentHash === contentHash
}

async function isKept(db: Db, book: CommuneBook, file: CaseFile, sending: Sending, now: Date): Promise<boolean> {
  const { asking, version, answers, sheetId, submissionKey, contentHash } = sending
  const lines = linesOf(book, version, answers)
  const questions = manyGiven(version.plan.questionnaire, answers)
  const detail = { sheet: sheetId, version: version.id, field: asking.category, questions }
  const sheet = db.insert(sheets).values({
    ...{ id: sheetId, communeId: book.commune.id, subjectKind: 'petition', subjectId: file.row.id },
    ...{ versionId: version.id, answers, submissionKey, contentHash, filledAt: now.toISOString() },
  })
  const written = lines.filter(({ isWritten }) => isWritten).map(({ answer }) => answer)
  const input = { text: wordsOf(lines), written: written.join('\n'), detail, also: [sheet] }
  try {
    const ask = { db, book, file, now, photos: [] }
    return (await actAsSender(ask, { action: 'tra-loi-them', input })).ok
  } catch (error) {
    if (isTaken(error, 'sheets.submission_key')) return false
    throw error
  }
}

/** Takes the answers of cases away; that there were some stays. */
export function answersGone(db: Db, among: (column: AnySQLiteColumn) => SQL): Statement {
  return db
    .update(sheets)
    .set({ answers: {}, contentHash: '' })
    .where(and(eq(sheets.subjectKind, 'petition'), among(sheets.subjectId)))
}
