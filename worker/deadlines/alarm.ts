import type { CaseRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import { addDays, dueDay, isWorkingDay, localDay } from './calendar.ts'
import { findLimit } from './limit.ts'

/** What a running clock says by itself, in order; a case keeps the last one said. */
export const ALARMS = ['triage_late', 'reminded', 'overdue', 'approver', 'leader', 'party'] as const
export type Alarm = (typeof ALARMS)[number]

/** What the clock looks at. */
export type Clocked = Pick<
  CaseRow,
  'status' | 'clockFrom' | 'dueOn' | 'actOn' | 'alarm' | 'pauses' | 'answeredOn' | 'heldSince'
>
export type Days = Pick<CommuneBook, 'limits' | 'specialDays'>

const IN_TRIAGE = ['submitted', 'received', 'reopened']
const AT_WORK = ['assigned', 'in_progress', 'pending_approval', 'restricted']
const ESCALATIONS: readonly (readonly [Alarm, string])[] = [
  ['approver', 'escalate_approver'],
  ['leader', 'escalate_leader'],
  ['party', 'escalate_party'],
]

/** The alarms of a case as it stands, each with its day, in order. A limit that the commune does not have gives none. */
export function alarmsOf(row: Clocked, book: Days): { alarm: Alarm; on: string }[] {
  const inTriage = IN_TRIAGE.includes(row.status)
  if (!inTriage && !AT_WORK.includes(row.status)) return []
  const late = inTriage ? [{ alarm: 'triage_late' as const, on: addDays(row.actOn, 1) }] : []
  // After a dispute the clock starts anew when the case is given out: until then only the look at it can be late.
  if (row.status === 'reopened') return late
  const term = termOf(row)
  const remindOn = daysBefore(term, book)
  // Whoever receives is first told that he is late; a reminder before that would say the same twice.
  const reminds = remindOn !== null && remindOn > term.from && (!late[0] || late[0].on <= remindOn)
  // Nobody above is called to what was entrusted by name.
  const escalations = (row.status === 'restricted' ? [] : ESCALATIONS).flatMap(([alarm, code]) => {
    const on = dayAfter(book, code, row.dueOn, row.clockFrom)
    return on === null ? [] : [{ alarm, on }]
  })
  return [
    ...late,
    ...(reminds ? [{ alarm: 'reminded' as const, on: remindOn }] : []),
    { alarm: 'overdue', on: addDays(term.due, 1) },
    ...escalations,
  ]
}

/** The alarms to be raised today, in order: a reminder of a day that is over is left out. */
export function alarmsDue(row: Clocked, book: Days, today: string): Alarm[] {
  return waiting(row, book)
    .filter(({ alarm, on }) => on <= today && !(alarm === 'reminded' && today > termOf(row).due))
    .map(({ alarm }) => alarm)
}

/** What stays of the last alarm when the clock's days moved (more days, a pause, a new start): '' when nothing would have been said. */
export function alarmAfter(row: Clocked, book: Days, today: string): string {
  const said = rank(row.alarm)
  return alarmsOf(row, book).findLast(({ alarm, on }) => rank(alarm) <= said && on <= today)?.alarm ?? ''
}

/** The first day on which this case ends by itself because its sender stayed silent, or null. */
export function lapsesOn(row: Clocked, book: Days): string | null {
  const pause = row.status === 'needs_info' ? row.pauses.findLast((one) => one.to === null) : undefined
  if (pause) return next(dayAfter(book, 'info_wait', pause.from, pause.from))
  if (row.status === 'answered' && row.answeredOn)
    return next(dayAfter(book, 'dispute_window', row.answeredOn, row.answeredOn))
  return null
}

/** By when an office outside the commune should have replied, counted from a day: what `actOn` is of a case that was sent there. */
export function outsideBy(book: Days, from: string): string | null {
  return dayAfter(book, 'outside_reply', from, from)
}

/** The next day on which the clock must look at this case: today when something is due already, null when nothing can happen by itself. */
export function nextWake(row: Clocked, book: Days, today: string): string | null {
  const on = nextDay(row, book, today)
  return on !== null && on < today ? today : on
}

function nextDay(row: Clocked, book: Days, today: string): string | null {
  if (row.status === 'forwarded') return findLimit(book.limits, 'outside_reply', today) ? addDays(row.actOn, 1) : null
  const lapse = lapsesOn(row, book)
  if (lapse !== null) return lapse
  const first = waiting(row, book).find(({ alarm }) => !(alarm === 'reminded' && today > termOf(row).due))
  return first?.on ?? null
}

/** What its clock counts: to the day promised to the sender; entrusted by name, from then to the day of the initial handling. */
function termOf(row: Clocked): { from: string; due: string } {
  return row.status === 'restricted'
    ? { from: localDay(row.heldSince), due: row.actOn }
    : { from: row.clockFrom, due: row.dueOn }
}

/** What was not said yet. */
function waiting(row: Clocked, book: Days): { alarm: Alarm; on: string }[] {
  const said = rank(row.alarm)
  return alarmsOf(row, book).filter(({ alarm }) => rank(alarm) > said)
}

function rank(alarm: string): number {
  return (ALARMS as readonly string[]).indexOf(alarm)
}

/** The day on which a limit ends that is counted from a day, or null when there is no such limit. */
function dayAfter(book: Days, code: string, from: string, inForceOn: string): string | null {
  const limit = findLimit(book.limits, code, inForceOn)
  if (!limit || limit.days < 1) return null
  return dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays }).due
}

/** The day on which whoever works on it is reminded: so many days before the last. */
function daysBefore({ due, from }: { from: string; due: string }, book: Days): string | null {
  const limit = findLimit(book.limits, 'remind_before', from)
  if (!limit || limit.days < 1) return null
  if (limit.unit === 'calendar_days') return addDays(due, -limit.days)
  let day = due
  for (let left = limit.days; left > 0;) {
    day = addDays(day, -1)
    if (day <= from) return null
    if (isWorkingDay(day, book.specialDays)) left--
  }
  return day
}

function next(day: string | null): string | null {
  return day === null ? null : addDays(day, 1)
}
