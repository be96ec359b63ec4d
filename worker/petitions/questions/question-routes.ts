import { Hono } from 'hono'
import { MOST_ANSWER_BYTES } from '../../forms/filling/limits.ts'
import { contentHashOf, readKey, withStart } from '../../forms/filling/sending.ts'
import { type Asked, carriedFields, type Drawing, freshSheet, takeSheet } from '../../forms/filling/sheet-store.ts'
import { readStamp } from '../../forms/filling/stamp.ts'
import { findMedia, type Version, versionOf } from '../../forms/filling/version-queries.ts'
import { TROUBLE } from '../../forms/filling/words.ts'
import { ASKED } from '../../forms/turn.ts'
import { findNumber } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { paceOf } from '../../http/pace.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { type Opened, openForSender } from '../access.ts'
import { closed, PLACES } from '../sender/case-routes.ts'
import { type Further, furtherOf, isSame, keepAnswers, linesOf, type SheetRow, sheetOfKey } from './answer-queries.ts'
import type { Asking } from './asking-queries.ts'
import { ANSWERING, draftName, wordsOf } from './further.ts'
import { notAskedPage, questionPage } from './question-page.tsx'
import { NOT_ASKED, NOT_KEPT } from './words.ts'

/** Further questions of a field, for whoever opened the case: beside what everybody is asked, and never in the way of it. */
export const questionRoutes = new Hono<App>()

for (const place of PLACES) {
  questionRoutes.get(`${place}/${ANSWERING}`, async (c) => {
    const found = await openForSender(c, c.var.book)
    if (!found) return closed(c)
    const further = await furtherOf(c.var.db, c.var.book, found.file)
    if (!further.asks) return notAsked(c, found, further)
    const asked = askedOf(found, further.asks.asking)
    const language = c.req.query(ASKED.language) ?? ''
    const drawing = await freshSheet({ env: c.env, ...c.var }, asked, language)
    return drawing ? drawn(c, found, asked, drawing, 200) : notAsked(c, found, further)
  })

  questionRoutes.post(`${place}/${ANSWERING}`, async (c) => {
    const found = await openForSender(c, c.var.book)
    return found ? answered(c, found) : closed(c)
  })

  questionRoutes.get(`${place}/${ANSWERING}/tep/:number/:name`, async (c) => {
    const found = await openForSender(c, c.var.book)
    const asks = found && (await furtherOf(c.var.db, c.var.book, found.file)).asks
    const files = asks && (await filesOf(c, asks.asking))
    const [, id] = Object.entries(files ?? {}).find(([name]) => name === c.req.param('name')) ?? []
    const file = id === undefined ? undefined : await findMedia(c.var.db, id)
    if (!file) throw problem.notFound()
    // With the number of the version in its address a file is always the same.
    return fileAnswer(c, file, 'private, max-age=31536000, immutable')
  })
}

/** The pictures and recordings of the version that the address names: the one that is asked, or one before it. */
async function filesOf(c: Context, { questionnaireId, versionId }: Asking): Promise<Version['files'] | undefined> {
  const number = c.req.param('number') ?? ''
  const version = await versionOf(c.var.db, versionId)
  if (String(version?.number) === number) return version?.files
  return /^\d{1,6}$/.test(number) ? (await findNumber(c.var.db, questionnaireId, Number(number)))?.files : undefined
}

