import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type Db, writeTogether } from '../../db/connect.ts'
import { dialogueSeats, type SeatRow } from './tables.ts'

/** Most that are put into order at once; a hall never has more who wait to speak. */
export const MOST_SPEAKERS = 300

/** Who is at the microphone: by place and hamlet, never by name. */
export type Speaking = Pick<SeatRow, 'number' | 'hamletId'>

/** Who is asked to speak just now: the last one who was called and has not spoken. */
export function speakerCalled(db: Db, sessionId: string): Promise<Speaking | undefined> {
  return db
    .select({ number: dialogueSeats.number, hamletId: dialogueSeats.hamletId })
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), sql`called_at is not null and spoke_at is null`))
    .orderBy(sql`called_at desc`)
    .limit(1)
    .get()
}

/** All who want to speak and have not yet, by when they said so; of those who were called, these too. */
export function wantingToSpeak(db: Db, sessionId: string): Promise<SeatRow[]> {
  return db
    .select()
    .from(dialogueSeats)
    .where(
      and(
        eq(dialogueSeats.sessionId, sessionId),
        isNull(dialogueSeats.spokeAt),
        sql`wants_to_speak = 1 and state <> 'cancelled'`,
      ),
    )
    .orderBy(asc(dialogueSeats.at), asc(dialogueSeats.id))
    .limit(MOST_SPEAKERS)
}

/** Those who have spoken, the last first. */
export function whoSpoke(db: Db, sessionId: string): Promise<SeatRow[]> {
  return db
    .select()
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), sql`spoke_at is not null`))
    .orderBy(sql`spoke_at desc`)
    .limit(MOST_SPEAKERS)
}

export type SpeakerDeed = 'moi' | 'da-noi' | 'vang' | 'thoi'

/** Calls somebody, notes that he has spoken, was not there, or takes him off the list. False when that is not so any more. */
export async function noteSpeaker(
  db: Db,
  { at, id, sessionId }: { at: Date; id: string; sessionId: string },
  deed: SpeakerDeed,
): Promise<boolean> {
  const sets: Record<SpeakerDeed, string> = {
    // Who was called before and did not speak goes back to the list.
    moi: 'called_at = ?1',
    'da-noi': `spoke_at = ?1, spoken = spoken + 1, called_at = coalesce(called_at, ?1), absent_at = null, state = case when number > 0 then 'came' else state end`,
    vang: 'absent_at = ?1, called_at = null',
    thoi: 'absent_at = ?1, called_at = null, wants_to_speak = 0',
  }
  const wanted = `wants_to_speak = 1 and state <> 'cancelled' and spoke_at is null`
  const results = await writeTogether(db, [
    ...(deed === 'moi'
      ? [
          raw(
            `update dialogue_seats set called_at = null where session_id = ? and called_at is not null and spoke_at is null and id <> ?`,
            [sessionId, id],
          ),
        ]
      : []),
    raw(`update dialogue_seats set ${sets[deed]} where id = ?2 and session_id = ?3 and ${wanted} returning id`, [
      at.toISOString(),
      id,
      sessionId,
    ]),
  ])
  return (results.at(-1)?.length ?? 0) > 0
}

/** Puts the holder of a place on the list of speakers. */
export async function wantsToSpeak(
  db: Db,
  { firstTime, number, sessionId, about }: Pick<SeatRow, 'sessionId' | 'number' | 'firstTime' | 'about'>,
): Promise<boolean> {
  const [rows] = await writeTogether(db, [
    raw(
      `update dialogue_seats set wants_to_speak = 1, spoke_at = null, called_at = null, absent_at = null, state = 'came',
          first_time = case when spoken > 0 then 0 else ? end, about = case when ? = '' then about else ? end
        where session_id = ? and number = ? and state in ('registered', 'came') returning id`,
      [Number(firstTime), about, about, sessionId, number],
    ),
  ])
  return (rows?.length ?? 0) > 0
}

function raw(sqlText: string, params: unknown[]) {
  return { toSQL: () => ({ sql: sqlText, params }) }
}
