import { Hono } from 'hono'
import { findCase } from '../../cases/queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../../files/store.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { isDispute, readAction, SENDER_FORMS, type SenderAction, type SenderInput } from '../action-form.ts'
import { actAsSender, type Ending } from '../action-queries.ts'
import { openForSender } from '../access.ts'
import { closed, PLACES } from './case-routes.ts'
import type { FieldErrors } from '../form.ts'
import { type CaseFile, readFile } from '../queries.ts'
import { deedPage, type DeedView } from './sender-pages.tsx'
import { senderActions } from './sender-view.ts'

/** What the sender can do with a case: add what was asked for, withdraw, judge the answer or dispute it. */
export const senderRoutes = new Hono<App>()

type Deed = {
  [A in SenderAction]: { action: A; input: SenderInput<A> }
}[SenderAction]

const NOT_NOW: Record<SenderAction, string> = {
  'bo-sung': 'Hồ sơ không chờ bổ sung. Cần nói thêm thì ông/bà gửi một kiến nghị mới và ghi mã hồ sơ này.',
  rut: 'Hồ sơ đã xong nên không rút được nữa.',
  'danh-gia': 'Chỉ đánh giá được khi đã có trả lời, và mỗi câu trả lời một lần.',
  'khong-gop': 'Hồ sơ đang được giải quyết riêng, không gộp với hồ sơ nào.',
}

const DEEDS = ['bo-sung', 'rut', 'danh-gia', 'khong-gop'] as const

for (const [action, place] of DEEDS.flatMap((one) => PLACES.map((at) => [one, at] as const))) {
  senderRoutes.get(`${place}/${action}`, async (c) => {
    const found = await openForSender(c, c.var.book)
    if (!found) return closed(c)
    const view = { ...found, book: c.var.book, text: () => '', errors: {} }
    if (senderActions(found.file.row).includes(action)) return page(c, deedPage(action, view))
    return page(c, deedPage(action, { ...view, trouble: NOT_NOW[action] }), 409)
  })

  senderRoutes.post(`${place}/${action}`, async (c) => {
    const found = await openForSender(c, c.var.book)
    if (!found) return closed(c)
    const sent = await readForm(c)
    const { file, caseCode, address } = found
    const answer = (more: Pick<DeedView, 'trouble'> & { errors?: FieldErrors }, status: 409 | 422 | 503) => {
      const text = (name: string) => field(sent, name) ?? ''
      return page(c, deedPage(action, { errors: {}, ...more, book: c.var.book, file, caseCode, address, text }), status)
    }
    const reading = readDeed(action, sent, file)
    const sentPhotos = action === 'bo-sung' ? (sent.files.get('photos') ?? []) : []
    const checked = await checkPhotos(sentPhotos)
    if (!reading.ok || !checked.ok) {
      const photos =
        sentPhotos.length > 0 ? [...(checked.ok ? [] : checked.errors), 'Ông/bà chọn lại ảnh trước khi gửi.'] : []
      return answer(
        { errors: { ...(reading.ok ? {} : reading.errors), ...(photos.length > 0 ? { photos } : {}) } },
        422,
      )
    }
    let photos
    try {
      photos = await keepPhotos(c.env, `${file.row.id}/${file.row.version}`, localDay(c.var.now), checked.photos)
    } catch (error) {
      console.error(
        JSON.stringify({ failure: 'photos.keep', message: error instanceof Error ? error.message : 'unknown' }),
      )
      return answer(
        { trouble: 'Kho ảnh đang trục trặc nên chưa có gì được gửi. Ông/bà chọn lại ảnh, gửi lại sau ít phút.' },
        503,
      )
    }
    const { book, db, now } = c.var
    const ending = await actAsSender({ book, db, file, now, photos }, reading.deed)
    if (ending.ok) tellPost(c)
    if (ending.ok || (await wasDone(c, file, reading.deed))) return seeOther(address)
    return answer(said(ending), ending.status === 422 ? 422 : 409)
  })
}

