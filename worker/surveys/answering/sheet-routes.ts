import { localDay } from '../../deadlines/calendar.ts'
import { answersFrom } from '../../forms/fields.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { openSheet, type Sheet } from '../../forms/sheet.ts'
import { ASKED, pageOf, turn } from '../../forms/turn.ts'
import type { Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { paceOf } from '../../http/pace.ts'
import { problem } from '../../http/problem.ts'
import type { SurveyRow } from '../rules.ts'
import { parseSlip } from '../slips.ts'
import { readStamp, type Started } from './abuse.ts'
import { drawn, type Drawing, type Way } from './draw-routes.ts'
import type { KeptFile } from './file-token.ts'
import { relevantOf, topOf, withoutUnseen } from './places.ts'
import { languageOf, readKey, worldAt } from './sending.ts'
import { carriedFiles, filesIn, takeFiles } from './sent-files-store.ts'
import type { PaperView } from './sheet-page.tsx'
import { type Version, versionOf } from './version-queries.ts'
import { type Trouble, TROUBLE } from './words.ts'

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
  /** The same page again, with why nothing was kept. */
  again: (more: Again, status: 409 | 413 | 422 | 429 | 503) => Response
}

export type Again = { trouble?: Trouble; isNew?: boolean; errors?: Record<string, string>; paper?: Partial<PaperView> }

/** The empty sheet. `begin` fills in what is known before anybody writes. */
export async function showSheet(
  c: Context,
  way: Way,
  more: { begin?: (sheet: Sheet) => void; paper?: PaperView } = {},
): Promise<Response> {
  const { book, now } = c.var
  const version = await currentVersion(c, way.survey)
  const submissionKey = crypto.randomUUID()
  const language = languageOf(version.plan.questionnaire, c.req.query(ASKED.language) ?? '')
  const sheet = openSheet(version.plan, worldAt(book, now, submissionKey, language))
  more.begin?.(sheet)
  const started = { openedAt: now, versionId: version.id }
  return drawn(c, way, { sheet, version, submissionKey, started, page: 0, errors: {}, paper: more.paper }, 200)
}

/** What a page of a sheet sent: the next page, the same one with what is wrong; or what `keep` makes of the whole sheet. */
export async function takeSheet(
  c: Context,
  given: Way,
  keep: (filled: Filled, way: Way) => Promise<Response>,
): Promise<Response> {
  const { book, now } = c.var
  const { survey } = given
  const sent = await readForm(c)
  const way = { ...given, slip: survey.audience === 'invited' ? parseSlip(field(sent, 'phieu') ?? '') : null }
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const submissionKey = key ?? crypto.randomUUID()
  const stamp = readStamp(c.env, survey.id, field(sent, 'started') ?? '')
  const version = await versionAt(c, survey, stamp)
  const { plan } = version
  const started = stamp?.versionId === version.id ? stamp : null
  const language = languageOf(plan.questionnaire, field(sent, ASKED.language) ?? '')
  const world = worldAt(book, now, submissionKey, language)
  const written = answersFrom(plan, sent.fields)
  const draw = (sheet: Sheet, kept: ReadonlyMap<string, KeptFile>, more: Partial<Drawing>, status: number) =>
    drawn(
      c,
      way,
      {
        ...{ sheet, version, submissionKey, sent, kept, page: 0, errors: {} },
        started: started ?? { openedAt: now, versionId: version.id },
        ...(way.channel === 'paper' ? { paper: { number: field(sent, 'so') ?? '' } } : {}),
        ...more,
      },
      status,
    )
  const openPage = (sheet: Sheet) => pageOf(sheet, field(sent, ASKED.page) ?? '')
  const owner = { surveyId: survey.id, submissionKey }
  const carried = carriedFiles(c.env, owner, sent, localDay(now))
  const unread = (trouble: Trouble, status: number) => {
    const sheet = openSheet(plan, world, written)
    return draw(sheet, carried, { trouble, page: openPage(sheet) }, status)
  }
  if (sent.files.size > 0 && way.channel === 'web' && (await paceOf(c, null)) === 'too_many')
    return unread(TROUBLE.tooMany, 429)
  let files
  try {
    files = await takeFiles(c.env, owner, plan, sent, written, carried, localDay(now))
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'survey.files', message: error instanceof Error ? error.message : 'unknown' }),
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
    return draw(sheet, files.kept, { page: at, errors }, 422)
  }
  if (!turned.isSent) {
    const unseen = new Set(turned.more ? (field(sent, ASKED.unasked) ?? '').split(' ') : [])
    const errors = withoutUnseen(sheet, turned.errors, unseen)
    return draw(sheet, files.kept, { ...turned, errors }, Object.keys(errors).length > 0 ? 422 : 200)
  }
  const again = ({ isNew, paper, ...more }: Again, status: number) =>
    draw(
      sheet,
      files.kept,
      {
        ...more,
        page: more.errors ? pageOf(sheet, topOf(sheet, Object.keys(more.errors)[0] ?? '')) : turned.page,
        ...(isNew ? { submissionKey: crypto.randomUUID() } : {}),
        ...(paper ? { paper: { number: field(sent, 'so') ?? '', ...paper } } : {}),
      },
      status,
    )
  if (key === null) return again({ trouble: TROUBLE.key }, 422)
  return keep({ sheet, version, submissionKey, started, sent, typed: files.answers, files: files.kept, again }, way)
}

/** The files of a filled sheet that go with its answers. */
export function answerFiles({ version, files }: Filled, answers: Answers) {
  return filesIn(version.plan, answers, files)
}

async function currentVersion(c: Context, survey: SurveyRow): Promise<Version> {
  const version = survey.versionId === null ? null : await versionOf(c.var.db, survey.versionId)
  if (!version) throw problem.notFound()
  return version
}

/** The version that the sheet was opened with, if it was one of this survey's; answers stay with what was asked. */
async function versionAt(c: Context, survey: SurveyRow, stamp: Started | null): Promise<Version> {
  if (stamp === null || stamp.versionId === survey.versionId) return currentVersion(c, survey)
  const version = await versionOf(c.var.db, stamp.versionId)
  return version?.questionnaireId === survey.questionnaireId ? version : currentVersion(c, survey)
}
