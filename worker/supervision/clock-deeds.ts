import { bodyName, type CommuneBook } from '../communes/book.ts'
import { daysText } from '../deadlines/ahead.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { DossierFile } from '../dossiers/file.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { ClockDeed } from '../dossiers/wake-sweep.ts'
import { tell, type Whom } from './audiences.ts'
import { LIMIT, quarterEnd, remindOn, sourceText } from './days.ts'
import type { SessionRow, SupervisionRow } from './tables.ts'

/** What the clock knows of a topic. */
export type Clocked = {
  own: Pick<SupervisionRow, 'form' | 'quarter' | 'endedOn' | 'sentOn'>
  sessions: readonly SessionRow[]
  people: readonly DossierFile['people'][number][]
}
/** The session about whose report an alarm was raised. */
export type Rung = { sessionId: string; alarm: 'reminded' | 'overdue' }
type Deed = ClockDeed<Rung>
/** An alarm that may be raised: on which day, about what. */
type Alarm = { on: string; deed: () => Deed }

/** While these last, bodies report before their sessions. */
const REPORTING = ['notified', 'in_progress']

/** What the clock does with a topic today: reminds of what is due soon, says what is overdue; one thing a turn. */
export function supervisionClock(row: DossierRow, clocked: Clocked, book: CommuneBook, today: string): Deed | null {
  const due = alarmsOf(row, clocked, book, today).find(({ on }) => on <= today)
  return due?.deed() ?? null
}

/** The next day on which an alarm may have to be raised. */
export function supervisionWake(row: DossierRow, clocked: Clocked, book: CommuneBook, today: string): string | null {
  const days = alarmsOf(row, clocked, book, today).map(({ on }) => (on > today ? on : today))
  return days.toSorted()[0] ?? null
}

/** Alarms not raised yet: about each body's report, and about what whoever leads has to do. */
function alarmsOf(row: DossierRow, clocked: Clocked, book: CommuneBook, today: string): Alarm[] {
  if (row.endedAt !== null || row.status === 'suspended') return []
  const reports = REPORTING.includes(row.status)
    ? clocked.sessions.flatMap((session) => reportAlarms(row, clocked, session, book, today))
    : []
  return [...reports, ...leadAlarms(row, clocked, book, today)]
}

function reportAlarms(
  row: DossierRow,
  { own, people }: Clocked,
  session: SessionRow,
  book: CommuneBook,
  today: string,
): Alarm[] {
  const { alarm, bodyId, day, heldOn, id, reportOn, reportWantedOn } = session
  if (reportWantedOn === null || reportOn !== null || heldOn !== null) return []
  const limit = findLimit(book.limits, LIMIT.reportAhead, own.sentOn ?? today)
  const source = limit ? ` Ít nhất ${daysText(limit)} trước buổi làm việc (${sourceText(limit)}).` : ''
  const to: Whom[] = ['lead', 'team', { body: bodyId }]
  const make = (next: Rung['alarm'], what: string) => (): Deed => ({
    event: { kind: `supervision.${next}`, detail: { body: bodyId, what, dueOn: reportWantedOn } },
    told: tell({ book, file: { row, people } }, to, `${what.charAt(0).toUpperCase()}${what.slice(1)}.${source}`),
    more: { sessionId: id, alarm: next },
  })
  const remind = remindOn(book, reportWantedOn, today)
  return [
    ...(alarm === '' && remind !== null && today <= reportWantedOn
      ? [
          {
            on: remind,
            deed: make(
              'reminded',
              `${bodyName(book, bodyId)} gửi báo cáo trước hết ${longDay(reportWantedOn)}, buổi làm việc ${longDay(day)}`,
            ),
          },
        ]
      : []),
    ...(alarm === 'overdue'
      ? []
      : [
          {
            on: addDays(reportWantedOn, 1),
            deed: make('overdue', `${bodyName(book, bodyId)} chưa gửi báo cáo, hạn là ${longDay(reportWantedOn)}`),
          },
        ]),
  ]
}

/** The report of the team, the next session, the quarter in which a topic was to be done. */
function leadAlarms(row: DossierRow, { own, people }: Clocked, book: CommuneBook, today: string): Alarm[] {
  const { alarm, dueOn, limitCode } = row
  if (dueOn === null || row.waitsForBodyId === null || limitCode === LIMIT.reportAhead) return []
  const limit = limitCode === LIMIT.teamReport ? findLimit(book.limits, limitCode, own.endedOn ?? today) : undefined
  const source = limit ? ` Trong ${daysText(limit)} sau khi kết thúc (${sourceText(limit)}).` : ''
  const isSession = REPORTING.includes(row.status)
  const subject =
    limitCode === LIMIT.teamReport
      ? 'báo cáo của đoàn giám sát'
      : isSession
        ? 'buổi làm việc giám sát'
        : dueOn === quarterEnd(row.year, own.quarter)
          ? 'chuyên đề của quý này chưa làm xong'
          : 'việc của chuyên đề giám sát'
  const make = (next: 'reminded' | 'overdue', what: string) => (): Deed => ({
    event: { kind: `supervision.${next}`, detail: { what, dueOn } },
    set: { alarm: next },
    told: tell(
      { book, file: { row, people } },
      next === 'overdue' ? ['lead', 'team', 'front'] : ['lead', 'team'],
      `${what.charAt(0).toUpperCase()}${what.slice(1)}.${source}`,
    ),
  })
  const remind = remindOn(book, dueOn, today)
  return [
    ...(alarm === '' && remind !== null && today <= dueOn
      ? [{ on: remind, deed: make('reminded', `${subject}: hạn ${longDay(dueOn)}`) }]
      : []),
    ...(alarm === 'overdue'
      ? []
      : [{ on: addDays(dueOn, 1), deed: make('overdue', `${subject}: đã quá hạn ${longDay(dueOn)}`) }]),
  ]
}
