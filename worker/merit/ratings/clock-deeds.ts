import type { CommuneBook } from '../../communes/book.ts'
import { addDays, longDay } from '../../deadlines/calendar.ts'
import { type Alarm, alarmDue, nextAlarm, type Raised } from '../../dossiers/alarms.ts'
import type { Telling } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { REMIND_BEFORE } from './limits.ts'
import { toOffice, toPeers, toUnit } from './told.ts'

/** What the clock knows of a rating besides its dossier. */
export type Clocked = {
  unit: string
  people: readonly { staffId: string; until: string | null }[]
  /** Bodies that were asked and have not answered. */
  asked: readonly string[]
}

/** What the clock does with a rating today: it reminds those who are waited for, and says when the day has passed. */
export function ratingClock(row: DossierRow, own: Clocked, book: CommuneBook, today: string): Raised | null {
  return alarmDue(alarmsOf(row, own, book), row, today)
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function ratingWake(row: DossierRow, own: Clocked, book: CommuneBook, today: string): string | null {
  return nextAlarm(alarmsOf(row, own, book), row, today)
}

function alarmsOf({ dueOn, status }: DossierRow, { asked, people, unit }: Clocked, book: CommuneBook): Alarm[] {
  if (dueOn === null || (status !== 'opened' && status !== 'peer_asked')) return []
  const isSelf = status === 'opened'
  const to = isSelf ? toUnit(unit, people) : toPeers(asked)
  const what = isSelf ? 'tự chấm điểm, tự xếp loại' : 'nhận xét, xếp loại đơn vị bạn'
  const event = isSelf ? 'rating.self' : 'rating.peers'
  const detail = { dueOn }
  return [
    alarm('remind', addDays(dueOn, -REMIND_BEFORE), `${event}_reminded`, detail, [
      { to, what: `Sắp hết hạn ${what}: ${longDay(dueOn)}.` },
    ]),
    alarm('overdue', addDays(dueOn, 1), `${event}_overdue`, detail, [
      { to: [...to, ...toOffice(book)], what: `Quá hạn ${what}: ${longDay(dueOn)}.` },
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
