import { and, eq, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { dialogueSeats, type SeatRow } from './tables.ts'

type Hall = { id: string; capacity: number; reserved: number }
export type NewSeat = Pick<
  SeatRow,
  | 'id'
  | 'kind'
  | 'hamletId'
  | 'sealed'
  | 'keyId'
  | 'requestId'
  | 'wantsToSpeak'
  | 'firstTime'
  | 'about'
  | 'lookupHash'
  | 'submissionKey'
  | 'contentHash'
  | 'at'
>
export type SeatKept =
  | { ok: true; seat: SeatRow }
  | { ok: false; why: 'conflict' | 'closed' | 'full' }
  | { ok: false; why: 'has_one'; seat: SeatRow }

/**
 * Takes a place under the next free number, in one statement, so that no two get the same and a full hall is full: who
 * comes later waits. Of the first numbers, kept for those who asked for the meeting, only these and the door give any.
 */
export async function takeSeat(db: Db, hall: Hall, row: NewSeat): Promise<SeatKept> {
  try {
    await writeTogether(db, [insertion(hall, row)])
  } catch (error) {
    if (!isTaken(error, 'dialogue_seats.session_id') && !isTaken(error, 'dialogue_seats.id')) throw error
  }
  const [found, other] = await Promise.all([
    seatOfKey(db, hall.id, row.submissionKey),
    row.requestId === null ? undefined : seatOfRequest(db, hall.id, row.requestId),
  ])
  if (found) return found.contentHash === row.contentHash ? { ok: true, seat: found } : { ok: false, why: 'conflict' }
  if (other) return { ok: false, why: 'has_one', seat: other }
  return { ok: false, why: row.kind === 'door' ? 'full' : 'closed' }
}

const LIVE = `state in ('registered', 'came')`
/** By number: of all places that are taken the planner would else read the states one by one. */
const BY_NUMBER = 'indexed by dialogue_seats_number'

/** The lowest number after the last one given, else the lowest that was given back, from `from` to `to`; null when all are taken. */
function freeIn(from: string, to: string): string {
  const taken = `from dialogue_seats ${BY_NUMBER} where session_id = ?1 and ${LIVE} and number`
  return `(select case when ${to} < ${from} then null
    when coalesce((select max(number) ${taken} between ${from} and ${to}), ${from} - 1) < ${to}
    then coalesce((select max(number) ${taken} between ${from} and ${to}), ${from} - 1) + 1
    when not exists (select 1 ${taken} = ${from}) then ${from}
    else (select min(number) + 1 from dialogue_seats as one ${BY_NUMBER} where session_id = ?1 and ${LIVE} and number between ${from} and ${to} - 1
      and not exists (select 1 ${taken} = one.number + 1)) end)`
}

function freeFor(kind: NewSeat['kind'], capacity: number): string {
  if (capacity === 0)
    return `(select coalesce(max(number), 0) + 1 from dialogue_seats ${BY_NUMBER} where session_id = ?1 and ${LIVE})`
  const [kept, open] = [freeIn('1', '?3'), freeIn('?3 + 1', '?2')]
  if (kind === 'reserved') return `coalesce(${kept}, ${open}, 0)`
  return kind === 'door' ? `coalesce(${open}, ${kept}, 0)` : `coalesce(${open}, 0)`
}

function insertion({ id, capacity, reserved }: Hall, row: NewSeat): Statement {
  const values: Record<string, string | number | null> = {
    id: row.id,
    kind: row.kind,
    hamlet_id: row.hamletId,
    sealed: row.sealed,
    key_id: row.keyId,
    request_id: row.requestId,
    wants_to_speak: Number(row.wantsToSpeak),
    first_time: Number(row.firstTime),
    about: row.about,
    lookup_hash: row.lookupHash,
    submission_key: row.submissionKey,
    content_hash: row.contentHash,
    at: row.at,
  }
  const columns = Object.keys(values)
  const at = (index: number) => `?${index + 4}`
  const key = at(columns.indexOf('at'))
  const isDoor = row.kind === 'door'
  const isOpen = isDoor ? `dossiers.status = 'announced'` : `dossiers.status = 'announced' and starts_at > ${key}`
  const request = at(columns.indexOf('request_id'))
  const text = `with free(number) as (select ${freeFor(row.kind, capacity)})
    insert into dialogue_seats (session_id, serial, number, state, ${columns.join(', ')})
    select ?1, (select coalesce(max(serial), 0) + 1 from dialogue_seats where session_id = ?1), free.number,
      ${isDoor ? `'came'` : `case when free.number > 0 then 'registered' else 'waiting' end`}, ${columns.map((_, index) => at(index)).join(', ')}
    from free, dossiers join dialogue_sessions on dialogue_sessions.dossier_id = dossiers.id
    where dossiers.id = ?1 and ${isOpen} ${isDoor ? 'and free.number > 0' : ''}
      and not exists (select 1 from dialogue_seats where ${request} is not null
        and request_id = ${request} and session_id = ?1 and state <> 'cancelled')`
  return {
    toSQL: () => ({ sql: text, params: [id, capacity, Math.min(reserved, capacity), ...Object.values(values)] }),
  }
}

/** The place that was taken under this key. */
export function seatOfKey(db: Db, sessionId: string, submissionKey: string): Promise<SeatRow | undefined> {
  return db
    .select()
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), eq(dialogueSeats.submissionKey, submissionKey)))
    .get()
}

