import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { field, type Sent } from '../../http/form.ts'
import { answersFrom } from '../fields.ts'
import type { Answers } from '../questionnaire.ts'
import { openSheet, type Sheet } from '../sheet.ts'
import { ASKED, pageOf, turn } from '../turn.ts'
import { type AnswerFile, fileToken, type KeptFile } from './file-token.ts'
import { relevantOf, topOf, withoutUnseen } from './places.ts'
import { languageOf, readKey, worldAt } from './sending.ts'
import { carriedFiles, filesIn, takeFiles, TOKENS } from './sent-files-store.ts'
import { readStamp, type Started, startStamp } from './stamp.ts'
import { type Version, versionOf } from './version-queries.ts'
import { type Trouble, TROUBLE } from './words.ts'

/** Where a sheet is filled in. */
export type Here = { env: Env; db: Db; book: CommuneBook; now: Date }

/** What is filled in: a questionnaire for a survey, a case, a finding. */
export type Asked = {
  /** What stamps and files of the sheet belong to: one's are no good for another. */
  scope: string
  /** In which folder of the bucket its files wait. */
  folder: string
  questionnaireId: string
  /** The version that is asked now. */
  versionId: string
  /** Files of an earlier sending that may stand on the sheet again, by name. */
  held?: ReadonlyMap<string, KeptFile>
}

/** What stands on a page of a sheet. */
export type Drawing = {
  sheet: Sheet
  version: Version
  submissionKey: string
  started: Started
  page: number
  errors: Record<string, string>
  more?: string
  at?: string
  sent?: Sent
  kept?: ReadonlyMap<string, KeptFile>
  trouble?: Trouble | undefined
}

/** A sheet that was filled in without a fault, ready to be kept. */
export type Filled = {
  sheet: Sheet
  version: Version
  submissionKey: string
  started: Started | null
  sent: Sent
  /** All that was typed, asked for or not. */
  typed: Answers
  files: ReadonlyMap<string, KeptFile>
  /** The same page once more, with why nothing was kept. */
  again: (more: Again) => Drawing
}

export type Again = { trouble?: Trouble; isNew?: boolean; errors?: Record<string, string> }

/** What came of a page that was sent: a page to show, or the whole sheet. */
export type Taken = { drawing: Drawing; status: 200 | 422 | 429 | 503 } | { filled: Filled }

/** The empty sheet. `begin` fills in what is known before anybody writes. Null when the version is not there. */
export async function freshSheet(
  { db, book, now }: Here,
  asked: Asked,
  language: string,
  begin?: (sheet: Sheet) => void,
): Promise<Drawing | null> {
  const version = await versionOf(db, asked.versionId)
  if (!version) return null
  const submissionKey = crypto.randomUUID()
  const world = worldAt(book, now, submissionKey, languageOf(version.plan.questionnaire, language))
  const sheet = openSheet(version.plan, world)
  begin?.(sheet)
  return { sheet, version, submissionKey, started: { openedAt: now, versionId: version.id }, page: 0, errors: {} }
}

/**
 * Reads a page of a sheet: the next page, the same one with what is wrong, or the whole sheet once it is sent. Files go
 * into the bucket at once, unless `mayBringFiles` says no. Null when the version is not there.
 */
