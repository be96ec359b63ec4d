import { codeIn, formatCaseCode } from '../../../cases/code.ts'
import { offered } from '../../../communes/book.ts'
import type { Statement } from '../../../db/connect.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import { type DeedField, type DeedValues, readDeed, type Telling } from '../../../dossiers/deed.ts'
import type { Context } from '../../../http/context.ts'
import type { Sent } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { itemsOf } from '../../sessions/queries.ts'
import { type Meeting, meetingAtDesk } from '../../sessions/room-access.ts'
import { preparedBy } from '../agenda.ts'
import { bodyAsked, knownCases } from '../item-queries.ts'
import { hasAgenda, isHost } from '../may.ts'
import type { ItemRow } from '../tables.ts'
import { itemFields } from './item-fields.ts'

/** The meeting of the address when it has an agenda. */
export async function meetingWithAgenda(c: Context): Promise<Meeting> {
  const meeting = await meetingAtDesk(c)
  if (!hasAgenda(meeting.session))
    throw problem.notFound('Buổi tiếp dân không có chương trình: ai đến nêu việc của người ấy.')
  return meeting
}

/** Refuses whoever does not make the agenda. */
export function onlyHosts(c: Context, { row }: Meeting): void {
  if (!isHost(c.var.staff, row, c.var.book.commune.triageBodyId))
    throw problem.forbidden('Chương trình do cơ quan chủ trì và Mặt trận xã lập.')
}

/** The point of the address. */
export async function itemOf(c: Context, { row }: Meeting): Promise<ItemRow> {
  const item = (await itemsOf(c.var.db, row.id)).find(({ id }) => id === c.req.param('item'))
  if (!item) throw problem.notFound('Nội dung này không còn trong chương trình.')
  return item
}

/** The fields of a point, with the bodies that can be asked today. */
export function fieldsNow(c: Context): readonly DeedField[] {
  return itemFields(offered(c.var.book.bodies.values(), localDay(c.var.now)))
}

export type ItemTyped = {
  values: DeedValues
  errors: FieldErrors
  item: Pick<ItemRow, 'title' | 'bodyId' | 'caseCodes'>
}

/** What was typed of a point: its petitions must be there. */
export async function readItem(c: Context, sent: Sent): Promise<ItemTyped> {
  const { book, db } = c.var
  const { errors, values } = readDeed(fieldsNow(c), (name) => sent.fields.get(name) ?? [])
  const typed = (values.caseCodes ?? '').split(/[,;\n]+/).map((one) => one.trim())
  const codes = typed.filter(Boolean).map((text) => ({ text, code: codeIn(book, text) }))
  const known = await knownCases(
    db,
    book.commune.id,
    codes.flatMap(({ code }) => code ?? []),
  )
  const wrong = codes.find(({ code }) => code === null || !known.has(`${code.year}/${code.number}`))
  const found: FieldErrors = { ...errors }
  if (codes.length > MOST_CODES) found.caseCodes = [`Nhiều nhất ${MOST_CODES} mã hồ sơ.`]
  else if (wrong) found.caseCodes = [`Xã không có hồ sơ "${wrong.text.slice(0, 40)}". Ông/bà xem lại mã.`]
  const caseCodes = codes.flatMap(({ code }) =>
    code ? [formatCaseCode(book.commune.codePrefix, code.year, code.number)] : [],
  )
  return {
    values,
    errors: found,
    item: { title: values.title ?? '', bodyId: values.bodyId || null, caseCodes: [...new Set(caseCodes)] },
  }
}

const MOST_CODES = 20

type Asking = {
  event: { kind: string; detail: Record<string, unknown> }
  also: Statement[]
  told: Telling[]
  href: string
}

/** A body is asked to prepare a point: it finds the meeting from now on, and is told by when. Null when none is asked. */
export function asking(
  c: Context,
  { address, row, session }: Meeting,
  itemId: string,
  bodyId: string | null,
): Asking | null {
  if (bodyId === null) return null
  const { book, db, now } = c.var
  const dueOn = preparedBy(book, session.startsAt, localDay(now))
  const when = dueOn === null ? '' : ` Xong trước hết ${longDay(dueOn)}.`
  return {
    event: { kind: 'dialogue.preparation_asked', detail: { itemId, bodyId, dueOn } },
    also: [bodyAsked(db, row.id, bodyId, now)],
    told: [{ to: [`${bodyId}:handler,approver,leader`], what: `Chuẩn bị trả lời một nội dung đối thoại.${when}` }],
    href: `${address}/chuong-trinh/${itemId}/chuan-bi`,
  }
}
