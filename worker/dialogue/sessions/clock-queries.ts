import { and, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dossierBodies, type DossierRow } from '../../dossiers/tables.ts'
import type { ClockedKind } from '../../dossiers/wake-sweep.ts'
import { dialogueItems } from '../hall/tables.ts'
import { SESSIONS } from '../place.ts'
import { type Clocked, sessionClock, sessionWake } from './clock-deeds.ts'
import { dialogueSessions } from './tables.ts'

/** What the clock needs of these meetings: three reads for all of them. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`
  const [sessions, bodies, items] = await Promise.all([
    db
      .select()
      .from(dialogueSessions)
      .where(sql`${dialogueSessions.dossierId} in ${wanted}`),
    db
      .select()
      .from(dossierBodies)
      .where(and(sql`${dossierBodies.dossierId} in ${wanted}`, isNotNull(dossierBodies.since))),
    db
      .select({ sessionId: dialogueItems.sessionId, bodyId: dialogueItems.bodyId })
      .from(dialogueItems)
      .where(and(sql`${dialogueItems.sessionId} in ${wanted}`, isNotNull(dialogueItems.bodyId))),
  ])
  return new Map(
    sessions.map((session) => [
      session.dossierId,
      {
        session,
        bodies: bodies.filter((one) => one.dossierId === session.dossierId),
        items: items.filter((one) => one.sessionId === session.dossierId),
      },
    ]),
  )
}

/** Meetings, as the clock of dossiers wants a kind. */
export const SESSION_CLOCK: ClockedKind<Clocked, never> = {
  place: SESSIONS,
  read: readClocked,
  deed: sessionClock,
  nextWake: sessionWake,
}
