import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import type { Done, NewEntry } from './entry-queries.ts'
import type { EntryStep } from './rules.ts'

/** A line that is to move, as it was seen. */
export type Moving = {
  id: string
  version: number
  votesFor?: number
  votesOf?: number
  detail: Record<string, unknown>
}

const SEEN = `json_each(?1) join register_entries on register_entries.id = value ->> 'id'
    and register_entries.version = value ->> 'version'
  where register_entries.commune_id = ?2 and register_entries.register = ?3
    and register_entries.state in (select value from json_each(?4))`

const NOTE = `insert into register_events (commune_id, register, entry_id, kind, by_id, at, detail)
  select register_entries.commune_id, register_entries.register, register_entries.id, ?5, ?6, ?7, value ->> 'detail'
  from ${SEEN}`

const MOVE = `update register_entries set state = ?5, version = register_entries.version + 1, changed_by = ?6, changed_at = ?7,
    votes_for = coalesce(seen.votes_for, register_entries.votes_for), votes_of = coalesce(seen.votes_of, register_entries.votes_of),
    decision = case when ?8 = '' then register_entries.decision else ?8 end
  from (select value ->> 'id' as id, value ->> 'version' as version, value ->> 'votesFor' as votes_for,
    value ->> 'votesOf' as votes_of from json_each(?1)) as seen
  where register_entries.id = seen.id and register_entries.version = seen.version
    and register_entries.commune_id = ?2 and register_entries.register = ?3
    and register_entries.state in (select value from json_each(?4))
  returning register_entries.id as id`

/** Moves lines, each only if it is as it was seen: who was first stays first. The ids of those that moved. */
export async function moveEntries(
  db: Db,
  { byId, communeId, now, register }: Done,
  step: EntryStep,
  lines: readonly Moving[],
  decision = '',
): Promise<string[]> {
  if (lines.length === 0) return []
  const from = [JSON.stringify(lines), communeId, register, JSON.stringify(step.from)]
  const at = now.toISOString()
  const [, moved] = await writeTogether(db, [
    raw(NOTE, [...from, step.event, byId, at]),
    raw(MOVE, [...from, step.to, byId, at, decision]),
  ])
  return (moved as { id: string }[]).map(({ id }) => id)
}

const ADD = `insert into register_entries (id, commune_id, register, year, hamlet_id, state, topic, fields, sealed, key_id,
    same_hash, import_id, decision, version, created_by, created_at, changed_by, changed_at)
  select value ->> 'id', ?2, ?3, ?4, value ->> 'hamletId', value ->> 'state', value ->> 'topic', value ->> 'fields',
    value ->> 'sealed', value ->> 'keyId', value ->> 'sameHash', value ->> 'importId', '', 1, ?5, ?6, ?5, ?6
  from json_each(?1) where true on conflict do nothing returning id`

/** Adds many lines, however many, in one statement; one that is there already stays as it is. The ids of those that were added. */
export async function addEntries(
  db: Db,
  { byId, communeId, now, register }: Done,
  year: number,
  entries: readonly NewEntry[],
  also: readonly Statement[] = [],
): Promise<string[]> {
  const params = [JSON.stringify(entries), communeId, register, year, byId, now.toISOString()]
  const [added] = await writeTogether(db, [raw(ADD, params), ...also])
  return (added as { id: string }[]).map(({ id }) => id)
}

const CARRIED = `insert into register_events (commune_id, register, entry_id, kind, by_id, at, detail)
  select ?2, ?3, register_entries.id, 'carried_over', ?4, ?5, ?6 from json_each(?1)
    join register_entries on register_entries.id = value ->> 'id'
  where not exists (select 1 from register_events where entry_id = register_entries.id and entry_id <> '')`

/** The event of lines that were copied from the year before. */
export function carriedOver(
  { byId, communeId, now, register }: Done,
  entries: readonly Pick<NewEntry, 'id'>[],
  from: number,
): Statement {
  const ids = entries.map(({ id }) => ({ id }))
  return raw(CARRIED, [JSON.stringify(ids), communeId, register, byId, now.toISOString(), JSON.stringify({ from })])
}

function raw(sql: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql, params }) }
}
