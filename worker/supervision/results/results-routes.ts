import { Hono } from 'hono'
import { bodyName } from '../../communes/book.ts'
import { writeTogether } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { draftAddress } from '../../documents/addresses.ts'
import { draftPaper } from '../../documents/draft-queries.ts'
import { fromBody } from '../../documents/letterhead.ts'
import { halfYear } from '../../documents/papers/half-year.ts'
import { mayWrite } from '../../documents/permissions.ts'
import { type DeedField, readDeed, ticked } from '../../dossiers/deed.ts'
import { dossierCode } from '../../dossiers/code.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { stateText } from '../../recommendations/words.ts'
import { holds } from '../../staff/actor.ts'
import { bodiesOf } from '../programme/queries.ts'
import { FORM_WORDS, STATE_WORDS, stateOf } from '../words.ts'
import { countByBody, daysOf, type Half, halfOf, halfText, nextHearing } from './half.ts'
import { RESULTS, ResultsPage, type ResultsView } from './results-page.tsx'
import { asksWithin, hearingsOf, noteHearing, topicsWithin } from './results-queries.ts'

/** Results of half a year for the People's Council and Committee, mounted at `/can-bo`. */
export const resultsRoutes = new Hono<App>()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

resultsRoutes.get('/giam-sat/ket-qua', (c) =>
  resultsAnswer(c, {
    ...{ values: {}, errors: {} },
    said: c.req.query('da') === 'ghi' ? { tone: 'good', text: 'Đã ghi.' } : null,
  }),
)

resultsRoutes.post('/giam-sat/ket-qua', async (c) => {
  const { book, db, now, staff } = c.var
  if (!mayNote(c)) throw problem.forbidden('Việc báo cáo kết quả giám sát do Ban Thường trực Mặt trận xã ghi.')
  const half = halfIn(c)
  const sent = await readForm(c)
  const { errors, values } = readDeed(fieldsOf(c), (name) => sent.fields.get(name) ?? [])
  if (Object.keys(errors).length > 0) return resultsAnswer(c, { values, errors, said: null }, 422)
  await noteHearing(db, {
    ...{ communeId: book.commune.id, year: half.year, half: half.half, heardOn: values.heardOn ?? '' },
    ...{ bodies: ticked(values, 'bodies'), note: values.note ?? '', by: staff.id, at: now.toISOString() },
  })
  return seeOther(`${RESULTS}?nam=${half.year}&ky=${half.half}&da=ghi`)
})

resultsRoutes.get('/giam-sat/ket-qua.xlsx', async (c) => {
  const { book } = c.var
  const { asks, half, looked, topics } = await found(c)
  const { writeXlsx } = await import('hucre/xlsx')
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Giám sát',
        columns: [{ width: 16 }, { width: 50 }, { width: 24 }, { width: 34 }, { width: 22 }, { width: 14 }],
        freezePane: { rows: 1 },
        rows: [
          ['Mã', 'Chuyên đề', 'Hình thức', 'Cơ quan được giám sát', 'Tình trạng', 'Ngày báo cáo'],
          ...topics.map(({ own, row }) => [
            ...[dossierCode(book, row), row.title, FORM_WORDS[own.form].name],
            (looked.get(row.id) ?? []).map((id) => bodyName(book, id)).join(', '),
            ...[STATE_WORDS[stateOf(row.status)].name, own.reportedOn ?? ''],
          ]),
        ],
      },
      {
        name: 'Kiến nghị',
        columns: [{ width: 16 }, { width: 60 }, { width: 34 }, { width: 26 }, { width: 14 }],
        freezePane: { rows: 1 },
        rows: [
          ['Mã', 'Kiến nghị', 'Cơ quan', 'Tình trạng', 'Hạn'],
          ...asks.map((row) => [
            ...[dossierCode(book, row), row.title, bodyName(book, row.addressedBodyId ?? '')],
            ...[stateText(row.status), row.dueOn ?? ''],
          ]),
        ],
      },
    ],
  })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="ket-qua-giam-sat-${book.commune.id}-${half.year}-${half.half}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
})

