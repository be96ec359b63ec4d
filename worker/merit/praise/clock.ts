import { addDays, longDay } from '../../deadlines/calendar.ts'
import { type Alarm, alarmDue, nextAlarm } from '../../dossiers/alarms.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { ClockedKind } from '../../dossiers/wake-sweep.ts'
import { COMMENDATIONS } from '../place.ts'
import { toDecider } from './told.ts'

/** Days before the wanted day on which whoever decides is reminded. */
const REMIND_BEFORE = 3

function alarmsOf({ dueOn, status, waitsForBodyId }: DossierRow): Alarm[] {
  if (dueOn === null || waitsForBodyId === null || status !== 'put_forward') return []
  const to = toDecider(waitsForBodyId)
  const made = (alarm: string, on: string, kind: string, what: string): Alarm => ({
    ...{ alarm, on },
    deed: () => ({
      event: { kind: `commendation.${kind}`, detail: { dueOn } },
      ...{ set: { alarm }, told: [{ to, what: `${what}: ${longDay(dueOn)}.` }] },
    }),
  })
  return [
    made('remind', addDays(dueOn, -REMIND_BEFORE), 'decision_reminded', 'Sắp đến ngày cần quyết định khen'),
    made('overdue', addDays(dueOn, 1), 'decision_overdue', 'Đã qua ngày cần quyết định khen'),
  ]
}

/** Proposals for praise, as the clock of dossiers wants a kind: whoever decides is reminded of the day that was wished for. */
export const COMMENDATION_CLOCK: ClockedKind<undefined, never> = {
  place: COMMENDATIONS,
  read: () => Promise.resolve(new Map()),
  deed: (row, _own, _book, today) => alarmDue(alarmsOf(row), row, today),
  nextWake: (row, _own, _book, today) => nextAlarm(alarmsOf(row), row, today),
}
