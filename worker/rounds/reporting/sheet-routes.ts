import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { valuesOf } from '../../forms/fields.ts'
import { MOST_ANSWER_BYTES } from '../../forms/filling/limits.ts'
import { contentHashOf, readKey, withStart } from '../../forms/filling/sending.ts'
import {
  answerFiles,
  type Asked,
  carriedFields,
  type Drawing,
  type Filled,
  freshSheet,
  takeSheet,
} from '../../forms/filling/sheet-store.ts'
import { findMedia } from '../../forms/filling/version-queries.ts'
import { type Trouble, TROUBLE } from '../../forms/filling/words.ts'
import { ASKED } from '../../forms/turn.ts'
import { findNumber } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import type { AtHand } from '../at-hand.ts'
import { remarksOf } from './history-lines.ts'
import { type Known, knownFor, sheetFor } from './known-access.ts'
import { nextReport, type ReportVerdict } from './permissions.ts'
import { pageOf } from './addresses.ts'
import { messagesAbout, ownDesk, type ReportDesk } from './report-access.ts'
import { heldFiles, versionOfKey } from './report-queries.ts'
import { keepDraft, sendReport } from './sending-queries.ts'
import { CORRECT, FOLDER, KEPT_REASON, REASON, reasonFault } from './sheet-words.ts'
import { SheetPage } from './sheet-page.tsx'

const ADDRESS = '/bao-cao/:slug'
const CONFLICT = {
  title: 'Lần gửi trước đã được nhận, với nội dung khác',
  text: 'Nội dung ở dưới chưa được gửi. Ông/bà xem lại; nếu cần gửi bản này thì bấm nộp lần nữa.',
}
const MOVED = {
  title: 'Chưa nộp: báo cáo này vừa thay đổi',
  text: 'Có người vừa nộp hoặc trả lại báo cáo này. Những gì ông/bà viết vẫn ở dưới. Ông/bà xem tình trạng mới rồi nộp.',
}
const OTHER_DRAFT = {
  title: 'Chưa lưu: có người vừa lưu bản nháp khác',
  text: 'Những gì ông/bà viết vẫn ở dưới. Bấm lưu lần nữa thì bản của ông/bà thay bản kia.',
}

type Here = { desk: ReportDesk; asked: Asked; isCorrecting: boolean }
type Shown = { reason?: string; errors?: Record<string, string[]>; trouble?: Trouble; draftAt?: string }

/** The sheet of a report: written, kept, sent. Mounted below `/can-bo`, after what decides which page stands there. */
export function sheetRoutes(atHand: readonly AtHand[]): Hono<App> {
  const routes = new Hono<App>()

  for (const below of ['', `/${CORRECT}`]) {
    routes.post(`${ADDRESS}${below}`, async (c) => {
      const sent = await readForm(c)
      const here = hereOf(await ownDesk(c), below !== '')
      const key = readKey(field(sent, 'submissionKey') ?? '')
      const before = key ? await versionOfKey(c.var.db, key) : undefined
      const taken = await takeSheet({ env: c.env, ...c.var }, here.asked, sent, async () => true)
      if (!taken) throw problem.notFound()
      const reason = field(sent, REASON)?.trim() ?? ''
      if ('drawing' in taken) {
        const isSaving = field(sent, ASKED.step) === 'luu' && taken.status === 200
        return isSaving
          ? save(c, here, taken.drawing, sent, reason)
          : drawn(c, here, taken.drawing, { reason }, taken.status)
      }
      return send(c, here, taken.filled, before, reason)
    })
  }

  routes.get(`${ADDRESS}/phieu/:number{\\d{1,6}}/:name`, async (c) => {
    const { version } = await ownDesk(c)
    const asked = await findNumber(c.var.db, version.questionnaireId, Number(c.req.param('number')))
    const id = asked?.files[c.req.param('name')]
    const file = id === undefined ? undefined : await findMedia(c.var.db, id)
    if (!file) throw problem.notFound()
    return fileAnswer(c, file, 'private, max-age=31536000, immutable')
  })

  /** The sheet as it is opened, with what is known. */
  async function fresh(c: Context, desk: ReportDesk, isCorrecting: boolean): Promise<Response> {
    const here = hereOf(desk, isCorrecting)
    const [drawing, known] = await Promise.all([
      freshSheet({ env: c.env, ...c.var }, here.asked, ''),
      knownFor(c, desk, atHand),
    ])
    if (!drawing) throw problem.notFound()
    const sheet = sheetFor(desk, drawing.sheet.world, known, c.req.query('chep') === '1')
    const reason = desk.row.draft?.[KEPT_REASON] ?? ''
    return drawn(c, here, { ...drawing, sheet }, { reason }, 200, known)
  }

  routes.get(ADDRESS, async (c, next) => {
    const desk = await ownDesk(c)
    const isDone = desk.row.status === 'submitted' || desk.row.status === 'accepted'
    return isDone || desk.round.roundStatus === 'cancelled' ? next() : fresh(c, desk, false)
  })

  routes.get(`${ADDRESS}/${CORRECT}`, async (c) => {
    const desk = await ownDesk(c)
    const verdict = nextReport(desk.seen, desk.ground, 'luu-nhap', c.var.staff)
    if (!verdict.ok) throw refused(verdict)
    return desk.row.status === 'accepted' ? fresh(c, desk, true) : seeOther(pageOf(desk))
  })

  return routes
}

