import { sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'

/** What was arranged and then left as it is has ended too. */
const ARRANGED = sql.raw("'joined_to_session', 'individual_reception'")

/** Communes that keep sealed names or telephones of those who asked for a dialogue or had a place at one. */
export async function communesWithContacts(db: Db, most: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select id from communes where exists (
      select 1 from dialogue_voices where dialogue_voices.commune_id = communes.id and sealed <> ''
      union all
      select 1 from dialogue_sessions join dialogue_seats on session_id = dossier_id and sealed <> ''
      where dialogue_sessions.commune_id = communes.id)
    limit ${most}`)
  return rows.map((row) => row.id)
}

/** Takes away those of what was over before that day. What was counted stays counted. Returns how many. */
export async function forgetBefore(db: Db, communeId: string, day: string): Promise<number> {
  const gone = await Promise.all([
    db.all<{ id: string }>(sql`
      update dialogue_voices set sealed = '', key_id = ''
      where commune_id = ${communeId} and sealed <> '' and exists (
        select 1 from dossiers where dossiers.id = coalesce(request_id, topic_id)
        and (ended_at < ${day} or (status in (${ARRANGED}) and changed_at < ${day})))
      returning id`),
    db.all<{ id: string }>(sql`
      update dialogue_seats set sealed = '', key_id = ''
      where sealed <> '' and session_id in (
        select dossier_id from dialogue_sessions where commune_id = ${communeId} and starts_at < ${day})
      returning id`),
  ])
  return gone.flat().length
}
