import { and, asc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { takeMany } from '../cases/many-queries.ts'
import type { CaseRow } from '../cases/queries.ts'
import { HELD_STATES } from '../cases/states.ts'
import { cases } from '../cases/tables.ts'
import { type CommuneBook, bodyName } from '../communes/book.ts'
import { freshBook } from '../communes/queries.ts'
import type { Db } from '../db/connect.ts'
import { addDays, localDay, workingDaysBetween } from '../deadlines/calendar.ts'
import { leftHands } from '../deadlines/wake-queries.ts'
import { inheritDossiers, type Places } from '../dossiers/heir-queries.ts'
import { tellAll } from '../notifications/outbox.ts'
import { heirOf } from './heir.ts'
import { bodies } from './tables.ts'

/** Cases moved in one turn of the clock. */
export const MOVED_PER_TURN = 500

/**
 * Moves the open cases and dossiers of bodies that have ended to their heirs, so many a turn. The second time it finds none.
 * `places` says where dossiers of each kind stand.
 */
export async function moveToHeirs(db: Db, now: Date, places: Places = {}): Promise<number> {
  const today = localDay(now)
  const ended = await db
    .select()
    .from(bodies)
    .where(and(isNotNull(bodies.heirBodyId), lt(bodies.endsOn, today), isNull(bodies.handedOverAt)))
    .orderBy(asc(bodies.endsOn), asc(bodies.id))
    .limit(MOVED_PER_TURN)
  let moved = 0
  for (const body of ended) {
    if (moved >= MOVED_PER_TURN) break
    const book = await freshBook(db, body.communeId, now)
    if (book) moved += await moveCases({ db, book, now, places, body, most: MOVED_PER_TURN - moved })
  }
  return moved
}

type Moving = { db: Db; book: CommuneBook; now: Date; places: Places; body: typeof bodies.$inferSelect; most: number }

async function moveCases({ body, book, db, most, now, places }: Moving): Promise<number> {
  const known = new Map([...book.bodies, [body.id, body]])
  const today = localDay(now)
  const heir = heirOf(known, body.id, today)
  if (heir === body.id) return 0
  const rows = await db
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.communeId, body.communeId),
        inArray(cases.status, HELD_STATES),
        or(eq(cases.holderBodyId, body.id), eq(cases.responsibleBodyId, body.id), eq(cases.approverBodyId, body.id)),
      ),
    )
    .limit(most)
  const deeds = rows.map((seen) => ({
    seen,
    event: {
      kind: 'case.moved_to_heir',
      actor: { kind: 'system' as const },
      at: now,
      detail: { fromBodyId: body.id, from: body.name, bodyId: heir, body: bodyName(book, heir) },
    },
    set: taken(seen, body.id, heir, now),
  }))
  const { done } = await takeMany(db, deeds, (written) => [
    ...leftHands(
      db,
      written.flatMap(({ deed: { seen }, event }) =>
        seen.holderBodyId === body.id
          ? [{ seen, seq: event.seq, toAt: event.at, workingDays: daysHeld(seen, book, today) }]
          : [],
      ),
    ),
    ...tellAll(written.map(({ event, row }) => ({ event, row, book }))),
  ])
  // Those that were merged into another follow it: they are only looked at.
  const at = now.toISOString()
  await db
    .update(cases)
    .set({ holderBodyId: heir, heldSince: at })
    .where(and(eq(cases.holderBodyId, body.id), eq(cases.status, 'merged')))
  const named = { id: heir, name: bodyName(book, heir) }
  const inherited = await inheritDossiers(db, { book, now, places, from: body, heir: named, most })
  // On its first days a case may still come in from a page that was open before.
  const isSettled = body.endsOn !== null && addDays(body.endsOn, 1) < today
  if (rows.length === 0 && inherited === 0 && isSettled)
    await db.update(bodies).set({ handedOverAt: at }).where(eq(bodies.id, body.id))
  return done.length + inherited
}

function taken(seen: CaseRow, from: string, heir: string, now: Date): Partial<CaseRow> {
  return {
    ...(seen.holderBodyId === from ? { holderBodyId: heir, heldSince: now.toISOString() } : {}),
    ...(seen.responsibleBodyId === from ? { responsibleBodyId: heir } : {}),
    ...(seen.approverBodyId === from ? { approverBodyId: heir } : {}),
  }
}

function daysHeld(seen: CaseRow, book: CommuneBook, today: string): number {
  return workingDaysBetween(localDay(seen.heldSince), today, book.specialDays)
}
