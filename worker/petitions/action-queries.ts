import { eq } from 'drizzle-orm'
import { codeIn } from '../cases/code.ts'
import { type CaseRow, caseById, findCase, take, visibleTo } from '../cases/queries.ts'
import { next } from '../cases/transitions.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { alarmAfter, nextWake } from '../deadlines/alarm.ts'
import { dueDay, localDay } from '../deadlines/calendar.ts'
import { eraseDay } from '../deadlines/retention.ts'
import { fileRows, type KeptPhoto } from '../files/queries.ts'
import { files } from '../files/tables.ts'
import { tell } from '../notifications/outbox.ts'
import type { Actor, StaffMember } from '../staff/actor.ts'
import { colleaguesOf } from '../staff/colleague-queries.ts'
import { type ActionInput, type ActionName, isDispute, type SenderInput } from './action-form.ts'
import { PLANS } from './actions.ts'
import { consequences } from './consequence-queries.ts'
import { hashOfWords, takenBack, wordsWritten } from './deed-queries.ts'
import { labelOf } from './labels.ts'
import { type Plan, type Scene, toTriage } from './plan.ts'
import type { CaseFile } from './queries.ts'
import { unmerge } from './road-actions.ts'
import { PETITION_STEPS } from './rules.ts'
import { clockOf, flagsWith } from './submit.ts'
import { evaluations, releases } from './tables.ts'

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

/** Answers to further questions: in words, those that he wrote himself, and the rows that belong to them. */
export type MoreAnswers = { text: string; written: string; detail: Record<string, unknown>; also: Statement[] }

type Ask = { db: Db; book: CommuneBook; file: CaseFile; now: Date; photos: readonly KeptPhoto[] }

/** An officer's action, from the table's verdict to one batch. */
export async function act<A extends ActionName>(
  ask: Ask,
  actor: StaffMember,
  action: A,
  input: ActionInput<A>,
): Promise<Ending> {
  const { file } = ask
  const verdict = next(PETITION_STEPS, file.row, action, actor)
  if (!verdict.ok) return { ok: false, status: verdict.why === 'not_you' ? 403 : 409, sentence: verdict.sentence }
  const scene = await sceneOf(ask, actor, action, input)
  const plan = PLANS[action](verdict.step, input, scene)
  if (!plan.ok) return { ...plan, status: 422 }
  return write(ask, actor, plan, wordsWritten(ask, actor, action, input), hashOfWords(action, input))
}

/** What a plan needs to know besides the case; read only for the deeds that ask for it. */
async function sceneOf<A extends ActionName>(
  ask: Ask,
  actor: StaffMember,
  action: A,
  input: ActionInput<A>,
): Promise<Scene> {
  const { db, book, file, now, photos } = ask
  const { row } = file
  const names = NAMES_PEOPLE.includes(action) || (action === 'giao' && row.status === 'reopened')
  return {
    row,
    book,
    actor,
    now,
    kind: file.petition.kind,
    returns: file.events.filter((event) => event.kind === 'petition.returned').length,
    demands: file.petition.demands,
    photoCount: photos.length,
    allowPublish: file.petition.allowPublish,
    lastAnswerer: file.replies.findLast((reply) => reply.approvedAt !== null)?.bodyId ?? null,
    forwardedOn: dayOfLast(file, 'petition.forwarded'),
    into: await otherOf(ask, actor, action, input),
    mergedHere: file.kin.filter((one) => one.mergedInto === row.id).length,
    colleagues: names ? await colleaguesOf(db, row.communeId) : [],
    granted: file.grants.filter((grant) => grant.endedAt === null).map((grant) => grant.staffId),
  }
}

/** Deeds that name officers. */
const NAMES_PEOPLE: readonly ActionName[] = ['chuyen-rieng', 'cap-quyen']

/** The case into which this one is to be merged, or was: one that this officer may find. */
async function otherOf(
  { db, book, file }: Ask,
  actor: StaffMember,
  action: ActionName,
  input: ActionInput<ActionName>,
): Promise<CaseRow | null> {
  if (action === 'bo-gop') return file.kin.find((one) => one.id === file.row.mergedInto) ?? null
  if (action !== 'gop') return null
  const code = codeIn(book, (input as ActionInput<'gop'>).into)
  const found = code && (await findCase(db, book.commune.id, code, visibleTo(actor)))
  return found?.kind === file.row.kind ? found : null
}

