import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { take } from '../cases/queries.ts'
import { isOpen, next } from '../cases/transitions.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { dueDay, localDay } from '../deadlines/calendar.ts'
import { fileRows, type KeptPhoto } from '../files/queries.ts'
import { files } from '../files/tables.ts'
import { sha256 } from '../http/keys.ts'
import { MESSAGE_AFTER } from '../notifications/messages.ts'
import { announce } from '../notifications/outbox.ts'
import type { Actor, StaffMember } from '../staff/actor.ts'
import { type ActionInput, type ActionName, isDispute, type SenderInput } from './action-form.ts'
import { type Plan, PLANS, type Scene, toTriage } from './actions.ts'
import { labelOf } from './labels.ts'
import type { CaseFile } from './queries.ts'
import { PETITION_STEPS } from './rules.ts'
import { clockOf, flagsWith, searchTextOf } from './submit.ts'
import { evaluations, releases, replies } from './tables.ts'
import { replyWords } from './words.ts'

/** How an action ended: done; moved (somebody was first); refused with a sentence (409 not now, 403 not you, 422 at a field). */
export type Ending =
  | { ok: true }
  | { ok: false; status: 403 | 409; sentence: string }
  | { ok: false; status: 422; field: string; sentence: string }

const MOVED: Ending = {
  ok: false,
  status: 409,
  sentence: 'Hồ sơ vừa thay đổi: có người làm trước. Xem tình trạng mới rồi làm tiếp.',
}

type Ask = { db: Db; book: CommuneBook; file: CaseFile; now: Date; photos: readonly KeptPhoto[] }

/** An officer's action, from the table's verdict to one batch. */
export async function act<A extends ActionName>(
  ask: Ask,
  actor: StaffMember,
  action: A,
  input: ActionInput<A>,
): Promise<Ending> {
  const { book, file, now, photos } = ask
  const verdict = next(PETITION_STEPS, file.row, action, actor)
  if (!verdict.ok) return { ok: false, status: verdict.why === 'not_you' ? 403 : 409, sentence: verdict.sentence }
  const scene: Scene = {
    row: file.row,
    book,
    actor,
    now,
    kind: file.petition.kind,
    returns: file.events.filter((event) => event.kind === 'petition.returned').length,
    demandCount: file.petition.demands.length,
    photoCount: photos.length,
    allowPublish: file.petition.allowPublish,
  }
  const plan = PLANS[action](verdict.step, input, scene)
  if (!plan.ok) return { ...plan, status: 422 }
  return write(ask, actor, plan, statementsOf(ask, actor, action, input), wordsOf(action, input))
}

/** What the sender does: adds information, withdraws, judges the answer or disputes it once. */
export async function actAsSender(
  ask: Ask,
  deed:
    | { action: 'bo-sung'; input: SenderInput<'bo-sung'> }
    | { action: 'rut'; input: SenderInput<'rut'> }
    | { action: 'danh-gia'; input: SenderInput<'danh-gia'> },
): Promise<Ending> {
  const { book, db, file, now } = ask
  const { row } = file
  const sender: Actor = { kind: 'sender' }
  const disputes = deed.action === 'danh-gia' && isDispute(deed.input.dispute)
  const verdict = next(PETITION_STEPS, row, disputes ? 'de-nghi-xem-lai' : deed.action, sender)
  if (!verdict.ok) return { ok: false, status: 409, sentence: verdict.sentence }
  if (disputes && row.disputed)
    return {
      ok: false,
      status: 409,
      sentence: 'Ông/bà đã đề nghị xem lại một lần. Nếu vẫn chưa đồng ý, mời ông/bà đến gặp Mặt trận xã.',
    }
  const plan: Plan = { ok: true, event: verdict.step.event, set: { status: verdict.step.to }, detail: {} }
  const also: Statement[] = []
  if (deed.action === 'bo-sung') {
    plan.text = deed.input.content
    const flags = flagsWith(row.flags, deed.input.content, false)
    plan.set = { ...plan.set, ...resumed(ask), flags }
    if (flags !== row.flags) also.push(...takenBack(db, row.id))
  } else if (deed.action === 'rut') {
    if (deed.input.reason.trim()) plan.text = deed.input.reason
    also.push(...takenBack(db, row.id))
  } else {
    const { score, demandMet, comment, reason } = deed.input
    const demandsMet = demandMet.map((word) => word === 'yes')
    plan.detail = { score, demandsMet }
    const words = [disputes ? reason : '', comment].map((part) => part.trim()).filter(Boolean)
    if (words.length > 0) plan.text = words.join('\n')
    if (disputes) {
      const actOn = clockOf(book, 'triage', localDay(now)).due
      plan.set = { ...plan.set, ...toTriage({ book, now }), disputed: true, actOn }
    }
    also.push(
      db
        .insert(evaluations)
        .values({ caseId: row.id, seq: row.version + 1, score, demandsMet, comment: words.join('\n') }),
    )
  }
  return write(ask, sender, plan, also)
}

