import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { deskOf, doDeed, type Room, showDossier } from '../../dossiers/deed-access.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { seeOther } from '../../http/respond.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { holds } from '../../staff/actor.ts'
import { topicsOf } from '../list-queries.ts'
import { PROGRAMMES } from '../place.ts'
import { PROGRAMME_DEEDS, type ProgrammeMore, type ProgrammeOwn } from './deeds.ts'
import { ProgrammePage } from './programme-page.tsx'
import { alsoOfProgramme, openProgramme, readProgramme } from './queries.ts'
import { PROGRAMME_STEPS } from './rules.ts'

/** A year's programme on an officer's desk, mounted at `/can-bo`. */
export const programmeRoutes = new Hono<App>()

const SLUG = '/giam-sat/chuong-trinh/:slug{\\d\\d-\\d{4,6}}'

async function roomOf(c: Context): Promise<Room<ProgrammeOwn, ProgrammeMore>> {
  const after = c.req.query('sau') ?? null
  // Read first: a page is drawn without waiting.
  const { file } = await deskOf(c, roomWith({ rows: [], after: null }, true))
  return roomWith(await topicsOf(c.var.db, file.row.id, after), after === null)
}

function roomWith(topics: Awaited<ReturnType<typeof topicsOf>>, isFirst: boolean): Room<ProgrammeOwn, ProgrammeMore> {
  return {
    kind: 'programme',
    place: PROGRAMMES,
    table: PROGRAMME_STEPS,
    deeds: PROGRAMME_DEEDS,
    read: readProgramme,
    also: alsoOfProgramme,
    page: (view) => ProgrammePage({ ...view, topics, isFirst }),
  }
}

programmeRoutes.post('/giam-sat/chuong-trinh/mo', async (c) => {
  const { book, db, now, staff } = c.var
  const isStanding = staff.bodyId === book.commune.triageBodyId && holds(staff, 'coordinator', 'approver')
  if (!isStanding) throw problem.forbidden('Chương trình giám sát do Ban Thường trực Mặt trận xã mở.')
  const thisYear = Number(localDay(now).slice(0, 4))
  const year = Number(field(await readForm(c), 'year'))
  if (year !== thisYear && year !== thisYear + 1)
    throw problem.invalid({ year: ['Chương trình mở cho năm nay hoặc năm sau.'] })
  const row = await openProgramme(db, book, staff, { id: crypto.randomUUID(), wakeOn: localDay(now), year }, now)
  return seeOther(`${PROGRAMMES}/${dossierSlug(row)}`)
})

programmeRoutes.get(SLUG, async (c) => showDossier(c, await roomOf(c)))

programmeRoutes.get(`${SLUG}/tep/:file`, async (c) => {
  const { file } = await deskOf(c, roomWith({ rows: [], after: null }, true))
  const found = file.files.find((one) => one.id === c.req.param('file'))
  if (!found) throw problem.notFound()
  return fileAnswer(c, found, 'private, no-store')
})

programmeRoutes.post(`${SLUG}/:action`, async (c) => doDeed(c, await roomOf(c)))
