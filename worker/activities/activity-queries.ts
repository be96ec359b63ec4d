import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { above } from '../db/keyset.ts'
import type { KeptPhoto } from '../files/queries.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import type { NewMessage } from '../notifications/tells.ts'
import {
  activityDays,
  type ActivityEventRow,
  activityEvents,
  activityPhotos,
  type ActivityRow,
  type PhotoRow,
} from './tables.ts'

/** Days of a page of the calendar. */
export const DAYS_SHOWN = 60
/** Photos of one day. */
const MOST_PHOTOS = 40
const TRIES = 5

/** A stretch of the calendar, of one hamlet or all, beyond a place; one more than a page when there are more. */
export function daysIn(
  db: Db,
  communeId: string,
  { from, hamletId, to }: { from: string; to: string; hamletId: string | null },
  beyond: { onDay: string; id: string } | null,
): Promise<ActivityRow[]> {
  return db
    .select()
    .from(activityDays)
    .where(
      and(
        eq(activityDays.communeId, communeId),
        hamletId === null ? undefined : eq(activityDays.hamletId, hamletId),
        ...[gte(activityDays.onDay, from), lte(activityDays.onDay, to)],
        beyond === null ? undefined : above([activityDays.onDay, activityDays.id], [beyond.onDay, beyond.id]),
      ),
    )
    .orderBy(asc(activityDays.onDay), asc(activityDays.id))
    .limit(DAYS_SHOWN + 1)
}

export type DayFile = { row: ActivityRow; photos: PhotoRow[]; events: ActivityEventRow[] }

/** One day of a commune, by its number. */
export function findDay(db: Db, communeId: string, number: number): Promise<ActivityRow | undefined> {
  return db
    .select()
    .from(activityDays)
    .where(and(eq(activityDays.communeId, communeId), eq(activityDays.number, number)))
    .get()
}

/** The same with its photos and what was done with it. */
export async function readDay(db: Db, row: ActivityRow): Promise<DayFile> {
  const [photos, events] = await db.batch([
    db
      .select()
      .from(activityPhotos)
      .where(eq(activityPhotos.activityId, row.id))
      .orderBy(asc(activityPhotos.position))
      .limit(MOST_PHOTOS),
    db.select().from(activityEvents).where(eq(activityEvents.activityId, row.id)).orderBy(asc(activityEvents.seq)),
  ])
  return { row, photos, events }
}

/** One photo of a day. */
export function findPhoto(db: Db, activityId: string, id: string): Promise<PhotoRow | undefined> {
  return db
    .select()
    .from(activityPhotos)
    .where(and(eq(activityPhotos.id, id), eq(activityPhotos.activityId, activityId)))
    .get()
}

/** Which of these objects belong to a day. */
export async function ownedPhotos(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ objectKey: activityPhotos.objectKey })
    .from(activityPhotos)
    .where(sql`${activityPhotos.objectKey} in (select value from json_each(${JSON.stringify(keys)}))`)
  return new Set(rows.map(({ objectKey }) => objectKey))
}

/**
 * Plans days under the next numbers, all of them or none. The same keys and content again give what is there; other content
 * under them is a conflict.
 */
export async function planDays(
  db: Db,
  rows: readonly Omit<ActivityRow, 'number'>[],
  messagesFor: (row: ActivityRow) => NewMessage[],
): Promise<{ ok: true; rows: ActivityRow[] } | { ok: false }> {
  const communeId = rows[0]?.communeId ?? ''
  for (let tries = 0; tries < TRIES; tries++) {
    const last = await db
      .select({ number: sql<number>`coalesce(max(${activityDays.number}), 0)` })
      .from(activityDays)
      .where(eq(activityDays.communeId, communeId))
      .get()
    const numbered = rows.map((row, at): ActivityRow => ({ ...row, number: (last?.number ?? 0) + at + 1 }))
    try {
      await writeTogether(db, [
        ...numbered.flatMap((row) => [
          db.insert(activityDays).values(row),
          eventOf(db, {
            ...row,
            seq: 1,
            kind: 'activity.planned',
            byId: row.createdBy,
            at: row.createdAt,
            detail: { onDay: row.onDay },
          }),
        ]),
        keepMessages(numbered.flatMap(messagesFor)),
      ])
      return { ok: true, rows: numbered }
    } catch (error) {
      if (isTaken(error, 'activity_days.submission_key')) return before(db, rows)
      if (!isTaken(error, 'activity_days.number')) throw error
    }
  }
  throw new Error('activity days got no number')
}

async function before(
  db: Db,
  rows: readonly Omit<ActivityRow, 'number'>[],
): Promise<{ ok: true; rows: ActivityRow[] } | { ok: false }> {
  const communeId = rows[0]?.communeId ?? ''
  const keys = JSON.stringify(rows.map(({ submissionKey }) => submissionKey))
  const kept = await db
    .select()
    .from(activityDays)
    .where(
      and(
        eq(activityDays.communeId, communeId),
        sql`${activityDays.submissionKey} in (select value from json_each(${keys}))`,
      ),
    )
  const isSame = rows.every((row) => {
    const one = kept.find(({ submissionKey }) => submissionKey === row.submissionKey)
    return one?.onDay === row.onDay && one.content === row.content && one.hamletId === row.hamletId
  })
  return isSame ? { ok: true, rows: kept } : { ok: false }
}

export type Deed = {
  kind: string
  byId: string
  at: Date
  detail: Record<string, unknown>
  set: Partial<ActivityRow>
  photos?: readonly KeptPhoto[]
  messages?: readonly NewMessage[]
}

/** Does something with a day as it was seen; 'moved' when somebody was there first. */
export async function act(db: Db, seen: ActivityRow, deed: Deed): Promise<'done' | 'moved'> {
  const at = deed.at.toISOString()
  const seq = seen.revision + 1
  const photos = deed.photos ?? []
  try {
    await writeTogether(db, [
      eventOf(db, { ...seen, seq, kind: deed.kind, byId: deed.byId, at, detail: deed.detail }),
      db
        .update(activityDays)
        .set({ ...deed.set, revision: seq, changedBy: deed.byId, changedAt: at })
        .where(eq(activityDays.id, seen.id)),
      ...photos.map(({ bytes, id, objectKey, type }, index) =>
        db.insert(activityPhotos).values({
          ...{ id, activityId: seen.id, objectKey, type, bytes, by: deed.byId, at },
          position: seq * 100 + index,
        }),
      ),
      ...(deed.messages ? [keepMessages(deed.messages)] : []),
    ])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'activity_events.')) return 'moved'
    throw error
  }
}

/** The key of an event is the lock: who comes second with the same number wrote nothing. */
function eventOf(
  db: Db,
  {
    at,
    byId,
    communeId,
    detail,
    id,
    kind,
    seq,
  }: Pick<ActivityRow, 'id' | 'communeId'> & {
    seq: number
    kind: string
    byId: string
    at: string
    detail: Record<string, unknown>
  },
): Statement {
  return db.insert(activityEvents).values({ activityId: id, seq, communeId, kind, byId, at, detail })
}
