import { Hono } from 'hono'
import { unitName } from '../../communes/unit.ts'
import type { App, Context } from '../../http/context.ts'
import { beginOffered } from '../../documents/begin-access.ts'
import { deskOf } from '../../dossiers/deed-access.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { ROUND_ROOM } from '../room-access.ts'
import { AskPage, type AskView } from './ask-page.tsx'
import { type Order, ORDERS } from './unit-figures.tsx'
import { compile, opened, type UnitLine } from './compile.ts'
import { CompilePage } from './compile-page.tsx'
import { correctionsOf } from './correction-queries.ts'
import { mayBegin, paperOf, ROUND_PAPER } from './papers.ts'
import { askHref, WHOLE } from './place.ts'
import { compilationOf, heapsOf } from './queries.ts'
import { SentPage } from './sent-page.tsx'
import { XLSX_TYPE } from './sent-store.ts'
import { unitsWork, type Work, workOf } from './work-access.ts'
import { faultOf, quoted, tidied } from './words.ts'
import { saveWords, wordsOf } from './words-queries.ts'
import { workbookFile } from './workbook-store.ts'
import { sheetsOf } from './workbook.ts'
import { yearRoutes } from './year-routes.ts'

/** A round put together; mounted below `/can-bo`, before what takes any address. */
export const compileRoutes = new Hono<App>()

compileRoutes.route('/', yearRoutes)

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** So often words are saved over what others saved elsewhere in the same report. */
const TRIES = 5

compileRoutes.get('/ky-bao-cao/:slug/tong-hop', async (c) => {
  const { book, db, staff } = c.var
  const work = await workOf(c)
  const { address, compilation, isCompiled, row } = work
  const title = row.title
  if (!work.reads) {
    if (!compilation) throw problem.notFound()
    return page(c, SentPage({ book, staff, title, address, sent: compilation }))
  }
  const heaps = await heapsOf(db, work.round, work.basis)
  return page(
    c,
    CompilePage({
      ...{ book, staff, title, address, words: work.words, mayWord: work.mayWord },
      lines: compile(heaps.round, heaps.plan, heaps.previous),
      reports: heaps.round.reports,
      beside: { plan: heaps.plan !== null, previous: heaps.previous !== null },
      isClosed: row.status === 'closed',
      made: isCompiled && compilation ? compilation : null,
      corrections: isCompiled ? await correctionsOf(db, heaps) : [],
      said: null,
    }),
  )
})

