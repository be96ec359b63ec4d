import { Hono } from 'hono'
import type { CommuneBook } from '../communes/book.ts'
import { localDay } from '../deadlines/calendar.ts'
import { type DeedField, readDeed } from '../dossiers/deed.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { sha256 } from '../http/keys.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { colleaguesOf } from '../staff/colleague-queries.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { BOARDS } from './boards/board-place.ts'
import { boardRoutes } from './boards/board-routes.ts'
import { checklistRoutes } from './findings/checklist-routes.ts'
import { findingRoutes } from './findings/finding-routes.ts'
import { isInspectionBoard } from './boards/periods.ts'
import { clusterFrom, clusterOf, clustersOf } from './cluster-queries.ts'
import { clusterProposal, clusterText } from './clusters.ts'
import { quarterOf } from './days.ts'
import { ListPage, type ListView, type Tab } from './list-page.tsx'
import { proposedUnder } from './link-queries.ts'
import { type Road, topicsBy, waitingTopics } from './list-queries.ts'
import { PLACE, PROGRAMMES, topicHref } from './place.ts'
import { ProposePage, type ProposeView } from './propose-page.tsx'
import { propose } from './propose-queries.ts'
import { type Around, mayPropose, proposalFields, readNamed, readProposal, restrictedFields } from './proposal.ts'
import { observationReadingRoutes } from './observations/reading-routes.ts'
import { programmesOf } from './programme/queries.ts'
import { programmeRoutes } from './programme/programme-routes.ts'
import { resultsRoutes } from './results/results-routes.ts'
import { RESULTS } from './results/results-page.tsx'
import { seasonOf } from './season.ts'
import { topicRoutes } from './topic-routes.ts'
import { TOPIC_STATES } from './words.ts'

/** Supervision on officers' desks, mounted at `/can-bo`. */
export const supervisionOfficeRoutes = new Hono<App>()

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const TABS: Record<Road | 'waiting', Tab> = {
  waiting: { key: 'cho-lam', title: 'Chờ làm' },
  all: { key: 'tat-ca', title: 'Tất cả' },
  lead: { key: 'chu-tri', title: 'Đơn vị tôi chủ trì' },
  sent: { key: 'duoc-giam-sat', title: 'Gửi cơ quan tôi' },
  named: { key: 'co-ten', title: 'Có tên tôi' },
}

supervisionOfficeRoutes.get('/giam-sat', async (c) => {
  const { book, db, now, staff } = c.var
  const front = book.commune.triageBodyId
  const today = localDay(now)
  const isOfFront = staff.bodyId === front && holds(staff, 'intake_officer', 'coordinator', 'approver')
  const roads = roadsFor(staff, isOfFront)
  const road = roads.find((one) => TABS[one].key === c.req.query('muc')) ?? roads[0] ?? 'named'
  const after = c.req.query('sau') ?? null
  const state = TOPIC_STATES.find((one) => one === c.req.query('tinh-trang')) ?? ''
  const isStanding = isOfFront && holds(staff, 'coordinator', 'approver')
  const [found, clusters, programmes] = await Promise.all([
    road === 'waiting'
      ? waitingTopics(db, staff, front, after)
      : topicsBy(db, staff, front, road, { after, status: state || undefined }),
    isOfFront ? clustersOf(db, book.commune.id) : [],
    roads.includes('all') || mayPropose(staff, book) ? programmesOf(db, book.commune.id) : [],
  ])
  const here = `${PLACE}?${new URLSearchParams({ muc: TABS[road].key, ...(state ? { 'tinh-trang': state } : {}) })}`
  const view: ListView = {
    ...{ book, staff, today, state, rows: found.rows },
    tabs: roads.map((one) => TABS[one]),
    tab: TABS[road],
    next: found.after === null ? undefined : `${here}&sau=${encodeURIComponent(found.after)}`,
    first: after === null ? undefined : here,
    clusters: clusters.map((one) => ({
      category: one.category,
      sentence: `${clusterText(one, book)}.`,
      counted: one.toOn,
    })),
    season: isStanding
      ? seasonOf(
          book,
          programmes.map(({ year }) => year),
          today,
        )
      : null,
    mayPropose: mayPropose(staff, book),
    links: [
      ...programmes.slice(0, 2).map(({ title, year }) => ({
        href: `${PROGRAMMES}/${String(year).slice(2)}-0001`,
        text: title,
      })),
      ...(isOfFront || holds(staff, 'leader') ? [{ href: RESULTS, text: 'Kết quả 6 tháng' }] : []),
      ...(isOfFront || holds(staff, 'leader') || isOfInspectionBoard(staff, book)
        ? [{ href: BOARDS, text: 'Báo cáo của các Ban' }]
        : []),
    ],
  }
  return page(c, ListPage(view))
})

/** Which lists an officer has: his body's work first where it has any. */
function roadsFor(staff: StaffMember, isOfFront: boolean): (Road | 'waiting')[] {
  if (isOfFront) return ['waiting', 'all', 'named']
  if (holds(staff, 'leader')) return ['all', 'sent', 'named']
  if (holds(staff, 'supervisor_member')) return ['waiting', 'lead', 'named']
  if (holds(staff, 'handler', 'approver')) return ['waiting', 'sent', 'lead', 'named']
  return ['named']
}

