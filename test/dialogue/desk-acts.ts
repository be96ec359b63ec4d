import { env } from 'cloudflare:workers'
import { as, type Fields } from '../support/app.ts'
import { officer, type Person } from '../support/people.ts'
import { asked, mainOf, type Request, type Topic } from './asking-cast.ts'

export const DESK = '/can-bo/doi-thoai'
const SUMMARY = 'Bà con nhiều thôn hỏi bao giờ xã làm xong con đường này.'

export const requestDesk = (request: Request) => `${DESK}/de-nghi/${request.code.slice(5)}`
export const topicDesk = (topic: Topic) => `${DESK}/chu-de/${topic.code.slice(5)}`

let people = 0
/** Somebody new at a browser of his own. */
export function somebody(): Person {
  people++
  return { name: `Người thứ ${people}` }
}

/** A number that nobody else has. */
export function newPhone(): string {
  people++
  return `09${String(10_000_000 + people)}`
}

/** An officer's deed, with the version that he would see now. */
export async function tries(
  who: string,
  address: string,
  id: string,
  action: string,
  fields: Fields = {},
): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(id).first<number>('version')
  return as(officer(who)).post(`${address}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(
  who: string,
  address: string,
  id: string,
  action: string,
  fields: Fields = {},
): Promise<void> {
  const answer = await tries(who, address, id, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

export function onRequest(who: string, request: Request, action: string, fields: Fields = {}): Promise<void> {
  return does(who, requestDesk(request), request.id, action, fields)
}

export function onTopic(who: string, topic: Topic, action: string, fields: Fields = {}): Promise<void> {
  return does(who, topicDesk(topic), topic.id, action, fields)
}

/** A request is pooled into a new topic. */
export async function raised(request: Request, title: string): Promise<Topic> {
  await onRequest('tiepnhan', request, 'gom-chu-de', { topic: 'moi', title, summary: SUMMARY })
  const found = await env.DB.prepare(
    'SELECT d.id, d.number FROM dialogue_requests r JOIN dossiers d ON d.id = r.topic_id WHERE r.dossier_id = ?',
  )
    .bind(request.id)
    .first<{ id: string; number: number }>()
  const slug = `26-${String(found?.number).padStart(4, '0')}`
  return { id: found?.id ?? '', code: `BX-CD${slug}`, path: `/binh-xa/doi-thoai/chu-de/${slug}` }
}

/** A topic that everybody may join, raised from a request of somebody without a telephone. */
export async function openTopic(title = 'Đường vào thôn Lâm lầy lội'): Promise<{ topic: Topic; request: Request }> {
  const request = await asked(somebody(), { title })
  const topic = await raised(request, title)
  await onTopic('dieuphoi', topic, 'cong-khai', { title, summary: SUMMARY })
  return { topic, request }
}

type VoiceSet = {
  phone?: string
  device?: string
  hamlet?: string
  confirmed?: boolean
  withdrawn?: boolean
  request?: string
}

/** A voice at a topic as it lies in the database, without its sending. */
export async function voice(topic: Topic | null, set: VoiceSet = {}): Promise<string> {
  const id = crypto.randomUUID()
  const at = new Date().toISOString()
  await env.DB.prepare(
    `INSERT INTO dialogue_voices (id, commune_id, topic_id, request_id, hamlet_id, device_hash, phone_hash, confirmed_at,
       withdrawn_at, lookup_hash, submission_key, at)
     VALUES (?1, 'binh-xa', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?1, ?1, ?9)`,
  )
    .bind(
      ...[id, topic?.id ?? null, set.request ?? null, set.hamlet ?? '', set.device ?? '', set.phone ?? ''],
      ...[set.confirmed ? at : null, set.withdrawn ? at : null, at],
    )
    .run()
  return id
}

export type Counts = { devices: number; persons: number; hamlets: number }
export async function countsOf(topic: Topic): Promise<Counts | null> {
  return env.DB.prepare('SELECT devices, persons, hamlets FROM dialogue_topics WHERE dossier_id = ?')
    .bind(topic.id)
    .first<Counts>()
}

export async function statusOf(id: string): Promise<string | null> {
  return env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(id).first<string>('status')
}

/** How often something happened to a dossier. */
export async function timesOf(id: string, kind: string): Promise<number | null> {
  return env.DB.prepare('SELECT count(*) AS n FROM dossier_events WHERE dossier_id = ? AND kind = ?')
    .bind(id, kind)
    .first<number>('n')
}

/** UBND enters how many voters there are. */
export async function voters(many: number, who = 'duyet.ubnd'): Promise<Response> {
  const after = await env.DB.prepare(
    "SELECT coalesce(max(seq), 0) AS seq FROM commune_voters WHERE commune_id = 'binh-xa'",
  ).first<number>('seq')
  return as(officer(who)).post(`${DESK}/cu-tri`, {
    ...{ many: String(many), countedOn: '2026-11-01', source: 'Danh sách cử tri năm 2026', after: String(after) },
  })
}

/** An officer called and it was the right person. */
export function confirms(id: string, who = 'tiepnhan'): Promise<Response> {
  return as(officer(who)).post(`${DESK}/xac-nhan/${id}/dung`)
}
