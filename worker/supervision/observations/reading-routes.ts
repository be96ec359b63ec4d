import { Hono } from 'hono'
import { type DeedField, readDeed } from '../../dossiers/deed.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { holds } from '../../staff/actor.ts'
import { staffNames } from '../../staff/name-queries.ts'
import { spotDesk, TOPIC } from '../findings/spot-routes.ts'
import type { SupervisionDesk } from '../own.ts'
import { seatOf } from '../seat.ts'
import { handle, observationOf, observationsOf, OBSERVATIONS_SHOWN } from './observation-queries.ts'
import { ReadingPage, type ReadingView } from './reading-page.tsx'
import { HANDLINGS, isHandling } from './rules.ts'
import { OBSERVING } from './words.ts'

/** What the team reads of the people's observations, mounted at `/can-bo`. */
export const observationReadingRoutes = new Hono<App>()

const LEAST = 5
const NOTE: readonly DeedField[] = [{ kind: 'area', name: 'note', label: 'Ghi chú', most: 1000 }]

observationReadingRoutes.get(`${TOPIC}/${OBSERVING}`, async (c) => {
  const { desk, address } = await spotDesk(c)
  const done = c.req.query('da') ?? ''
  const text = isHandling(done) ? HANDLINGS[done].done : null
  return drawn(c, desk, address, c.req.query('rieng') !== undefined, {
    said: text === null ? null : { tone: 'good', text },
  })
})

observationReadingRoutes.post(`${TOPIC}/${OBSERVING}/:code`, async (c) => {
  const { db, now, staff } = c.var
  const { desk, address } = await spotDesk(c)
  const sent = await readForm(c)
  const found = await observationOf(db, staff.communeId, c.req.param('code'))
  if (!found || found.dossierId !== desk.file.row.id) throw problem.notFound()
  const isApart = found.flag !== ''
  if (isApart && !readsApart(desk)) throw problem.notFound()
  if (!mayHandle(desk)) throw problem.forbidden('Việc này do đoàn giám sát và Mặt trận xã làm.')
  const action = field(sent, 'lam') ?? ''
  if (!isHandling(action)) throw problem.malformed()
  const { state, wants } = HANDLINGS[action]
  const { errors, values } = readDeed(NOTE, (name) => sent.fields.get(name) ?? [])
  const note = values.note ?? ''
  const again = (error: string, status: number) =>
    drawn(c, desk, address, isApart, { tried: { code: found.code, note, error } }, status)
  if (errors.note) return again(errors.note.join(' '), 422)
  if (wants && [...note].length < LEAST) return again(wants, 422)
  const words = state === 'read' ? found.note : note
  const outcome = await handle(db, desk.file.row, found, { state, note: words, by: staff, at: now })
  if (outcome === 'moved') return again('Nhiều người đang ghi cùng lúc. Ông/bà gửi lại sau ít giây.', 409)
  return seeOther(`${address}/${OBSERVING}?da=${action}${isApart ? '&rieng' : ''}#${found.code}`)
})

/** What reads like a denunciation goes to the Front's coordinator and chair alone. */
function readsApart({ book, staff }: SupervisionDesk): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'coordinator', 'approver')
}

function mayHandle(desk: SupervisionDesk): boolean {
  return seatOf(desk) === 'inside'
}

async function drawn(
  c: Context,
  desk: SupervisionDesk,
  address: string,
  isApart: boolean,
  { said = null, tried = null }: Partial<Pick<ReadingView, 'said' | 'tried'>>,
  status = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const may = readsApart(desk)
  if (isApart && !may) throw problem.notFound()
  const after = c.req.query('sau') ?? null
  const found = await observationsOf(db, desk.file.row.id, isApart, after)
  const rows = found.slice(0, OBSERVATIONS_SHOWN)
  const last = found.length > OBSERVATIONS_SHOWN ? rows.at(-1) : undefined
  const nameOf = await staffNames(
    db,
    rows.map((row) => row.handledBy),
  )
  const onward = `${address}/${OBSERVING}?${isApart ? 'rieng&' : ''}sau=`
  const view: ReadingView = {
    ...{ book, staff, address, rows, nameOf, said, tried, title: desk.file.row.title },
    ...{ apart: may ? isApart : null, mayHandle: mayHandle(desk), isLater: after !== null },
    next: last ? onward + encodeURIComponent(`${last.sentAt}~${last.id}`) : undefined,
  }
  return page(c, ReadingPage(view), status)
}
