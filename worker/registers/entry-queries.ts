import { and, asc, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { above } from '../db/keyset.ts'
import type { Register } from './kinds.ts'
import { registerEntries, registerEvents } from './tables.ts'
import type { EntryState } from './words.ts'

/** Lines on one page of a register. */
export const PAGE = 50

export type EntryRow = typeof registerEntries.$inferSelect
export type EventRow = typeof registerEvents.$inferSelect
export type NewEntry = Pick<
  EntryRow,
  'id' | 'hamletId' | 'state' | 'topic' | 'fields' | 'sealed' | 'keyId' | 'sameHash' | 'importId'
>
/** What a list of lines is narrowed to; empty parts narrow nothing. */
export type EntryAsk = {
  communeId: string
  register: Register
  year: number
  hamletId: string
  topic: string
  state: EntryState | ''
}
/** Where a page ended. */
export type Place = Pick<EntryRow, 'hamletId' | 'state' | 'id'>
/** Who did it, when, and where it is noted. */
export type Done = { communeId: string; register: Register; byId: string; now: Date }

const E = registerEntries

/** Lines of a register of a year; each way to narrow rides an index of its own, and a hamlet's lines are few. */
export function entriesOf(db: Db, ask: EntryAsk, after: Place | null, most = PAGE): Promise<EntryRow[]> {
  const here = and(eq(E.communeId, ask.communeId), eq(E.register, ask.register), eq(E.year, ask.year))
  const { order, where } = ride(ask, after)
  return db
    .select()
    .from(E)
    .where(and(here, where))
    .orderBy(...order)
    .limit(most)
}

function ride(ask: EntryAsk, after: Place | null): { where: SQL | undefined; order: SQL[] } {
  const { hamletId, state, topic } = ask
  // The plus keeps the planner on the index of the hamlet, of the topic, of the state: whichever comes first here.
  if (hamletId !== '')
    return {
      where: and(
        eq(E.hamletId, hamletId),
        topic === '' ? undefined : sql`+${E.topic} = ${topic}`,
        state === '' ? undefined : sql`+${E.state} = ${state}`,
        after ? sql`${E.id} > ${after.id}` : undefined,
      ),
      order: [asc(E.hamletId), asc(E.id)],
    }
  if (topic !== '')
    return {
      where: and(
        eq(E.topic, topic),
        state === '' ? undefined : eq(E.state, state),
        after
          ? state === ''
            ? above([E.state, E.id], [after.state, after.id])
            : sql`${E.id} > ${after.id}`
          : undefined,
      ),
      order: [asc(E.topic), asc(E.state), asc(E.id)],
    }
  if (state !== '')
    return {
      where: and(eq(E.state, state), after ? sql`${E.id} > ${after.id}` : undefined),
      order: [asc(E.state), asc(E.id)],
    }
  return {
    where: after ? above([E.hamletId, E.id], [after.hamletId, after.id]) : undefined,
    order: [asc(E.hamletId), asc(E.id)],
  }
}

/** A line of a register of the commune. */
export function entryAt(db: Db, communeId: string, register: Register, id: string): Promise<EntryRow | undefined> {
  return db
    .select()
    .from(E)
    .where(and(eq(E.id, id), eq(E.communeId, communeId), eq(E.register, register)))
    .get()
}

/** What was done with a line, in order. */
export function eventsOf(db: Db, id: string): Promise<EventRow[]> {
  return db
    .select()
    .from(registerEvents)
    .where(and(eq(registerEvents.entryId, id), sql`entry_id <> ''`))
    .orderBy(asc(registerEvents.id))
}

/** Adds a line. Taken: the same line stands there already. */
export async function addEntry(db: Db, done: Done, year: number, entry: NewEntry): Promise<'done' | 'taken'> {
  const at = done.now.toISOString()
  const { byId, communeId, register } = done
  try {
    await writeTogether(db, [
      db.insert(E).values({
        ...{ ...entry, communeId, register, year, version: 1 },
        ...{ createdBy: byId, createdAt: at, changedBy: byId, changedAt: at },
      }),
      noted(db, done, 'added', entry.id),
    ])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'register_entries.commune_id') || isTaken(error, 'register_entries.id')) return 'taken'
    throw error
  }
}

