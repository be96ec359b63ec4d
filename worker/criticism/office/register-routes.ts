import { Hono } from 'hono'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { dossierCode } from '../../dossiers/code.ts'
import { type DeedField, type DeedValues, readDeed } from '../../dossiers/deed.ts'
import { checkProofs, keepProofs } from '../../dossiers/proof-store.ts'
import { begin, filesOfEvent, type NewDossierFile } from '../../dossiers/queries.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { writeTogether } from '../../db/connect.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { bodyOptions, draftFields } from '../deeds-begin.ts'
import { leadOf } from '../limits.ts'
import { officeAddress } from '../place.ts'
import { newCriticism } from '../queries.ts'
import { toDrafter, toLead } from '../told.ts'
import { DRAFT_KINDS, isOneOf } from '../words.ts'
import { registerPage, type RegisterView } from './register-page.tsx'

/** How a draft comes to the Front: handed in, or asked for. */
export const registerRoutes = new Hono<App>()

type Way = RegisterView['way']
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** May he hand in a draft? Whoever works on drafts for his body; the Front writes down what came on paper. */
export function mayRegister(staff: StaffMember): boolean {
  return holds(staff, 'handler', 'approver', 'intake_officer', 'coordinator')
}

/** May he ask a body for a draft? The Front's standing board. */
export function mayRequest(staff: StaffMember, frontBodyId: string): boolean {
  return staff.bodyId === frontBodyId && holds(staff, 'coordinator', 'approver')
}

for (const way of ['moi', 'de-nghi'] as const) {
  registerRoutes.get(`/phan-bien/${way}`, (c) => {
    allow(c, way)
    return shown(c, way, {}, {}, crypto.randomUUID(), undefined, 200)
  })
  registerRoutes.post(`/phan-bien/${way}`, (c) => {
    allow(c, way)
    return register(c, way)
  })
}

function allow(c: Context, way: Way): void {
  const { book, staff } = c.var
  const may = way === 'moi' ? mayRegister(staff) : mayRequest(staff, book.commune.triageBodyId)
  if (!may)
    throw problem.forbidden(
      way === 'moi'
        ? 'Dự thảo do cán bộ của cơ quan soạn thảo gửi, hoặc Mặt trận xã ghi lại.'
        : 'Việc đề nghị cơ quan gửi dự thảo do Ban Thường trực Mặt trận xã làm.',
    )
}

/** Whose draft it is, when it is not plainly one's own body's. */
function fieldsOf(c: Context, way: Way): DeedField[] {
  const { book, now, staff } = c.var
  const today = localDay(now)
  const front = book.commune.triageBodyId
  const isFront = staff.bodyId === front
  const whose: DeedField = {
    kind: 'select',
    name: 'body',
    label: 'Cơ quan soạn thảo',
    required: true,
    empty: 'Chọn cơ quan',
    options: bodyOptions(book, today, (_, id) => id !== front),
  }
  const common = draftFields(book, today)
  if (way === 'moi')
    return [
      ...(isFront ? [whose] : []),
      ...common,
      ...(isFront
        ? [
            {
              kind: 'day' as const,
              name: 'receivedOn',
              label: 'Ngày Mặt trận nhận được',
              required: true as const,
              max: today,
            },
          ]
        : []),
    ]
  return [
    whose,
    ...common
      .filter(({ name }) => name !== 'plannedOn')
      .map((one) =>
        one.name === 'summary'
          ? {
              ...one,
              label: 'Vì sao cần phản biện',
              hint: 'Văn bản này đụng đến quyền lợi của ai, vì sao Mặt trận cần góp ý.',
            }
          : one,
      ),
    { kind: 'day', name: 'wantedOn', label: 'Đề nghị gửi trước ngày', required: true, min: today },
  ]
}