function hereOf(desk: ReportDesk, isCorrecting: boolean): Here {
  const { past, round, row } = desk
  const asked = {
    ...{ scope: `report:${row.id}`, folder: FOLDER },
    ...{ questionnaireId: desk.version.questionnaireId, versionId: round.versionId, held: heldFiles(past.files) },
  }
  return { desk, asked, isCorrecting }
}

/** Sends a whole sheet. The same tap that arrives twice is received once, also when the report went on meanwhile. */
async function send(
  c: Context,
  here: Here,
  filled: Filled,
  before: { submissionId: string; contentHash: string } | undefined,
  reason: string,
): Promise<Response> {
  const { db, now, staff } = c.var
  const { desk, isCorrecting } = here
  const { row } = desk
  const again = (trouble: Trouble, status: number, isNew = false) =>
    drawn(c, here, filled.again({ trouble, isNew }), { reason, trouble }, status)
  const typed = contentHashOf(c.env, filled.version.id, filled.typed)
  const contentHash = sha256(JSON.stringify([row.id, isCorrecting, typed, isCorrecting ? reason : '']))
  const received = seeOther(pageOf(desk, { done: 'nop' }))
  const isSame = (other: typeof before) => other?.submissionId === row.id && other.contentHash === contentHash
  if (before) return isSame(before) ? received : again(CONFLICT, 409, true)
  const verdict = nextReport(desk.seen, desk.ground, isCorrecting ? CORRECT : 'nop', staff)
  if (!verdict.ok)
    return again({ title: 'Chưa nộp được', text: verdict.sentence }, verdict.why === 'not_you' ? 403 : 409)
  if (field(filled.sent, 'so') !== String(row.sentNumber)) return again(MOVED, 409)
  const fault = isCorrecting ? reasonFault(reason) : null
  if (fault !== null) return drawn(c, here, filled.again({}), { reason, errors: { [REASON]: [fault] } }, 422)
  const answers = withStart(filled.version.plan, filled.sheet.answers(), filled.started)
  if (isTooLong(answers)) return again(TROUBLE.tooLong, 413)
  const messages = await messagesAbout(c, desk, verdict.event)
  const outcome = await sendReport(
    db,
    row,
    {
      ...{ event: verdict.event, actor: staff, at: now, versionId: filled.version.id, answers, contentHash },
      ...{ files: answerFiles(filled, answers), submissionKey: filled.submissionKey },
      ...{ onBehalf: verdict.onBehalf, reason: isCorrecting ? reason : '' },
    },
    messages.length > 0 ? [keepMessages(messages)] : [],
  )
  if (outcome === 'done') {
    if (messages.length > 0) tellPost(c)
    return received
  }
  return isSame(await versionOfKey(db, filled.submissionKey)) ? received : again(MOVED, 409)
}

