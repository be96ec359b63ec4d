import { Hono } from 'hono'
import { offered } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { checkProofs } from '../../dossiers/proof-store.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds } from '../../staff/actor.ts'
import { BOARDS } from './board-place.ts'
import { BoardPage, type BoardView, keyOf } from './board-page.tsx'
import { filedReport, fileReport, reportsOf } from './board-queries.ts'
import { isInspectionBoard, type Period, periodsOf, periodsRule, reportDueOn } from './periods.ts'
import { keepReport } from './report-store.ts'

/** Periodic reports of boards, mounted at `/can-bo`. */
export const boardRoutes = new Hono<App>()

const WORDS_MAX = 4000

boardRoutes.get('/giam-sat/ban', (c) =>
  boardAnswer(c, {
    values: {},
    errors: {},
    said: c.req.query('da') === 'gui' ? { tone: 'good', text: 'Đã gửi báo cáo cho Mặt trận.' } : null,
  }),
)

boardRoutes.post('/giam-sat/ban', async (c) => {
  const { book, db, env, now, staff } = { ...c.var, env: c.env }
  const { own, open } = await seenBy(c)
  if (!own) throw problem.forbidden('Báo cáo định kỳ do Ban Thanh tra nhân dân gửi.')
  const sent = await readForm(c)
  const values = { period: field(sent, 'period') ?? '', words: (field(sent, 'words') ?? '').normalize('NFC').trim() }
  const period = open.find((one) => keyOf(one) === values.period)
  const files = sent.files.get('files') ?? []
  const checked = await checkProofs(files, false)
  const errors: BoardView['errors'] = {}
  if (!period) errors.period = ['Ông/bà chọn một kỳ đã hết và chưa gửi báo cáo.']
  if ([...values.words].length > WORDS_MAX || !values.words.isWellFormed())
    errors.words = [`Tóm tắt nhiều nhất ${WORDS_MAX} ký tự.`]
  if (!checked.ok) errors.files = checked.errors
  else if (files.length !== 1) errors.files = ['Ông/bà chọn một tệp báo cáo.']
  if (!period || Object.keys(errors).length > 0 || !checked.ok)
    return boardAnswer(c, { values, errors, said: null }, 422)
  const file = await keepReport(env, `${own.id}/${keyOf(period)}`, localDay(now), checked.proofs[0] as File)
  const outcome = await fileReport(db, book, {
    ...{ id: crypto.randomUUID(), communeId: book.commune.id, bodyId: own.id, period },
    ...{ dueOn: reportDueOn(book, period.endsOn), words: values.words, by: staff.id, at: now, file },
  })
  tellPost(c)
  return outcome === 'done'
    ? seeOther(`${BOARDS}?da=gui&nam=${period.year}`)
    : boardAnswer(
        c,
        { values, errors: {}, said: { tone: 'warn', text: 'Kỳ này vừa có người gửi báo cáo. Bản ấy được giữ.' } },
        409,
      )
})

boardRoutes.get('/giam-sat/ban/tep/:id', async (c) => {
  const { boards } = await seenBy(c)
  const row = await filedReport(c.var.db, c.var.book.commune.id, c.req.param('id'))
  if (!row?.file || !boards.some(({ id }) => id === row.bodyId)) throw problem.notFound()
  return fileAnswer(c, row.file, 'private, no-store')
})

/** The boards whose reports an officer sees, the one that he works in, and what it may still file. */
async function seenBy(c: Context) {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const all = offered(book.bodies.values(), today).filter(isInspectionBoard)
  const isOfFront =
    staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  const works = holds(staff, 'supervisor_member', 'approver', 'handler')
  const own = works ? all.find(({ id }) => id === staff.bodyId) : undefined
  const boards = isOfFront || holds(staff, 'leader') ? all : own ? [own] : []
  if (boards.length === 0 && !isOfFront) throw problem.notFound()
  const thisYear = Number(today.slice(0, 4))
  const ended = [...periodsOf(thisYear - 1), ...periodsOf(thisYear)].filter(({ endsOn }) => endsOn < today)
  const filed = own
    ? (await Promise.all([thisYear - 1, thisYear].map((year) => reportsOf(db, [own.id], year)))).flat()
    : []
  const isFiled = (one: Period) =>
    filed.some(
      (row) => row.filedAt !== null && row.year === one.year && row.period === one.period && row.number === one.number,
    )
  return { boards, own, open: own ? ended.filter((one) => !isFiled(one)).toReversed() : [] }
}

async function boardAnswer(
  c: Context,
  shown: Pick<BoardView, 'values' | 'errors' | 'said'>,
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(c.req.query('nam'))
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= thisYear ? asked : thisYear
  const { boards, open } = await seenBy(c)
  const rows = await reportsOf(
    db,
    boards.map(({ id }) => id),
    year,
  )
  const view: BoardView = {
    ...{ book, staff, today, year, open, rule: periodsRule(book, today), ...shown },
    boards: boards.map((body) => ({
      body,
      lines: periodsOf(year).map((period) => ({
        period,
        dueOn: reportDueOn(book, period.endsOn),
        row:
          rows.find((one) => one.bodyId === body.id && one.period === period.period && one.number === period.number) ??
          null,
      })),
    })),
  }
  return page(c, BoardPage(view), status)
}