supervisionOfficeRoutes.get('/giam-sat/moi', async (c) => {
  const around = await aroundOf(c)
  const soon = Number(around.today.slice(0, 4)) + (quarterOf(around.today) === 4 ? 1 : 0)
  return proposeAnswer(c, around, {
    values: { form: 'delegation', quarter: '1', year: String(soon) },
    errors: {},
    submissionKey: crypto.randomUUID(),
    said: null,
  })
})

supervisionOfficeRoutes.post('/giam-sat/moi', async (c) => {
  const { book, db, now, staff } = c.var
  const around = await aroundOf(c)
  const sent = await readForm(c)
  const submissionKey = field(sent, 'submissionKey') ?? ''
  const fields = [...fieldsOf(around), ...restrictedFields(around)]
  const { errors, values } = readDeed(fields, (name) => sent.fields.get(name) ?? [])
  const again = (wrong: ProposeView['errors'], status: number, said: ProposeView['said'] = null) =>
    proposeAnswer(
      c,
      around,
      { values, errors: wrong, said, submissionKey: KEY.test(submissionKey) ? submissionKey : crypto.randomUUID() },
      status,
    )
  if (Object.keys(errors).length > 0) return again(errors, 422)
  const read = readProposal(values, around)
  if (!read.ok) return again(read.errors, 422)
  const named = readNamed(values, around, read.value.bodies)
  if (!named.ok) return again(named.errors, 422)
  if (!KEY.test(submissionKey)) return again({}, 422, { tone: 'warn', text: 'Ông/bà gửi lại một lần nữa.' })
  const done = await propose(
    db,
    book,
    staff,
    {
      ...{ id: crypto.randomUUID(), year: Number(values.year), proposal: read.value, named: named.people },
      ...{ cluster: null, submissionKey, contentHash: sha256(JSON.stringify(values)) },
    },
    now,
  )
  return done.ok
    ? seeOther(topicHref(done.row))
    : again({}, 409, {
        tone: 'warn',
        text: 'Đề xuất này đã gửi với nội dung khác. Muốn gửi đề xuất mới, ông/bà mở lại trang Đề xuất giám sát.',
      })
})

supervisionOfficeRoutes.post('/giam-sat/chum', async (c) => {
  const { book, db, now, staff } = c.var
  if (staff.bodyId !== book.commune.triageBodyId || !mayPropose(staff, book))
    throw problem.forbidden('Gợi ý từ kiến nghị do Mặt trận xã dùng.')
  const sent = await readForm(c)
  const category = field(sent, 'category') ?? ''
  // One topic a cluster and day of counting, whoever taps first and however often.
  const submissionKey = `chum.${category}.${field(sent, 'counted') ?? ''}`
  const before = await proposedUnder(db, book.commune.id, submissionKey)
  if (before) return seeOther(topicHref(before))
  const cluster = await clusterOf(db, book.commune.id, category)
  const opened = cluster && clusterProposal(cluster, book, localDay(now))
  if (!cluster || !opened || opened.proposal.bodies.length === 0)
    throw problem.conflict('Gợi ý này không còn: kiến nghị đã bớt, hoặc đã có đề xuất. Ông/bà mở lại trang Giám sát.')
  const done = await propose(
    db,
    book,
    staff,
    {
      ...{ ...opened, id: crypto.randomUUID(), named: [], submissionKey, contentHash: sha256(submissionKey) },
      cluster: { category, from: clusterFrom(cluster) },
    },
    now,
  )
  if (!done.ok) throw problem.moved()
  return seeOther(topicHref(done.row))
})

supervisionOfficeRoutes.route('/', resultsRoutes)
supervisionOfficeRoutes.route('/', boardRoutes)
supervisionOfficeRoutes.route('/', programmeRoutes)
supervisionOfficeRoutes.route('/', findingRoutes)
supervisionOfficeRoutes.route('/', checklistRoutes)
supervisionOfficeRoutes.route('/', observationReadingRoutes)
supervisionOfficeRoutes.route('/', topicRoutes)

function isOfInspectionBoard(staff: StaffMember, book: CommuneBook): boolean {
  const body = book.bodies.get(staff.bodyId)
  return body !== undefined && isInspectionBoard(body) && holds(staff, 'supervisor_member', 'approver', 'handler')
}

async function aroundOf(c: Context): Promise<Around> {
  const { book, db, now, staff } = c.var
  if (!mayPropose(staff, book))
    throw problem.forbidden('Giám sát do Mặt trận xã, các tổ chức, các Ban và lãnh đạo xã đề xuất.')
  return { book, staff, today: localDay(now), colleagues: await colleaguesOf(db, staff.communeId) }
}

function fieldsOf(around: Around): DeedField[] {
  const year = Number(around.today.slice(0, 4))
  const years = [year, year + 1].map((one) => ({ value: String(one), label: String(one) }))
  return proposalFields(around).flatMap((one) =>
    one.name === 'quarter'
      ? [one, { kind: 'select' as const, name: 'year', label: 'Của năm', required: true, options: years }]
      : [one],
  )
}

function proposeAnswer(
  c: Context,
  around: Around,
  shown: Pick<ProposeView, 'values' | 'errors' | 'submissionKey' | 'said'>,
  status = 200,
): Response {
  return page(c, ProposePage({ around, fields: fieldsOf(around), further: restrictedFields(around), ...shown }), status)
}
