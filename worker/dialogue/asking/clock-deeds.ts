import type { CommuneBook } from '../../communes/book.ts'
import { addDays, isWorkingDay, longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { type Alarm, alarmDue, nextAlarm, type Raised } from '../../dossiers/alarms.ts'
import type { Telling } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { committeeOf, TO_LEADERS, toAskedBody, toFront, toFrontHeads } from './told.ts'

/** What the clock does with a request or a topic today: the last alarm that is due and was not raised. */
export function askingClock(row: DossierRow, book: CommuneBook, today: string): Raised | null {
  return alarmDue(alarmsOf(row, book), row, today)
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function askingWake(row: DossierRow, book: CommuneBook, today: string): string | null {
  return nextAlarm(alarmsOf(row, book), row, today)
}

function alarmsOf(row: DossierRow, book: CommuneBook): Alarm[] {
  const { dueOn } = row
  if (dueOn === null) return []
  if (row.kind === 'dialogue_request' && row.status === 'filed') {
    const what = `Đề nghị đối thoại chưa được sàng lọc, quá hạn ${longDay(dueOn)} (thời hạn cam kết).`
    return [
      alarm('overdue', addDays(dueOn, 1), 'dialogue_request.screening_overdue', dueOn, [{ to: toFront(book), what }]),
    ]
  }
  if (row.kind !== 'dialogue_topic' || row.status !== 'threshold_met') return []
  const committee = toAskedBody(committeeOf(book))
  const soon = `Sắp đến thời hạn đề nghị trả lời về chủ đề đủ số cử tri: ${longDay(dueOn)}.`
  const late = `Quá thời hạn đề nghị ${longDay(dueOn)}: UBND xã chưa trả lời về chủ đề đủ số cử tri đề nghị đối thoại.`
  const remind = dayBefore(book, dueOn)
  return [
    ...(remind === null
      ? []
      : [alarm('reminded', remind, 'dialogue_topic.decision_reminded', dueOn, [{ to: committee, what: soon }])]),
    alarm('overdue', addDays(dueOn, 1), 'dialogue_topic.decision_overdue', dueOn, [
      { to: [...committee, ...toFrontHeads(book), TO_LEADERS], what: late },
    ]),
  ]
}

function alarm(name: string, on: string, kind: string, dueOn: string, told: readonly Telling[]): Alarm {
  return { alarm: name, on, deed: () => ({ event: { kind, detail: { dueOn } }, set: { alarm: name }, told }) }
}

function dayBefore(book: CommuneBook, dueOn: string): string | null {
  const limit = findLimit(book.limits, 'remind_before', dueOn)
  if (!limit) return null
  let day = dueOn
  for (let left = limit.days; left > 0;) {
    day = addDays(day, -1)
    if (limit.unit === 'calendar_days' || isWorkingDay(day, book.specialDays)) left--
  }
  return day
}
