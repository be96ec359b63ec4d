import { Hono } from 'hono'
import { areasOf } from '../../../communes/areas/area-queries.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import { type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import { listDrafts, makeDraft } from '../../../forms/draft-queries.ts'
import { TEMPLATES } from '../../../forms/templates/list.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { leadsFor, mayGather } from '../../permissions.ts'
import { ROUNDS, SERIES } from '../../place.ts'
import { roundWith } from '../../queries.ts'
import { SERIES_KINDS, type SeriesKind } from '../defaults.ts'
import { openNext } from '../open-queries.ts'
import { addSeries, findSeries, saveSeries, type SeriesLine, seriesOf } from '../series-queries.ts'
import { setsOf } from '../set-queries.ts'
import { daysOfRound, firstPeriod, laterPeriod, upcoming } from '../upcoming.ts'
import { newValues, type Offered, readSeries, seriesFields, type SeriesTyped, seriesValues } from './series-form.ts'
import { kindsPage, seriesListPage } from './series-list-page.tsx'
import { seriesPage } from './series-page.tsx'

/** Reports that come again and again; mounted below `/can-bo`. */
export const seriesRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Questionnaires that are offered. */
const FORMS_SHOWN = 100
const MOVED = 'Người khác vừa sửa báo cáo này, hoặc một kỳ vừa mở. Ông/bà xem lại rồi làm lần nữa.'
const SAID: Readonly<Record<string, string>> = {
  ghi: 'Đã ghi. Các kỳ tự mở đúng ngày.',
  nghi: 'Đã cho nghỉ: không mở kỳ mới cho đến khi chạy lại.',
  chay: 'Đã chạy lại.',
  cat: 'Đã cất báo cáo định kỳ.',
}

seriesRoutes.use('/ky-bao-cao/dinh-ky/*', async (c, next) => {
  allow(c)
  await next()
})

seriesRoutes.get('/ky-bao-cao/dinh-ky', async (c) => {
  allow(c)
  const { book, db, staff } = c.var
  const said = SAID[c.req.query('da') ?? '']
  return page(c, seriesListPage({ staff, book, series: await seriesOf(db, staff.communeId), said }))
})

seriesRoutes.get('/ky-bao-cao/dinh-ky/moi', async (c) => {
  const { book, staff } = c.var
  const kind = kindOf(c.req.query('loai'))
  if (kind === null) return page(c, kindsPage({ staff, book }))
  const from = await offeredTo(c)
  return shown(c, { kind, series: null, from, values: newValues(kind, from) })
})

seriesRoutes.post('/ky-bao-cao/dinh-ky/moi', async (c) => {
  const kind = kindOf(c.req.query('loai'))
  if (kind === null) throw problem.malformed()
  return save(c, kind, null)
})

seriesRoutes.get('/ky-bao-cao/dinh-ky/:id', async (c) => {
  const series = await seriesAt(c)
  const from = await offeredTo(c, series)
  return shown(c, { kind: series.kind as SeriesKind, series, from, values: seriesValues(series) })
})

seriesRoutes.post('/ky-bao-cao/dinh-ky/:id', async (c) => {
  const series = await ownSeries(c)
  return save(c, series.kind as SeriesKind, series)
})

/** Rests, runs again, is put away. */
seriesRoutes.post('/ky-bao-cao/dinh-ky/:id/:what{nghi|chay|cat}', async (c) => {
  const { db, now, staff } = c.var
  const series = await ownSeries(c)
  const what = c.req.param('what')
  const today = localDay(now)
  const nextPeriod = laterPeriod(series.nextPeriod, firstPeriod(series, today))
  const set =
    what === 'nghi'
      ? { opensOn: null, trouble: '' }
      : what === 'chay'
        ? { nextPeriod, opensOn: daysOfRound(nextPeriod, series).opensOn, trouble: '' }
        : { opensOn: null, trouble: '', putAwayAt: now.toISOString() }
  const sent = await readForm(c)
  const seen = { ...series, revision: Number(field(sent, 'revision')) }
  const isDone = await saveSeries(db, seen, { ...set, changedBy: staff.id, changedAt: now.toISOString() })
  if (!isDone) throw problem.conflict(MOVED)
  return seeOther(what === 'cat' ? `${SERIES}?da=cat` : `${SERIES}/${series.id}?da=${what}`)
})

/** Opens the next round before its day. */
seriesRoutes.post('/ky-bao-cao/dinh-ky/:id/mo-ngay', async (c) => {
  const { book, db, now, staff } = c.var
  const series = await ownSeries(c)
  const sent = await readForm(c)
  if (field(sent, 'period') !== series.nextPeriod) throw problem.conflict(MOVED)
  const opened = await openNext(db, book, series, staff, now)
  if (opened.is === 'rests') throw problem.conflict(opened.why)
  if (opened.is !== 'opened') throw problem.conflict(MOVED)
  const found = await roundWith(db, staff.communeId, opened.roundId)
  return seeOther(found ? `${ROUNDS}/${dossierSlug(found.row)}?da=mo` : ROUNDS)
})

