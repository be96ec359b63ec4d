import { and, eq, sql } from 'drizzle-orm'
import { codeOf, formatCaseCode } from '../cases/code.ts'
import { lookupHash, lookupSecretFor } from '../cases/lookup.ts'
import { eventAfter, type EventRow } from '../cases/queries.ts'
import { cases, type CASE_CHANNELS, events } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import { compiled, type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { fileRows, type KeptPhoto } from '../files/queries.ts'
import { files } from '../files/tables.ts'
import { sha256 } from '../http/keys.ts'
import { announce } from '../notifications/outbox.ts'
import type { StaffMember } from '../staff/actor.ts'
import { sealContact } from '../submitters/seal.ts'
import { submitters } from '../submitters/tables.ts'
import type { PetitionInput } from './form.ts'
import type { Secrets } from './queries.ts'
import { beforeFirst, decide } from './submit.ts'
import { petitions } from './tables.ts'
import { petitionWords } from './words.ts'

/** How a petition comes in. */
export type Channel = (typeof CASE_CHANNELS)[number]

type NewCase = Omit<typeof cases.$inferInsert, 'number'>

// The next number of the year is read where it is written: no counter that all submissions would have to share.
const insertCase = compiled<NewCase>((db, stand) =>
  db
    .insert(cases)
    .values({
      ...stand,
      number: sql`(select coalesce(max(number), 0) + 1 from cases where commune_id = ${stand.communeId} and year = ${stand.year})`,
    })
    .returning({ number: cases.number }),
)
const insertPetition = compiled<typeof petitions.$inferInsert>((db, stand) => db.insert(petitions).values(stand))
const insertEvent = compiled<EventRow>((db, stand) => db.insert(events).values(stand))
const insertSubmitter = compiled<typeof submitters.$inferInsert>((db, stand) => db.insert(submitters).values(stand))

export type Receipt = {
  outcome: 'accepted' | 'replayed'
  caseId: string
  caseCode: string
  lookupSecret: string
  status: string
  bodyId: string
  dueOn: string
}

/**
 * Keeps a petition: case, words, sender, first event, photos, message, in one batch. The same key with the same content
 * gives the same receipt however often and however parallel; with other content 'conflict', and nothing is overwritten.
 */
export async function submit(
  db: Db,
  env: Secrets,
  book: CommuneBook,
  sent: PetitionInput,
  at: {
    now: Date
    caseId: string
    suspicious: boolean
    photos: readonly KeptPhoto[]
    channel?: Channel
    /** The officer who writes it down for the sender, and how the sender agreed. */
    by?: { staff: StaffMember; consent: string }
    /** Hash of a secret that the sender holds already. */
    lookupHash?: string
  },
): Promise<Receipt | 'conflict'> {
  const { now, caseId } = at
  const communeId = book.commune.id
  const secret = lookupSecretFor(env, communeId, sent.submissionKey)
  const contentHash = sha256(JSON.stringify([sent, at.photos.map((photo) => photo.sha256)]))
  const decision = decide(sent, book, now)
  const contact = { name: sent.name, phone: sent.phone, email: sent.email }
  const words = {
    content: sent.content,
    demands: sent.demand,
    place: sent.place,
    latitude: sent.latitude,
    longitude: sent.longitude,
  }
  const first = eventAfter(beforeFirst(caseId, communeId), {
    kind: 'petition.submitted',
    actor: at.by?.staff ?? { kind: 'sender' },
    at: now,
    textHash: sha256(petitionWords(words)),
    detail: {
      category: sent.category,
      hamletId: sent.hamlet,
      bodyId: decision.responsibleBodyId,
      ruleId: decision.ruleId,
      dueOn: decision.dueOn,
      photos: at.photos.map((photo) => photo.sha256),
      ...(at.by ? { channel: at.channel, consent: at.by.consent } : {}),
    },
  })
  const year = Number(decision.clockFrom.slice(0, 4))
  const nowIso = now.toISOString()
  const statements: Statement[] = [
    insertCase(db, {
      id: caseId,
      communeId,
      year,
      kind: 'petition',
      status: 'submitted',
      version: first.seq,
      headHash: first.hash,
      holderBodyId: book.commune.triageBodyId,
      heldSince: nowIso,
      responsibleBodyId: decision.responsibleBodyId,
      category: sent.category,
      hamletId: sent.hamlet,
      urgency: 'ordinary',
      title: decision.title,
      checkFirst: at.suspicious,
      flags: decision.flags,
      ruleId: decision.ruleId,
      routingReason: decision.reason,
      limitId: decision.limitId,
      clockFrom: decision.clockFrom,
      dueOn: decision.dueOn,
      actOn: decision.actOn,
      wakeOn: decision.wakeOn,
      pauses: [],
      submittedAt: nowIso,
      channel: at.channel ?? 'web',
      // Who holds a secret already is given no slip with another one.
      enteredBy: at.lookupHash === undefined ? (at.by?.staff.id ?? null) : null,
      lookupHash: at.lookupHash ?? lookupHash(env, secret),
      submissionKey: sent.submissionKey,
      contentHash,
    }),
    insertPetition(db, { caseId, kind: sent.kind, allowPublish: sent.allowPublish, ...words }),
    insertEvent(db, first),
    insertSubmitter(db, {
      caseId,
      ...(await sealContact(env, caseId, contact)),
      hideIdentity: sent.hideIdentity,
      hasEmail: sent.email !== '',
      consentAt: nowIso,
    }),
  ]
  if (at.photos.length > 0) statements.push(db.insert(files).values(fileRows(caseId, first.seq, at.photos, nowIso)))
  if (sent.email !== '') statements.push(announce(first, 'submitted'))
  const receipt = {
    caseId,
    lookupSecret: secret,
    status: 'submitted',
    bodyId: decision.responsibleBodyId,
    dueOn: decision.dueOn,
  }
  try {
    const [made] = (await writeTogether(db, statements)) as [{ number: number }[]]
    const caseCode = formatCaseCode(book.commune.codePrefix, year, made[0]?.number ?? 0)
    return { outcome: 'accepted', ...receipt, caseCode }
  } catch (error) {
    if (!isTaken(error, 'cases.submission_key')) throw error
  }
  const kept = await db
    .select()
    .from(cases)
    .where(and(eq(cases.communeId, communeId), eq(cases.submissionKey, sent.submissionKey)))
    .get()
  if (!kept || kept.contentHash !== contentHash) return 'conflict'
  return {
    outcome: 'replayed',
    caseId: kept.id,
    caseCode: codeOf(book, kept),
    lookupSecret: secret,
    status: kept.status,
    bodyId: kept.responsibleBodyId,
    dueOn: kept.dueOn,
  }
}
