import { Hono } from 'hono'
import { mayEnterPaper, mayMake } from '../../forms/permissions.ts'
import type { App, Context } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { officeAddressOf } from '../place.ts'
import { stateOf, type SurveyRow, takesPaper } from '../rules.ts'
import { seesAll, seesPage } from './acts.ts'
import { deskAt, surveyAnswer } from './desk-routes.ts'
import { type HeapView, type Line, ListPage, SURVEYS, type Task, TasksPage } from './list-page.tsx'
import { numbersOf, surveysWaiting, waitingOf } from './numbers-queries.ts'
import { type Heap, LISTED, type ListPlace, listSurveys } from './office-queries.ts'
import { figure, untilText } from './words.ts'

/** The commune's surveys, and one survey's page; mounted at `/can-bo`. */
export const listRoutes = new Hono<App>()

const HEAPS: Record<string, { heap: Heap; title: string }> = {
  'dang-mo': { heap: 'open', title: 'Đang mở và sắp mở' },
  nhap: { heap: 'draft', title: 'Nháp' },
  'da-dong': { heap: 'closed', title: 'Đã đóng' },
  'da-cat': { heap: 'away', title: 'Khảo sát đã cất' },
}
/** What stands on the first page, in this order. */
const FIRST = ['dang-mo', 'nhap', 'da-dong']

const DONE: Record<string, string> = {
  moi: 'Đã lưu bản nháp. Chưa ai thấy khảo sát này.',
  sua: 'Đã lưu.',
  mo: 'Đã mở khảo sát.',
  'ban-moi': 'Từ bây giờ người trả lời gặp câu hỏi mới.',
  dong: 'Đã đóng khảo sát.',
  'mo-lai': 'Đã mở lại khảo sát.',
  cat: 'Đã cất khảo sát.',
  'lay-lai': 'Đã lấy lại khảo sát vào danh sách.',
}

/** An officer's day is drawn elsewhere: it is handed a way to answers that wait. */
listRoutes.use('/hom-nay', async (c, next) => {
  const { db, staff } = c.var
  if (seesAll(staff))
    c.set('waiting', async () => {
      const found = await surveysWaiting(db, staff.communeId)
      return found.map(({ slug, title, many }) => ({
        href: `${officeAddressOf(slug)}/cho-xem`,
        text: `${title}: ${figure(many)} phiếu chờ xem`,
      }))
    })
  await next()
})

/** A meeting with the people is drawn elsewhere: it may lead those who came to a survey. */
listRoutes.use('/doi-thoai/cuoc/*', async (c, next) => {
  const { db, staff } = c.var
  c.set('surveysOpen', async () => {
    const open = await listSurveys(db, staff.communeId, 'open', null)
    return open.map(({ slug, title }) => ({ slug, title }))
  })
  await next()
})

listRoutes.get('/khao-sat', async (c) => {
  const { book, now, staff } = c.var
  const tasks = await tasksOf(c)
  if (!seesPage(staff)) return page(c, TasksPage({ staff, book, tasks }))
  const key = c.req.query('muc') ?? ''
  const only = Object.hasOwn(HEAPS, key) ? HEAPS[key] : undefined
  const beyond = placeOf(c.req.query('sau') ?? '')
  const heaps = await Promise.all((only ? [key] : FIRST).map((one) => heapOf(c, one, only ? beyond : null)))
  const view = { staff, book, now, heaps, tasks, mayMake: mayMake(staff) }
  const first = beyond ? `${SURVEYS}?muc=${key}` : undefined
  return page(c, ListPage({ ...view, ...(only ? { only: { title: only.title, first } } : {}) }))
})

listRoutes.get('/khao-sat/:slug', async (c) => {
  const done = c.req.query('xong') ?? ''
  const text = Object.hasOwn(DONE, done) ? DONE[done] : undefined
  return surveyAnswer(c, await deskAt(c), text ? { said: { tone: 'good', text } } : {})
})

async function heapOf(c: Context, key: string, beyond: ListPlace | null): Promise<HeapView> {
  const { db, staff } = c.var
  const { heap, title } = HEAPS[key] ?? { heap: 'open', title: '' }
  const found = await listSurveys(db, staff.communeId, heap, beyond)
  const shown = found.slice(0, LISTED)
  const last = found.length > LISTED ? shown.at(-1) : undefined
  const next = last && `${SURVEYS}?muc=${key}&sau=${encodeURIComponent(`${last.createdAt} ${last.id}`)}`
  return { key, title, lines: await linesOf(c, shown), next }
}

async function linesOf(c: Context, found: readonly SurveyRow[]): Promise<Line[]> {
  const ids = found.filter(({ status }) => status !== 'draft').map(({ id }) => id)
  if (ids.length === 0) return found.map((survey) => ({ survey, many: 0, waiting: 0 }))
  const [numbers, waiting] = await Promise.all([numbersOf(c.var.db, ids), waitingOf(c.var.db, ids)])
  return found.map((survey) => ({
    survey,
    many: numbers.get(survey.id)?.many ?? 0,
    waiting: waiting.get(survey.id) ?? 0,
  }))
}

/** What this officer can do with surveys that are open: answer as an officer, type in sheets of paper. */
async function tasksOf(c: Context): Promise<Task[]> {
  const { db, now, staff } = c.var
  const isOfHamlet = staff.roles.includes('hamlet_rep') && mayEnterPaper(staff)
  const heaps: Heap[] = isOfHamlet ? ['open', 'closed'] : ['open']
  const found = (await Promise.all(heaps.map((heap) => listSurveys(db, staff.communeId, heap, null)))).flat()
  return found.flatMap((survey) => [
    ...(survey.audience === 'staff' && stateOf(survey, now) === 'open'
      ? [
          {
            href: `${officeAddressOf(survey.slug)}/tra-loi`,
            text: `Trả lời: ${survey.title}`,
            more: until(survey, now),
          },
        ]
      : []),
    ...(isOfHamlet && takesPaper(survey, now)
      ? [
          {
            href: `${officeAddressOf(survey.slug)}/phieu-giay`,
            text: `Nhập phiếu giấy: ${survey.title}`,
            more: until(survey, now),
          },
        ]
      : []),
  ])
}

function until(survey: SurveyRow, now: Date): string {
  return survey.closesAt === null ? 'Chưa định ngày đóng.' : `Nhận trả lời ${untilText(survey, now)}.`
}

function placeOf(text: string): ListPlace | null {
  const [createdAt = '', id = ''] = text.split(' ')
  return createdAt !== '' && id !== '' ? { createdAt, id } : null
}
