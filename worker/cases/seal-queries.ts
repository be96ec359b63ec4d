import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { communes } from '../communes/tables.ts'
import type { Db } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'
import { dossierEvents } from '../dossiers/tables.ts'
import { seal } from './chain.ts'
import { dailyRoots, events } from './tables.ts'

/** Days that one commune catches up on in one turn. */
const DAYS_PER_TURN = 5

/** Seals finished days of communes that have any left, at most `most` days a turn. A sealed day is left alone. */
export async function sealFinishedDays(db: Db, now: Date, most: number): Promise<void> {
  const yesterday = addDays(localDay(now), -1)
  const behind = await db
    .select({
      id: communes.id,
      openedAt: communes.openedAt,
      // One look into an index for each commune, however many days it has behind it.
      lastDay: sql<string | null>`(select max(day) from daily_roots where commune_id = communes.id)`.as('last_day'),
    })
    .from(communes)
    .where(sql`coalesce(last_day, '') < ${yesterday}`)
    .limit(most)
  let left = most
  for (const commune of behind) {
    const first = commune.lastDay ? addDays(commune.lastDay, 1) : localDay(commune.openedAt)
    for (let day = first, done = 0; day <= yesterday && done < DAYS_PER_TURN && left > 0; day = addDays(day, 1)) {
      await sealDay(db, commune.id, day)
      done++
      left--
    }
  }
}

async function sealDay(db: Db, communeId: string, day: string): Promise<void> {
  const last = await db
    .select()
    .from(dailyRoots)
    .where(eq(dailyRoots.communeId, communeId))
    .orderBy(desc(dailyRoots.day))
    .limit(1)
    .get()
  const heads = await headsOf(db, communeId, day)
  const previousRoot = last?.root ?? ''
  await db
    .insert(dailyRoots)
    .values({ communeId, day, caseCount: heads.length, previousRoot, root: seal(previousRoot, heads) })
    .onConflictDoNothing()
}

/** The heads of the chains that moved on a day, of cases, dossiers and reports, in the order of their ids: what the day's seal is made of. */
export async function headsOf(db: Db, communeId: string, day: string): Promise<{ caseId: string; headHash: string }[]> {
  const [from, to] = [instantOf(day), instantOf(addDays(day, 1))]
  const [ofCases, ofDossiers] = await db.batch([
    db
      .select({ caseId: events.caseId, seq: events.seq, hash: events.hash })
      .from(events)
      .where(and(eq(events.communeId, communeId), gte(events.at, from), lt(events.at, to)))
      .orderBy(asc(events.caseId), asc(events.seq)),
    db
      .select({ caseId: dossierEvents.dossierId, seq: dossierEvents.seq, hash: dossierEvents.hash })
      .from(dossierEvents)
      .where(and(eq(dossierEvents.communeId, communeId), gte(dossierEvents.at, from), lt(dossierEvents.at, to)))
      .orderBy(asc(dossierEvents.dossierId), asc(dossierEvents.seq)),
  ])
  // Reports belong to a room that this one does not know: by the name of their table.
  const ofReports = await db.all<{ caseId: string; hash: string }>(sql`
    select submission_id as caseId, seq, hash from report_events
    where commune_id = ${communeId} and at >= ${from} and at < ${to} order by submission_id, seq`)
  const heads = new Map([...ofCases, ...ofDossiers, ...ofReports].map((row) => [row.caseId, row.hash]))
  return [...heads]
    .map(([caseId, headHash]) => ({ caseId, headHash }))
    .sort((one, other) => (one.caseId < other.caseId ? -1 : 1))
}

/** When a day begins in Vietnam, as a UTC instant. */
function instantOf(day: string): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString()
}
