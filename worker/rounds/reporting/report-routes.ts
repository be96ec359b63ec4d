import { Hono } from 'hono'
import { unitName } from '../../communes/unit.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import type { OnAccepted } from '../at-hand.ts'
import { daysOf } from '../periods.ts'
import { difficultyStatements } from '../difficulties/begin-queries.ts'
import { nextReport, seesDraft } from './permissions.ts'
import { gatheredAt, pageOf } from './addresses.ts'
import { gatheredDesk, messagesAbout, ownDesk, type ReportDesk } from './report-access.ts'
import { ReportPage } from './report-page.tsx'
import { nextWaiting } from './report-queries.ts'
import { takeBack } from './sending-queries.ts'
import { REASON, reasonFault } from './sheet-words.ts'
import { moveReport } from './submission-queries.ts'
import { readReport } from './view-access.ts'

const OWN = '/bao-cao/:slug'
const GATHERED = '/ky-bao-cao/:slug/don-vi/:unit'
const ACTIONS = ['rut-lai', 'dinh-chinh', 'nhan', 'tra-lai']
const MOVED = 'Báo cáo vừa thay đổi: có người làm trước. Ông/bà xem tình trạng mới rồi làm tiếp.'
const DONE: Readonly<Record<string, string>> = {
  nop: 'Xã đã nhận được bản này. Ông/bà không phải làm gì thêm; nếu cần sửa, người nhận sẽ báo lại.',
  nhan: 'Đã nhận báo cáo.',
  'tra-lai': 'Đã trả lại. Đơn vị được báo để sửa.',
}

type Shown = { said?: { tone: 'good' | 'warn'; text: string }; typed?: string; error?: string }

/** What becomes of a report that was sent: read, taken back, accepted, returned. Mounted below `/can-bo`. */
export function reportRoutes(onAccepted: readonly OnAccepted[]): Hono<App> {
  const routes = new Hono<App>()

  routes.get(OWN, async (c) => drawn(c, await ownDesk(c), 'unit', done(c)))
  routes.get(GATHERED, async (c) => drawn(c, await gatheredDesk(c), 'gatherer', done(c)))

  routes.get(`${GATHERED}/tep/:name`, async (c) => {
    const { book, staff } = c.var
    const { past, seen } = await gatheredDesk(c)
    const file = past.files.find((one) => one.name === c.req.param('name'))
    const isSent = (name: string) => past.versions.some(({ answers }) => Object.values(answers).includes(name))
    // A file of a draft is the draft's: whoever may not read that may not open it.
    if (!file || !(isSent(file.name) || seesDraft(staff, seen, book.commune.triageBodyId))) throw problem.notFound()
    return fileAnswer(c, file, 'private, no-store')
  })

  routes.post(`${OWN}/rut-lai`, async (c) => {
    const desk = await ownDesk(c)
    const { row, past } = desk
    const sent = await readForm(c)
    const verdict = nextReport(desk.seen, desk.ground, 'rut-lai', c.var.staff)
    if (!verdict.ok) return refuse(c, desk, 'unit', verdict)
    if (field(sent, 'version') !== String(row.version)) return moved(c, desk, 'unit')
    const answers = past.versions.at(-1)?.answers ?? {}
    const outcome = await takeBack(c.var.db, row, {
      ...{ actor: c.var.staff, at: c.var.now, answers, to: verdict.to, onBehalf: verdict.onBehalf },
    })
    if (outcome === 'moved') return moved(c, desk, 'unit')
    return seeOther(pageOf(desk, verdict.to === 'accepted' ? { below: '/dinh-chinh' } : {}))
  })

  routes.post(`${GATHERED}/tra-lai`, async (c) => {
    const { db, now, staff } = c.var
    const desk = await gatheredDesk(c)
    const { row } = desk
    const sent = await readForm(c)
    const words = field(sent, REASON)?.replace(/\r\n?/g, '\n').trim() ?? ''
    const verdict = nextReport(desk.seen, desk.ground, 'tra-lai', staff)
    if (!verdict.ok) return refuse(c, desk, 'gatherer', verdict, words)
    if (field(sent, 'version') !== String(row.version)) return moved(c, desk, 'gatherer', words)
    const fault = reasonFault(words)
    if (fault !== null) return drawn(c, desk, 'gatherer', { typed: words, error: fault }, 422)
    const messages = await messagesAbout(c, desk, verdict.event)
    const event = { kind: verdict.event, actor: staff, at: now, detail: { number: row.sentNumber }, words }
    const also = messages.length > 0 ? [keepMessages(messages)] : []
    if (
      (await moveReport(db, row, event, { status: verdict.to, timesReturned: row.timesReturned + 1 }, also)) === 'moved'
    )
      return moved(c, desk, 'gatherer', words)
    tellPost(c)
    return seeOther(`${desk.gathered}?da=tra-lai`)
  })

  routes.post(`${GATHERED}/nhan`, async (c) => {
    const { book, db, now, staff } = c.var
    const desk = await gatheredDesk(c)
    const { past, round, row } = desk
    const sent = await readForm(c)
    const verdict = nextReport(desk.seen, desk.ground, 'nhan', staff)
    if (!verdict.ok) return refuse(c, desk, 'gatherer', verdict)
    if (field(sent, 'version') !== String(row.version)) return moved(c, desk, 'gatherer')
    const answers = past.versions.at(-1)?.answers ?? {}
    const accepted = { unit: row.unit, ...daysOf(round.period), submissionId: row.id, answers, byId: staff.id, now }
    const [messages, ...taken] = await Promise.all([
      messagesAbout(c, desk, verdict.event),
      // Plans promise, and longer reports sum up: what others count with are a month's results.
      ...(round.kind === 'monthly_result' ? onAccepted.map((take) => take(db, book, accepted)) : []),
      difficultyStatements(db, {
        book,
        roundId: round.id,
        submissionId: row.id,
        unit: row.unit,
        answers,
        byId: staff.id,
        now,
      }),
    ])
    const event = { kind: verdict.event, actor: staff, at: now, detail: { number: row.sentNumber } }
    const set = { status: verdict.to, acceptedNumber: row.sentNumber }
    const also = [...(messages.length > 0 ? [keepMessages(messages)] : []), ...taken.flat()]
    if ((await moveReport(db, row, event, set, also)) === 'moved') return moved(c, desk, 'gatherer')
    tellPost(c)
    return seeOther(`${desk.gathered}?da=nhan`)
  })

  return routes
}

