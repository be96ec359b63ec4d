import { dossierCode, dossierIn, dossierSlug } from '../../dossiers/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { writeTogether } from '../../db/connect.ts'
import { begin, dossiersFor, findDossier } from '../../dossiers/queries.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import type { Context } from '../../http/context.ts'
import { sha256 } from '../../http/keys.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds } from '../../staff/actor.ts'
import { SESSIONS } from '../place.ts'
import type { SessionKind } from '../words.ts'
import { afterScheduling } from './deeds-plan.ts'
import type { Around, When } from './fields.ts'
import { invitedFrom, schedulesOf } from './leads.ts'
import { decisionDue } from './limits.ts'
import { invitation, named, newMeeting } from './queries.ts'
import { toFront, toLead } from './told.ts'
import { KIND_WORDS } from './words.ts'

/** A meeting that is to be made. */
export type NewMeeting = When &
  Around & {
    kind: SessionKind
    title: string
    leadBodyId: string
    hamletId: string
    yearEnd: boolean
    criticismId: string
    submissionKey: string
  }

/** Makes a meeting: on the calendar at once when its own body makes it, else it waits for that body. The same key gives the same one. */
export async function makeMeeting(
  c: Context,
  made: NewMeeting,
): Promise<{ ok: true; row: DossierRow } | { ok: false }> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const { kind, leadBodyId, submissionKey, title, ...rest } = made
  const id = crypto.randomUUID()
  const isOnCalendar = schedulesOf(staff, leadBodyId)
  const invited = invitedFrom(book, kind)
  const decideBy = decisionDue(book, kind, today)
  const isForHamlet =
    kind === 'hamlet_meeting' && holds(staff, 'hamlet_rep') && !holds(staff, 'coordinator', 'approver')
  const outcome = await begin(
    db,
    {
      ...{ id, communeId: staff.communeId, kind: 'dialogue', year: Number(today.slice(0, 4)), title, leadBodyId },
      status: isOnCalendar ? 'scheduled' : 'proposed',
      ...(isOnCalendar
        ? afterScheduling({ book, today }, { leadBodyId }, { ...rest, kind, agreedAt: null })
        : {
            waitsForBodyId: leadBodyId,
            dueOn: decideBy,
            limitCode: decideBy === null ? '' : 'L22a',
            wakeOn: decideBy === null ? null : today,
          }),
      submissionKey,
      contentHash: sha256(JSON.stringify(made)),
    },
    {
      kind: isOnCalendar ? 'dialogue.made' : 'dialogue.proposed',
      actor: staff,
      at: now,
      detail: { kind, startsAt: made.startsAt, leadBodyId },
    },
    [
      newMeeting(db, { dossierId: id, communeId: staff.communeId, kind, ...rest }),
      ...(invited.length > 0 ? [invitation(db, id, invited, now)] : []),
      // He finds it by name: a hamlet's representative finds no dossiers of his body.
      ...(isForHamlet ? [named(db, id, staff, crypto.randomUUID(), now)] : []),
    ],
  )
  if (!outcome.ok) return outcome
  const { row } = outcome
  if (row.id === id) {
    const code = dossierCode(book, row)
    const told = {
      ...{ dossierId: id, communeId: row.communeId, seq: 1, at: now, byId: staff.id, code },
      href: `${SESSIONS}/${dossierSlug(row)}`,
    }
    const asksFront = isOnCalendar && kind === 'government_conference'
    const what = isOnCalendar
      ? `Đã lên lịch: ${KIND_WORDS[kind].name}.${asksFront ? ' Chờ Mặt trận thống nhất.' : ''}`
      : `Đề nghị tổ chức: ${KIND_WORDS[kind].name}. Chờ ông/bà lên lịch.`
    const to = isOnCalendar ? [...toFront(book), ...invited.map((body) => `${body}:handler,approver`)] : toLead(row)
    await writeTogether(db, [keepMessages(messagesOf(told, [{ to, what }]))])
    tellPost(c)
  }
  return { ok: true, row }
}

/** The draft of that code, if this officer may find it; null when nothing was typed, undefined when there is none. */
export async function draftTyped(c: Context, typed: string): Promise<DossierRow | null | undefined> {
  if (typed === '') return null
  const { book, db, staff } = c.var
  const place = dossierIn(book, typed)
  if (place?.kind !== 'criticism') return undefined
  return findDossier(db, staff.communeId, place, dossiersFor(staff, book.commune.triageBodyId))
}
