import { and, eq, isNotNull } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { dossiers } from '../dossiers/tables.ts'
import { observations } from '../supervision/observations/tables.ts'
import type { Row } from './kind.ts'

/** Events that are looked at for news: so many of the last. */
export const LAST_EVENTS = 12

/** Asks several things in one round trip: rows by statement, each with the place in the list of what it was asked for. */
export async function askTogether(db: Db, statements: Statement[]): Promise<Map<number, Row>[]> {
  const found = (await writeTogether(db, statements)) as Row[][]
  return found.map((rows) => new Map(rows.map((row) => [row.at, row])))
}

/** Each thing is looked up by its own key: the list of things leads, whatever the planner thinks of it. */
export function asked(sql: string, communeId: string, things: readonly unknown[][]): Statement {
  return { toSQL: () => ({ sql, params: [communeId, JSON.stringify(things)] }) }
}

/** The n-th thing that is known of what is asked for. */
export function thing(n: number): string {
  return `j.value ->> ${n}`
}

/** Petitions by year, number, hash of the secret, events seen of the case and of the one it was merged into; with the last events. */
export function petitionsNow(
  communeId: string,
  things: readonly [number, number, string, number, number][],
): Statement {
  return asked(
    `select j.key as at, c.status, c.restricted, c.title, c.version, c.held_since,
      t.status as into_status, coalesce(t.version, 0) as into_version,
      case when c.version > ${thing(3)} then (select json_group_array(json_array(e.kind, e.actor_kind, e.at) order by e.seq)
        from events e where e.case_id = c.id and e.seq > max(${thing(3)}, c.version - ${LAST_EVENTS})) end as news,
      case when t.version > ${thing(4)} then (select json_group_array(e.at order by e.seq) from events e
        where e.case_id = t.id and e.seq > max(${thing(4)}, t.version - ${LAST_EVENTS})
          and e.kind in ('petition.answered', 'petition.closed')) end as into_news
    from json_each(?2) j
      cross join cases c on c.commune_id = ?1 and c.year = ${thing(0)} and c.number = ${thing(1)}
      left join cases t on t.id = c.merged_into
    where c.lookup_hash = ${thing(2)}`,
    communeId,
    things,
  )
}

/** Comments on drafts by the draft's year and number, their own number and the hash of the secret. */
export function commentsNow(communeId: string, things: readonly [number, number, number, string][]): Statement {
  return asked(
    `select j.key as at, d.title, d.status, d.changed_at, c.state, c.judged_at, c.at as sent_at, c.point_id, p.met
    from json_each(?2) j
      cross join dossiers d on d.commune_id = ?1 and d.kind = 'criticism' and d.year = ${thing(0)} and d.number = ${thing(1)}
      cross join comments c on c.dossier_id = d.id and c.number = ${thing(2)}
      left join points p on p.id = c.point_id
    where c.lookup_hash = ${thing(3)}`,
    communeId,
    things,
  )
}

/** What was added to supervised topics, by its number on the receipt. */
export function observationsNow(communeId: string, things: readonly [string][]): Statement {
  return asked(
    `select j.key as at, d.title, o.state, o.sent_at, o.handled_at
    from json_each(?2) j
      cross join observations o on o.commune_id = ?1 and o.code = ${thing(0)}
      cross join dossiers d on d.id = o.dossier_id
    where d.restricted = 0 and d.published_at is not null`,
    communeId,
    things,
  )
}

/** Surveys by their address: what was answered stands nowhere in what is read. */
export function surveysNow(communeId: string, things: readonly [string][]): Statement {
  return asked(
    `select j.key as at, s.title, s.status, s.opens_at, s.closes_at,
      exists (select 1 from survey_results r where r.survey_id = s.id and r.withdrawn_at is null) as has_results
    from json_each(?2) j
      cross join surveys s on s.commune_id = ?1 and s.slug = ${thing(0)}
    where s.status <> 'draft'`,
    communeId,
    things,
  )
}

/** The topic to which an observation was added, while everybody may know of it. */
export async function topicOfObservation(db: Db, communeId: string, code: string) {
  const [found] = await db
    .select({ year: dossiers.year, number: dossiers.number })
    .from(observations)
    .innerJoin(dossiers, eq(dossiers.id, observations.dossierId))
    .where(
      and(
        eq(observations.communeId, communeId),
        eq(observations.code, code),
        eq(dossiers.restricted, false),
        isNotNull(dossiers.publishedAt),
      ),
    )
  return found
}
