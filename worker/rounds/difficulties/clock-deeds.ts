import type { CommuneBook } from '../../communes/book.ts'
import { addDays, longDay } from '../../deadlines/calendar.ts'
import { type Alarm, alarmDue, nextAlarm, type Raised } from '../../dossiers/alarms.ts'
import type { DossierFile } from '../../dossiers/file.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { remindOn } from './terms.ts'
import { audience, type Ear } from './told.ts'

/** What the clock knows of a difficulty besides its dossier. */
export type Clocked = { unit: string; people: Pick<DossierFile['people'][number], 'dossierId' | 'staffId' | 'until'>[] }

/** What the clock does with a difficulty today: reminds whoever must move, says that it is overdue. */
export function difficultyClock(row: DossierRow, own: Clocked, book: CommuneBook, today: string): Raised | null {
  return alarmDue(alarmsOf(row, own, book), row, today)
}

/** The next day on which the clock must look; null when nobody owes anything by a day. */
export function difficultyWake(
  row: DossierRow,
  own: Clocked | undefined,
  book: CommuneBook,
  today: string,
): string | null {
  return nextAlarm(alarmsOf(row, own ?? { unit: '', people: [] }, book), row, today)
}

const TASKS: Readonly<Record<string, string>> = {
  reported: 'giao cơ quan giải quyết vướng mắc',
  not_ours: 'giao lại vướng mắc',
  assigned: 'giải quyết vướng mắc',
  taken: 'giải quyết vướng mắc',
  claimed: 'xác nhận vướng mắc đã hết chưa',
  passed_up: 'hỏi lại cấp trên về vướng mắc đã chuyển',
}
/** Who owes it in each state. */
const OWES: Readonly<Record<string, Ear>> = { assigned: 'owner', taken: 'owner', claimed: 'unit' }

function alarmsOf(row: DossierRow, { people, unit }: Clocked, book: CommuneBook): Alarm[] {
  const { dueOn, status } = row
  const task = TASKS[status]
  if (dueOn === null || task === undefined) return []
  const ear = OWES[status] ?? 'front'
  const isOwner = ear === 'owner'
  const detail = { dueOn, bodyId: row.waitsForBodyId }
  const heard = { row, unit, people }
  const near = isOwner ? remindOn(book, dueOn) : null
  return [
    ...(near === null
      ? []
      : [
          alarm('near', near, 'difficulty.reminded', detail, [
            { to: audience(book, heard, ear), what: `Sắp đến hạn: ${task}, ${longDay(dueOn)}.` },
          ]),
        ]),
    alarm('overdue', addDays(dueOn, 1), 'difficulty.overdue', detail, [
      {
        to: audience(book, heard, ear, 'front', ...(isOwner ? (['leaders'] as const) : [])),
        what: `Quá hạn: ${task}.`,
      },
    ]),
  ]
}

function alarm(name: string, on: string, kind: string, detail: Record<string, unknown>, told: Raised['told']): Alarm {
  return { alarm: name, on, deed: () => ({ event: { kind, detail }, set: { alarm: name }, told }) }
}