function dayOfLast(file: CaseFile, kind: string): string | null {
  const event = file.events.findLast((one) => one.kind === kind)
  return event ? localDay(event.at) : null
}

/** What the sender does: adds information, withdraws, judges the answer or disputes it once. */
export async function actAsSender(
  ask: Ask,
  deed:
    | { action: 'bo-sung'; input: SenderInput<'bo-sung'> }
    | { action: 'rut'; input: SenderInput<'rut'> }
    | { action: 'khong-gop'; input: SenderInput<'khong-gop'> }
    | { action: 'danh-gia'; input: SenderInput<'danh-gia'> }
    | { action: 'tra-loi-them'; input: MoreAnswers },
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
  let plan: Plan = { ok: true, event: verdict.step.event, set: { status: verdict.step.to }, detail: {} }
  const also: Statement[] = []
  if (deed.action === 'bo-sung') {
    plan.text = deed.input.content
    const flags = flagsWith(row.flags, deed.input.content, false)
    plan.set = { ...plan.set, ...resumed(ask), flags }
    if (flags !== row.flags) also.push(...takenBack(db, row.id))
  } else if (deed.action === 'tra-loi-them') {
    const { text, written, detail } = deed.input
    const flags = flagsWith(row.flags, written, false)
    plan = { ...plan, text, detail, set: { ...plan.set, flags } }
    also.push(...deed.input.also, ...(flags === row.flags ? [] : takenBack(db, row.id)))
  } else if (deed.action === 'khong-gop') {
    const into = row.mergedInto ? ((await caseById(db, row.mergedInto)) ?? null) : null
    plan = unmerge(verdict.step, { row, book, now, into }, deed.input.reason)
  } else if (deed.action === 'rut') {
    plan.set.mergedInto = null
    if (deed.input.reason.trim()) plan.text = deed.input.reason
    also.push(...takenBack(db, row.id))
  } else {
    const { score, demandMet, comment, reason } = deed.input
    const demandsMet = demandMet.map((word) => word === 'yes')
    plan.detail = { score, demandsMet }
    if (score !== null) plan.set.score = score
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
    extendedBy: row.extendedBy,
  })
  return { pauses, dueOn: due, actOn: due }
}

async function write(ask: Ask, actor: Actor, plan: Plan, also: Statement[], textHash?: string): Promise<Ending> {
  const { db, book, file, now, photos } = ask
  const { row } = file
  const seq = row.version + 1
  const at = now.toISOString()
  const set = { ...plan.set, ...clockAfter({ ...row, ...plan.set }, book, localDay(now)) }
  const status = set.status ?? row.status
  const all = [...also, ...consequences(ask, actor, plan)]
  if (photos.length > 0) all.push(db.insert(files).values(fileRows(row.id, seq, photos, at)))
  if (labelOf(status) !== labelOf(row.status) && file.release && !plan.takeBack)
    all.push(
      db
        .update(releases)
        .set({ label: labelOf(status), changedAt: at })
        .where(eq(releases.caseId, row.id)),
    )
  const detail = photos.length > 0 ? { ...plan.detail, photos: photos.map((photo) => photo.sha256) } : plan.detail
  const event = {
    kind: plan.event,
    actor,
    at: now,
    detail,
    ...(plan.text ? { text: plan.text } : {}),
    ...(textHash ? { textHash } : {}),
  }
  const actorId = actor.kind === 'staff' ? actor.id : ''
  const told = { caseId: row.id, communeId: row.communeId, seq, at, kind: plan.event, actorKind: actor.kind, actorId }
  all.push(...tell(db, told, { ...row, ...set }, book))
  return (await take(db, row, event, set, all)) === 'done' ? { ok: true } : MOVED
}

/** When the clock looks at the case next, what it has said already, and when its data are erased. */
function clockAfter(after: CaseRow, book: CommuneBook, today: string): Partial<CaseRow> {
  const alarm = alarmAfter(after, book, today)
  return { alarm, wakeOn: nextWake({ ...after, alarm }, book, today), eraseOn: eraseDay(after, book, today) }
}
