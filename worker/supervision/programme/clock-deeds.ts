import type { CommuneBook } from '../../communes/book.ts'
import { addDays } from '../../deadlines/calendar.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { ClockDeed } from '../../dossiers/wake-sweep.ts'
import { issuingOn, issuingSeason, remindOn } from '../days.ts'

type Alarm = { on: string; name: 'season' | 'reminded' | 'overdue' }

const ORDER = ['', 'season', 'reminded', 'overdue']
const SAID = { season: 'programme.reminded', reminded: 'programme.reminded', overdue: 'programme.overdue' } as const

/** What the clock says about a programme that is not issued: its season has come, it ends, it has ended (L35). */
export function programmeClock(
  row: DossierRow,
  _own: unknown,
  book: CommuneBook,
  today: string,
): ClockDeed<never> | null {
  // What is long past is said once, as the last of it.
  const due = alarmsOf(row, book, today).findLast(({ on }) => on <= today)
  if (!due) return null
  const { sentence } = issuingOn(book, row.year, today)
  return {
    event: { kind: SAID[due.name], detail: { alarm: due.name } },
    set: { alarm: due.name },
    told: [
      {
        to: [`${book.commune.triageBodyId}:coordinator,approver`],
        what: `Chương trình giám sát năm ${row.year} chưa ban hành. ${sentence}`,
      },
    ],
  }
}

/** The next day on which something is to be said about a programme. */
export function programmeWake(row: DossierRow, _own: unknown, book: CommuneBook, today: string): string | null {
  const next = alarmsOf(row, book, today)[0]
  return next ? (next.on > today ? next.on : today) : null
}

function alarmsOf(row: DossierRow, book: CommuneBook, today: string): Alarm[] {
  if (row.status === 'issued') return []
  const season = issuingSeason(book, row.year, today)
  if (!season) return []
  const remind = remindOn(book, season.to, today)
  const all: Alarm[] = [
    { on: season.from, name: 'season' },
    ...(remind === null ? [] : [{ on: remind, name: 'reminded' as const }]),
    { on: addDays(season.to, 1), name: 'overdue' },
  ]
  return all.filter(({ name }) => ORDER.indexOf(name) > ORDER.indexOf(row.alarm))
}
