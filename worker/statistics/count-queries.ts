import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { cases, events, holdings, marks } from '../cases/tables.ts'
import { communes, figures, specialDays } from '../communes/tables.ts'
import type { Db, Statement } from '../db/connect.ts'
import { addDays, localDay, type SpecialDays } from '../deadlines/calendar.ts'
import { OUTSIDE } from '../petitions/deed-queries.ts'
import type { Counted } from './contribution.ts'
import { countedCases } from './tables.ts'

/** How far a commune's events were counted: the instant and the case of the last one. */
export type Mark = { at: string; caseId: string }

const list = (values: readonly unknown[]) => JSON.stringify(values)

/** Communes with events after their mark, those that waited longest first. One look into an index for each commune. */
export function communesBehind(db: Db, most: number) {
  const mark = sql<string>`coalesce(${marks.value}, '')`
  return db
    .select({ id: communes.id, mark })
    .from(communes)
    .leftJoin(marks, sql`${marks.name} = 'figures:' || ${communes.id}`)
    .where(
      sql`exists (select 1 from ${events} where ${events.communeId} = ${communes.id}
        and (${events.at}, ${events.caseId}) > (substr(${mark}, 1, 24), substr(${mark}, 26)))`,
    )
    .orderBy(mark)
    .limit(most)
}

/** The next events of a commune after a mark, in the order of their instants. */
export function eventsAfter(db: Db, communeId: string, mark: Mark, most: number) {
  return db
    .select({ caseId: events.caseId, at: events.at })
    .from(events)
    .where(and(eq(events.communeId, communeId), sql`(${events.at}, ${events.caseId}) > (${mark.at}, ${mark.caseId})`))
    .orderBy(events.at, events.caseId)
    .limit(most)
}

/** Cases as they stand, how they were counted before, and where they were: three reads for any number of cases. */
export async function casesToCount(db: Db, ids: readonly string[]) {
  const among = list(ids)
  const [rows, before, moves] = await Promise.all([
    db
      .select({
        ...getTableColumns(cases),
        // A part was sent when the whole was.
        submittedAt: sql<string>`coalesce((select whole.submitted_at from cases whole where whole.id = cases.split_from),
          ${cases.submittedAt})`,
        answeredOutside: sql<boolean>`coalesce((select r.written_by = ${OUTSIDE} from replies r
          where r.case_id = cases.id and r.approved_at is not null order by r.seq desc limit 1), 0)`.mapWith(Boolean),
      })
      .from(cases)
      .where(sql`${cases.id} in (select value from json_each(${among}))`),
    db
      .select()
      .from(countedCases)
      .where(sql`${countedCases.caseId} in (select value from json_each(${among}))`),
    db
      .select({ caseId: holdings.caseId, bodyId: holdings.bodyId, toAt: holdings.toAt })
      .from(holdings)
      .where(sql`${holdings.caseId} in (select value from json_each(${among}))`),
  ])
  return { rows, before, moves }
}

/** Days that are not what their weekday says. */
export async function daysOff(db: Db): Promise<SpecialDays> {
  const rows = await db.select().from(specialDays)
  return new Map(rows.map((row) => [row.day, row]))
}

const statement = (text: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql: text, params }) })

/** Keeps how cases were counted, and forgets those that count no more. */
export function keepCounted(now: readonly Counted[], gone: readonly string[]): Statement[] {
  const rows = now.map((one) => [
    ...[one.caseId, one.communeId, one.bodyId, one.category, one.sentOn, one.answeredOn, Number(one.inTime)],
    ...[one.days, one.score, Number(one.withdrawn), Number(one.extended), Number(one.disputed)],
    ...[one.holderBodyId, one.heldOn, one.owedOn, one.moves],
  ])
  const values = Array.from({ length: 16 }, (_, index) => `value ->> ${index}`).join(', ')
  return [
    statement(
      `insert or replace into counted_cases (case_id, commune_id, body_id, category, sent_on, answered_on, in_time,
       days, score, withdrawn, extended, disputed, holder_body_id, held_on, owed_on, moves)
       select ${values} from json_each(?1)`,
      list(rows),
    ),
    statement('delete from counted_cases where case_id in (select value from json_each(?1))', list(gone)),
  ]
}

/** Counts months of bodies afresh from the counted cases: `pairs` are `[month, body]`. */
export function recountMonths(
  communeId: string,
  pairs: readonly (readonly [string, string])[],
  at: string,
): Statement[] {
  // Cross joins keep their order: the few pairs first, then the index.
  const pairList = `pairs as (select value ->> 0 month, value ->> 1 body_id from json_each(?2))`
  const sent = `f.commune_id = ?1 and f.body_id = p.body_id and f.sent_on between p.month || '-01' and p.month || '-31'`
  const answered = sent.replaceAll('sent_on', 'answered_on')
  return [
    statement(
      `delete from body_figures where category <> '' and commune_id = ?1
       and (month, body_id) in (select value ->> 0, value ->> 1 from json_each(?2))`,
      communeId,
      list(pairs),
    ),
    statement(
      `with ${pairList},
       taken as (select p.month, f.body_id, f.category, f.days, count(*) many
         from pairs p cross join counted_cases f on ${answered} where f.days is not null group by 1, 2, 3, 4),
       taken_as_text as (select month, body_id, category, json_group_object(cast(days as text), many) days from taken group by 1, 2, 3),
       facts as (
         select p.month, f.body_id, f.category, 1 received, f.withdrawn, f.extended,
           0 answered, 0 in_time, 0 disputed, 0 score, 0 scored from pairs p cross join counted_cases f on ${sent}
         union all select p.month, f.body_id, f.category, 0, 0, 0,
           1, f.in_time, f.disputed, coalesce(f.score, 0), f.score is not null from pairs p cross join counted_cases f on ${answered})
       insert into body_figures (commune_id, month, body_id, category, received, withdrawn, extended, answered, in_time,
         disputed, score_sum, score_count, days_taken, held_count, held_days, counted_at)
       select ?1, f.month, f.body_id, f.category, sum(received), sum(withdrawn), sum(extended), sum(answered),
         sum(in_time), sum(disputed), sum(score), sum(scored), coalesce(max(t.days), '{}'), 0, 0, ?3
       from facts f left join taken_as_text t using (month, body_id, category) group by 2, 3, 4`,
      communeId,
      list(pairs),
      at,
    ),
  ]
}

