import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { localDay, type SpecialDays } from '../deadlines/calendar.ts'
import { contribution, type Counted, isSame, monthsOf, workersOf } from './contribution.ts'
import {
  casesToCount,
  communesBehind,
  communesOfYesterday,
  daysOff,
  eventsAfter,
  keepCounted,
  keepMark,
  type Mark,
  recountHeld,
  recountMonths,
  recountThirtyDays,
  recountWork,
} from './count-queries.ts'

/** Communes and slices of one turn of the clock: each slice is a dozen queries, and the platform allows 1,000 an invocation. */
const COMMUNES = 30
const SLICES = 20
/** Events of a slice. */
const EVENTS = 500
/** Communes that begin a new day in one turn. */
const NEW_DAYS = 500
/** An event is written a moment after its instant: what is younger than this is looked at again in the next turn. */
const BEHIND_MS = 120_000

/**
 * Brings the figures up to what happened: only months, bodies and communes that were touched are counted again. A turn
 * without events reads one index entry a commune and writes nothing.
 */
export async function countFigures(db: Db, now: Date): Promise<void> {
  const behind = await communesBehind(db, COMMUNES)
  const special = behind.length > 0 ? await daysOff(db) : new Map()
  let slices = SLICES
  const touched = new Set(await communesOfYesterday(db, now, NEW_DAYS))
  for (const { id, mark } of behind) {
    let stand: Stand | null = { from: markOf(mark), kept: markOf(mark) }
    while (stand !== null && slices-- > 0) {
      const done = await countSlice(db, id, stand, special, now)
      if (done.changed) touched.add(id)
      stand = done.next
    }
  }
  if (touched.size > 0) await writeTogether(db, [recountThirtyDays([...touched], now)])
}

/** Where a slice begins, and the mark that is kept. */
type Stand = { from: Mark; kept: Mark }

/** Counts the cases of the next events. `next` is where to go on, null when nothing is left. */
async function countSlice(db: Db, communeId: string, { from, kept }: Stand, special: SpecialDays, now: Date) {
  const events = await eventsAfter(db, communeId, from, EVENTS)
  const last = events.at(-1)
  if (!last) return { changed: false, next: null }
  const writes = await changes(db, communeId, [...new Set(events.map((event) => event.caseId))], special, now)
  const settled = { at: new Date(now.getTime() - BEHIND_MS).toISOString(), caseId: '' }
  const isEnd = events.length < EVENTS
  // At the end the mark goes past all that has settled: thousands may share the last one's instant.
  const mark = last.at < settled.at && !isEnd ? last : later(kept, settled)
  const isNew = mark.at !== kept.at || mark.caseId !== kept.caseId
  if (writes.length > 0 || isNew) await writeTogether(db, [...writes, keepMark(communeId, mark)])
  return { changed: writes.length > 0, next: isEnd ? null : { from: last, kept: mark } }
}

/** What has to be written because these cases are no longer as they were counted. */
async function changes(
  db: Db,
  communeId: string,
  ids: readonly string[],
  special: SpecialDays,
  now: Date,
): Promise<Statement[]> {
  const { rows, before, moves } = await casesToCount(db, ids)
  const movesOf = Map.groupBy(moves, (move) => move.caseId)
  const beforeOf = new Map(before.map((one) => [one.caseId, one]))
  const kept: Counted[] = []
  const gone: string[] = []
  const [months, held] = [new Map<string, [string, string]>(), new Map<string, [string, string]>()]
  const workers = new Set<string>()
  for (const row of rows) {
    const own = movesOf.get(row.id) ?? []
    const old = beforeOf.get(row.id) ?? null
    const fresh = contribution(row, own.length, special)
    if (isSame(old, fresh)) continue
    if (fresh) kept.push(fresh)
    else gone.push(row.id)
    for (const one of [old, fresh]) {
      for (const pair of one ? monthsOf(one) : []) months.set(pair.join(), pair)
      for (const body of one ? workersOf(one) : []) workers.add(body)
    }
    if (old?.moves !== fresh?.moves)
      for (const move of own) {
        const pair: [string, string] = [localDay(move.toAt).slice(0, 7), move.bodyId]
        held.set(pair.join(), pair)
      }
  }
  if (kept.length + gone.length === 0) return []
  const at = now.toISOString()
  return [
    ...keepCounted(kept, gone),
    ...(months.size > 0 ? recountMonths(communeId, [...months.values()], at) : []),
    ...(held.size > 0 ? recountHeld(communeId, [...held.values()], at) : []),
    recountWork(communeId, [...workers], at),
  ]
}

function markOf(value: string): Mark {
  const [at = '', caseId = ''] = value.split('~')
  return { at, caseId }
}

function later(a: Mark, b: Mark): Mark {
  return a.at > b.at ? a : b
}
