import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { dossierPeople, type DossierRow } from '../dossiers/tables.ts'
import type { ClockedKind } from '../dossiers/wake-sweep.ts'
import { type Clocked, type Rung, supervisionClock, supervisionWake } from './clock-deeds.ts'
import { PLACE, PROGRAMMES } from './place.ts'
import { programmeClock, programmeWake } from './programme/clock-deeds.ts'
import { supervisions, supervisionSessions } from './tables.ts'

/** What the clock must know of topics. */
export const SUPERVISION_CLOCK: ClockedKind<Clocked, Rung> = {
  place: PLACE,
  read: readClocked,
  deed: supervisionClock,
  nextWake: supervisionWake,
  also: (db, row, { alarm, sessionId }) => [
    db
      .update(supervisionSessions)
      .set({ alarm })
      .where(and(eq(supervisionSessions.id, sessionId), eq(supervisionSessions.dossierId, row.id))),
  ],
}

/** What the clock must know of programmes. */
export const PROGRAMME_CLOCK: ClockedKind<null, never> = {
  place: PROGRAMMES,
  read: (_db, rows) => Promise.resolve(new Map(rows.map((row) => [row.id, null]))),
  deed: programmeClock,
  nextWake: programmeWake,
}

async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const among = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const [owns, sessions, people] = await db.batch([
    db
      .select()
      .from(supervisions)
      .where(sql`${supervisions.dossierId} in ${among}`),
    db
      .select()
      .from(supervisionSessions)
      .where(sql`${supervisionSessions.dossierId} in ${among}`)
      .orderBy(supervisionSessions.dossierId, supervisionSessions.position),
    db
      .select()
      .from(dossierPeople)
      .where(
        and(sql`${dossierPeople.dossierId} in ${among}`, isNull(dossierPeople.until), ne(dossierPeople.staffId, '')),
      ),
  ])
  return new Map(
    owns.map((own) => [
      own.dossierId,
      {
        own,
        sessions: sessions.filter((one) => one.dossierId === own.dossierId),
        people: people.filter((one) => one.dossierId === own.dossierId),
      },
    ]),
  )
}