resultsRoutes.post('/giam-sat/ket-qua/soan', async (c) => {
  const { book, db, now, staff } = c.var
  if (!mayPaper(c)) throw problem.forbidden('Báo cáo này do Mặt trận xã soạn.')
  const key = field(await readForm(c), 'key') ?? ''
  if (!KEY.test(key)) throw problem.malformed()
  const { counts, half, looked, topics } = await found(c)
  const id = `${key}.ket-qua`
  const paper = halfYear(fromBody(book, staff.bodyId, 'report', localDay(now).slice(0, 4)), {
    period: halfText(half),
    to: hearersOf(c).map(({ label }) => label),
    supervisions: topics.map(({ own, row }) => ({
      title: row.title,
      form: FORM_WORDS[own.form].name,
      body: (looked.get(row.id) ?? []).map((one) => bodyName(book, one)).join(', '),
      state: STATE_WORDS[stateOf(row.status)].name,
    })),
    recommendations: counts.map(({ bodyId, ...count }) => ({ body: bodyName(book, bodyId), ...count })),
    ...{ criticisms: null, remarks: [], asks: [], recipients: [] },
  })
  await writeTogether(db, [
    draftPaper(db, {
      ...{ id, communeId: staff.communeId, bodyId: staff.bodyId, template: 'half-year', kind: 'report', paper },
      ...{ by: staff.id, now },
    }),
  ])
  return seeOther(draftAddress(id))
})

function mayNote(c: Context): boolean {
  const { book, staff } = c.var
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'coordinator', 'approver')
}

function mayPaper(c: Context): boolean {
  const { book, staff } = c.var
  return staff.bodyId === book.commune.triageBodyId && mayWrite(staff, staff.bodyId)
}

function hearersOf(c: Context): { value: string; label: string }[] {
  return [...c.var.book.bodies.values()]
    .filter(
      ({ kind, parentBodyId }) => parentBodyId === null && ['peoples_council', 'peoples_committee'].includes(kind),
    )
    .map(({ id, name }) => ({ value: id, label: name }))
}

function fieldsOf(c: Context): DeedField[] {
  return [
    { kind: 'day', name: 'heardOn', label: 'Ngày nghe báo cáo', required: true, max: localDay(c.var.now) },
    { kind: 'ticks', name: 'bodies', label: 'Cơ quan đã nghe', required: true, options: hearersOf(c) },
    { kind: 'area', name: 'note', label: 'Ý kiến, kết luận', most: 2000 },
  ]
}

/** The half of the address; else the one in which we are. */
function halfIn(c: Context): Half {
  const [year, half] = [Number(c.req.query('nam')), c.req.query('ky')]
  const now = halfOf(localDay(c.var.now))
  const isPast =
    Number.isInteger(year) && year >= 2020 && (year < now.year || (year === now.year && Number(half) <= now.half))
  return isPast && (half === '1' || half === '2') ? { year, half: half === '1' ? 1 : 2 } : now
}

/** What came of it: for the Front and for the commune's leaders. */
async function found(c: Context) {
  const { book, db, now, staff } = c.var
  const isOfFront =
    staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  if (!isOfFront && !holds(staff, 'leader')) throw problem.notFound()
  const half = halfIn(c)
  const { from, to } = daysOf(half)
  const [topics, asks] = await Promise.all([
    topicsWithin(db, book.commune.id, from, to),
    asksWithin(db, book.commune.id, from, to),
  ])
  const looked = await bodiesOf(
    db,
    topics.map(({ row }) => row.id),
  )
  return { half, topics, asks, looked, counts: countByBody(asks, book, localDay(now)) }
}

async function resultsAnswer(
  c: Context,
  shown: Pick<ResultsView, 'values' | 'errors' | 'said'>,
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const [all, hearings] = await Promise.all([found(c), hearingsOf(db, book.commune.id)])
  const lastOn =
    hearings
      .map(({ heardOn }) => heardOn)
      .toSorted()
      .at(-1) ?? null
  const heard = hearings.find((one) => one.year === all.half.year && one.half === all.half.half) ?? null
  return page(
    c,
    ResultsPage({
      ...{ book, staff, today, ...all, heard, ...shown },
      hearing: nextHearing(book, lastOn, today),
      hearers: mayNote(c) ? hearersOf(c) : [],
      mayWritePaper: mayPaper(c),
      key: crypto.randomUUID(),
    }),
    status,
  )
}