function seatOfRequest(db: Db, sessionId: string, requestId: string): Promise<SeatRow | undefined> {
  return db
    .select()
    .from(dialogueSeats)
    .where(
      and(eq(dialogueSeats.requestId, requestId), eq(dialogueSeats.sessionId, sessionId), sql`state <> 'cancelled'`),
    )
    .get()
}

/** A place by what its holder knows it by. */
export function seatAt(db: Db, sessionId: string, serial: number): Promise<SeatRow | undefined> {
  return db
    .select()
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), eq(dialogueSeats.serial, serial)))
    .get()
}

/** How many wait before somebody who waits. */
export async function waitingBefore(db: Db, { serial, sessionId }: SeatRow): Promise<number> {
  const found = await db.get<{ many: number }>(
    sql`select count(*) as many from dialogue_seats where session_id = ${sessionId} and state = 'waiting' and number = 0
      and serial < ${serial}`,
  )
  return found?.many ?? 0
}

/** Gives a place back, with whatever of its holder was kept; the first who waits gets it. False when it was none any more. */
export async function giveBack(db: Db, seat: Pick<SeatRow, 'id' | 'sessionId'>, reserved: number): Promise<boolean> {
  const freed = '(select number from dialogue_seats where id = ?2)'
  const [given] = await writeTogether(db, [
    raw(
      `update dialogue_seats set state = 'cancelled', sealed = '', key_id = '', about = '', wants_to_speak = 0
        where id = ? and session_id = ? and state in ('registered', 'waiting') returning id`,
      [seat.id, seat.sessionId],
    ),
    raw(
      `update dialogue_seats set state = 'registered', number = ${freed} where id = (select id from dialogue_seats
          where session_id = ?1 and state = 'waiting' and (${freed} > ?3 or request_id is not null) order by number, serial limit 1)
        and ${freed} > 0 and not exists (select 1 from dialogue_seats where session_id = ?1 and ${LIVE} and number = ${freed})
        and (select state from dialogue_seats where id = ?2) = 'cancelled'`,
      [seat.sessionId, seat.id, reserved],
    ),
  ])
  return (given?.length ?? 0) > 0
}

/** He is in the hall. Who waited gets a place if one is free. Returns the place, or why not. */
export async function markCame(db: Db, hall: Hall, serial: number): Promise<SeatRow | 'full' | 'none'> {
  const [rows] = (await writeTogether(db, [
    raw(
      `update dialogue_seats set state = 'came', number = case when state = 'waiting' then ${freeFor('door', hall.capacity)} else number end
        where session_id = ?1 and serial = ?4 and (state in ('registered', 'came')
          or (state = 'waiting' and ${freeFor('door', hall.capacity)} > 0)) returning id`,
      [hall.id, hall.capacity, Math.min(hall.reserved, hall.capacity), serial],
    ),
  ])) as [{ id: string }[]]
  const seat = await seatAt(db, hall.id, serial)
  if (!seat || seat.state === 'cancelled') return 'none'
  return (rows?.length ?? 0) > 0 ? seat : 'full'
}

/** Is there a place for who registers now, and how many wait, up to a hundred; reads a few rows, whatever the hall. */
export async function roomOf(db: Db, { capacity, id, reserved }: Hall): Promise<{ isFull: boolean; waiting: number }> {
  const kept = Math.min(reserved, capacity)
  const [found] = (await writeTogether(db, [
    raw(
      `select ${freeFor('open', capacity)} as free, (select count(*) from (select 1 from dialogue_seats
        where session_id = ?1 and state = 'waiting' limit 100)) as waiting${capacity === 0 ? '' : ', ?2 as capacity, ?3 as kept'}`,
      capacity === 0 ? [id] : [id, capacity, kept],
    ),
  ])) as [{ free: number; waiting: number }[]]
  const { free = 0, waiting = 0 } = found[0] ?? {}
  return { isFull: free === 0, waiting }
}

function raw(sqlText: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql: sqlText, params }) }
}