compileRoutes.get('/ky-bao-cao/:slug/tong-hop.xlsx', async (c) => {
  const { book, db } = c.var
  const work = await unitsWork(c)
  const { plan, previous, round } = await heapsOf(db, work.round, work.basis)
  const sheets = sheetsOf(compile(round, plan, previous), round, work.words, (unit) => unitName(book, unit))
  const file = await workbookFile(sheets)
  return new Response(file, {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="tong-hop-${book.commune.id}-${c.req.param('slug')}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
})

compileRoutes.get('/ky-bao-cao/:slug/tong-hop.docx', async (c) => {
  const { row } = await workOf(c)
  const sent = await compilationOf(c.var.db, row.id, { sentOnly: true })
  if (!sent || sent.wordKey === '') throw problem.notFound('Bản tổng hợp chưa gửi nên chưa có tệp Word.')
  const name = `tong-hop-${c.var.book.commune.id}-${c.req.param('slug')}.docx`
  return fileAnswer(c, { objectKey: sent.wordKey, type: DOCX, name }, 'private, no-store', 'saved')
})

compileRoutes.get('/ky-bao-cao/:slug/tong-hop/:question', async (c) => {
  const work = await unitsWork(c)
  const done = c.req.query('da') === 'luu'
  return page(c, AskPage(await askView(c, work, { said: done ? { tone: 'good', text: 'Đã lưu.' } : null })))
})

compileRoutes.post('/ky-bao-cao/:slug/tong-hop/:question', async (c) => {
  const { book, db } = c.var
  const work = await unitsWork(c)
  const view = await askView(c, work, { said: null })
  const sent = await readForm(c)
  const typed = tidied(field(sent, 'words') ?? '')
  const again = async (status: 403 | 409 | 422, more: Partial<AskView>) =>
    page(c, AskPage({ ...view, word: typed, ...more }), status)
  if (!work.mayWord)
    return again(work.mayEver ? 409 : 403, {
      word: view.word,
      said: {
        tone: 'warn',
        text: work.mayEver
          ? 'Bản tổng hợp đã trình nên không sửa lời được nữa. Muốn sửa thì rút về.'
          : 'Lời trong báo cáo do cơ quan chủ trì và Mặt trận viết.',
      },
    })
  const quote = field(sent, 'quote')
  const unit = quote === undefined ? undefined : view.units.find((one) => one.unit === quote && one.said.length > 0)
  if (quote !== undefined && !unit) throw problem.malformed()
  const text = unit ? quoted(typed, unitName(book, unit.unit), unit.said) : typed
  const fault = faultOf(text)
  if (fault !== null) return again(422, { errors: [fault] })
  const name = view.ask?.name ?? ''
  const seen = field(sent, 'seen') ?? ''
  for (let tries = 0; tries < TRIES; tries++) {
    const { revision, words } = await wordsOf(db, work.row.id)
    const now = words[name] ?? ''
    if (markOf(now) !== seen && now !== text) return again(409, { word: text, other: now, seen: markOf(now) })
    const { [name]: _, ...others } = words
    if (await saveWords(db, work.row.id, revision, text === '' ? others : { ...others, [name]: text }))
      return seeOther(`${askHref(work.address, name || WHOLE)}?da=luu${unit ? '#words' : ''}`)
  }
  throw problem.moved()
})

compileRoutes.post('/ky-bao-cao/:slug/soan', async (c) => {
  const desk = await deskOf(c, ROUND_ROOM)
  if (!mayBegin(desk)) throw problem.forbidden('Văn bản này do cơ quan chủ trì soạn, sau khi bản tổng hợp đã trình.')
  const compilation = await compilationOf(c.var.db, desk.file.row.id)
  if (!compilation) throw problem.conflict('Chưa có bản tổng hợp để soạn văn bản.')
  return beginOffered(c, desk.file.row, [
    { key: 'bao-cao', template: ROUND_PAPER, kind: 'report', paper: () => paperOf(desk, compilation.content) },
  ])
})

async function askView(c: Context, work: Work, { said }: Pick<AskView, 'said'>): Promise<AskView> {
  const { book, db, staff } = c.var
  const name = c.req.param('question') ?? ''
  const common = { book, staff, title: work.row.title, address: work.address, mayWord: work.mayWord, said }
  const word = work.words[name === WHOLE ? '' : name] ?? ''
  const boxed = { word, seen: markOf(word), other: null, errors: undefined }
  const bare = { beside: { plan: false, previous: false }, order: '' as const }
  if (name === WHOLE) return { ...common, ...boxed, ...bare, ask: null, line: null, units: [] }
  const { plan, previous, round } = await heapsOf(db, work.round, work.basis)
  const [line] = compile(round, plan, previous, name)
  if (!line) throw problem.notFound('Biểu mẫu của kỳ này không có câu hỏi ấy.')
  const { ask } = line
  const asked = c.req.query('xep') ?? ''
  const order = Object.hasOwn(ORDERS, asked) ? (asked as Order) : ''
  return {
    ...{ ...common, ...boxed, ask, line, order },
    units: inOrder(opened(ask, round, plan, previous), order),
    beside: { plan: plan !== null, previous: previous !== null },
  }
}

/** Who gave no figure stands last. */
function inOrder(units: UnitLine[], order: Order): UnitLine[] {
  if (order === '') return units
  const sign = order === 'cao' ? -1 : 1
  return units.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return sign * (a.value - b.value)
  })
}

function markOf(words: string): string {
  return sha256(words).slice(0, 16)
}
