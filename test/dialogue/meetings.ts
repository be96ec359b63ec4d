import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import type { SessionKind } from '../../worker/dialogue/words.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

/** A meeting of the tests, as officers and everybody find it. */
export type Meeting = { id: string; slug: string; office: string; open: string }

export const TODAY = localDay(new Date())

/** Fields of a meeting that nothing is wrong with, twenty days ahead. */
export function meetingFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    title: 'Đối thoại về thu gom rác và nước sạch',
    about: 'Mời bà con các thôn đến nói về thu gom rác, nước sạch.',
    day: addDays(TODAY, 20),
    from: '7:30',
    to: '11:00',
    place: 'Hội trường UBND xã',
    hosts: 'Chủ tịch Ủy ban nhân dân xã',
    ...fields,
  }
}

/** An officer makes a meeting; of the government's conference somebody of UBND. */
export async function meeting(
  kind: SessionKind = 'government_conference',
  fields: Fields = {},
  who = MAKER[kind],
): Promise<Meeting> {
  const answer = await as(officer(who)).post(`/can-bo/doi-thoai/cuoc/moi?loai=${kind}`, meetingFields(fields))
  if (answer.status !== 303) throw new Error(`a meeting was not made: ${answer.status} ${mainOf(await answer.text())}`)
  return meetingAt(answer.headers.get('location') ?? '')
}

const MAKER: Record<SessionKind, string> = {
  government_conference: 'duyet.ubnd',
  chair_reception: 'duyet.ubnd',
  party_reception: 'lanhdao',
  thematic: 'dieuphoi',
  voters_meeting: 'dieuphoi',
  hamlet_meeting: 'dieuphoi',
}

/** The meeting of an address. */
export async function meetingAt(address: string): Promise<Meeting> {
  const slug = /\/(\d\d-\d{4,6})(\?|$)/.exec(address)?.[1] ?? ''
  const id = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE kind = 'dialogue' AND commune_id = 'binh-xa' AND year = ? AND number = ?",
  )
    .bind(2000 + Number(slug.slice(0, 2)), Number(slug.slice(3)))
    .first<string>('id')
  if (!id) throw new Error(`no meeting at ${address}`)
  return { id, slug, office: `/can-bo/doi-thoai/cuoc/${slug}`, open: `/binh-xa/doi-thoai/${slug}` }
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, at: Meeting, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  return as(officer(who)).post(`${at.office}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, at: Meeting, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, at, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

/** A conference that everybody reads of: made, agreed, announced. */
export async function announced(fields: Fields = {}): Promise<Meeting> {
  const at = await meeting('government_conference', fields)
  await does('dieuphoi', at, 'thong-nhat')
  await does('duyet.ubnd', at, 'cong-bo')
  return at
}

/** The same once it was held: its day is put into the past, as the days would have done. */
export async function held(fields: Fields = {}, came = 42): Promise<Meeting> {
  const at = await announced(fields)
  await began(at)
  await does('duyet.ubnd', at, 'da-to-chuc', { came: String(came) })
  return at
}

/** Its day has come: it began an hour ago. */
export async function began(at: Meeting, hoursAgo = 1): Promise<void> {
  const since = Date.now() - hoursAgo * 3_600_000
  await env.DB.prepare('UPDATE dialogue_sessions SET starts_at = ?, ends_at = ? WHERE dossier_id = ?')
    .bind(new Date(since).toISOString(), new Date(since + 3 * 3_600_000).toISOString(), at.id)
    .run()
}

/** What a page says, without its head. */
export function mainOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 900)
}
