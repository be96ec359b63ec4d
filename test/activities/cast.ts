import { env } from 'cloudflare:workers'
import { addDays, isWorkingDay, localDay, type SpecialDays, weekday } from '../../worker/deadlines/calendar.ts'
import type { ActivityRow } from '../../worker/activities/tables.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

export const PLACE = '/can-bo/hoat-dong'
export const TODAY = localDay(new Date())

/** The special days that the examples know. */
export async function specialDays(): Promise<SpecialDays> {
  const { results } = await env.DB.prepare('SELECT day, kind, name FROM special_days').all<{
    day: string
    kind: 'holiday' | 'working'
    name: string
  }>()
  return new Map(results.map((row) => [row.day, row]))
}

/** The first Saturday from so many days ahead, or before, that nobody has to work and nobody celebrates. */
export async function freeDay(ahead: number): Promise<string> {
  const special = await specialDays()
  let day = addDays(TODAY, ahead)
  while (weekday(day) !== 6 || special.has(day)) day = addDays(day, ahead < 0 ? -1 : 1)
  return day
}

/** A day on which offices work. */
export async function workingDay(ahead: number): Promise<string> {
  const special = await specialDays()
  let day = addDays(TODAY, ahead)
  while (!isWorkingDay(day, special)) day = addDays(day, 1)
  return day
}

export async function planFieldsOf(fields: Fields = {}): Promise<Fields> {
  return {
    ...{ submissionKey: crypto.randomUUID(), onDay: await freeDay(10), hamlets: ['lang_dia'] },
    ...{ content: 'Vệ sinh nhà văn hóa, trồng hoa đường vào thôn' },
    ...fields,
  }
}

/** An officer plans a day; throws when it was not taken. */
export async function planned(who: string, fields: Fields = {}): Promise<ActivityRow> {
  const answer = await as(officer(who)).post(`${PLACE}/moi`, await planFieldsOf(fields))
  const number = /hoat-dong\/(\d+)\?/.exec(answer.headers.get('location') ?? '')?.[1]
  if (answer.status !== 303 || !number) throw new Error(`not planned: ${answer.status} ${await wordsOf(answer)}`)
  return dayOf(Number(number))
}

/** A day that was planned for a day that is over by now. */
export async function past(who: string, fields: Fields = {}): Promise<ActivityRow> {
  return planned(who, { onDay: await freeDay(-3), ...fields })
}

type Kept = Omit<ActivityRow, 'bodyIds' | 'headcount'> & { bodyIds: string; headcount: string }

export async function dayOf(number: number): Promise<ActivityRow> {
  const row = await env.DB.prepare(
    `SELECT id, commune_id AS communeId, number, on_day AS onDay, hamlet_id AS hamletId, status, content, body_ids AS bodyIds,
       forces, tools, resources, working_day_why AS workingDayWhy, headcount, result, cancelled_why AS cancelledWhy,
       wake_on AS wakeOn, revision, submission_key AS submissionKey, created_by AS createdBy, created_at AS createdAt,
       changed_by AS changedBy, changed_at AS changedAt
     FROM activity_days WHERE commune_id = 'binh-xa' AND number = ?`,
  )
    .bind(number)
    .first<Kept>()
  if (!row) throw new Error(`no day ${number}`)
  return { ...row, bodyIds: JSON.parse(row.bodyIds), headcount: JSON.parse(row.headcount) }
}

/** Somebody does something with a day as it stands. */
export async function act(who: string, { number }: { number: number }, action: string, fields: Fields = {}) {
  const { revision } = await dayOf(number)
  return as(officer(who)).post(`${PLACE}/${number}/${action}`, { revision: String(revision), ...fields })
}

/** A result that nothing is wrong with. */
export const RESULT: Fields = { people: '32', women: '8', result: 'Trồng xong 300 m đường hoa.' }

/** Messages about a day, by whom they are for. */
export async function toldOf(id: string): Promise<{ to: string; what: string }[]> {
  const { results } = await env.DB.prepare(
    'SELECT recipient_id AS "to", detail ->> \'what\' AS what FROM messages WHERE id LIKE ? ORDER BY created_at, id',
  )
    .bind(`hoat-dong.${id}.%`)
    .all<{ to: string; what: string }>()
  return results
}

/** What an answer's page says, without its tags. */
export async function wordsOf(answer: Response): Promise<string> {
  return (await answer.text())
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
}