async function save(c: Context, kind: SeriesKind, series: SeriesLine | null): Promise<Response> {
  const { db, now, staff } = c.var
  const from = await offeredTo(c, series)
  const sent = await readForm(c)
  const { errors, values } = readDeed(seriesFields(kind, from), (name) => sent.fields.get(name) ?? [])
  const key = field(sent, 'submissionKey') ?? ''
  const submissionKey = UUID.test(key) ? key : crypto.randomUUID()
  const seen = { kind, series, from, values, submissionKey }
  const read = Object.keys(errors).length > 0 ? { ok: false as const, errors } : readSeries(from, values)
  if (!read.ok) return shown(c, { ...seen, errors: read.errors }, 422)
  const does = field(sent, 'viec')
  if (does === 'sua') return shown(c, seen)
  const timing = { kind, ...read.typed }
  const first = firstPeriod(timing, localDay(now))
  const nextPeriod = series === null ? first : laterPeriod(series.nextPeriod, first)
  if (does !== 'ghi' || submissionKey !== key) return shown(c, { ...seen, plan: upcoming(timing, nextPeriod) })
  const row = { ...(await rowOf(c, read.typed, submissionKey)), nextPeriod }
  const opensOn = daysOfRound(nextPeriod, timing).opensOn
  if (series === null) await addSeries(db, { ...row, id: submissionKey, communeId: staff.communeId, kind, opensOn })
  else {
    const seenRevision = { ...series, revision: Number(field(sent, 'revision')) }
    // One that rests goes on resting until somebody lets it run.
    const isResting = series.opensOn === null && series.trouble === ''
    if (!(await saveSeries(db, seenRevision, { ...row, opensOn: isResting ? null : opensOn, trouble: '' })))
      return shown(c, { ...seen, series: await seriesAt(c), trouble: MOVED }, 409)
  }
  return seeOther(`${SERIES}?da=ghi`)
}

/** What is kept of what was typed: a ready questionnaire becomes the commune's own, once for a form. */
async function rowOf(c: Context, { template, ...typed }: SeriesTyped, submissionKey: string) {
  const { db, now, staff } = c.var
  const by = { changedBy: staff.id, changedAt: now.toISOString() }
  const ready = TEMPLATES.find(({ id }) => id === template)
  if (!ready) return { ...typed, ...by }
  await makeDraft(db, { id: submissionKey, communeId: staff.communeId, by: staff.id, now }, await ready.load())
  return { ...typed, ...by, questionnaireId: submissionKey }
}

async function offeredTo(c: Context, series: SeriesLine | null = null): Promise<Offered> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const [sets, forms, areas, all] = await Promise.all([
    setsOf(db, staff.communeId),
    listDrafts(db, staff.communeId, null, FORMS_SHOWN),
    areasOf(db, staff.communeId),
    seriesOf(db, staff.communeId),
  ])
  const own = series === null ? [] : [{ id: series.questionnaireId, title: series.formTitle }]
  return {
    ...{ book, today, sets, areas, leads: leadsFor(staff, book, today) },
    forms: [...forms, ...own.filter(({ id }) => forms.every((form) => form.id !== id))],
    templates: TEMPLATES.map(({ id, title }) => ({ id, title })),
    plans: all.filter(({ kind }) => kind === 'monthly_plan').map(({ id, name }) => ({ id, name })),
  }
}

function kindOf(text: string | undefined): SeriesKind | null {
  return SERIES_KINDS.find((kind) => kind === text) ?? null
}

function allow(c: Context): void {
  const { book, staff } = c.var
  if (!mayGather(staff, book.commune.triageBodyId))
    throw problem.forbidden('Báo cáo định kỳ do Mặt trận xã và người đứng đầu cơ quan chủ trì đặt.')
}

async function seriesAt(c: Context): Promise<SeriesLine> {
  const series = await findSeries(c.var.db, c.var.staff.communeId, c.req.param('id') ?? '')
  if (!series) throw problem.notFound()
  return series
}

/** The series of the address, when it is his to change. */
async function ownSeries(c: Context): Promise<SeriesLine> {
  const { book, now, staff } = c.var
  const series = await seriesAt(c)
  if (!leadsFor(staff, book, localDay(now)).some(({ id }) => id === series.leadBodyId))
    throw problem.forbidden('Báo cáo này do cơ quan chủ trì hoặc Mặt trận xã sửa.')
  return series
}

type Shown = {
  kind: SeriesKind
  series: SeriesLine | null
  from: Offered
  values: DeedValues
  errors?: FieldErrors
  plan?: ReturnType<typeof upcoming>
  submissionKey?: string
  trouble?: string
}

function shown(c: Context, { from, ...seen }: Shown, status = 200): Response | Promise<Response> {
  const { book, staff } = c.var
  const { kind, series } = seen
  const mayChange = series === null || from.leads.some(({ id }) => id === series.leadBodyId)
  const said = SAID[c.req.query('da') ?? '']
  return page(
    c,
    seriesPage({
      ...{ staff, book, mayChange, fields: seriesFields(kind, from), hasSets: from.sets.length > 0 },
      ...{ errors: {}, plan: null, submissionKey: crypto.randomUUID(), said },
      ...seen,
      ahead: series === null ? [] : upcoming(series, series.nextPeriod),
    }),
    status,
  )
}
