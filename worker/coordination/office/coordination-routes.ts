import { Hono } from 'hono'
import { heirOf } from '../../bodies/heir.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { beginOffered } from '../../documents/begin-access.ts'
import { deskOf, doDeed, dossierFile, showDossier } from '../../dossiers/deed-access.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import { type DeedField, type DeedValues, readDeed, ticked } from '../../dossiers/deed.ts'
import { begin } from '../../dossiers/queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { hisTasks } from '../deeds-do.ts'
import { aimFaults, aimFields, partnerOptions } from '../fields.ts'
import { allProgrammes, cursorText, type Listed, PROGRAMMES_SHOWN, programmesOf, readCursor } from '../list-queries.ts'
import { papersOf } from '../papers.ts'
import { PROGRAMMES } from '../place.ts'
import { newProgramme, type OpenTask, openTasksOf } from '../queries.ts'
import { COORDINATION } from '../room-access.ts'
import { isRunning } from '../rules.ts'
import { type Heap, listPage } from './list-page.tsx'
import { makePage } from './make-page.tsx'
import { taskPage } from './task-page.tsx'

/** Coordination programmes on officers' desks, mounted below `/can-bo`. */
export const coordinationRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Tasks of one's body at the head of the list. */
const TASKS_SHOWN = 10

coordinationRoutes.get('/phoi-hop', async (c) => {
  const { book, db, now, staff } = c.var
  const before = readCursor(c.req.query('sau'))
  const isFirst = before === null
  const sees = seesAll(staff, book.commune.triageBodyId)
  const does = works(staff)
  const who = { bodyId: staff.bodyId, communeId: staff.communeId }
  const [tasks, all, own] = await Promise.all([
    isFirst && does ? tasksOf(c) : [],
    sees ? allProgrammes(db, staff.communeId, before) : [],
    sees || !does ? [] : programmesOf(db, who, before),
  ])
  const heaps: Heap[] = [
    { key: 'cua-toi', title: 'Cơ quan ông/bà chủ trì, cùng ký', ...cut(own) },
    { key: 'tat-ca', title: 'Mọi chương trình', ...cut(all) },
  ]
  const view = { staff, book, today: localDay(now), tasks, heaps, isLater: !isFirst, makes: mayMake(staff) }
  return page(c, listPage(view))
})

coordinationRoutes.get('/phoi-hop/moi', (c) => {
  allow(c)
  return makeShown(c, {}, {}, crypto.randomUUID(), null, 200)
})

coordinationRoutes.post('/phoi-hop/moi', async (c) => {
  allow(c)
  const { db, now, staff } = c.var
  const today = localDay(now)
  const sent = await readForm(c)
  const key = field(sent, 'submissionKey') ?? ''
  const { errors: found, values } = readDeed(fieldsOf(c), (name) => sent.fields.get(name) ?? [])
  const errors = { ...aimFaults(values), ...found }
  const fresh = UUID.test(key) ? key : crypto.randomUUID()
  if (Object.keys(errors).length > 0) return makeShown(c, values, errors, fresh, null, 422)
  if (fresh !== key) return makeShown(c, values, {}, fresh, 'Trang đã cũ. Ông/bà bấm ghi lần nữa.', 422)
  const { aim = '', endsOn = '', startsOn = '', title = '' } = values
  const id = crypto.randomUUID()
  const reviewOn = values.reviewOn || null
  const bodies = ticked(values, 'bodies')
  const outcome = await begin(
    db,
    {
      ...{ id, communeId: staff.communeId, kind: 'coordination', year: Number(today.slice(0, 4)), status: 'draft' },
      ...{ title, leadBodyId: staff.bodyId, waitsForBodyId: staff.bodyId, submissionKey: key },
      contentHash: sha256(JSON.stringify(values)),
    },
    { kind: 'coordination.begun', actor: staff, at: now, detail: { startsOn, endsOn, bodies: bodies.join(' ') } },
    newProgramme(db, { dossierId: id, communeId: staff.communeId, aim, startsOn, endsOn, reviewOn }, bodies),
  )
  if (!outcome.ok) {
    const trouble = 'Lần ghi trước đã có, với nội dung khác. Nếu đây là chương trình khác, ông/bà bấm ghi lần nữa.'
    return makeShown(c, values, {}, crypto.randomUUID(), trouble, 409)
  }
  return seeOther(`${PROGRAMMES}/${dossierSlug(outcome.row)}`)
})

