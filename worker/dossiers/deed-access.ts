import type { VNode } from 'preact'
import { localDay } from '../deadlines/calendar.ts'
import type { Db, Statement } from '../db/connect.ts'
import type { Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { tellPost } from '../notifications/post-queue.ts'
import { colleaguesOf } from '../staff/colleague-queries.ts'
import { staffNames } from '../staff/name-queries.ts'
import { type DossierKind, dossierCode, dossierSlug, readSlug } from './code.ts'
import { type Deed, type DeedPlan, type Desk, readDeed } from './deed.ts'
import type { Offer, Tried } from './deed-forms.tsx'
import { groundOf } from './file.ts'
import { type DossierTable, nextOf, openSteps } from './life.ts'
import { checkProofs, keepProofs } from './proof-store.ts'
import { dossiersFor, filesOfEvent, findDossier, move, readDossier } from './queries.ts'
import type { DossierRow } from './tables.ts'
import { messagesOf } from './tell.ts'

/** What differs from kind to kind. */
export type Room<Own, More> = {
  kind: DossierKind
  /** Where its dossiers stand: `/can-bo/giam-sat`. */
  place: string
  table: DossierTable | ((own: Own, desk: Desk<Own>) => DossierTable)
  deeds: Readonly<Record<string, Deed<Own, More>>>
  /** What the room itself keeps of a dossier. */
  read: (db: Db, row: DossierRow) => Promise<Own>
  /** What a deed writes into the room's own tables, for the event's batch. */
  also: (db: Db, desk: Desk<Own>, more: More) => Statement[]
  /** What must lie ready elsewhere before a deed's event is written: done again, it gives the same. Comes back as the plan. */
  ready?: (c: Context, desk: Desk<Own>, action: string, plan: Planned<More>) => Promise<Planned<More>>
  page: (view: DossierView<Own>) => VNode
}

export type Planned<More> = Extract<DeedPlan<More>, { ok: true }>

/** A dossier as an officer's page shows it. */
export type DossierView<Own> = {
  desk: Desk<Own>
  code: string
  address: string
  offers: readonly Offer<Own>[]
  tried: Tried | null
  said: { tone: 'good' | 'warn'; text: string } | null
  nameOf: (staffId: string) => string
}

const MOVED = 'Hồ sơ vừa thay đổi: có người làm trước. Ông/bà xem tình trạng mới rồi làm tiếp; những gì đã gõ vẫn còn.'

/** A dossier's page. */
export async function showDossier<Own, More>(c: Context, room: Room<Own, More>, status = 200): Promise<Response> {
  const desk = await deskOf(c, room)
  const done = c.req.query('da') ?? ''
  const text = room.deeds[done]?.done
  return drawn(c, room, desk, { tried: null, said: text ? { tone: 'good', text } : null }, status)
}

/** Does what a form of that page asks for: refusals are sentences, what was typed stays. */
export async function doDeed<Own, More>(c: Context, room: Room<Own, More>): Promise<Response> {
  const { book, db, now, staff } = c.var
  const action = c.req.param('action') ?? ''
  const deed = Object.hasOwn(room.deeds, action) ? room.deeds[action] : undefined
  if (!deed) throw problem.notFound()
  const desk = await deskOf(c, room)
  const { file } = desk
  const sent = await readForm(c)
  const read = readDeed(deed.fields(desk), (name) => sent.fields.get(name) ?? [])
  const again = (errors: Record<string, string[]>, text: string | null, status: 403 | 409 | 422 | 503) =>
    drawn(
      c,
      room,
      desk,
      { tried: { action, values: read.values, errors }, said: text === null ? null : { tone: 'warn', text } },
      status,
    )
  const verdict = nextOf(tableOf(room, desk), file.row, groundOf(book, file), action, staff)
  if (!verdict.ok) return again({}, verdict.sentence, verdict.why === 'not_you' ? 403 : 409)
  const refusal = deed.refuses?.(desk)
  if (refusal) return again({}, refusal.sentence, refusal.status)
  if (deed.isOffered && !deed.isOffered(desk)) return again({}, 'Việc này chưa làm được lúc này.', 409)
  if (field(sent, 'version') !== String(file.row.version)) return again({}, MOVED, 409)
  const sentFiles = deed.files ? (sent.files.get('files') ?? []) : []
  const photosOnly = deed.files?.photosOnly === true
  const checked = await checkProofs(sentFiles, photosOnly)
  const errors = { ...read.errors }
  if (!checked.ok) errors.files = checked.errors
  else if (deed.files?.required && sentFiles.length === 0) errors.files = ['Ông/bà chọn ít nhất một tệp.']
  const planned: DeedPlan<More> =
    Object.keys(errors).length > 0
      ? { ok: false, errors }
      : deed.plan(desk, read.values, verdict.step, sentFiles.length)
  if (!planned.ok || !checked.ok) {
    const found = { ...errors, ...(planned.ok ? {} : planned.errors) }
    if (sentFiles.length > 0) found.files = [...(found.files ?? []), 'Ông/bà chọn lại tệp trước khi gửi.']
    return again(found, null, 422)
  }
  let kept
  try {
    kept = await keepProofs(c.env, `${file.row.id}/${desk.seq}`, desk.today, checked.proofs, photosOnly)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'dossier.files', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return again({}, 'Kho tệp đang trục trặc nên chưa ghi gì. Ông/bà chọn lại tệp, gửi lại sau ít phút.', 503)
  }
  const { step } = verdict
  const plan = room.ready ? await room.ready(c, desk, action, planned) : planned
  const { code, address } = named(c, room, file.row)
  const told = { dossierId: file.row.id, communeId: file.row.communeId, seq: desk.seq, at: now, byId: staff.id }
  const messages = messagesOf({ ...told, code, href: address }, plan.told ?? [])
  const outcome = await move(
    db,
    file.row,
    {
      kind: step.event,
      actor: staff,
      at: now,
      ...(plan.detail ? { detail: plan.detail } : {}),
      ...(plan.text ? { text: plan.text } : {}),
    },
    { status: step.to, ...plan.set },
    [
      ...filesOfEvent(db, { dossierId: file.row.id, seq: desk.seq, at: now }, kept),
      ...(plan.more === undefined ? [] : room.also(db, desk, plan.more)),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ],
  )
  if (outcome === 'moved') return again({}, MOVED, 409)
  if (messages.length > 0) tellPost(c)
  return seeOther(`${address}?da=${action}`)
}

/** A file that an event of the dossier brought. */
export async function dossierFile<Own, More>(c: Context, room: Room<Own, More>): Promise<Response> {
  const { file } = await deskOf(c, room)
  const found = file.files.find((one) => one.id === c.req.param('file'))
  if (!found) throw problem.notFound()
  return fileAnswer(c, found, 'private, no-store')
}

/** The dossier of the address, if this officer may find it, with what is known about it. */
export async function deskOf<Own, More>(c: Context, room: Room<Own, More>): Promise<Desk<Own>> {
  const { book, db, now, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const row =
    place &&
    (await findDossier(
      db,
      staff.communeId,
      { kind: room.kind, ...place },
      dossiersFor(staff, book.commune.triageBodyId),
    ))
  if (!row) throw problem.notFound()
  const [file, own, colleagues] = await Promise.all([
    readDossier(db, row),
    room.read(db, row),
    colleaguesOf(db, staff.communeId),
  ])
  return {
    ...{ book, colleagues, now, staff },
    today: localDay(now),
    file: { ...file, own },
    seq: row.version + 1,
    newId: () => crypto.randomUUID(),
  }
}

/** The deeds that are offered to this officer now, in the table's order. */
export function offersOf<Own, More>(room: Room<Own, More>, desk: Desk<Own>): Offer<Own>[] {
  const steps = openSteps(tableOf(room, desk), desk.file.row, groundOf(desk.book, desk.file), desk.staff)
  const actions = [...new Set(steps.map((step) => step.action))]
  return actions.flatMap((action) => {
    const deed = room.deeds[action]
    if (!deed || !(deed.isOffered?.(desk) ?? true)) return []
    const refusal = deed.refuses?.(desk)
    return refusal && !refusal.shown ? [] : [{ action, deed: deed as Deed<Own, never> }]
  })
}

function tableOf<Own, More>({ table }: Room<Own, More>, desk: Desk<Own>): DossierTable {
  return typeof table === 'function' ? table(desk.file.own, desk) : table
}

async function drawn<Own, More>(
  c: Context,
  room: Room<Own, More>,
  desk: Desk<Own>,
  shown: Pick<DossierView<Own>, 'tried' | 'said'>,
  status: number,
): Promise<Response> {
  const { file } = desk
  const ids = [...file.events.map((event) => event.actorId), file.row.startedBy]
  const nameOf = await staffNames(c.var.db, ids)
  const view = { desk, ...named(c, room, file.row), offers: offersOf(room, desk), nameOf, ...shown }
  return page(c, room.page(view), status)
}

function named<Own, More>(c: Context, room: Room<Own, More>, row: DossierRow): { code: string; address: string } {
  return { code: dossierCode(c.var.book, row), address: `${room.place}/${dossierSlug(row)}` }
}
