import { and, eq, inArray, sql } from 'drizzle-orm'
import { eventAfter, step } from '../cases/queries.ts'
import { wordsGone } from '../cases/search/index-queries.ts'
import { HELD_STATES } from '../cases/states.ts'
import { caseGrants, cases, events, holdings } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import { patternOf } from '../documents/number.ts'
import { register } from '../documents/queries.ts'
import { files } from '../files/tables.ts'
import { sha256 } from '../http/keys.ts'
import type { Actor, StaffMember } from '../staff/actor.ts'
import { takenBack } from './deed-queries.ts'
import { searchTexts } from './finding/text-queries.ts'
import type { Part, Plan } from './plan.ts'
import type { CaseFile } from './queries.ts'
import { beforeFirst, titleOf } from './submit.ts'
import { petitions } from './tables.ts'
import { petitionWords } from './words.ts'

type Ask = { db: Db; book: CommuneBook; file: CaseFile; now: Date }

/** All that a plan writes about other rows than its own event and case: in the same batch, or not at all. */
export function consequences(ask: Ask, actor: Actor, plan: Plan): Statement[] {
  const { db, file, now } = ask
  return [
    ...handedOver(ask, plan),
    ...(plan.other
      ? step(db, plan.other.row, { kind: plan.other.event, actor, at: now, detail: plan.other.detail })
      : []),
    ...(plan.takeBack ? takenBack(db, file.row.id) : []),
    ...(plan.set.restricted ? wordsGone(db, file.row, searchTexts(file.petition)) : []),
    ...(actor.kind === 'staff' ? [...granted(ask, actor, plan), ...numbered(ask, actor, plan)] : []),
    ...(plan.parts ?? []).flatMap((part) => born(ask, actor, part)),
  ]
}

/** Who had it, from when to when; and those merged into it go where it goes. */
function handedOver({ db, book, file, now }: Ask, plan: Plan): Statement[] {
  const { row } = file
  const next = plan.set.holderBodyId ?? row.holderBodyId
  const status = plan.set.status ?? row.status
  if (!HELD_STATES.includes(row.status) || (next === row.holderBodyId && HELD_STATES.includes(status))) return []
  const toAt = now.toISOString()
  const held = db.insert(holdings).values({
    caseId: row.id,
    seq: row.version + 1,
    communeId: row.communeId,
    bodyId: row.holderBodyId,
    fromAt: row.heldSince,
    toAt,
    workingDays: workingDaysBetween(localDay(row.heldSince), localDay(now), book.specialDays),
  })
  const follow = db.update(cases).set({ holderBodyId: next, heldSince: toAt }).where(eq(cases.mergedInto, row.id))
  return next === row.holderBodyId ? [held] : [held, follow]
}

function granted({ db, file, now }: Ask, actor: StaffMember, plan: Plan): Statement[] {
  const at = now.toISOString()
  const caseId = file.row.id
  const rows = (plan.grant ?? []).map((staffId) => ({ caseId, staffId, grantedBy: actor.id, grantedAt: at }))
  const ended = plan.endGrant ?? []
  return [
    ...(rows.length > 0
      ? [
          db
            .insert(caseGrants)
            .values(rows)
            .onConflictDoUpdate({
              target: [caseGrants.caseId, caseGrants.staffId],
              set: { grantedBy: actor.id, grantedAt: at, endedAt: null },
            }),
        ]
      : []),
    ...(ended.length > 0
      ? [
          db
            .update(caseGrants)
            .set({ endedAt: at })
            .where(and(eq(caseGrants.caseId, caseId), inArray(caseGrants.staffId, [...ended]))),
        ]
      : []),
  ]
}

function numbered({ db, book, file, now }: Ask, actor: StaffMember, plan: Plan): Statement[] {
  const body = book.bodies.get(actor.bodyId)
  if (!plan.document || !body) return []
  const issuedOn = localDay(now)
  const row = {
    id: crypto.randomUUID(),
    communeId: book.commune.id,
    bodyId: actor.bodyId,
    documentKind: plan.document.kind,
    year: Number(issuedOn.slice(0, 4)),
    subject: plan.document.subject,
    recipient: plan.document.recipient,
    caseId: file.row.id,
    issuedOn,
    issuedBy: actor.id,
    createdAt: now.toISOString(),
  }
  return [register(db, row, patternOf(book.numberPatterns, body, plan.document.kind))]
}

/** What an answer to the whole left behind, if it was answered and disputed before it was split. */
const UNANSWERED = { answeredOn: null, answeredInTime: null, answeredDays: null, score: null, disputed: false }

/** A part as a case of its own: its words, its first event, the photos of the whole. Its sender stays with the whole. */
function born({ db, book, file, now }: Ask, actor: Actor, part: Part): Statement[] {
  const { row, petition } = file
  const id = crypto.randomUUID()
  const at = now.toISOString()
  const words = {
    content: part.content,
    demands: part.demands,
    place: petition.place,
    latitude: petition.latitude,
    longitude: petition.longitude,
  }
  const first = eventAfter(beforeFirst(id, row.communeId), {
    kind: 'petition.split_off',
    actor,
    at: now,
    textHash: sha256(petitionWords(words)),
    detail: { from: row.id, category: part.category, bodyId: part.responsibleBodyId, dueOn: part.dueOn },
  })
  const year = Number(localDay(now).slice(0, 4))
  const photos = file.photos.filter((photo) => file.replies.every((reply) => reply.seq !== photo.seq))
  return [
    db.insert(cases).values({
      ...row,
      id,
      year,
      number: sql`(select coalesce(max(number), 0) + 1 from cases where commune_id = ${row.communeId} and year = ${year})`,
      status: 'received',
      version: first.seq,
      headHash: first.hash,
      holderBodyId: book.commune.triageBodyId,
      heldSince: at,
      responsibleBodyId: part.responsibleBodyId,
      category: part.category,
      title: titleOf(part.content),
      ruleId: part.ruleId,
      routingReason: part.reason,
      limitId: part.limitId,
      dueOn: part.dueOn,
      actOn: part.actOn,
      wakeOn: localDay(now),
      alarm: '',
      submittedAt: at,
      splitFrom: row.id,
      ...UNANSWERED,
      submissionKey: `${row.submissionKey}/${id}`,
    }),
    db.insert(petitions).values({ caseId: id, kind: petition.kind, allowPublish: petition.allowPublish, ...words }),
    db.insert(events).values(first),
    ...(photos.length > 0
      ? [
          db.insert(files).values(
            photos.map((photo, position) => ({
              ...photo,
              id: crypto.randomUUID(),
              caseId: id,
              seq: 1,
              position,
              released: false,
            })),
          ),
        ]
      : []),
  ]
}
