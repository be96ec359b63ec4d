import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { officer } from '../support/people.ts'

export const TODAY = localDay(new Date())
export const YEAR = Number(TODAY.slice(0, 4))

/** A rating or a proposal of the tests, as officers find it. */
export type At = { id: string; slug: string; office: string; kind: 'rating' | 'commendation' }

const PLACES = { rating: '/can-bo/xep-loai', commendation: '/can-bo/khen-thuong' }

/** The commune settles by what hamlets and bodies are rated: two criteria each. */
export async function settleCriteria(): Promise<void> {
  for (const [subject, evidence] of [
    ['hamlet', 'reports'],
    ['body', 'answers'],
  ]) {
    const answer = await as(officer('dieuphoi')).post(`/can-bo/xep-loai/tieu-chi?cho=${subject}`, {
      ...{ seen: '', name: ['Chế độ báo cáo', 'Đoàn kết'], most: ['60', '40'], evidence: [evidence ?? '', ''] },
    })
    if (answer.status !== 303) throw new Error(`criteria were not saved: ${answer.status}`)
  }
}

/** The Front opens a year for these units; each rating in their order. */
export async function openYear(units: readonly string[], year = YEAR): Promise<At[]> {
  const answer = await as(officer('dieuphoi')).post(`/can-bo/xep-loai/${year}/mo`, { units, dueOn: addDays(TODAY, 10) })
  if (answer.status !== 303) throw new Error(`not opened: ${answer.status} ${mainOf(await answer.text())}`)
  return Promise.all(units.map((unit) => ratingAt(unit, year)))
}

/** The rating of a unit. */
export async function ratingAt(unit: string, year = YEAR): Promise<At> {
  const row = await env.DB.prepare(
    `SELECT d.id, d.year, d.number FROM ratings r JOIN dossiers d ON d.id = r.dossier_id
     WHERE r.commune_id = 'binh-xa' AND r.year = ? AND r.unit = ?`,
  )
    .bind(year, unit)
    .first<{ id: string; year: number; number: number }>()
  if (!row) throw new Error(`no rating of ${unit}`)
  return found('rating', row)
}

/** Fields of a proposal that nothing is wrong with. */
export function praiseFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    nomineeKind: 'household',
    name: NOMINEE,
    achievement: 'Hiến 200 mét vuông đất làm đường thôn, vận động mười hộ cùng làm.',
    occasion: 'dai-doan-ket',
    form: '2-giay-khen',
    ...fields,
  }
}

/** Stands nowhere in the examples and the pages. */
export const NOMINEE = 'Hộ ông Chẩu Văn Quẩy'

/** Somebody proposes praise. */
export async function proposed(who: string, fields: Fields = {}): Promise<At> {
  const answer = await as(officer(who)).post('/can-bo/khen-thuong/moi', praiseFields(fields))
  if (answer.status !== 303) throw new Error(`not proposed: ${answer.status} ${mainOf(await answer.text())}`)
  const slug = /\/(\d\d-\d{4,6})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  const row = await env.DB.prepare(
    "SELECT id, year, number FROM dossiers WHERE kind = 'commendation' AND commune_id = 'binh-xa' AND year = ? AND number = ?",
  )
    .bind(2000 + Number(slug.slice(0, 2)), Number(slug.slice(3)))
    .first<{ id: string; year: number; number: number }>()
  if (!row) throw new Error(`no proposal at ${slug}`)
  return found('commendation', row)
}

function found(kind: At['kind'], row: { id: string; year: number; number: number }): At {
  const slug = `${row.year % 100}-${String(row.number).padStart(4, '0')}`
  return { id: row.id, slug, kind, office: `${PLACES[kind]}/${slug}` }
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, at: At, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  return as(officer(who)).post(`${at.office}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, at: At, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, at, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

/** How it stands. */
export async function statusOf(at: At): Promise<string | null> {
  return env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(at.id).first<string>('status')
}

/** What a page says to somebody. */
export async function pageOf(who: string, path: string): Promise<string> {
  return wordsOf(await (await as(officer(who)).get(path)).text())
}

/** Why a deed was refused: status and what the page says. */
export async function refusal(who: string, at: At, action: string, fields: Fields = {}): Promise<[number, string]> {
  const answer = await tries(who, at, action, fields)
  return [answer.status, wordsOf(await answer.text())]
}

export const SELF = {
  'diem-0': '50',
  'diem-1': '36',
  grade: 'good',
  words: 'Làm đủ việc được giao, còn nộp muộn một kỳ.',
}
export const PROPOSAL = { 'diem-0': '48', 'diem-1': '35', grade: 'done', words: 'Có kỳ báo cáo nộp muộn.' }
export const DECISION = { grade: 'good', number: '15-QĐ/ĐU', decidedOn: TODAY, words: 'Đồng ý với phần lớn đề xuất.' }
export const SECRET_WORDS = 'Đơn vị này phối hợp còn chậm, nói riêng với Mặt trận'

/** A body's rating in a state, brought there by those whose work it is. */
export async function ratingIn(state: string, at: At): Promise<void> {
  const way: [string, () => Promise<void>][] = [
    ['opened', async () => {}],
    ['self_rated', () => does('duyet.phunu', at, 'tu-cham', SELF)],
    [
      'peer_asked',
      () =>
        does('dieuphoi', at, 'moi-cham', {
          bodies: ['binh-xa.phong-kinh-te', 'binh-xa.cong-an'],
          dueOn: addDays(TODAY, 5),
        }),
    ],
    ['half_graded', () => does('duyet.kinhte', at, 'cham-cheo', { grade: 'done', words: SECRET_WORDS })],
    ['peer_rated', () => does('duyet.congan', at, 'cham-cheo', { grade: 'excellent' })],
    ['proposed', () => does('dieuphoi', at, 'de-xuat', PROPOSAL)],
    ['decided', () => does('lanhdao', at, 'quyet-dinh', DECISION)],
    ['appealed', () => does('duyet.phunu', at, 'xem-lai', { reason: 'Kỳ tháng Năm đã nộp đúng hạn.' })],
  ]
  for (const [name, act] of way) {
    await act()
    if (name === state) return
  }
  throw new Error(`no state ${state}`)
}

function mainOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 900)
}