/** Keeps what is written so far. */
async function save(c: Context, here: Here, drawing: Drawing, sent: Sent, reason: string): Promise<Response> {
  const { db, now, staff } = c.var
  const { desk, isCorrecting } = here
  const { row } = desk
  const again = (trouble: Trouble, status: number) =>
    drawn(c, here, { ...drawing, trouble }, { reason, trouble }, status)
  const verdict = nextReport(desk.seen, desk.ground, 'luu-nhap', staff)
  if (!verdict.ok)
    return again({ title: 'Chưa lưu được', text: verdict.sentence }, verdict.why === 'not_you' ? 403 : 409)
  if (field(sent, 'nhap') !== (row.draftAt ?? '')) return again(OTHER_DRAFT, 409)
  const written = valuesOf(drawing.sheet)
  if (isTooLong(written)) return again(TROUBLE.tooLong, 413)
  const files = answerFiles({ version: drawing.version, files: drawing.kept ?? new Map() }, written)
  const answers = isCorrecting && reason !== '' ? { ...written, [KEPT_REASON]: reason } : written
  const outcome = await keepDraft(db, row, { actor: staff, at: now, answers, files, onBehalf: verdict.onBehalf })
  if (outcome === 'moved') return again(OTHER_DRAFT, 409)
  return seeOther(pageOf(desk, { ...(isCorrecting ? { below: `/${CORRECT}` } : {}), done: 'luu' }))
}

async function drawn(
  c: Context,
  { asked, desk, isCorrecting }: Here,
  drawing: Drawing,
  { errors = {}, reason = '', trouble = drawing.trouble }: Shown,
  status: number,
  known: Known | null = null,
): Promise<Response> {
  const { book, now, staff } = c.var
  const { row } = desk
  const maySend = nextReport(desk.seen, desk.ground, isCorrecting ? CORRECT : 'nop', staff)
  const isKeptOnly = !maySend.ok && maySend.why === 'not_you'
  const isNew = row.draft === null && desk.past.versions.length === 0
  const saved = c.req.query('da') === 'luu' && status === 200
  return page(
    c,
    SheetPage({
      ...{ book, staff, desk, isCorrecting, reason, errors, trouble, saved, today: localDay(now) },
      beside: known?.beside ?? [],
      copies: isNew && known !== null && known.before !== null,
      isFilled: isNew && (known?.beside ?? []).some((row) => row.known !== ''),
      refusal: isKeptOnly ? maySend.sentence : null,
      remarks: remarksOf(desk.past.events),
      hidden: [...carriedFields(c.env, asked, drawing), ['so', String(row.sentNumber)], ['nhap', row.draftAt ?? '']],
      form: {
        ...{ sheet: drawing.sheet, page: drawing.page, errors: drawing.errors, more: drawing.more, at: drawing.at },
        action: pageOf(desk, isCorrecting ? { below: `/${CORRECT}` } : {}),
        typed: drawing.sent?.fields,
        media: `${desk.address}/phieu/${drawing.version.number}/`,
        draft: `bao-cao/${staff.id}/${row.id}`,
        island: true,
        send: isKeptOnly ? '' : isCorrecting ? 'Gửi bản đính chính' : 'Nộp báo cáo',
        save: 'Lưu nháp',
      },
    }),
    status,
  )
}

function isTooLong(answers: object): boolean {
  return new TextEncoder().encode(JSON.stringify(answers)).length > MOST_ANSWER_BYTES
}

function refused({ sentence, why }: Extract<ReportVerdict, { ok: false }>) {
  return why === 'not_you' ? problem.forbidden(sentence) : problem.conflict(sentence)
}
