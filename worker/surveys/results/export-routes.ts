import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { mayOpen } from '../../forms/permissions.ts'
import type { App, Context } from '../../http/context.ts'
import { CSV_BEGIN, csvFile, csvLine } from '../../http/csv.ts'
import { keyedHex } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { packed, page, seeOther } from '../../http/respond.ts'
import { noteEvent } from '../office/office-queries.ts'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { codebookOf } from './codebook.ts'
import { type Cell, type Sheet, sheetsOf, type Style } from './export-columns.ts'
import { ExportPage } from './export-page.tsx'
import { answersAfter, TAKEN_AT_ONCE } from './export-queries.ts'
import { headOf, linesOf, objectOf, type Taken } from './export-rows.ts'
import { type Known, knownOf } from './results-queries.ts'
import { readableSurvey } from './results-routes.ts'
import { figure } from './say.ts'
import { standingOf } from './standing.ts'

/** Answers as files, for those who release results; mounted below `/can-bo`. Every file that was taken is noted. */
export const exportRoutes = new Hono<App>()

/** Cells of a workbook: it is made whole before it is sent. */
const MOST_CELLS = 250_000
/** Looks of one file: the platform allows a thousand queries a request. */
const MOST_LOOKS = 900
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

exportRoutes.get('/khao-sat/:slug/xuat', async (c) => {
  const { book, staff } = c.var
  const work = await workOf(c)
  const repeats = work.sheets.slice(1).map(({ name, path }) => ({ name, title: titleOf(work.known, name) ?? path }))
  return page(
    c,
    ExportPage({ book, staff, survey: work.survey, repeats, standing: work.standing, tooLarge: tooLarge(work) }),
  )
})

exportRoutes.get('/khao-sat/:slug/xuat/tai', async (c) => {
  const here = `${officeAddressOf(c.req.param('slug'))}/xuat`
  const file = /^[\w.-]{1,80}$/.exec(c.req.query('tep') ?? '')?.[0]
  if (file === undefined) return seeOther(here)
  const style = new URLSearchParams(
    ['nhan', 'tach'].filter((name) => c.req.query(name) === '1').map((name) => [name, '1']),
  )
  return seeOther(`${here}/${file}${style.size > 0 ? `?${style}` : ''}`)
})

exportRoutes.get('/khao-sat/:slug/xuat/bang-ma.csv', async (c) => {
  const { survey, known, standing } = await workOf(c)
  await noted(c, survey, 'bang-ma.csv')
  return csvFile(c, `${survey.slug}-bang-ma`, codebookOf(known.basis.plans, known.basis.hamlets, standing))
})

exportRoutes.get('/khao-sat/:slug/xuat/tra-loi.ndjson', async (c) => {
  const work = await workOf(c)
  await noted(c, work.survey, 'tra-loi.ndjson')
  const line = (taken: Taken) => `${JSON.stringify(objectOf(work.sheets, taken, work.standing))}\n`
  return streamed(c, work, 'application/x-ndjson; charset=utf-8', `${work.survey.slug}.ndjson`, '', line)
})

exportRoutes.get('/khao-sat/:slug/xuat/tra-loi.xlsx', async (c) => {
  const work = await workOf(c)
  const large = tooLarge(work)
  if (large !== null) throw problem.conflict(large)
  await noted(c, work.survey, 'tra-loi.xlsx')
  const rows = new Map<Sheet, Cell[][]>(work.sheets.map((sheet) => [sheet, [headOf(sheet, work.style.isLabelled)]]))
  let cells = 0
  for await (const some of allTaken(c, work))
    for (const taken of some)
      for (const [sheet, own] of rows)
        for (const line of linesOf(sheet, work.sheets, taken, work.standing)) {
          cells += line.length
          if (cells > MOST_CELLS) throw problem.conflict(LARGE)
          own.push(line)
        }
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const sheets = [...rows].map(([{ name }, own]) => ({
    ...{ name: (name || 'Phiếu').slice(0, 31), rows: own, freezePane: { rows: 1 } },
    columns: (own[0] ?? []).map(() => ({ width: 18 })),
  }))
  const notes = { name: 'Đọc trước', columns: [{ width: 90 }], rows: [[work.survey.title], [work.standing]] }
  const file = await writeXlsx({ sheets: [...sheets, notes] })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${work.survey.slug}.xlsx"` },
  })
})

