import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../files/store.ts'
import { isKey } from '../forms/making/key.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { staffNames } from '../staff/name-queries.ts'
import { actualFields, freshActual, isOpen, PHOTOS_MOST, readActual, trendOf, WHY_LEAST } from './actual-fields.ts'
import { entriesOf, findEntry, findProof, keepActual, takeBack } from './actual-queries.ts'
import { cellOf } from './board.ts'
import { mayEnter, maySee, seesBoard } from './permissions.ts'
import { targetHref } from './place.ts'
import { proofFolder } from './proofs.ts'
import { TargetPage, type TargetView } from './target-page.tsx'
import { findTarget, type Line } from './target-queries.ts'

/** One target: how it stands, what was reached, with photos; mounted at `/can-bo`. */
export const targetRoutes = new Hono<App>()

const WHY_MAX = 200
const SAID: Readonly<Record<string, string>> = { ghi: 'Đã ghi.', rut: 'Đã rút số ấy.' }

targetRoutes.get('/chi-tieu/muc/:id', async (c) => {
  const text = SAID[c.req.query('da') ?? '']
  return shown(c, await lineOf(c), { said: text === undefined ? null : { tone: 'good', text } })
})

targetRoutes.get('/chi-tieu/muc/:id/anh/:proof', async (c) => {
  const { target } = await lineOf(c)
  const proof = await findProof(c.var.db, target.id, c.req.param('proof'))
  if (!proof) throw problem.notFound()
  return fileAnswer(c, { ...proof, name: 'anh' }, 'private, no-store')
})

targetRoutes.post('/chi-tieu/muc/:id', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const line = await lineOf(c)
  allow(c, line)
  const { indicator, target } = line
  const today = localDay(now)
  const { actual, errors, values } = readActual(indicator, target.year, today, (name) => sent.fields.get(name) ?? [])
  const key = field(sent, 'submissionKey') ?? ''
  const files = sent.files.get('photos') ?? []
  const checked = await checkPhotos(files.slice(0, PHOTOS_MOST))
  if (files.length > PHOTOS_MOST) errors.photos = [`Nhiều nhất ${PHOTOS_MOST} ảnh. Ông/bà bỏ bớt rồi gửi lại.`]
  else if (!checked.ok) errors.photos = checked.errors
  else if (actual === null && files.length > 0) errors.photos = ['Ông/bà chọn lại ảnh trước khi gửi.']
  if (actual === null || !checked.ok || errors.photos)
    return shown(c, line, { values, errors, ...(isKey(key) ? { submissionKey: key } : {}) }, 422)
  const submissionKey = isKey(key) ? key : crypto.randomUUID()
  const sending = `${target.id}/${staff.id}/${submissionKey}`
  const photos = await keepPhotos(c.env, sending, today, checked.photos, proofFolder)
  const id = crypto.randomUUID()
  const entered = { id, targetId: target.id, submissionKey, enteredBy: staff.id, enteredAt: now.toISOString() }
  const outcome = await keepActual(db, { ...actual, ...entered }, photos)
  if (outcome !== 'conflict') return seeOther(`${targetHref(target.id)}?da=ghi`)
  const text = 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là số mới, ông/bà bấm ghi lần nữa.'
  return shown(c, line, { values, said: { tone: 'warn', text } }, 409)
})

targetRoutes.post('/chi-tieu/muc/:id/rut/:entry', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const line = await lineOf(c)
  allow(c, line)
  const id = c.req.param('entry')
  const entry = await findEntry(db, line.target.id, id)
  if (!entry) throw problem.notFound('Số này không có trong chỉ tiêu.')
  if (entry.submissionId !== '')
    throw problem.conflict('Số này lấy từ báo cáo tháng. Muốn sửa, ông/bà đính chính báo cáo ấy.')
  const why = (field(sent, 'why') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const long = [...why].length
  if (long < WHY_LEAST || long > WHY_MAX || !why.isWellFormed()) {
    const error =
      long > WHY_MAX ? `Lý do dài quá: nhiều nhất ${WHY_MAX} ký tự.` : `Ông/bà ghi lý do, ít nhất ${WHY_LEAST} ký tự.`
    return shown(c, line, { back: { id, why, error } }, 422)
  }
  if ((await takeBack(db, entry, { by: staff.id, at: now.toISOString(), why })) === 'moved')
    throw problem.conflict('Số này đã được rút trước đó.')
  return seeOther(`${targetHref(line.target.id)}?da=rut`)
})

/** The target of the address, for somebody who may see it. */
async function lineOf(c: Context): Promise<Line> {
  const { book, db, staff } = c.var
  const line = await findTarget(db, book.commune.id, c.req.param('id') ?? '')
  if (!line || !maySee(staff, line.target.unit)) throw problem.notFound()
  return line
}

/** Throws why he enters nothing here. */
function allow(c: Context, { target }: Line): void {
  const { book, now, staff } = c.var
  if (!mayEnter(staff, book, target.unit))
    throw problem.forbidden('Số liệu do thôn, cơ quan được giao chỉ tiêu hoặc Mặt trận ghi.')
  if (target.droppedAt !== null) throw problem.conflict('Chỉ tiêu này đã thôi giao nên không ghi thêm.')
  const today = localDay(now)
  if (isOpen(target.year, today)) return
  throw problem.conflict(
    today < `${target.year}-01-01`
      ? `Năm ${target.year} chưa bắt đầu nên chưa ghi được.`
      : `Sổ chỉ tiêu năm ${target.year} đã khóa nên không ghi thêm.`,
  )
}

type Shown = Partial<Pick<TargetView, 'said' | 'back'>> &
  Partial<Pick<NonNullable<TargetView['form']>, 'values' | 'errors' | 'submissionKey'>>

async function shown(c: Context, line: Line, { back, said, ...form }: Shown, status = 200): Promise<Response> {
  const { book, db, now, staff } = c.var
  const { indicator, target } = line
  const today = localDay(now)
  const entries = await entriesOf(db, target.id)
  const nameOf = await staffNames(
    db,
    entries.map(({ enteredBy }) => enteredBy),
  )
  const isFormOpen = mayEnter(staff, book, target.unit) && target.droppedAt === null && isOpen(target.year, today)
  return page(
    c,
    TargetPage({
      ...{
        book,
        staff,
        entries,
        nameOf,
        cell: cellOf(indicator, target, today),
        trend: trendOf(indicator.gather, target.actual, entries),
      },
      ...{ isOver: today > `${target.year}-12-31`, isDropped: target.droppedAt !== null, readsBoard: seesBoard(staff) },
      form: isFormOpen
        ? {
            ...{ fields: actualFields(target.year, today), values: freshActual(target.year, today), errors: {} },
            ...{ submissionKey: crypto.randomUUID() },
            ...form,
          }
        : null,
      ...{ back: back ?? null, said: said ?? null },
    }),
    status,
  )
}
