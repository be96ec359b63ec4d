import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { beginOffered } from '../../documents/begin-access.ts'
import { deskOf, doDeed, dossierFile, showDossier } from '../../dossiers/deed-access.ts'
import type { App, Context } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { holds } from '../../staff/actor.ts'
import { planSeason } from '../limits.ts'
import {
  allDrafts,
  type DraftCursor,
  DRAFTS_SHOWN,
  draftsAsked,
  draftsOfBody,
  draftsOfPlan,
  type Listed,
  waitingFor,
} from '../list-queries.ts'
import { OFFICE } from '../place.ts'
import { papersOf } from '../papers.ts'
import { CRITICISM } from '../room-access.ts'
import { byPointPage } from './answers-page.tsx'
import { gatherRoutes } from './gather-routes.ts'
import { judgeRoutes } from './judge-routes.ts'
import { type Heap, listPage, planPage } from './list-page.tsx'
import { opinionRoutes } from './opinion-routes.ts'
import { registerRoutes, mayRegister, mayRequest } from './register-routes.ts'
import { textRoutes } from './text-routes.ts'

/** Criticism of drafts on officers' desks, mounted below `/can-bo`. */
export const criticismOfficeRoutes = new Hono<App>()

criticismOfficeRoutes.get('/phan-bien', async (c) => {
  const { book, db, now, staff } = c.var
  const before = readCursor(c.req.query('sau'))
  const front = book.commune.triageBodyId
  const seesAll =
    holds(staff, 'leader') || (staff.bodyId === front && holds(staff, 'intake_officer', 'coordinator', 'approver'))
  const isFirst = before === null
  const [waiting, all, own, led, asked] = await Promise.all([
    isFirst ? waitingFor(db, staff.bodyId) : [],
    seesAll ? allDrafts(db, staff.communeId, before) : [],
    seesAll || !works(c) ? [] : draftsOfBody(db, staff.bodyId, 'addressed', before),
    seesAll || !works(c) || !isFirst ? [] : draftsOfBody(db, staff.bodyId, 'lead', null),
    seesAll || !isFirst ? [] : draftsAsked(db, { bodyId: works(c) ? staff.bodyId : '', staffId: staff.id }),
  ])
  const mine = (rows: readonly Listed[]) => (works(c) || seesAll ? rows : [])
  const heaps: Heap[] = [
    { key: 'cho', title: 'Đang chờ cơ quan ông/bà', rows: mine(waiting) },
    { key: 'moi-gop-y', title: 'Ông/bà được mời góp ý', rows: asked },
    { key: 'chu-tri', title: 'Cơ quan ông/bà chủ trì phản biện', rows: led.slice(0, DRAFTS_SHOWN) },
    { key: 'soan-thao', title: 'Cơ quan ông/bà soạn thảo', ...cut(own, (row) => row.addressedAt ?? '') },
    { key: 'tat-ca', title: 'Mọi dự thảo', ...cut(all, (row) => row.startedAt) },
  ]
  const ways = [
    ...(mayRegister(staff)
      ? [{ href: `${OFFICE}/moi`, text: staff.bodyId === front ? 'Ghi dự thảo cơ quan gửi đến' : 'Gửi dự thảo' }]
      : []),
    ...(mayRequest(staff, front) ? [{ href: `${OFFICE}/de-nghi`, text: 'Đề nghị gửi dự thảo', quiet: true }] : []),
    ...(seesAll ? [{ href: `${OFFICE}/ke-hoach`, text: 'Kế hoạch năm', quiet: true }] : []),
  ]
  return page(c, listPage({ staff, book, today: localDay(now), heaps, isLater: !isFirst, ways }))
})

criticismOfficeRoutes.get('/phan-bien/ke-hoach', async (c) => {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const asked = Number(c.req.query('nam') ?? today.slice(0, 4))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today.slice(0, 4))
  const front = book.commune.triageBodyId
  const seesAll =
    holds(staff, 'leader') || (staff.bodyId === front && holds(staff, 'intake_officer', 'coordinator', 'approver'))
  const rows = seesAll ? await draftsOfPlan(db, staff.communeId, year) : []
  return page(c, planPage({ staff, book, today, year, rows, rule: planSeason(year, today).sentence }))
})

criticismOfficeRoutes.route('/', registerRoutes)
criticismOfficeRoutes.route('/', textRoutes)
criticismOfficeRoutes.route('/', opinionRoutes)
criticismOfficeRoutes.route('/', judgeRoutes)
criticismOfficeRoutes.route('/', gatherRoutes)

criticismOfficeRoutes.get('/phan-bien/:slug', (c) => showDossier(c, CRITICISM))
for (const action of ['soan-tra-loi', 'doi-chieu'] as const)
  criticismOfficeRoutes.get(`/phan-bien/:slug/${action}`, (c) =>
    showDossier(c, { ...CRITICISM, page: (view) => byPointPage(view, action) }),
  )
criticismOfficeRoutes.get('/phan-bien/:slug/tep/:file', (c) => dossierFile(c, CRITICISM))
criticismOfficeRoutes.post('/phan-bien/:slug/soan', async (c) => {
  const desk = await deskOf(c, CRITICISM)
  return beginOffered(c, desk.file.row, papersOf(desk))
})
criticismOfficeRoutes.post('/phan-bien/:slug/:action', (c) => doDeed(c, CRITICISM))

/** Does he work on drafts for his body? */
function works(c: Context): boolean {
  return holds(c.var.staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer')
}

function cut(found: readonly Listed[], at: (row: Listed['row']) => string): Pick<Heap, 'rows' | 'next'> {
  const rows = found.slice(0, DRAFTS_SHOWN)
  const last = found.length > DRAFTS_SHOWN ? rows.at(-1) : undefined
  return { rows, next: last ? `${OFFICE}?sau=${encodeURIComponent(`${at(last.row)}~${last.row.id}`)}` : undefined }
}

function readCursor(text: string | undefined): DraftCursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
