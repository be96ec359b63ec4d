import type { CommuneBook } from '../../communes/book.ts'
import { addDays, localDay, longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { type Alarm, alarmDue, nextAlarm, type Raised } from '../../dossiers/alarms.ts'
import type { Telling } from '../../dossiers/deed.ts'
import type { DossierFile } from '../../dossiers/file.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { ItemRow } from '../hall/tables.ts'
import { RECEPTIONS } from '../words.ts'
import type { MeetingRow } from './tables.ts'
import { daysFrom, hourText } from './times.ts'
import { toAll, toFront, toLead } from './told.ts'

/** What the clock knows of a meeting besides its dossier. */
export type Clocked = {
  session: MeetingRow
  bodies: Pick<DossierFile['bodies'][number], 'bodyId' | 'role' | 'since' | 'dossierId'>[]
  items: readonly Pick<ItemRow, 'bodyId'>[]
}
const TO_LEADERS = '*:leader'

/** What the clock does with a meeting today: the last alarm that is due and was not raised. */
export function sessionClock(row: DossierRow, own: Clocked, book: CommuneBook, today: string): Raised | null {
  return alarmDue(alarmsOf(row, own, book), row, today)
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function sessionWake(row: DossierRow, own: Clocked, book: CommuneBook, today: string): string | null {
  return nextAlarm(alarmsOf(row, own, book), row, today)
}

function alarmsOf(row: DossierRow, own: Clocked, book: CommuneBook): Alarm[] {
  const { session } = own
  switch (row.status) {
    case 'proposed':
      return row.dueOn === null ? [] : [undecided(row, row.dueOn)]
    case 'scheduled':
      return row.dueOn === null ? [] : [toAnnounce(row, own, book, row.dueOn)]
    case 'announced':
      return beforeTheDay(row, own, book)
    case 'held':
    case 'minutes_approved':
      return RECEPTIONS.includes(session.kind) ? [notNoted(row, session)] : results(row, own, book)
    default:
      return []
  }
}

/** L22a. */
function undecided(row: DossierRow, dueOn: string): Alarm {
  const what = `Quá hạn quyết định buổi tiếp xúc cử tri được đề nghị: ${longDay(dueOn)}.`
  return alarm('undecided', addDays(dueOn, 1), 'dialogue.decision_overdue', { dueOn }, [{ to: toLead(row), what }])
}

/** On the last day on which it can be announced for its day, whoever must still move hears it. */
function toAnnounce(row: DossierRow, { session }: Clocked, book: CommuneBook, lastOn: string): Alarm {
  const waitsForFront = session.kind === 'government_conference' && session.agreedAt === null
  const what = `${waitsForFront ? 'Chờ Mặt trận thống nhất. ' : ''}Muốn giữ ngày ${longDay(localDay(session.startsAt))} thì công bố chậm nhất ${longDay(lastOn)}.`
  const to = [...toLead(row), ...(waitsForFront ? toFront(book) : [])]
  return alarm('announce', lastOn, 'dialogue.announce_reminded', { lastOn }, [{ to, what }])
}

function beforeTheDay(row: DossierRow, { bodies, items, session }: Clocked, book: CommuneBook): Alarm[] {
  const startsOn = localDay(session.startsAt)
  const remind = before(book, 'DT.nhac', startsOn)
  const to = toAll(book, { row, bodies }, items)
  const what = `Sắp đến buổi họp: ${longDay(startsOn)}, ${hourText(session.startsAt)}.`
  const asked = { to: toLead(row), what: 'Đã qua ngày họp. Ông/bà ghi buổi họp đã tổ chức, hoặc hoãn, hủy.' }
  return [
    ...(remind === null
      ? []
      : [alarm('day', remind, 'dialogue.day_reminded', { startsAt: session.startsAt }, [{ to, what }])]),
    alarm('passed', addDays(startsOn, 1), 'dialogue.held_asked', {}, [asked]),
  ]
}

function notNoted(row: DossierRow, session: MeetingRow): Alarm {
  const on = addDays(session.heldOn ?? localDay(session.startsAt), 2)
  return alarm('minutes', on, 'dialogue.minutes_asked', {}, [{ to: toLead(row), what: 'Chưa ghi kết quả tiếp dân.' }])
}

/** L19, L37b: the minutes are asked for, the day comes near, the day has passed. */
function results(row: DossierRow, { session }: Clocked, book: CommuneBook): Alarm[] {
  const heldOn = session.heldOn ?? localDay(session.startsAt)
  const dueOn = session.resultsDueOn
  const both = [...new Set([...toLead(row), ...toFront(book)])]
  const asks =
    session.minutesReadyAt === null
      ? [
          alarm('minutes', addDays(heldOn, 2), 'dialogue.minutes_asked', {}, [
            { to: both, what: 'Làm biên bản, trình hai bên xác nhận để kịp công bố kết quả.' },
          ]),
        ]
      : []
  if (dueOn === null) return asks
  const remind = before(book, 'remind_before', dueOn)
  const detail = { dueOn }
  const late = `Quá hạn công bố kết quả: ${longDay(dueOn)}.`
  return [
    ...asks,
    ...(remind === null || remind <= addDays(heldOn, 2)
      ? []
      : [
          alarm('results', remind, 'dialogue.results_reminded', detail, [
            { to: both, what: `Sắp hết hạn công bố kết quả: ${longDay(dueOn)}.` },
          ]),
        ]),
    alarm('overdue', addDays(dueOn, 1), 'dialogue.results_overdue', detail, [
      { to: [...both, TO_LEADERS], what: late },
    ]),
  ]
}

function alarm(
  name: string,
  on: string,
  kind: string,
  detail: Record<string, unknown>,
  told: readonly Telling[],
): Alarm {
  return { alarm: name, on, deed: () => ({ event: { kind, detail }, set: { alarm: name }, told }) }
}

function before(book: CommuneBook, code: string, day: string): string | null {
  const limit = findLimit(book.limits, code, day)
  return limit ? daysFrom(day, -limit.days, limit.unit, book.specialDays) : null
}