function done(c: Context): Shown {
  const text = DONE[c.req.query('da') ?? '']
  return text === undefined ? {} : { said: { tone: 'good', text } }
}

function moved(c: Context, desk: ReportDesk, side: 'unit' | 'gatherer', typed = ''): Promise<Response> {
  return drawn(c, desk, side, { said: { tone: 'warn', text: MOVED }, typed }, 409)
}

function refuse(
  c: Context,
  desk: ReportDesk,
  side: 'unit' | 'gatherer',
  { sentence, why }: { sentence: string; why: 'not_now' | 'not_you' },
  typed = '',
): Promise<Response> {
  return drawn(c, desk, side, { said: { tone: 'warn', text: sentence }, typed }, why === 'not_you' ? 403 : 409)
}

async function drawn(
  c: Context,
  desk: ReportDesk,
  side: 'unit' | 'gatherer',
  { error, said, typed = '' }: Shown,
  status = 200,
): Promise<Response> {
  const { book, staff } = c.var
  const verdicts = ACTIONS.map((action) => [action, nextReport(desk.seen, desk.ground, action, staff)] as const)
  const accepting = verdicts.find(([action]) => action === 'nhan')?.[1]
  const may = verdicts.flatMap(([action, verdict]) => (verdict.ok ? [action] : []))
  const next =
    side === 'gatherer' && accepting?.ok === false && accepting.why === 'not_now'
      ? await nextWaiting(c.var.db, desk.row)
      : undefined
  const isOwnPen = accepting?.ok === false && accepting.why === 'not_you' && may.includes('tra-lai')
  const view = {
    ...{ book, staff, desk, side, typed, may, said: said ?? null, error: error ?? null },
    next: next ? { href: gatheredAt(desk.address, next), name: unitName(book, next) } : null,
    refusal: isOwnPen ? accepting.sentence : null,
    ...(await readReport(c, desk)),
  }
  return page(c, ReportPage(view), status)
}
