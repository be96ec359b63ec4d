import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm, type Sent } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { OpenPetition } from '../../open-petition.ts'
import { itemsOf } from '../../sessions/queries.ts'
import { type Meeting, meetingAtDesk } from '../../sessions/room-access.ts'
import { changeEntry, entryOf, keepEntry, removeEntry } from '../entry-queries.ts'
import { readEntry } from '../entry.ts'
import { refusalToWrite } from '../may.ts'
import { entriesOf } from '../queries.ts'
import { questionOfId } from '../outcome-queries.ts'
import type { EntryRow } from '../tables.ts'
import { entryPage, type EntryView } from './entry-page.tsx'
import { minutesPage, type MinutesView } from './minutes-page.tsx'
import { outcomeRoutes } from './outcome-routes.ts'
import { paperRoutes } from './paper-routes.ts'

const CLOSED = 'Biên bản vừa được trình cho hai bên nên chưa ghi mục này. Cần ghi thêm thì một bên trả lại biên bản.'
const NO_QUESTION = ['Không có câu hỏi mang số này. Ông/bà xem lại số, hoặc để trống.']
const DONE: Record<string, string> = {
  ghi: 'Đã ghi vào biên bản.',
  sua: 'Đã lưu lời mới.',
  bo: 'Đã bỏ mục khỏi biên bản.',
}

/** Taking a meeting down, and what came of each point and question; mounted at `/can-bo`. */
export function minutesRoutes(openPetition: OpenPetition): Hono<App> {
  const routes = new Hono<App>()
  const HERE = '/doi-thoai/cuoc/:slug/bien-ban'

  routes.get(HERE, async (c) => {
    const text = DONE[c.req.query('da') ?? '']
    return shown(c, await meetingAtDesk(c), { said: text ? { tone: 'good', text } : null })
  })

  routes.post(HERE, async (c) => {
    const { book, db, now, staff } = c.var
    const meeting = await meetingAtDesk(c)
    const sent = await readForm(c)
    const { row, address } = meeting
    const refusal = refusalNow(c, meeting)
    if (refusal) return shown(c, meeting, { sent, trouble: refusal.sentence }, refusal.status)
    const items = await itemsOf(db, row.id)
    const reading = readEntry(fieldsOf(sent), { book, items, now, today: localDay(now) })
    if (!reading.ok) return shown(c, meeting, { sent, errors: reading.errors }, 422)
    const kept = await keepEntry(db, { sessionId: row.id, by: staff.id, now }, reading.value)
    if (kept === 'no_question') return shown(c, meeting, { sent, errors: { question: NO_QUESTION } }, 422)
    if (kept === 'closed') return shown(c, meeting, { sent, trouble: CLOSED }, 409)
    if (kept === 'other')
      return shown(
        c,
        meeting,
        {
          sent,
          isNew: true,
          trouble:
            'Lần ghi trước đã được giữ với lời khác. Đây là mục mới thì ông/bà bấm ghi lần nữa; không thì sửa mục đã ghi ở dưới.',
        },
        409,
      )
    return seeOther(`${address}/bien-ban?da=ghi`)
  })

  routes.get(`${HERE}/:entry`, async (c) => {
    const { meeting, entry } = await entryHere(c)
    return entryShown(c, meeting, entry, {})
  })

  routes.post(`${HERE}/:entry/sua`, async (c) => {
    const { book, db, now, staff } = c.var
    const { meeting, entry } = await entryHere(c)
    const sent = await readForm(c)
    const items = await itemsOf(db, meeting.row.id)
    const reading = readEntry(fieldsOf(sent), { book, items, now, today: localDay(now) })
    if (!reading.ok) return entryShown(c, meeting, entry, { sent, errors: reading.errors }, 422)
    const at = { sessionId: meeting.row.id, by: staff.id, now }
    const kept = await changeEntry(db, at, entry, reading.value)
    if (kept === 'no_question') return entryShown(c, meeting, entry, { sent, errors: { question: NO_QUESTION } }, 422)
    if (kept !== 'kept') {
      const text = kept === 'closed' ? CLOSED : 'Có người vừa sửa mục này. Ông/bà mở lại biên bản, xem lời mới rồi sửa.'
      return entryShown(c, meeting, entry, { sent, said: { tone: 'warn', text } }, 409)
    }
    return seeOther(`${meeting.address}/bien-ban?da=sua`)
  })

  routes.post(`${HERE}/:entry/bo`, async (c) => {
    const { db, now, staff } = c.var
    const { meeting, entry } = await entryHere(c)
    const isGone = await removeEntry(db, { sessionId: meeting.row.id, by: staff.id, now }, entry.id)
    if (!isGone) throw problem.conflict('Mục này vừa được người khác sửa hoặc bỏ. Ông/bà mở lại biên bản.')
    return seeOther(`${meeting.address}/bien-ban?da=bo`)
  })

  routes.route('/', outcomeRoutes(openPetition))
  routes.route('/', paperRoutes)
  return routes
}