/** The line that stands in the place of this one: it says the same. */
export function sameLine(
  db: Db,
  { communeId, register }: Pick<Done, 'communeId' | 'register'>,
  year: number,
  hash: string,
): Promise<Pick<EntryRow, 'id' | 'createdBy'> | undefined> {
  return db
    .select({ id: E.id, createdBy: E.createdBy })
    .from(E)
    .where(and(eq(E.communeId, communeId), eq(E.register, register), eq(E.year, year), eq(E.sameHash, hash)))
    .get()
}

/** Changes what a line says. Moved: somebody was first. Taken: another line says the same. */
export async function changeEntry(
  db: Db,
  done: Done,
  seen: Pick<EntryRow, 'id' | 'version'>,
  set: Partial<EntryRow>,
  kind: 'changed' | 'erased',
): Promise<'done' | 'moved' | 'taken'> {
  const version = seen.version + 1
  try {
    const [, changed] = await writeTogether(db, [
      guarded(db, done, seen, kind),
      db
        .update(E)
        .set({ ...set, version, changedBy: done.byId, changedAt: done.now.toISOString() })
        .where(and(eq(E.id, seen.id), eq(E.communeId, done.communeId), eq(E.version, seen.version)))
        .returning({ id: E.id }),
    ])
    return changed && changed.length > 0 ? 'done' : 'moved'
  } catch (error) {
    if (isTaken(error, 'register_entries.commune_id')) return 'taken'
    throw error
  }
}

/** An event of a line that is written only when the line is as it was seen. */
function guarded(db: Db, done: Done, seen: Pick<EntryRow, 'id' | 'version'>, kind: string): Statement {
  return db.insert(registerEvents).select(
    db
      .select({
        id: sql<number>`null`.as('id'),
        communeId: E.communeId,
        register: E.register,
        entryId: E.id,
        kind: sql<string>`${kind}`.as('kind'),
        byId: sql<string>`${done.byId}`.as('by_id'),
        at: sql<string>`${done.now.toISOString()}`.as('at'),
        detail: sql<Record<string, unknown>>`'{}'`.as('detail'),
      })
      .from(E)
      .where(and(eq(E.id, seen.id), eq(E.communeId, done.communeId), eq(E.version, seen.version))),
  )
}

/** An event of a line, or of the register as a whole where `entryId` is empty. */
export function noted(
  db: Db,
  { byId, communeId, now, register }: Done,
  kind: string,
  entryId = '',
  detail: Record<string, unknown> = {},
): Statement {
  return db.insert(registerEvents).values({ communeId, register, entryId, kind, byId, at: now.toISOString(), detail })
}

/** Notes that somebody opened a restricted register, took it out, or copied it. */
export async function note(db: Db, done: Done, kind: string, detail: Record<string, unknown>): Promise<void> {
  await writeTogether(db, [noted(db, done, kind, '', detail)])
}

/** Which of these lines are there already: by what makes them the same. */
export async function standing(
  db: Db,
  { communeId, register, year }: Pick<EntryAsk, 'communeId' | 'register' | 'year'>,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ sameHash: E.sameHash })
    .from(E)
    .where(
      and(
        eq(E.communeId, communeId),
        eq(E.register, register),
        eq(E.year, year),
        inArray(E.sameHash, sql`(select value from json_each(${JSON.stringify(hashes)}))`),
      ),
    )
  return new Set(rows.map((row) => row.sameHash))
}

/** How many lines of a register of a year stand in these states, and of this topic where it is given: for a hamlet or for all. */
export async function manyIn(
  db: Db,
  ask: Pick<EntryAsk, 'communeId' | 'register' | 'year' | 'hamletId' | 'topic'>,
  states: readonly EntryState[],
): Promise<number> {
  const rows = await db
    .select({ many: count() })
    .from(E)
    .where(
      and(
        eq(E.communeId, ask.communeId),
        eq(E.register, ask.register),
        eq(E.year, ask.year),
        ask.hamletId === '' ? undefined : eq(E.hamletId, ask.hamletId),
        ask.topic === '' ? undefined : eq(E.topic, ask.topic),
        inArray(E.state, [...states]),
        isNull(E.erasedAt),
      ),
    )
  return rows[0]?.many ?? 0
}
