import type { CommuneBook } from '../communes/book.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { nextAlarm, type Alarm, alarmDue } from '../dossiers/alarms.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { ClockDeed } from '../dossiers/wake-sweep.ts'
import type { RoundMore, RoundOwn, UnitReport } from './own.ts'
import { owing, standText } from './owing.ts'
import type { RoundRow } from './tables.ts'
import { type HamletReps, tellStandby, tellUnits, toLead } from './told.ts'

/** What the clock knows of a round besides its dossier. */
export type Clocked = Pick<RoundOwn, 'reports' | 'hamletReps'> & {
  round: Pick<RoundRow, 'dueOn' | 'remindOn' | 'closesOn'>
}

type Seen = Pick<DossierRow, 'status' | 'alarm' | 'title' | 'leadBodyId'>

/** What the clock does with a round today: reminds, says who is late, closes it when its last day has passed. */
export function roundClock(row: Seen, own: Clocked, book: CommuneBook, today: string): ClockDeed<RoundMore> | null {
  if (row.status !== 'open') return null
  if (own.round.closesOn < today) return closing(row, own, book)
  if (owing(own.reports).length === 0) return null
  return alarmDue(alarmsOf(row, own, book), row, today)
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function roundWake(row: Seen, own: Clocked, book: CommuneBook, today: string): string | null {
  if (row.status !== 'open') return null
  const closes = addDays(own.round.closesOn, 1)
  const alarm = nextAlarm(alarmsOf(row, own, book), row, today)
  return alarm !== null && alarm < closes ? alarm : closes
}

/** What follows when a round closes: whoever sent nothing is noted, and its lead compiles. */
export function closedWith(
  row: Pick<DossierRow, 'leadBodyId'>,
  { hamletReps, reports }: { reports: readonly UnitReport[]; hamletReps: HamletReps },
  book: CommuneBook,
) {
  const missed = owing(reports)
  const after = reports.map((one) => (missed.includes(one) ? { status: 'missing' as const } : one))
  return {
    set: { waitsForBodyId: row.leadBodyId, wakeOn: null, alarm: '' },
    told: [
      { to: toLead(row, book), what: `Kỳ báo cáo đã đóng: ${standText(after)}. Ông/bà tổng hợp.` },
      ...tellUnits(
        missed.map(({ unit }) => unit),
        hamletReps,
        'Kỳ báo cáo đã đóng mà chưa có báo cáo của đơn vị ông/bà: ghi là không báo cáo.',
      ),
    ],
    more: { missed } satisfies RoundMore,
  }
}

function closing(row: Seen, own: Clocked, book: CommuneBook): ClockDeed<RoundMore> {
  const closed = closedWith(row, own, book)
  return {
    event: { kind: 'round.closed', detail: { closesOn: own.round.closesOn } },
    ...closed,
    set: { ...closed.set, status: 'closed' },
  }
}

function alarmsOf(row: Seen, { hamletReps, reports, round }: Clocked, book: CommuneBook): Alarm[] {
  const units = owing(reports).map(({ unit }) => unit)
  const { closesOn, dueOn, remindOn } = round
  const late: Alarm = {
    alarm: 'late',
    on: addDays(dueOn, 1),
    deed: () => ({
      event: { kind: 'round.late', detail: { dueOn, units: units.length } },
      set: { alarm: 'late' },
      told: [
        { to: toLead(row, book), what: `Hết hạn nộp, còn ${units.length} đơn vị chưa nộp.` },
        ...tellUnits(
          units,
          hamletReps,
          `Đã quá hạn nộp ${longDay(dueOn)}. Vẫn nhận đến hết ${longDay(closesOn)}: ${row.title}.`,
        ),
      ],
    }),
  }
  if (remindOn === null || remindOn > dueOn) return [late]
  return [
    {
      alarm: 'remind',
      on: remindOn,
      deed: () => ({
        event: { kind: 'round.reminded', detail: { dueOn, units: units.length } },
        set: { alarm: 'remind' },
        told: remindersOf(book, row, units, hamletReps, dueOn),
      }),
    },
    late,
  ]
}

/** What those are told who have not sent, and the bodies that stand by their hamlets. */
export function remindersOf(
  book: CommuneBook,
  row: Pick<Seen, 'title'>,
  units: readonly string[],
  reps: HamletReps,
  dueOn: string,
) {
  return [
    ...tellUnits(units, reps, `Sắp đến hạn nộp ${longDay(dueOn)}: ${row.title}.`),
    ...tellStandby(book, units, row.title),
  ]
}