export async function takeSheet(
  { env, db, book, now }: Here,
  asked: Asked,
  sent: Sent,
  mayBringFiles: () => Promise<boolean>,
): Promise<Taken | null> {
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const submissionKey = key ?? crypto.randomUUID()
  const stamp = readStamp(env, asked.scope, field(sent, 'started') ?? '')
  const version = await versionAt(db, asked, stamp)
  if (!version) return null
  const { plan } = version
  const started = stamp?.versionId === version.id ? stamp : null
  const language = languageOf(plan.questionnaire, field(sent, ASKED.language) ?? '')
  const world = worldAt(book, now, submissionKey, language)
  const written = answersFrom(plan, sent.fields)
  const today = localDay(now)
  const owner = { folder: asked.folder, scope: asked.scope, submissionKey }
  const carried = new Map([...(asked.held ?? []), ...carriedFiles(env, owner, sent, today)])
  const drawing = (sheet: Sheet, kept: ReadonlyMap<string, KeptFile>, more: Partial<Drawing>): Drawing => ({
    ...{ sheet, version, submissionKey, sent, kept, page: 0, errors: {} },
    started: started ?? { openedAt: now, versionId: version.id },
    ...more,
  })
  const openPage = (sheet: Sheet) => pageOf(sheet, field(sent, ASKED.page) ?? '')
  const unread = (trouble: Trouble, status: 429 | 503): Taken => {
    const sheet = openSheet(plan, world, written)
    return { drawing: drawing(sheet, carried, { trouble, page: openPage(sheet) }), status }
  }
  if (sent.files.size > 0 && !(await mayBringFiles())) return unread(TROUBLE.tooMany, 429)
  let files
  try {
    files = await takeFiles(env, owner, plan, sent, written, carried, today)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'sheet.files', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return unread(TROUBLE.files, 503)
  }
  const sheet = openSheet(plan, world, files.answers)
  const turned = turn(sheet, sent.fields)
  const fileErrors = relevantOf(sheet, files.errors)
  const [wrongFile] = Object.keys(fileErrors)
  if (wrongFile !== undefined) {
    const at = pageOf(sheet, topOf(sheet, wrongFile))
    const errors = { ...(turned.page === at ? turned.errors : {}), ...fileErrors }
    return { drawing: drawing(sheet, files.kept, { page: at, errors }), status: 422 }
  }
  if (!turned.isSent) {
    const unseen = new Set(turned.more ? (field(sent, ASKED.unasked) ?? '').split(' ') : [])
    const errors = withoutUnseen(sheet, turned.errors, unseen)
    const status = Object.keys(errors).length > 0 ? 422 : 200
    return { drawing: drawing(sheet, files.kept, { ...turned, errors }), status }
  }
  const again = ({ isNew, ...more }: Again): Drawing =>
    drawing(sheet, files.kept, {
      ...more,
      page: more.errors ? pageOf(sheet, topOf(sheet, Object.keys(more.errors)[0] ?? '')) : turned.page,
      ...(isNew ? { submissionKey: crypto.randomUUID() } : {}),
    })
  if (key === null) return { drawing: again({ trouble: TROUBLE.key }), status: 422 }
  return { filled: { sheet, version, submissionKey, started, sent, typed: files.answers, files: files.kept, again } }
}

/** The files of a filled sheet that go with its answers. */
export function answerFiles({ version, files }: Pick<Filled, 'version' | 'files'>, answers: Answers): AnswerFile[] {
  return filesIn(version.plan, answers, files)
}

/** The hidden fields that a sheet carries from page to page. */
export function carriedFields(
  env: { SECRET_KEY: string },
  { folder, held, scope }: Asked,
  { submissionKey, started, kept }: Drawing,
): (readonly [name: string, value: string])[] {
  const owner = { folder, scope, submissionKey }
  return [
    ['submissionKey', submissionKey],
    ['started', startStamp(env, scope, started)],
    ...[...(kept ?? new Map<string, KeptFile>()).values()]
      .filter(({ name }) => !held?.has(name))
      .map((file) => [TOKENS, fileToken(env, owner, file)] as const),
  ]
}

/** The version that the sheet was opened with, if it was one of this questionnaire's; answers stay with what was asked. */
async function versionAt(db: Db, asked: Asked, stamp: Started | null): Promise<Version | null> {
  if (stamp === null || stamp.versionId === asked.versionId) return versionOf(db, asked.versionId)
  const version = await versionOf(db, stamp.versionId)
  return version?.questionnaireId === asked.questionnaireId ? version : versionOf(db, asked.versionId)
}
