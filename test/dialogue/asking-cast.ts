import { env } from 'cloudflare:workers'
import { openedStamp } from '../../worker/dialogue/asking/public/pace.ts'
import { as, type Fields } from '../support/app.ts'
import type { Person } from '../support/people.ts'

export const HERE = '/binh-xa/doi-thoai'
export const ROAD = 'Đường vào thôn Lâm lầy lội'

/** A request as whoever sent it holds it. */
export type Request = { id: string; code: string; secret: string; path: string }

let address = 0
/** Another network for each sending, so that no test is slowed down by the one before. */
export function network(): Record<string, string> {
  address++
  return { 'cf-connecting-ip': `198.51.${Math.floor(address / 250)}.${(address % 250) + 1}` }
}

/** The stamp of a form that was opened half a minute ago. */
export function opened(ms = 30_000): string {
  return openedStamp(env, 'binh-xa', new Date(Date.now() - ms))
}

/** Fields of a request that nothing is wrong with. */
export function requestFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    started: opened(),
    title: ROAD,
    wish: 'Mưa là xe không qua được, trẻ con phải nghỉ học. Bao giờ xã làm đường này?',
    withWhom: 'chair',
    category: 'giao_thong',
    consent: '1',
    ...fields,
  }
}

/** Sends one, and says what came back. */
export function sends(who: Person, fields: Fields = {}, headers = network()): Promise<Response> {
  return as(who).post(`${HERE}/de-nghi`, requestFields(fields), headers)
}

/** Sends one that must be taken. */
export async function asked(who: Person, fields: Fields = {}): Promise<Request> {
  return requestAt(await sends(who, fields))
}

/** The request to which an answer leads. */
export async function requestAt(answer: Response): Promise<Request> {
  const there = answer.headers.get('location') ?? ''
  const [, slug = '', secret = ''] = /\/de-nghi\/(\d\d-\d{4,6})\?ma=(.+)$/.exec(there) ?? []
  if (slug === '') throw new Error(`a request was not taken: ${answer.status} ${mainOf(await answer.text())}`)
  const id = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE kind = 'dialogue_request' AND commune_id = 'binh-xa' AND number = ?",
  )
    .bind(Number(slug.slice(3)))
    .first<string>('id')
  return { id: id ?? '', code: `BX-DN${slug}`, secret, path: `${HERE}/de-nghi/${slug}` }
}

export type Topic = { id: string; code: string; path: string }
type TopicOptions = {
  title?: string
  summary?: string
  status?: string
  published?: boolean
  open?: boolean
  category?: string
}

/** A topic of Bình Xa, as officers would have put it. */
export async function topicOf(options: TopicOptions = {}): Promise<Topic> {
  const { category = 'giao_thong', open = true, published = true, status = 'gathering', title = ROAD } = options
  const { summary = 'Đường vào thôn Lâm lầy lội khi mưa, bà con đề nghị xã nói rõ bao giờ làm.' } = options
  const id = crypto.randomUUID()
  const at = new Date().toISOString()
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
        restricted, started_by, started_at, changed_at, published_at, submission_key, content_hash)
       SELECT ?1, 'binh-xa', 'dialogue_topic', 2026, coalesce(max(number), 0) + 1, ?2, 1, '', ?3, 'binh-xa.mttq',
        0, '', ?4, ?4, ?5, ?1, '' FROM dossiers WHERE commune_id = 'binh-xa' AND kind = 'dialogue_topic' AND year = 2026`,
    ).bind(id, status, title, at, published ? at : null),
    env.DB.prepare(
      `INSERT INTO dialogue_topics (dossier_id, commune_id, category, summary, with_whom, with_body_id, is_open)
       VALUES (?, 'binh-xa', ?, ?, 'chair', 'binh-xa.ubnd', ?)`,
    ).bind(id, category, summary, open && published ? 1 : 0),
  ])
  const number = await env.DB.prepare('SELECT number FROM dossiers WHERE id = ?').bind(id).first<number>('number')
  const slug = `26-${String(number).padStart(4, '0')}`
  return { id, code: `BX-CD${slug}`, path: `${HERE}/chu-de/${slug}` }
}

/** Says "I want this too". */
export function joins(topic: Topic, who: Person, fields: Fields = {}, headers = network()): Promise<Response> {
  const all = { submissionKey: crypto.randomUUID(), started: opened(), ...fields }
  return as(who).post(`${topic.path}/toi-cung-muon`, all, headers)
}

/** How many voices a topic has that were not taken back. */
export function voicesAt(topic: Topic): Promise<number | null> {
  return env.DB.prepare('SELECT count(*) AS n FROM dialogue_voices WHERE topic_id = ? AND withdrawn_at IS NULL')
    .bind(topic.id)
    .first<number>('n')
}

/** What stands in the middle of a page, as words. */
export function mainOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
