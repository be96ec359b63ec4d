import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { officer } from '../support/people.ts'

/** A difficulty of the tests, as officers find it. */
export type Difficulty = { id: string; slug: string; office: string }

export const TODAY = localDay(new Date())
export const PLACE = '/can-bo/vuong-mac'
export const ECONOMY = 'binh-xa.phong-kinh-te'

/** Somebody tells a difficulty at once: a hamlet its own, the Front for whom it says. */
export async function difficulty(
  who = 'thon.langdia',
  words = 'Cột điện đầu xóm 3 nghiêng, Điện lực hẹn hai lần chưa đến.',
  fields: Fields = {},
): Promise<Difficulty> {
  const answer = await as(officer(who)).post(`${PLACE}/moi`, { submissionKey: crypto.randomUUID(), words, ...fields })
  if (answer.status !== 303) throw new Error(`not told: ${answer.status} ${mainOf(await answer.text())}`)
  return difficultyAt(answer.headers.get('location') ?? '')
}

/** The difficulty of an address. */
export async function difficultyAt(address: string): Promise<Difficulty> {
  const slug = /\/(\d\d-\d{4,6})(\?|$)/.exec(address)?.[1] ?? ''
  const id = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE kind = 'difficulty' AND commune_id = 'binh-xa' AND year = ? AND number = ?",
  )
    .bind(2000 + Number(slug.slice(0, 2)), Number(slug.slice(3)))
    .first<string>('id')
  if (!id) throw new Error(`no difficulty at ${address}`)
  return { id, slug, office: `${PLACE}/${slug}` }
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, at: Difficulty, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  return as(officer(who)).post(`${at.office}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, at: Difficulty, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, at, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

const GIVEN = { owner: ECONOMY, dueOn: addDays(TODAY, 10), asked: 'Làm việc với Điện lực, dựng lại cột.' }
const WAY: Record<string, readonly (readonly [who: string, action: string, fields?: Fields])[]> = {
  reported: [],
  assigned: [['dieuphoi', 'giao', GIVEN]],
  taken: [['xuly.kinhte', 'nhan-viec']],
  claimed: [['xuly.kinhte', 'bao-xong', { result: 'Điện lực đã dựng lại cột ngày hôm qua.' }]],
  solved: [['thon.langdia', 'xac-nhan']],
}
const ORDER = ['reported', 'assigned', 'taken', 'claimed', 'solved']

/** A difficulty in that state, brought there by the people whose work it is. */
export async function difficultyIn(state: string, who = 'thon.langdia', words?: string): Promise<Difficulty> {
  const at = await difficulty(who, words)
  for (const step of ORDER.slice(0, ORDER.indexOf(state) + 1))
    for (const [by, action, fields] of WAY[step] ?? [])
      await does(by, at, action, { ...fields, ...(action === 'bao-xong' ? { files: photo() } : {}) })
  return at
}

/** What the database holds of it. */
export async function rowOf(at: Difficulty): Promise<Record<string, unknown>> {
  const row = await env.DB.prepare(
    'SELECT dossiers.*, difficulties.* FROM dossiers JOIN difficulties ON dossier_id = id WHERE id = ?',
  )
    .bind(at.id)
    .first()
  return row ?? {}
}

/** What a page says, without its head. */
export function mainOf(html: string, most = 1500): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, most)
}