/** What a page of the sheet sent: the next page, the same one with what is wrong, or the case with the answers. */
async function answered(c: Context, found: Opened): Promise<Response> {
  const { book, db, now } = c.var
  const { file, address } = found
  const sent = await readForm(c)
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const [further, before] = await Promise.all([
    furtherOf(db, book, file),
    key === null ? undefined : sheetOfKey(db, book.commune.id, key),
  ])
  // The same tap, sent twice by a slow network, is judged by what it sent; the field may have stopped asking since.
  const asking = further.asks?.asking ?? (await askingThen(c, found, before))
  if (!asking) return notAsked(c, found, further)
  const asked = askedOf(found, asking)
  const taken = await takeSheet({ env: c.env, ...c.var }, asked, sent, async () => true)
  if (!taken) return notAsked(c, found, further)
  const again = (drawing: Drawing, status: number) => drawn(c, found, asked, drawing, status)
  const { version } = 'drawing' in taken ? taken.drawing : taken.filled
  // Of another questionnaire some answers may fit by chance: nothing is kept that she did not see.
  const stamp = readStamp(c.env, asked.scope, field(sent, 'started') ?? '')
  if (stamp !== null && stamp.versionId !== version.id) {
    const drawing = 'drawing' in taken ? taken.drawing : taken.filled.again({})
    return again({ ...drawing, page: 0, trouble: NOT_KEPT.changed }, 409)
  }
  if ('drawing' in taken) return again(taken.drawing, taken.status)
  const { filled } = taken
  const contentHash = contentHashOf(c.env, version.id, filled.typed)
  if (before) {
    if (isSame(before, file, { contentHash })) return seeOther(done(address))
    return further.asks
      ? again(filled.again({ trouble: NOT_KEPT.taken, isNew: true }), 409)
      : notAsked(c, found, further)
  }
  const answers = withStart(version.plan, filled.sheet.answers(), filled.started)
  const lines = linesOf(book, version, answers)
  if (lines.length === 0) return again(filled.again({ trouble: NOT_KEPT.nothing }), 422)
  if ([JSON.stringify(answers), wordsOf(lines)].some((text) => bytesOf(text) > MOST_ANSWER_BYTES))
    return again(filled.again({ trouble: TROUBLE.tooLong }), 413)
  if ((await paceOf(c, null)) === 'too_many') return again(filled.again({ trouble: TROUBLE.tooMany }), 429)
  const sending = { sheetId: crypto.randomUUID(), asking, version, answers, contentHash }
  const keeping = await keepAnswers(db, book, file, { ...sending, submissionKey: filled.submissionKey }, now)
  if (keeping === 'kept') {
    tellPost(c)
    return seeOther(done(address))
  }
  if (keeping === 'moved') return again(filled.again({ trouble: NOT_KEPT.moved }), 409)
  const fresh = (await openForSender(c, book)) ?? found
  const then = await furtherOf(db, book, fresh.file)
  return then.asks ? again(filled.again({ trouble: NOT_KEPT.taken, isNew: true }), 409) : notAsked(c, fresh, then)
}

/** Where the case says that the answers came. */
function done(address: string): string {
  return `${address}?xong=${ANSWERING}`
}

/** What was asked when a sheet of this case came. */
async function askingThen(c: Context, { file }: Opened, before: SheetRow | undefined): Promise<Asking | undefined> {
  if (before?.subjectKind !== 'petition' || before.subjectId !== file.row.id) return undefined
  const version = await versionOf(c.var.db, before.versionId)
  const { id, filledAt, versionId } = before
  const asked = { id, category: file.row.category, setBy: '', setAt: filledAt }
  return version ? { ...asked, versionId, questionnaireId: version.questionnaireId } : undefined
}

function askedOf({ file }: Opened, { questionnaireId, versionId }: Asking): Asked {
  return { scope: `petition/${file.row.id}`, folder: 'sheets', questionnaireId, versionId }
}

function drawn(c: Context, found: Opened, asked: Asked, drawing: Drawing, status: number): Response {
  const { book } = c.var
  const { sheet, version, page: open, errors, more, at, sent, trouble } = drawing
  const { address, file } = found
  const form = {
    ...{ sheet, page: open, errors, more, at },
    action: `${address}/${ANSWERING}`,
    typed: sent?.fields,
    media: `${address}/${ANSWERING}/tep/${version.number}/`,
    draft: draftName(address),
    island: true,
    send: 'Gửi',
  }
  const hidden = carriedFields(c.env, asked, drawing)
  return page(c, questionPage({ book, title: file.row.title, address, form, hidden, trouble }), status)
}

function notAsked(c: Context, { address }: Opened, { answered: sheets }: Further): Response {
  const view = { book: c.var.book, address, answered: sheets }
  return page(c, notAskedPage({ ...view, why: sheets.length > 0 ? NOT_ASKED.answered : NOT_ASKED.over }), 409)
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
