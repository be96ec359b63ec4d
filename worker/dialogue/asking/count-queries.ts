import { sql } from 'drizzle-orm'
import { markAt, setMark } from '../../cases/mark-queries.ts'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'

/** Voices looked at in one turn of the clock; the next turn goes on. */
const VOICES_PER_TURN = 20_000
const NEW = 'dialogue.voices'
const GONE = 'dialogue.voices.withdrawn'
/** Clocks of two machines differ by less. */
const LOOK_BACK_MS = 60_000

/**
 * Counts who asks for these topics. A device counts once, whoever holds it; a voice without a device once its telephone is
 * confirmed; a confirmed number is one person on however many devices; what was withdrawn is gone.
 */
export function recount(topicIds: readonly string[], uncounted: 0 | 1 = 0): Statement {
  return {
    toSQL: () => ({
      sql: `update dialogue_topics set uncounted = ?, (devices, persons, hamlets) = (
          select
            count(distinct nullif(device_hash, '')) + count(distinct case when device_hash = '' and confirmed_at is not null then phone_hash end),
            count(distinct case when confirmed_at is not null then nullif(phone_hash, '') end),
            count(distinct case when device_hash <> '' or confirmed_at is not null then nullif(hamlet_id, '') end)
          from dialogue_voices where topic_id = dialogue_topics.dossier_id and withdrawn_at is null)
        where dossier_id in (select value from json_each(?))`,
      params: [uncounted, JSON.stringify(topicIds)],
    }),
  }
}

/** Has these topics counted with the next turn, and whatever follows from their number looked at. */
export function countLater(topicIds: readonly string[]): Statement {
  return {
    toSQL: () => ({
      sql: 'update dialogue_topics set uncounted = 1 where uncounted = 0 and dossier_id in (select value from json_each(?))',
      params: [JSON.stringify(topicIds)],
    }),
  }
}

/**
 * Marks the topics for which somebody asked, or withdrew, since the last turn. Whoever asks writes a row of his own and
 * touches no topic; rows are taken in the order in which they were written.
 */
export async function markUncounted(db: Db): Promise<void> {
  const [from, before] = await Promise.all([markAt(db, NEW), markAt(db, GONE)])
  const [gone = ''] = (before ?? '').split('~')
  const [fresh] = await db.all<{ upTo: number; topics: string }>(sql`
    select coalesce(max(place), 0) as "upTo", json_group_array(distinct topic_id) as "topics"
    from (select rowid as place, topic_id from dialogue_voices where rowid > ${Number(from ?? 0)} order by rowid limit ${VOICES_PER_TURN})`)
  const since = gone === '' ? '' : new Date(Date.parse(gone) - LOOK_BACK_MS).toISOString()
  const [left] = await db.all<{ upTo: string | null; many: number; topics: string }>(sql`
    select max(withdrawn_at) as "upTo", count(*) as "many", json_group_array(distinct topic_id) as "topics"
    from (select withdrawn_at, topic_id from dialogue_voices
      where withdrawn_at is not null and withdrawn_at > ${since} order by withdrawn_at limit ${VOICES_PER_TURN})`)
  // As many with the same last one: nobody withdrew since.
  const after = left?.upTo ? `${left.upTo}~${left.many}` : before
  const isFresh = (fresh?.upTo ?? 0) > Number(from ?? 0)
  const topics = [...(isFresh ? idsIn(fresh?.topics) : []), ...(after === before ? [] : idsIn(left?.topics))]
  await writeTogether(db, [
    ...(topics.length > 0 ? [countLater(topics)] : []),
    ...(isFresh ? [setMark(db, NEW, String(fresh?.upTo))] : []),
    ...(after === undefined || after === before ? [] : [setMark(db, GONE, after)]),
  ])
}

function idsIn(list: string | undefined): string[] {
  return (JSON.parse(list ?? '[]') as (string | null)[]).filter((id) => id !== null)
}

/** Topics that are to be counted, at most so many; of one commune only where it is named. */
export async function uncountedTopics(
  db: Db,
  most: number,
  communeId?: string,
): Promise<{ id: string; communeId: string }[]> {
  const here = communeId === undefined ? sql`` : sql`and commune_id = ${communeId}`
  return db.all<{ id: string; communeId: string }>(sql`
    select dossier_id as "id", commune_id as "communeId" from dialogue_topics
    where uncounted = 1 ${here} order by dossier_id limit ${most}`)
}