coordinationRoutes.get('/phoi-hop/:slug', (c) => showDossier(c, COORDINATION))
coordinationRoutes.get('/phoi-hop/:slug/viec/:position{[0-9]{1,3}}', async (c) => {
  const { file, ...desk } = await deskOf(c, COORDINATION)
  const task = hisTasks({ file, ...desk }).find(({ position }) => String(position) === c.req.param('position'))
  if (!task) throw problem.notFound('Không có việc này, hoặc cơ quan khác làm việc này.')
  const isOpen = isRunning(file.row)
  return showDossier(c, isOpen ? { ...COORDINATION, page: (view) => taskPage(view, task) } : COORDINATION)
})
coordinationRoutes.get('/phoi-hop/:slug/tep/:file', (c) => dossierFile(c, COORDINATION))
coordinationRoutes.post('/phoi-hop/:slug/soan', async (c) => {
  const desk = await deskOf(c, COORDINATION)
  return beginOffered(c, desk.file.row, papersOf(desk))
})
coordinationRoutes.post('/phoi-hop/:slug/:action', (c) => doDeed(c, COORDINATION))

/** Who begins one: whoever writes for a body. */
function mayMake(staff: StaffMember): boolean {
  return holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer', 'leader')
}

/** What its own body still has to do, and what it took over from bodies that have ended. */
async function tasksOf(c: Context): Promise<OpenTask[]> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const before = [...book.bodies.keys()].filter((id) => heirOf(book.bodies, id, today) === staff.bodyId)
  const found = await Promise.all(before.map((id) => openTasksOf(db, id, TASKS_SHOWN)))
  return found
    .flat()
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, TASKS_SHOWN)
}

function works(staff: StaffMember): boolean {
  return mayMake(staff) || holds(staff, 'supervisor_member')
}

function seesAll(staff: StaffMember, front: string): boolean {
  return holds(staff, 'leader') || (staff.bodyId === front && holds(staff, 'intake_officer', 'coordinator', 'approver'))
}

function allow(c: Context): void {
  if (!mayMake(c.var.staff))
    throw problem.forbidden('Chương trình phối hợp do cán bộ của cơ quan, tổ chức trong xã soạn.')
}

function fieldsOf(c: Context): DeedField[] {
  const { book, now, staff } = c.var
  const today = localDay(now)
  return [
    ...aimFields(today),
    {
      kind: 'ticks',
      name: 'bodies',
      label: 'Cơ quan, tổ chức cùng ký',
      hint: 'Có thể thêm sau, trước khi gửi ký.',
      options: partnerOptions(book, today, [staff.bodyId]),
    },
  ]
}

function makeShown(
  c: Context,
  values: DeedValues,
  errors: FieldErrors,
  submissionKey: string,
  trouble: string | null,
  status: number,
): Response {
  const { book, staff } = c.var
  return page(c, makePage({ staff, book, fields: fieldsOf(c), values, errors, submissionKey, trouble }), status)
}

function cut(found: readonly Listed[]): Pick<Heap, 'rows' | 'next'> {
  const rows = found.slice(0, PROGRAMMES_SHOWN)
  const last = found.length > PROGRAMMES_SHOWN ? rows.at(-1) : undefined
  return { rows, next: last ? `${PROGRAMMES}?sau=${cursorText(last)}` : undefined }
}