/** The clock runs again: the open pause ends today, and the due day moves by the working days that stood still. */
function resumed({ book, file, now }: Ask) {
  const { row } = file
  const today = localDay(now)
  const pauses = row.pauses.map((pause) => ({ from: pause.from, to: pause.to ?? today }))
  const limit = book.limits.find((one) => one.id === row.limitId)
  if (!limit) return { pauses }
  const { due } = dueDay({
    from: row.clockFrom,
    days: limit.days,
    unit: limit.unit,
    special: book.specialDays,
    paused: pauses,
  })
  return { pauses, dueOn: due, actOn: due }
}

async function write(ask: Ask, actor: Actor, plan: Plan, also: Statement[], textHash?: string): Promise<Ending> {
  const { db, file, now, photos } = ask
  const { row } = file
  const seq = row.version + 1
  const at = now.toISOString()
  const status = plan.set.status ?? row.status
  const all = [...also]
  if (photos.length > 0) all.push(db.insert(files).values(fileRows(row.id, seq, photos, at)))
  if (labelOf(status) !== labelOf(row.status) && file.release)
    all.push(
      db
        .update(releases)
        .set({ label: labelOf(status), changedAt: at })
        .where(eq(releases.caseId, row.id)),
    )
  const message = MESSAGE_AFTER[plan.event]
  if (message && file.submitter.hasEmail && isOpen(PETITION_STEPS, row.status))
    all.push(announce(db, { caseId: row.id, communeId: row.communeId, seq, at }, message))
  const detail = photos.length > 0 ? { ...plan.detail, photos: photos.map((photo) => photo.sha256) } : plan.detail
  const event = {
    kind: plan.event,
    actor,
    at: now,
    detail,
    ...(plan.text ? { text: plan.text } : {}),
    ...(textHash ? { textHash } : {}),
  }
  return (await take(db, row, event, plan.set, all)) === 'done' ? { ok: true } : MOVED
}

function replyOf(input: ActionInput<'trinh-duyet'>) {
  return {
    text: input.answer,
    demandAnswers: input.demandAnswer,
    documentNumber: input.documentNumber,
    documentOn: input.documentOn || null,
  }
}

function wordsOf<A extends ActionName>(action: A, input: ActionInput<A>): string | undefined {
  return action === 'trinh-duyet' ? sha256(replyWords(replyOf(input as ActionInput<'trinh-duyet'>))) : undefined
}

/** Out of the public's sight: the released text and the photos. */
function takenBack(db: Db, caseId: string): Statement[] {
  return [
    db.delete(releases).where(eq(releases.caseId, caseId)),
    db.update(files).set({ released: false }).where(eq(files.caseId, caseId)),
  ]
}

function statementsOf<A extends ActionName>(
  ask: Ask,
  actor: StaffMember,
  action: A,
  input: ActionInput<A>,
): Statement[] {
  const { db, file, now } = ask
  const { row } = file
  const at = now.toISOString()
  if (action === 'trinh-duyet') {
    const words = replyOf(input as ActionInput<'trinh-duyet'>)
    return [
      db
        .insert(replies)
        .values({ caseId: row.id, seq: row.version + 1, bodyId: actor.bodyId, writtenBy: actor.id, ...words }),
    ]
  }
  if (action === 'duyet') {
    const last = file.replies.at(-1)
    if (!last) throw new Error(`case ${row.id} waits for approval without a reply`)
    return [
      db
        .update(replies)
        .set({ approvedBy: actor.id, approvedAt: at })
        .where(and(eq(replies.caseId, row.id), eq(replies.seq, last.seq))),
    ]
  }
  if (action === 'thoi-cong-khai') return takenBack(db, row.id)
  if (action !== 'cong-khai') return []
  const sent = input as ActionInput<'cong-khai'>
  const category = row.category
  const words = {
    title: sent.title,
    text: sent.text,
    answer: sent.answer,
    searchText: searchTextOf(sent.title, sent.text, sent.answer),
    label: labelOf(row.status),
    category,
    hamletId: row.hamletId,
    releasedBy: actor.id,
    changedAt: at,
  }
  const shown = sent.photo.filter((id) => file.photos.some((photo) => photo.id === id))
  const ofCase = eq(files.caseId, row.id)
  return [
    db
      .insert(releases)
      .values({
        caseId: row.id,
        communeId: row.communeId,
        year: row.year,
        number: row.number,
        releasedAt: at,
        ...words,
      })
      .onConflictDoUpdate({ target: releases.caseId, set: words }),
    db
      .update(files)
      .set({ released: false })
      .where(shown.length > 0 ? and(ofCase, notInArray(files.id, shown)) : ofCase),
    ...(shown.length > 0
      ? [
          db
            .update(files)
            .set({ released: true })
            .where(and(ofCase, inArray(files.id, shown))),
        ]
      : []),
  ]
}