exportRoutes.get('/khao-sat/:slug/xuat/:file{tra-loi(-.+)?\\.csv}', async (c) => {
  const work = await workOf(c)
  const name = c.req.param('file').slice('tra-loi-'.length, -'.csv'.length)
  const isMain = c.req.param('file') === 'tra-loi.csv'
  const sheet = work.sheets.find((one) => (isMain ? one.name === '' : one.name === name && name !== ''))
  if (!sheet) throw problem.notFound()
  await noted(c, work.survey, c.req.param('file'))
  const head = CSV_BEGIN + csvLine(headOf(sheet, work.style.isLabelled))
  const lines = (taken: Taken) => linesOf(sheet, work.sheets, taken, work.standing).map(csvLine).join('')
  const file = `${work.survey.slug}${isMain ? '' : `-${name}`}.csv`
  return streamed(c, work, 'text/csv; charset=utf-8', file, head, lines)
})

type Work = { survey: SurveyRow; known: Known; style: Style; sheets: Sheet[]; standing: string }

async function workOf(c: Context): Promise<Work> {
  const { book, db, staff } = c.var
  const survey = await readableSurvey(c)
  if (!mayOpen(staff)) throw problem.forbidden('Chỉ người điều phối và lãnh đạo xã tải từng câu trả lời.')
  const known = await knownOf(db, book, survey)
  const { basis } = known
  const style = { isLabelled: c.req.query('nhan') === '1', isSplit: c.req.query('tach') === '1' }
  const standing = standingOf(basis.ground, basis.counts.sheets.many)
  return { survey, known, style, standing, sheets: sheetsOf(basis.plans, basis.hamlets, style) }
}

const LARGE = 'Có nhiều phiếu quá nên không làm được một tệp Excel. Ông/bà tải bảng CSV, rồi mở bằng Excel.'

function tooLarge({ sheets, known }: Work): string | null {
  const columns = (sheets[0]?.columns.length ?? 0) + 8
  const { many } = known.basis.counts.sheets
  return many * columns > MOST_CELLS ? `${LARGE} (${figure(many)} phiếu, mỗi phiếu ${columns} cột.)` : null
}

function titleOf({ versions }: Known, name: string): string | undefined {
  for (const { plan } of versions) {
    const label = plan.items.get(name)?.node.label
    if (label) return Object.values(label)[0]
  }
  return undefined
}

function noted(c: Context, survey: SurveyRow, file: string): Promise<void> {
  const { db, now, staff } = c.var
  return noteEvent(db, { survey, by: staff.id, now }, { kind: 'answers.exported', detail: { file } })
}

/** All answers, some at a time: never more of them in memory. */
async function* allTaken(c: Context, { survey, known, style }: Work): AsyncGenerator<Taken[]> {
  const { book, db } = c.var
  const numbers = new Map(known.versions.map(({ id, number }) => [id, number]))
  let after = ''
  for (let look = 0; look < MOST_LOOKS; look++) {
    const rows = await answersAfter(db, survey.id, after)
    yield rows.map(({ id, versionId, channel, hamletId, answers, submittedAt }) => ({
      ...{ answers, channel, day: localDay(submittedAt), version: numbers.get(versionId) ?? 0 },
      hamlet: style.isLabelled ? (book.hamlets.get(hamletId ?? '')?.name ?? '') : (hamletId ?? ''),
      instanceId: instanceIdOf(c.env, survey.id, id),
    }))
    const last = rows.at(-1)
    if (!last || rows.length < TAKEN_AT_ONCE) return
    after = last.id
  }
  // A file that breaks off is better than one that looks whole.
  throw new Error('more answers than one file takes')
}

/** A name for an answer that leads to no row of ours and tells no instant. */
function instanceIdOf(env: { SECRET_KEY: string }, surveyId: string, id: string): string {
  const hex = keyedHex(env, 'survey-instance', `${surveyId}/${id}`)
  return `uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`
}

function streamed(
  c: Context,
  work: Work,
  type: string,
  file: string,
  head: string,
  line: (taken: Taken) => string,
): Response {
  const source = allTaken(c, work)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const { value, done } = await source.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(value.map(line).join('')))
    },
  })
  const answer = packed(c, stream, type)
  answer.headers.set('content-disposition', `attachment; filename="${file}"`)
  return answer
}
