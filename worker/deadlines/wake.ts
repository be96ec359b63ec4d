import type { Deed } from '../cases/many-queries.ts'
import type { CaseRow } from '../cases/queries.ts'
import { alarmsDue, type Alarm, type Days, lapsesOn, nextWake, outsideBy } from './alarm.ts'
import { eraseDay } from './retention.ts'

/** Where a case of some kind goes by itself when its sender stayed silent, by state: handed in by the kind. */
export type LapseTable = Readonly<Record<string, { to: string; event: string }>>

const EVENTS: Readonly<Record<Alarm, string>> = {
  triage_late: 'deadline.triage_late',
  reminded: 'deadline.reminded',
  overdue: 'deadline.overdue',
  approver: 'deadline.escalated_approver',
  leader: 'deadline.escalated_leader',
  party: 'deadline.escalated_party',
}

/** What the clock does with a case today: its deeds in order; none when it only has to look again later. */
export function deedsOf(seen: CaseRow, book: Days, now: Date, today: string, lapses: LapseTable): Deed[] {
  const event = (kind: string, detail: Record<string, unknown>) =>
    ({ kind, actor: { kind: 'system' }, at: now, detail }) as const
  const lapse = lapses[seen.status]
  const lapseOn = lapsesOn(seen, book)
  if (lapse && lapseOn !== null && lapseOn <= today)
    return [{ seen, event: event(lapse.event, { lapsedOn: lapseOn }), set: lapsed(seen, lapse.to, book, today) }]
  if (seen.status === 'forwarded') {
    const wakeOn = nextWake(seen, book, today)
    if (wakeOn === null || wakeOn > today) return []
    const next = outsideBy(book, seen.actOn) ?? seen.actOn
    const actOn = next >= today ? next : (outsideBy(book, today) ?? next)
    const set = { actOn, wakeOn: nextWake({ ...seen, actOn }, book, today) }
    return [{ seen, event: event('deadline.outside_reminded', { actOn: seen.actOn, nextOn: actOn }), set }]
  }
  // Of a restricted case only those named in its grants hear, and of no other day than that of the initial handling.
  const isEntrusted = seen.status === 'restricted'
  return alarmsDue(seen, book, today).map((alarm) => ({
    seen,
    event: event(EVENTS[alarm], {
      dueOn: alarm === 'triage_late' || isEntrusted ? seen.actOn : seen.dueOn,
      bodyId: seen.holderBodyId,
      ...(isEntrusted ? { what: 'initial_handling' } : {}),
    }),
    set: { alarm, wakeOn: nextWake({ ...seen, alarm }, book, today) },
  }))
}

function lapsed(seen: CaseRow, status: string, book: Days, today: string): Partial<CaseRow> {
  const pauses = seen.pauses.map((pause) => ({ from: pause.from, to: pause.to ?? today }))
  const after = { ...seen, status, alarm: '', pauses }
  return {
    status,
    pauses,
    alarm: '',
    proposal: null,
    proposedBy: null,
    wakeOn: nextWake(after, book, today),
    eraseOn: eraseDay(after, book, today),
  }
}
