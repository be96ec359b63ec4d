import { env } from 'cloudflare:workers'
import { wordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { officer, type Person } from '../support/people.ts'

export const SURVEYS = '/can-bo/khao-sat'
export const coordinator = officer('dieuphoi')
export const intake = officer('tiepnhan')
export const leader = officer('lanhdao')
export const handler = officer('xuly.kinhte')
export const supervisor = officer('giamsat')
export const hamletRep = officer('thon.langdia')
export const stranger = officer('dieuphoi.dakpo')

/** What a page says, and with which status. */
export type Said = { status: number; words: string; html: string; location: string | null }

export async function see(person: Person, path: string): Promise<Said> {
  return saidBy(await as(person).get(path))
}

/** Fills in a form of a survey as its page stands now. */
export async function act(person: Person, slug: string, act: string, fields: Fields = {}): Promise<Said> {
  return saidBy(
    await as(person).post(`${SURVEYS}/${slug}/${act}`, { revision: String(await revisionOf(slug)), ...fields }),
  )
}

async function saidBy(answer: Response): Promise<Said> {
  const html = await answer.text()
  return { status: answer.status, html, words: wordsOf(html), location: answer.headers.get('location') }
}

export const INTRO = 'Mặt trận xã hỏi để biết bà con cần sửa đoạn đường nào trước. Kết quả chung được đăng ở trang này.'

/** A survey that somebody prepares through the page, from a template; returns its part of the address. */
export async function prepare(fields: Fields = {}, person: Person = intake): Promise<string> {
  const answer = await saidBy(await as(person).post(`${SURVEYS}/moi`, draftFields(fields)))
  const slug = /^\/can-bo\/khao-sat\/([a-z0-9-]+)\?xong=moi$/.exec(answer.location ?? '')?.[1]
  if (!slug) throw new Error(`not prepared: ${answer.status} ${answer.words.slice(0, 600)}`)
  return slug
}

export function draftFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    questionnaire: 'mau:nong-thon-moi',
    title: 'Đường thôn nào cần sửa trước',
    intro: INTRO,
    kind: 'survey',
    audience: 'open',
    opensDay: '',
    opensTime: '',
    closesDay: '',
    closesTime: '',
    ...fields,
  }
}

/** The same, opened by the coordinator. */
export async function opened(fields: Fields = {}): Promise<string> {
  const slug = await prepare(fields)
  const answer = await act(coordinator, slug, 'mo')
  if (answer.status !== 303) throw new Error(`not opened: ${answer.status} ${answer.words.slice(0, 600)}`)
  return slug
}

export type SurveyInRow = {
  id: string
  slug: string
  status: string
  revision: number
  intro: string
  version_id: string | null
  opens_at: string | null
  closes_at: string | null
  put_away_at: string | null
  quotas: string
}

export async function rowOf(slug: string): Promise<SurveyInRow> {
  const row = await env.DB.prepare("SELECT * FROM surveys WHERE commune_id = 'binh-xa' AND slug = ?")
    .bind(slug)
    .first<SurveyInRow>()
  if (!row) throw new Error(`no survey ${slug}`)
  return row
}

export async function revisionOf(slug: string): Promise<number> {
  return (await rowOf(slug)).revision
}

/** Moves what a survey says of its beginning so many milliseconds back. */
export async function openedAgo(slug: string, ms: number): Promise<void> {
  await env.DB.prepare('UPDATE surveys SET opens_at = ? WHERE slug = ?')
    .bind(new Date(Date.now() - ms).toISOString(), slug)
    .run()
}

/** A day from today on in Vietnam. */
export function inDays(days: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}
