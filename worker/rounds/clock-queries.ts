import { asc, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { ClockedKind } from '../dossiers/wake-sweep.ts'
import { type Clocked, roundClock, roundWake } from './clock-deeds.ts'
import type { RoundMore } from './own.ts'
import { ROUNDS } from './place.ts'
import { lifeAlso } from './queries.ts'
import { LINE } from './reporting/submission-queries.ts'
import { reportRounds, reportSubmissions } from './tables.ts'
import { repIdsOf } from '../staff/rep-queries.ts'

/** What the clock needs of these rounds: two reads for all of them, and one for each commune. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`
  const communes = [...new Set(rows.map((row) => row.communeId))]
  const [rounds, reports, reps] = await Promise.all([
    db
      .select()
      .from(reportRounds)
      .where(sql`${reportRounds.dossierId} in ${wanted}`),
    db
      .select(LINE)
      .from(reportSubmissions)
      .where(sql`${reportSubmissions.roundId} in ${wanted}`)
      .orderBy(asc(reportSubmissions.position)),
    Promise.all(communes.map(async (id) => [id, await repIdsOf(db, id, null)] as const)),
  ])
  const repsOf = new Map(reps)
  const byRound = Map.groupBy(reports, ({ roundId }) => roundId)
  return new Map(
    rounds.map((round) => [
      round.dossierId,
      {
        round,
        reports: byRound.get(round.dossierId) ?? [],
        hamletReps: repsOf.get(round.communeId) ?? new Map<string, string[]>(),
      },
    ]),
  )
}

/** Rounds, as the clock of dossiers wants a kind. */
export const ROUND_CLOCK: ClockedKind<Clocked, RoundMore> = {
  place: ROUNDS,
  read: readClocked,
  deed: roundClock,
  nextWake: roundWake,
  also: (db, row, more, at) => lifeAlso(db, row, more, at, () => crypto.randomUUID()),
}
