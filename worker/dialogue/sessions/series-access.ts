import { addDays, localDay, longDay } from '../../deadlines/calendar.ts'
import { isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { beginning, moving } from '../../dossiers/queries.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import type { Context } from '../../http/context.ts'
import { sha256 } from '../../http/keys.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { SESSIONS } from '../place.ts'
import type { Around } from './fields.ts'
import { leadOf } from './leads.ts'
import { noticeOf } from './limits.ts'
import type { Listed } from './list-queries.ts'
import { madeBefore, newMeeting, setMeeting } from './queries.ts'
import { TO_HAMLETS, toFront, toLead } from './told.ts'
import { instantAt, whenText } from './times.ts'

export type NewSeries = Around & {
  kind: 'party_reception' | 'chair_reception'
  title: string
  place: string
  onlineLink: string
  /** Hours of the clock in Vietnam. */
  from: string
  to: string
  days: readonly string[]
  submissionKey: string
}

/** Makes the days of a row of receptions, announced at once: all of them or none. The same key makes them once. */
export async function makeSeries(c: Context, made: NewSeries): Promise<{ ok: true; many: number } | { ok: false }> {
  const { book, db, now, staff } = c.var
  const { kind, title, days, from, to, submissionKey, ...rest } = made
  const lead = leadOf(book, kind) ?? staff.bodyId
  const today = localDay(now)
  const contentHash = sha256(JSON.stringify(made))
  const at = now.toISOString()
  const statements: Statement[] = days.flatMap((day) => {
    const id = crypto.randomUUID()
    const startsAt = instantAt(day, from)
    const row = {
      ...{ id, communeId: staff.communeId, kind: 'dialogue' as const, year: Number(today.slice(0, 4)), title },
      ...{ status: 'announced', leadBodyId: lead, publishedAt: at, wakeOn: addDays(today, 1), contentHash },
      limitCode: noticeOf(book, { kind, yearEnd: false, startsAt }, today).code,
      submissionKey: `${submissionKey}:${day}`,
    }
    const event = {
      kind: 'dialogue.series_day',
      actor: staff,
      at: now,
      detail: { kind, startsAt, seriesId: submissionKey },
    }
    return [
      ...beginning(db, row, event),
      newMeeting(db, {
        ...{ dossierId: id, communeId: staff.communeId, kind, startsAt, endsAt: instantAt(day, to) },
        ...{ ...rest, seriesId: submissionKey, announcedOn: today },
      }),
    ]
  })
  try {
    await writeTogether(db, statements)
  } catch (error) {
    if (!isTaken(error, 'dossiers.commune_id')) throw error
    const before = await madeBefore(db, staff.communeId, `${submissionKey}:${days[0] ?? ''}`)
    return before?.contentHash === contentHash ? { ok: true, many: days.length } : { ok: false }
  }
  return { ok: true, many: days.length }
}

/** Ends a row of receptions: the days that are left are cancelled, all of them or none. How many; 'moved' when somebody changed one meanwhile. */
export async function endSeries(
  c: Context,
  seriesId: string,
  left: readonly Listed[],
  reason: string,
): Promise<number | 'moved'> {
  const { book, db, now, staff } = c.var
  const last = left.at(-1)
  const first = left[0]
  if (!first || !last) return 0
  const messages = messagesOf(
    {
      ...{ dossierId: first.row.id, communeId: staff.communeId, seq: first.row.version + 1, at: now, byId: staff.id },
      ...{ code: dossierCode(book, first.row), href: `${SESSIONS}/${dossierSlug(first.row)}` },
    },
    [
      {
        to: [...toLead(first.row), ...toFront(book), TO_HAMLETS],
        what: `Thôi ${left.length} ngày tiếp dân, từ ${longDay(localDay(first.session.startsAt))} đến ${longDay(localDay(last.session.startsAt))}.`,
      },
    ],
  )
  const statements = left.flatMap(({ row, session }) => [
    ...moving(
      db,
      row,
      {
        ...{ kind: 'dialogue.cancelled', actor: staff, at: now, text: reason },
        detail: { from: session.startsAt, seriesId },
      },
      { status: 'cancelled', waitsForBodyId: null, dueOn: null, wakeOn: null, alarm: '', endedAt: now.toISOString() },
    ),
    setMeeting(db, row.id, {
      sequence: session.sequence + 1,
      notice: `Đã hủy buổi ${whenText(session)}. Lý do: ${reason}`,
    }),
  ])
  try {
    await writeTogether(db, [...statements, keepMessages(messages)])
  } catch (error) {
    if (isTaken(error, 'dossier_events.dossier_id')) return 'moved'
    throw error
  }
  tellPost(c)
  return left.length
}
