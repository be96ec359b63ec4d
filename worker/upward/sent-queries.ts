import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { areaCommunes, areas } from '../communes/areas/tables.ts'
import { settingEvents } from '../communes/tables.ts'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { keepProofs } from '../staff/viewers/viewer-queries.ts'
import { sendDay } from './months.ts'
import { upwardFigures } from './tables.ts'
import type { SentFigures } from './board-queries.ts'

export type Sending = {
  areaId: string
  areaName: string
  since: string
  until: string | null
  nextMonth: string
  sendOn: string | null
}

/** To which levels above a commune sends, or sent. */
export function sendingsOf(db: Db, communeId: string): Promise<Sending[]> {
  return db
    .select({
      areaId: areaCommunes.areaId,
      areaName: areas.name,
      since: areaCommunes.since,
      until: areaCommunes.until,
      nextMonth: areaCommunes.nextMonth,
      sendOn: areaCommunes.sendOn,
    })
    .from(areaCommunes)
    .innerJoin(areas, eq(areas.id, areaCommunes.areaId))
    .where(eq(areaCommunes.communeId, communeId))
    .orderBy(asc(areas.name))
}

/** What a commune sent since a month, to all levels, the newest first. */
export function sentSince(db: Db, communeId: string, month: string): Promise<SentFigures[]> {
  return db
    .select()
    .from(upwardFigures)
    .where(and(eq(upwardFigures.communeId, communeId), gte(upwardFigures.month, month)))
    .orderBy(desc(upwardFigures.month))
}

type Change = { communeId: string; actorId: string; sending: Sending; reason: string; now: Date }

/** The commune stops sending; noted among its settings with who and why. Twice, the second time changes nothing. */
export async function stopSending(db: Db, change: Change, today: string): Promise<void> {
  const { communeId, sending } = change
  const isOn = and(where(communeId, sending.areaId), isNull(areaCommunes.until))
  await writeTogether(db, [
    note(db, change, { endsOn: null }, { endsOn: today }, isOn),
    db.update(areaCommunes).set({ until: today, sendOn: null }).where(isOn),
    keepProofs(db, communeId),
  ])
}

/** It sends again, from the month at hand on: what was not sent meanwhile is not sent afterwards. */
export async function beginSending(db: Db, change: Change, today: string): Promise<void> {
  const { communeId, sending } = change
  const here = today.slice(0, 7)
  const nextMonth = sending.nextMonth > here ? sending.nextMonth : here
  const isOff = and(where(communeId, sending.areaId), sql`${areaCommunes.until} is not null`)
  await writeTogether(db, [
    note(db, change, { endsOn: sending.until }, { endsOn: null }, isOff),
    db
      .update(areaCommunes)
      .set({ until: null, nextMonth, sendOn: sendDay(nextMonth) })
      .where(isOff),
    keepProofs(db, communeId),
  ])
}

function where(communeId: string, areaId: string) {
  return and(eq(areaCommunes.communeId, communeId), eq(areaCommunes.areaId, areaId))
}

function note(
  db: Db,
  { actorId, communeId, now, reason, sending }: Change,
  before: object,
  after: object,
  only: ReturnType<typeof and>,
): Statement {
  const text = (value: string) => sql<string>`${value}`
  const name = sending.areaName
  return db.insert(settingEvents).select(
    db
      .select({
        id: sql<number>`null`.as('id'),
        communeId: areaCommunes.communeId,
        subjectKind: text('area_sending').as('subject_kind'),
        subjectId: areaCommunes.areaId,
        actorId: text(actorId).as('actor_id'),
        at: text(now.toISOString()).as('at'),
        before: text(JSON.stringify({ name, ...before })).as('before'),
        after: text(JSON.stringify({ name, ...after, reason })).as('after'),
      })
      .from(areaCommunes)
      .where(and(eq(areaCommunes.communeId, communeId), only)),
  )
}