/** Counts afresh what bodies held and passed on in a month. */
export function recountHeld(communeId: string, pairs: readonly (readonly [string, string])[], at: string): Statement[] {
  const rows = pairs.map(([month, body]) => [month, body, ...monthInstants(month)])
  return [
    statement(
      `delete from body_figures where category = '' and commune_id = ?1
       and (month, body_id) in (select value ->> 0, value ->> 1 from json_each(?2))`,
      communeId,
      list(rows),
    ),
    statement(
      `insert into body_figures (commune_id, month, body_id, category, received, withdrawn, extended, answered, in_time,
         disputed, score_sum, score_count, days_taken, held_count, held_days, counted_at)
       select ?1, value ->> 0, value ->> 1, '', 0, 0, 0, 0, 0, 0, 0, 0, '{}', count(*), sum(h.working_days), ?3
       from json_each(?2) cross join holdings h on h.commune_id = ?1 and h.body_id = value ->> 1
         and h.to_at >= value ->> 2 and h.to_at < value ->> 3
       cross join counted_cases c on c.case_id = h.case_id group by 2, 3`,
      communeId,
      list(rows),
      at,
    ),
  ]
}

/** Counts afresh what lies with bodies now. */
export function recountWork(communeId: string, bodies: readonly string[], at: string): Statement {
  return statement(
    `with chosen as (select value body_id from json_each(?2)),
     held as (select holder_body_id body_id, held_on, count(*) many from counted_cases
       where commune_id = ?1 and held_on is not null and holder_body_id in (select body_id from chosen) group by 1, 2),
     owed as (select body_id, owed_on, count(*) many from counted_cases
       where commune_id = ?1 and owed_on is not null and body_id in (select body_id from chosen) group by 1, 2)
     insert or replace into body_work (commune_id, body_id, held, owed, counted_at)
     select ?1, c.body_id,
       coalesce((select json_group_object(held_on, many) from held h where h.body_id = c.body_id), '{}'),
       coalesce((select json_group_object(owed_on, many) from owed o where o.body_id = c.body_id), '{}'), ?3 from chosen c`,
    communeId,
    list(bodies),
    at,
  )
}

/** How far a commune was counted. */
export function keepMark(communeId: string, mark: Mark): Statement {
  return statement(
    'insert or replace into marks (name, value) values (?1, ?2)',
    `figures:${communeId}`,
    `${mark.at}~${mark.caseId}`,
  )
}

/** Communes whose last thirty days were not yet counted today. */
export async function communesOfYesterday(db: Db, now: Date, most: number): Promise<string[]> {
  const midnight = new Date(`${localDay(now)}T00:00:00+07:00`).toISOString()
  const rows = await db
    .select({ id: communes.id })
    .from(communes)
    .leftJoin(figures, eq(figures.communeId, communes.id))
    .where(sql`coalesce(${figures.countedAt}, '') < ${midnight}`)
    .limit(most)
  return rows.map((row) => row.id)
}

/** Counts the last thirty days of communes afresh, so that their front pages read one row. */
export function recountThirtyDays(communeIds: readonly string[], now: Date): Statement {
  const today = localDay(now)
  return statement(
    `with here as (select value id from json_each(?1)),
     sent as (select commune_id, count(*) many from counted_cases
       where commune_id in (select id from here) and sent_on >= ?2 group by 1),
     answered as (select commune_id, count(*) many, sum(in_time) in_time from counted_cases
       where commune_id in (select id from here) and answered_on is not null and answered_on >= ?2 group by 1),
     late as (select w.commune_id, sum(j.value) many from body_work w, json_each(w.owed) j
       where w.commune_id in (select id from here) and j.key < ?3 group by 1)
     insert or replace into figures (commune_id, counted_at, received, answered, answered_in_time, overdue)
     select id, ?4, coalesce(s.many, 0), coalesce(a.many, 0), coalesce(a.in_time, 0), coalesce(l.many, 0) from here
     left join sent s on s.commune_id = id left join answered a on a.commune_id = id left join late l on l.commune_id = id`,
    list(communeIds),
    addDays(today, -30),
    today,
    now.toISOString(),
  )
}

/** When a month begins and when it is over in Vietnam, as UTC instants. */
function monthInstants(month: string): [string, string] {
  const from = `${month}-01`
  const to = `${addDays(from, 31).slice(0, 7)}-01`
  return [new Date(`${from}T00:00:00+07:00`).toISOString(), new Date(`${to}T00:00:00+07:00`).toISOString()]
}