function said(ending: Exclude<Ending, { ok: true }>): { trouble?: string; errors?: FieldErrors } {
  return ending.status === 422 ? { errors: { [ending.field]: [ending.sentence] } } : { trouble: ending.sentence }
}

/** The fields of an action as its schema wants them, checked. */
function readDeed(
  action: SenderAction,
  sent: Sent,
  file: CaseFile,
): { ok: true; deed: Deed } | { ok: false; errors: FieldErrors } {
  const names = [...sent.fields.keys()].filter((name) => name !== 'demandMet')
  const values = Object.fromEntries(names.map((name) => [name, field(sent, name)]))
  if (action === 'bo-sung') return withDeed(readAction(SENDER_FORMS[action], values), (input) => ({ action, input }))
  if (action === 'rut') return withDeed(readAction(SENDER_FORMS[action], values), (input) => ({ action, input }))
  if (action === 'khong-gop') return withDeed(readAction(SENDER_FORMS[action], values), (input) => ({ action, input }))
  const demandMet = demandsMet(sent, file.petition.demands.length)
  const reading = readAction(SENDER_FORMS[action], { ...values, demandMet })
  if (reading.ok || !reading.errors.demandMet) return withDeed(reading, (input) => ({ action, input }))
  // Whoever left out a demand hears at the same time what else is missing.
  const rest = readAction(SENDER_FORMS[action], values)
  return { ok: false, errors: { ...reading.errors, ...(rest.ok ? {} : rest.errors) } }
}

function withDeed<T>(
  reading: { ok: true; value: T } | { ok: false; errors: FieldErrors },
  deedOf: (value: T) => Deed,
): { ok: true; deed: Deed } | { ok: false; errors: FieldErrors } {
  return reading.ok ? { ok: true, deed: deedOf(reading.value) } : reading
}

/** A yes or no for each demand: `demandMet1`, `demandMet2` … of the page, or `demandMet` repeated. Who disputes may leave all of them out. */
function demandsMet(sent: Sent, many: number): string[] {
  const inRow = sent.fields.get('demandMet')
  const each = inRow ?? Array.from({ length: many }, (_, index) => field(sent, `demandMet${index + 1}`) ?? '')
  const isLeftOut = each.every((word) => word === '')
  if (isLeftOut && isDispute(field(sent, 'dispute') ?? '')) return []
  return Array.from({ length: many }, (_, index) => each[index] ?? '')
}

const EVENT_OF: Record<SenderAction, readonly string[]> = {
  'bo-sung': ['petition.info_added'],
  rut: ['petition.withdrawn'],
  'khong-gop': ['petition.merge_refused'],
  'danh-gia': ['petition.closed', 'petition.disputed'],
}

/** Was this already done by the same tap, sent twice by a slow network? Then it is no failure. */
async function wasDone(c: Context, seen: CaseFile, deed: Deed): Promise<boolean> {
  const { row } = seen
  const now = await findCase(c.var.db, row.communeId, row)
  const file = now && (await readFile(c.var.db, now))
  const last = file?.events.at(-1)
  if (!last || last.actorKind !== 'sender' || !EVENT_OF[deed.action].includes(last.kind)) return false
  return isSame(deed, last)
}

function isSame(deed: Deed, { text, detail }: CaseFile['events'][number]): boolean {
  if (deed.action === 'bo-sung') return text === deed.input.content
  if (deed.action === 'rut' || deed.action === 'khong-gop') return text.trim() === deed.input.reason.trim()
  const { score, demandMet, dispute, reason, comment } = deed.input
  const words = [isDispute(dispute) ? reason : '', comment].map((part) => part.trim()).filter(Boolean)
  const demandsMet = demandMet.map((word) => word === 'yes')
  return text === words.join('\n') && detail === JSON.stringify({ score, demandsMet })
}