async function register(c: Context, way: Way): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const sent = await readForm(c)
  const read = readDeed(fieldsOf(c, way), (name) => sent.fields.get(name) ?? [])
  const key = field(sent, 'submissionKey') ?? ''
  const errors: FieldErrors = { ...read.errors }
  const files = way === 'moi' ? (sent.files.get('files') ?? []) : []
  const checked = await checkProofs(files, false)
  if (!checked.ok) errors.files = checked.errors
  else if (way === 'moi' && files.length === 0) errors.files = ['Ông/bà chọn tệp dự thảo.']
  const again = (trouble: string | undefined, status: 409 | 422 | 503, fresh = false) =>
    shown(c, way, read.values, errors, fresh || !UUID.test(key) ? crypto.randomUUID() : key, trouble, status)
  const kind = read.values.kind ?? ''
  if (Object.keys(errors).length > 0 || !checked.ok || !isOneOf(DRAFT_KINDS, kind)) {
    if (files.length > 0) errors.files = [...(errors.files ?? []), 'Ông/bà chọn lại tệp trước khi gửi.']
    return again(undefined, 422)
  }
  if (!UUID.test(key)) return again('Trang đã cũ. Ông/bà chọn lại tệp rồi bấm gửi lần nữa.', 422)
  let kept: NewDossierFile[]
  try {
    kept = await keepProofs(c.env, `${staff.communeId}/${key}`, today, checked.proofs, false)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'dossier.files', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return again('Kho tệp đang trục trặc nên chưa ghi gì. Ông/bà chọn lại tệp, gửi lại sau ít phút.', 503)
  }
  const id = crypto.randomUUID()
  const { values } = read
  const front = book.commune.triageBodyId
  const bodyId = values.body || staff.bodyId
  const isHandedIn = way === 'moi'
  const receivedOn = isHandedIn ? values.receivedOn || today : null
  const plannedOn = values.plannedOn || null
  const lead = receivedOn === null ? null : leadOf(book, receivedOn, plannedOn)
  const outcome = await begin(
    db,
    {
      id,
      communeId: staff.communeId,
      kind: 'criticism',
      year: Number(today.slice(0, 4)),
      status: isHandedIn ? 'draft_received' : 'draft_requested',
      title: values.title ?? '',
      leadBodyId: front,
      addressedBodyId: bodyId,
      addressedAt: now.toISOString(),
      waitsForBodyId: isHandedIn ? front : bodyId,
      dueOn: isHandedIn ? null : (values.wantedOn ?? null),
      wakeOn: isHandedIn ? null : today,
      submissionKey: key,
      contentHash: sha256(JSON.stringify([way, values, kept.map((file) => file.sha256)])),
    },
    {
      kind: isHandedIn ? 'criticism.draft_received' : 'criticism.draft_requested',
      actor: staff,
      at: now,
      detail: isHandedIn
        ? { plannedOn, receivedOn, bodyId, isShort: lead?.isShort, days: lead?.days, limitId: lead?.limitId }
        : { bodyId, wantedOn: values.wantedOn },
      ...(isHandedIn ? {} : { text: values.summary ?? '' }),
    },
    [
      newCriticism(db, {
        dossierId: id,
        communeId: staff.communeId,
        kind,
        summary: values.summary ?? '',
        plannedOn,
        receivedOn,
        askedBy: isHandedIn ? 'body' : 'front',
        promulgatorBodyId: values.promulgator ?? '',
      }),
      ...filesOfEvent(db, { dossierId: id, seq: 1, at: now }, kept),
    ],
  )
  if (!outcome.ok)
    return again(
      'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là một dự thảo khác, ông/bà chọn lại tệp rồi gửi lần nữa.',
      409,
      true,
    )
  const { row } = outcome
  const address = officeAddress(row)
  if (row.id === id) {
    const what = isHandedIn
      ? 'Có dự thảo gửi đến để phản biện.'
      : `Mặt trận xã đề nghị gửi dự thảo trước ${longDay(values.wantedOn ?? today)}.`
    const told = {
      dossierId: id,
      communeId: row.communeId,
      seq: 1,
      at: now,
      byId: staff.id,
      code: dossierCode(book, row),
      href: address,
    }
    await writeTogether(db, [keepMessages(messagesOf(told, [{ to: isHandedIn ? toLead(row) : toDrafter(row), what }]))])
    tellPost(c)
  }
  return seeOther(`${address}?da=${isHandedIn ? 'gui-du-thao' : 'de-nghi'}`)
}

function shown(
  c: Context,
  way: Way,
  values: DeedValues,
  errors: FieldErrors,
  submissionKey: string,
  trouble: string | undefined,
  status: number,
): Response {
  const { book, now, staff } = c.var
  const today = localDay(now)
  const lead =
    way === 'moi'
      ? `Mặt trận xã nhận dự thảo, chọn phản biện hay không, rồi lấy ý kiến. ${leadOf(book, today, null).sentence.replace(' Chưa rõ ngày trình.', '')}`
      : 'Cơ quan được đề nghị nhận tin báo và gửi dự thảo ở trang này.'
  return page(
    c,
    registerPage({ staff, book, way, fields: fieldsOf(c, way), values, errors, submissionKey, lead, trouble }),
    status,
  )
}
