import { Hono } from 'hono'
import { unitName } from '../../communes/unit.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { dossierSlug, readSlug } from '../../dossiers/code.ts'
import { readDeed } from '../../dossiers/deed.ts'
import { doDeed, dossierFile, type Room, showDossier } from '../../dossiers/deed-access.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { DIFFICULTIES } from '../place.ts'
import { DIFFICULTY_DEEDS } from './deeds.ts'
import { DifficultyPage } from './difficulty-page.tsx'
import { heapsOf, ownUnit, readAsk, seesAll, worksOn } from './list-ask.ts'
import { ListPage } from './list-page.tsx'
import { difficultyById, listPage, waitingCount } from './list-queries.ts'
import { fieldsOf, tellDifficulty } from './new-access.ts'
import { NewPage, type NewView } from './new-page.tsx'
import type { More, Own } from './own.ts'
import { alsoOf, nameSpeakers, readOwn } from './queries.ts'
import { DIFFICULTY_STEPS } from './rules.ts'

/** Difficulties and who solves them, mounted at `/can-bo`. */
export const difficultyRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const ROOM: Room<Own, More> = {
  kind: 'difficulty',
  place: DIFFICULTIES,
  table: DIFFICULTY_STEPS,
  deeds: DIFFICULTY_DEEDS,
  read: readOwn,
  also: alsoOf,
  page: DifficultyPage,
}

difficultyRoutes.get('/vuong-mac', async (c) => {
  const { book, db, now, staff } = c.var
  if (heapsOf(staff, book).length === 0) throw problem.notFound()
  const today = localDay(now)
  const ask = readAsk((name) => c.req.query(name), staff, book)
  const [{ next, rows }, waiting] = await Promise.all([
    listPage({ db, book, staff, today }, ask),
    worksOn(staff) ? waitingCount(db, staff.bodyId) : 0,
  ])
  return page(c, ListPage({ book, staff, ask, rows, next, waiting, today }))
})

difficultyRoutes.get('/vuong-mac/moi', (c) => {
  const values = { unit: c.req.query('don-vi') ?? '' }
  return drawn(c, { values, errors: {}, submissionKey: crypto.randomUUID() })
})

difficultyRoutes.post('/vuong-mac/moi', async (c) => {
  mayTell(c)
  const sent = await readForm(c)
  const key = field(sent, 'submissionKey') ?? ''
  const { errors, values } = readDeed(fieldsOf(c), (name) => sent.fields.get(name) ?? [])
  const files = sent.files.get('files') ?? []
  const again = (more: Partial<NewView>, status: 409 | 422 | 503) =>
    drawn(c, { values, errors, submissionKey: UUID.test(key) ? key : crypto.randomUUID(), ...more }, status)
  if (Object.keys(errors).length > 0)
    return again(files.length > 0 ? { errors: { ...errors, files: ['Ông/bà chọn lại ảnh trước khi gửi.'] } } : {}, 422)
  if (!UUID.test(key)) return again({ trouble: 'Trang đã cũ. Ông/bà bấm gửi lần nữa; những gì đã gõ vẫn còn.' }, 422)
  const told = { unit: values.unit ?? '', words: values.words ?? '', submissionKey: key, files }
  const outcome = await tellDifficulty(c, told)
  if (outcome.ok) return seeOther(`${DIFFICULTIES}/${dossierSlug(outcome.row)}?da=bao`)
  if (outcome.why === 'files') return again({ errors: { files: outcome.errors } }, 422)
  return outcome.why === 'store'
    ? again({ trouble: 'Kho tệp đang trục trặc nên chưa ghi gì. Ông/bà chọn lại ảnh, gửi lại sau ít phút.' }, 503)
    : again(
        {
          submissionKey: crypto.randomUUID(),
          trouble: 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là việc khác, ông/bà bấm gửi lần nữa.',
        },
        409,
      )
})

/** From a message that was written before the number was known. */
difficultyRoutes.get('/vuong-mac/mo/:id', async (c) => {
  const { book, db, staff } = c.var
  const row = await difficultyById(db, staff, book, c.req.param('id'))
  if (!row) throw problem.notFound()
  return seeOther(`${DIFFICULTIES}/${dossierSlug(row)}`)
})

difficultyRoutes.get('/vuong-mac/:slug', async (c) => {
  await named(c)
  const isNew = c.req.query('da') === 'bao'
  return showDossier(c, isNew ? { ...ROOM, page: (view) => DifficultyPage({ ...view, said: TOLD }) } : ROOM)
})
difficultyRoutes.get('/vuong-mac/:slug/tep/:file', async (c) => {
  await named(c)
  return dossierFile(c, ROOM)
})
difficultyRoutes.post('/vuong-mac/:slug/:action', async (c) => {
  await named(c)
  return doDeed(c, ROOM)
})

const TOLD = { tone: 'good', text: 'Đã gửi. Mặt trận nhận được và giao cơ quan giải quyết.' } as const

/** A hamlet's representative finds what his hamlet told before his time. */
async function named(c: Context): Promise<void> {
  const { db, now, staff } = c.var
  const unit = ownUnit(staff) ?? ''
  const place = readSlug(c.req.param('slug') ?? '')
  if (unit.startsWith('hamlet:') && place) await nameSpeakers(db, staff.communeId, unit, place, now)
}

function mayTell(c: Context): void {
  const { book, staff } = c.var
  if (!seesAll(staff, book) && ownUnit(staff) === null)
    throw problem.forbidden('Vướng mắc do đại diện thôn, cơ quan, tổ chức của xã báo.')
}

function drawn(
  c: Context,
  shown: Pick<NewView, 'values' | 'errors' | 'submissionKey'> & { trouble?: string },
  status = 200,
) {
  mayTell(c)
  const { book, staff } = c.var
  const unit = seesAll(staff, book) ? '' : unitName(book, ownUnit(staff) ?? '')
  return page(c, NewPage({ ...shown, staff, book, unit, fields: fieldsOf(c) }), status)
}
