import { type Deed, takeMany, type Together } from '../cases/many-queries.ts'
import type { CaseRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import { openBook } from '../communes/queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { tellAll } from '../notifications/outbox.ts'
import { nextWake } from './alarm.ts'
import { localDay, workingDaysBetween } from './calendar.ts'
import { deedsOf, type LapseTable } from './wake.ts'
import { leftHands, sleepUntil, wakingCases } from './wake-queries.ts'

/** Cases and communes of one turn: a book costs seven queries, the platform allows 1,000 an invocation. */
const CASES_PER_TURN = 1000
const COMMUNES_PER_TURN = 25

/** What the clock must know of a kind of case. */
export type ClockedKind = {
  lapses: LapseTable
  /** What belongs to cases whose state changed by itself, for the same batch. */
  changed: (db: Db, rows: CaseRow[], at: Date) => Statement[]
}

/**
 * Looks at the cases whose day has come: raises their alarms, ends those whose sender stayed silent, sets their next day.
 * Costs by these cases alone; a second run finds nothing. What somebody moved meanwhile waits for the next turn.
 */
export async function wakeCases(db: Db, now: Date, kinds: Readonly<Record<string, ClockedKind>>): Promise<number> {
  const today = localDay(now)
  const waking = await wakingCases(db, today, CASES_PER_TURN)
  const byCommune = [...Map.groupBy(waking, (row) => row.communeId)].slice(0, COMMUNES_PER_TURN)
  let many = 0
  for (const [commune, rows] of byCommune) {
    try {
      const book = await openBook(db, commune, now)
      if (book) many += await wakeCommune(db, book, rows, now, kinds)
    } catch (error) {
      console.error(JSON.stringify({ failure: 'clock.wake', commune, what: reasonOf(error) }))
    }
  }
  return many
}

async function wakeCommune(
  db: Db,
  book: CommuneBook,
  rows: CaseRow[],
  now: Date,
  kinds: Readonly<Record<string, ClockedKind>>,
): Promise<number> {
  const today = localDay(now)
  const deeds = rows.map((row) => deedsOf(row, book, now, today, kinds[row.kind]?.lapses ?? {}))
  await sleepUntil(
    db,
    rows.flatMap((seen, i) => (deeds[i]?.length ? [] : [{ seen, wakeOn: nextWake(seen, book, today) }])),
  )
  const together: Together<Deed> = (written) => [
    ...[...Map.groupBy(written, ({ row }) => row.kind)].flatMap(([kind, some]) =>
      (kinds[kind]?.changed ?? none)(
        db,
        some.filter(({ deed, row }) => deed.seen.status !== row.status).map(({ row }) => row),
        now,
      ),
    ),
    ...leftHands(
      db,
      written.flatMap(({ deed: { seen }, event, row }) =>
        seen.status === 'needs_info' && row.status !== seen.status
          ? [{ seen, seq: event.seq, toAt: event.at, workingDays: daysHeld(seen, book, today) }]
          : [],
      ),
    ),
    ...tellAll(written.map(({ event, row }) => ({ event, row, book }))),
  ]
  return (await takeMany(db, deeds.flat(), together)).done.length
}

function daysHeld(seen: CaseRow, book: CommuneBook, today: string): number {
  return workingDaysBetween(localDay(seen.heldSince), today, book.specialDays)
}

function none(): Statement[] {
  return []
}

/** The innermost reason of a failure: never with what was being written. */
export function reasonOf(error: unknown): string {
  let reason = error
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause
  return reason instanceof Error ? reason.message.slice(0, 200) : 'unknown'
}
