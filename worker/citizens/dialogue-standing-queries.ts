import type { Statement } from '../db/connect.ts'
import { asked, LAST_EVENTS, thing } from './standing-queries.ts'

/** Events of a meeting that those who asked, or will come, are told of. */
const MEETING_EVENTS = `('dialogue.announced', 'dialogue.moved', 'dialogue.postponed', 'dialogue.cancelled',
  'dialogue.results_published', 'dialogue.results_added')`

/** Instants of events after those that were seen, of the last ones. */
function newsOf(dossier: string, seen: string, kinds: string): string {
  return `case when ${dossier}.version > ${seen} then (select json_group_array(e.at order by e.seq) from dossier_events e
    where e.dossier_id = ${dossier}.id and e.seq > max(${seen}, ${dossier}.version - ${LAST_EVENTS})
      and e.actor_kind <> 'citizen' and e.kind in ${kinds}) end`
}

const meetingNews = (seen: string) => newsOf('s', seen, MEETING_EVENTS)

/** Requests for a dialogue by year, number, hash of the secret, events seen of the request and of its meeting. */
export function requestsNow(communeId: string, things: readonly [number, number, string, number, number][]): Statement {
  return asked(
    `select j.key as at, d.title, d.status, d.version, d.changed_at, coalesce(s.version, 0) as into_version,
      ${newsOf(
        'd',
        thing(3),
        `('dialogue_request.screened', 'dialogue_request.pooled', 'dialogue_request.joined', 'dialogue_request.reception_set',
          'dialogue_request.to_petition', 'dialogue_request.declined', 'dialogue_request.reopened')`,
      )} as news,
      ${meetingNews(thing(4))} as into_news
    from json_each(?2) j
      cross join dossiers d on d.commune_id = ?1 and d.kind = 'dialogue_request' and d.year = ${thing(0)} and d.number = ${thing(1)}
      cross join dialogue_requests r on r.dossier_id = d.id
      left join dossiers s on s.id = r.session_id and s.published_at is not null
    where r.lookup_hash = ${thing(2)}`,
    communeId,
    things,
  )
}

/** Voices at topics by hash of the secret, events seen of the topic and of its meeting. */
export function voicesNow(communeId: string, things: readonly [string, number, number][]): Statement {
  return asked(
    `select j.key as at, d.title, d.year, d.number, d.status, d.version, d.changed_at, v.withdrawn_at,
      coalesce(s.version, 0) as into_version,
      ${newsOf(
        'd',
        thing(1),
        `('dialogue_topic.threshold_met', 'dialogue_topic.taken_up', 'dialogue_topic.dismissed', 'dialogue_topic.left_session',
          'dialogue_topic.reopened', 'dialogue_topic.closed')`,
      )} as news,
      ${meetingNews(thing(2))} as into_news
    from json_each(?2) j
      cross join dialogue_voices v on v.commune_id = ?1 and v.lookup_hash = ${thing(0)}
      cross join dossiers d on d.id = v.topic_id
      cross join dialogue_topics t on t.dossier_id = d.id
      left join dossiers s on s.id = t.session_id and s.published_at is not null
    where v.request_id is null and d.published_at is not null`,
    communeId,
    things,
  )
}

/** Questions to meetings by the meeting's year and number, their own number, the hash of the secret and events seen of the meeting. */
export function questionsNow(
  communeId: string,
  things: readonly [number, number, number, string, number][],
): Statement {
  return asked(
    `select j.key as at, s.title, s.status, s.version, q.state, q.outcome, q.judged_at, q.at as sent_at, m.results_on,
      ${meetingNews(thing(4))} as into_news
    from json_each(?2) j
      cross join dossiers s on s.commune_id = ?1 and s.kind = 'dialogue' and s.year = ${thing(0)} and s.number = ${thing(1)}
      cross join dialogue_questions q on q.session_id = s.id and q.number = ${thing(2)}
      cross join dialogue_sessions m on m.dossier_id = s.id
    where q.lookup_hash = ${thing(3)}`,
    communeId,
    things,
  )
}

/** Places at meetings, in the same way. */
export function seatsNow(communeId: string, things: readonly [number, number, number, string, number][]): Statement {
  return asked(
    `select j.key as at, s.title, s.status, s.version, p.state, p.number as place_number, p.at as sent_at,
      ${meetingNews(thing(4))} as into_news
    from json_each(?2) j
      cross join dossiers s on s.commune_id = ?1 and s.kind = 'dialogue' and s.year = ${thing(0)} and s.number = ${thing(1)}
      cross join dialogue_seats p on p.session_id = s.id and p.serial = ${thing(2)}
    where p.lookup_hash = ${thing(3)}`,
    communeId,
    things,
  )
}
