import { DatabaseSync } from 'node:sqlite'
import { addDays, localDay } from '../worker/deadlines/calendar.ts'

/** Recommendations of one commune, over so many years. */
export const MANY = 100_000
const YEARS = 5
const PREFIX = 'bench.kn.'

type Way = readonly [share: number, status: string, reply: string | null, waits: 'body' | 'front' | null, done: boolean]
/** How far they have come, in hundredths. */
const WAYS: readonly Way[] = [
  [4, 'issued', null, 'body', false],
  [4, 'acknowledged', null, 'body', false],
  [2, 'answer_proposed', null, 'body', false],
  [18, 'implementing', 'accepted', 'body', false],
  [7, 'implementing', 'partly', 'body', false],
  [3, 'escalated', null, 'body', false],
  [5, 'claimed_done', 'accepted', 'front', true],
  [2, 'disputed', 'accepted', 'body', false],
  [42, 'verified', 'accepted', null, true],
  [10, 'rejection_noted', 'refused', null, false],
  [3, 'superseded', null, null, false],
]

/** How far promises given in dialogues have come: every fifth of all. */
const PROMISES: readonly Way[] = [
  [10, 'promised', 'accepted', 'body', false],
  [20, 'implementing', 'accepted', 'body', false],
  [5, 'escalated', 'accepted', 'body', false],
  [5, 'claimed_done', 'accepted', 'front', true],
  [3, 'disputed', 'accepted', 'body', false],
  [2, 'given_up', 'accepted', 'front', false],
  [45, 'verified', 'accepted', null, true],
  [10, 'not_kept', 'accepted', null, false],
]

/** Puts recommendations into a new database, none of them counted. */
export function fillRecommendations(file: string, now = new Date()): void {
  const db = new DatabaseSync(file)
  const today = localDay(now)
  db.exec('pragma foreign_keys = off; pragma synchronous = off; begin')
  const bodies = db
    .prepare(
      "select id from bodies where commune_id = 'binh-xa' and kind not in ('board', 'fatherland_front') order by id",
    )
    .all()
    .map(({ id }) => String(id))
  const dossier =
    db.prepare(`insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title,
      lead_body_id, addressed_body_id, addressed_at, parent_id, waits_for_body_id, due_on, limit_code, alarm, restricted, started_by, started_at,
      changed_at, ended_at, published_at, submission_key, content_hash)
    values (?1, 'binh-xa', 'recommendation', ?2, ?3, ?4, 3, ?1, ?5, 'binh-xa.mttq', ?6, ?7, ?8, ?9, ?10, '', '', ?11, 'x', ?7, ?7, ?12, ?13, ?1, ?1)`)
  const own =
    db.prepare(`insert into recommendations (dossier_id, commune_id, body_id, year, number, source, reply_basis, reply_limit, reply_source,
      reply_from, reply_due_on, asked, acknowledged_on, reply, replied_on, reply_in_time, claimed_on, verified_on, disputes, escalated_on,
      owed_on, recheck_due_on, public_asked, published_at, uncounted, stands, stands_on)
    values (?1, 'binh-xa', ?2, ?3, ?17, ?18, 'suggested', 'KN.tra-loi', 'Quy định', ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
      ?14, ?15, ?5, ?16, 1, ?19, ?20)`)
  const event =
    db.prepare(`insert into dossier_events (dossier_id, seq, commune_id, kind, actor_kind, actor_id, body_id, at, detail,
      text_hash, previous_hash, hash) values (?1, ?2, 'binh-xa', 'recommendation.issued', 'staff', 'vi-du.dieuphoi', 'binh-xa.mttq', ?3, '{}', '', '', ?1)`)
  const days = YEARS * 365
  const numbers = new Map<number, number>()
  for (let n = 0; n < MANY; n++) {
    const day = addDays(today, -1 - Math.floor(((MANY - 1 - n) * (days - 1)) / MANY))
    const year = Number(day.slice(0, 4))
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    const isPromise = n % 5 === 0
    const [, status, reply, waits, isDone] = wayAt(isPromise ? PROMISES : WAYS, (n * 37 + (n >> 6)) % 100)
    const id = `${PREFIX}${String(n).padStart(6, '0')}`
    const body = bodies[n % bodies.length] ?? ''
    const at = `${day}T0${1 + (n % 9)}:00:00.000Z`
    const isLate = n % 9 === 0
    const dueOn = waits === null ? null : addDays(today, isLate ? -1 - (n % 90) : n % 90)
    const isRestricted = n % 100 === 7
    const publishedAt = isRestricted || n % 10 > 6 ? null : at
    const drawn = status === 'verified' && n % 41 === 0 ? addDays(today, n % 15) : null
    dossier.run(
      id,
      year,
      number,
      status,
      `Kiến nghị thứ ${n}`,
      body,
      at,
      `topic.${n >> 2}`,
      ...[
        waits === 'body' ? body : waits === 'front' || drawn ? 'binh-xa.mttq' : null,
        drawn ?? dueOn,
        isRestricted ? 1 : 0,
        waits === null ? at : null,
        publishedAt,
      ],
    )
    own.run(
      id,
      body,
      year,
      day,
      `Kiến nghị thứ ${n} về việc chung.`,
      status === 'issued' ? null : day,
      reply,
      ...[
        reply === null ? null : day,
        reply === null ? null : n % 4 === 0 ? 0 : 1,
        isDone ? day : null,
        status === 'verified' ? day : null,
        status === 'disputed' ? 1 : 0,
        status === 'escalated' ? day : null,
        waits === 'body' ? dueOn : null,
        drawn,
        isPromise ? null : publishedAt,
        number,
        isPromise ? 'dialogue' : 'supervision',
        ...(isPromise && publishedAt ? standing(status, dueOn, day) : [null, null]),
      ],
    )
    for (let seq = 1; seq <= 3; seq++) event.run(id, seq, at)
  }
  db.exec('commit; pragma optimize')
  db.close()
}

/** How a promise stands, and by which day. */
function standing(status: string, dueOn: string | null, day: string): [string, string] {
  if (status === 'verified') return ['kept', day]
  if (status === 'given_up' || status === 'not_kept') return ['broken', day]
  return ['open', status === 'claimed_done' || dueOn === null ? '9999-12-31' : dueOn]
}

function wayAt(ways: readonly Way[], hundredth: number): Way {
  let upTo = 0
  for (const way of ways) if (hundredth < (upTo += way[0])) return way
  throw new Error(`no way at ${hundredth}`)
}
