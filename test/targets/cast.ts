import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

export const PLACE = '/can-bo/chi-tieu'
/** The day in Vietnam; on New Year's Day still the last one of the year before, which has days to enter. */
const day = localDay(new Date())
export const TODAY = day.endsWith('-01-01') ? addDays(day, -1) : day
export const YEAR = Number(TODAY.slice(0, 4))

/** The ready indicators are taken over; again it changes nothing. */
export async function takeReady(who = 'dieuphoi'): Promise<void> {
  const answer = await as(officer(who)).post(`${PLACE}/danh-muc/lay`)
  if (answer.status !== 303) throw new Error(`not taken over: ${answer.status}`)
}

/** The form of an indicator's targets as its page shows it: every line with its place and revision. */
export async function setForm(code: string, year = YEAR, who = 'dieuphoi'): Promise<Record<string, string[]>> {
  const page = await as(officer(who)).get(`${PLACE}/${year}/dat?chi-tieu=${code}`)
  const html = await page.text()
  const all = (name: string) =>
    [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) =>
      tag.includes(` name="${name}"`) ? [/ value="([^"]*)"/.exec(tag)?.[1] ?? ''] : [],
    )
  return { unit: all('unit'), revision: all('revision'), baseYear: all('baseYear') }
}

/** Sets an indicator's targets: by unit, or the same for all. */
export async function setTargets(
  code: string,
  wanted: Readonly<Record<string, string>> | string,
  { base = '', who = 'dieuphoi', year = YEAR } = {},
): Promise<Response> {
  const form = await setForm(code, year, who)
  const fields: Record<string, string | string[]> = { ...form, viec: 'ghi', baseYear: String(year - 1) }
  for (const [at, unit] of (form.unit ?? []).entries()) {
    const target = typeof wanted === 'string' ? wanted : (wanted[unit] ?? '')
    fields[`n.${at}`] = target
    fields[`b.${at}`] = target === '' ? '' : base
  }
  return as(officer(who)).post(`${PLACE}/${year}/dat?chi-tieu=${code}`, fields as Fields)
}

/** A unit's target of an indicator. */
export async function targetOf(code: string, unit: string, year = YEAR) {
  const row = await env.DB.prepare(
    `SELECT t.* FROM targets t JOIN indicators i ON i.id = t.indicator_id
     WHERE t.commune_id = 'binh-xa' AND i.code = ? AND t.unit = ? AND t.year = ?`,
  )
    .bind(code, unit, year)
    .first<{
      id: string
      target: number
      actual: number | null
      actual_on: string | null
      first: number | null
      revision: number
      dropped_at: string | null
    }>()
  if (!row) throw new Error(`no target ${code} of ${unit}`)
  return row
}

/** Somebody enters what was reached. */
export function enter(who: string, targetId: string, fields: Fields): Promise<Response> {
  return as(officer(who)).post(`${PLACE}/muc/${targetId}`, {
    ...{ submissionKey: crypto.randomUUID(), onDay: TODAY, note: '' },
    ...fields,
  })
}

/** What an answer's page says, without its tags. */
export async function wordsOf(answer: Response): Promise<string> {
  return (await answer.text())
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
}