/** The entry of the address, for somebody who may change it now. */
async function entryHere(c: Context): Promise<{ meeting: Meeting; entry: EntryRow }> {
  const meeting = await meetingAtDesk(c)
  const entry = await entryOf(c.var.db, meeting.row.id, c.req.param('entry') ?? '')
  if (!entry) throw problem.notFound()
  const refusal = refusalNow(c, meeting)
  if (refusal) throw refusal.status === 403 ? problem.forbidden(refusal.sentence) : problem.conflict(refusal.sentence)
  return { meeting, entry }
}

function refusalNow(c: Context, { row, session }: Meeting) {
  const { book, now, staff } = c.var
  return refusalToWrite(staff, row, session, book.commune.triageBodyId, localDay(now))
}

function fieldsOf(sent: Sent): Record<string, string | undefined> {
  const names = ['kind', 'item', 'question', 'speaker', 'text', 'body', 'doneOn', 'takenAt', 'entryKey']
  return Object.fromEntries(names.map((name) => [name, field(sent, name)]))
}

type Shown = Partial<Pick<MinutesView, 'errors' | 'said' | 'trouble'>> & { sent?: Sent; isNew?: boolean }

async function shown(c: Context, meeting: Meeting, view: Shown, status = 200): Promise<Response> {
  const { book, db, now, staff } = c.var
  const { row, session, address } = meeting
  const [items, entries] = await Promise.all([itemsOf(db, row.id), entriesOf(db, row.id)])
  const { errors = {}, isNew, said = null, sent, trouble } = view
  const key = sent && !isNew && !errors.entryKey ? field(sent, 'entryKey') : undefined
  return page(
    c,
    minutesPage({
      ...{ book, staff, row, session, address, items, entries, errors, said, trouble },
      today: localDay(now),
      closed: refusalNow(c, meeting)?.sentence ?? null,
      value: (name) => (sent ? (field(sent, name) ?? '') : ''),
      entryKey: key ?? crypto.randomUUID(),
    }),
    status,
  )
}

async function entryShown(
  c: Context,
  { row, session, address }: Meeting,
  entry: EntryRow,
  { errors = {}, said = null, sent }: { errors?: EntryView['errors']; said?: EntryView['said']; sent?: Sent },
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const items = await itemsOf(db, row.id)
  const stands: Record<string, string> = {
    ...{ kind: entry.kind, item: entry.itemId ?? '', speaker: entry.speaker, text: entry.text },
    ...{ body: entry.bodyId ?? '', doneOn: entry.doneWantedOn ?? '' },
    question: await numberOf(c, entry),
  }
  return page(
    c,
    entryPage({
      ...{ book, staff, session, items, errors, said, id: entry.id, here: `${address}/bien-ban` },
      today: localDay(now),
      value: (name) => (sent ? field(sent, name) : stands[name]) ?? '',
      entryKey: crypto.randomUUID(),
    }),
    status,
  )
}

async function numberOf(c: Context, entry: EntryRow): Promise<string> {
  if (entry.questionId === null) return ''
  const found = await questionOfId(c.var.db, entry.sessionId, entry.questionId)
  return found ? String(found.number) : ''
}
