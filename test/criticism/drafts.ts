import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { officer, type Person } from '../support/people.ts'

/** A draft of the tests, as officers and everybody find it. */
export type Draft = { id: string; slug: string; office: string; open: string }
/** A comment as whoever sent it holds it. */
export type Comment = { code: string; number: number; secret: string; path: string; id: string }

export const TODAY = localDay(new Date())

/** Fields of a draft that nothing is wrong with. */
export function draftFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    title: 'Quy định thu gom rác thải sinh hoạt',
    kind: 'nghi_quyet',
    summary: 'Quy định mức thu, giờ thu gom và việc phân loại rác tại nhà của mọi hộ trong xã.',
    promulgator: 'binh-xa.hdnd',
    plannedOn: addDays(TODAY, 40),
    files: photo('du-thao.png'),
    ...fields,
  }
}

/** Phòng Kinh tế hands in a draft. */
export async function registered(fields: Fields = {}, who = 'xuly.kinhte'): Promise<Draft> {
  const answer = await as(officer(who)).post('/can-bo/phan-bien/moi', draftFields(fields))
  if (answer.status !== 303) throw new Error(`a draft was not taken: ${answer.status} ${await answer.text()}`)
  return draftAt(answer.headers.get('location') ?? '')
}

export async function draftAt(address: string): Promise<Draft> {
  const slug = /\/(\d\d-\d{4,6})(\?|$)/.exec(address)?.[1] ?? ''
  const number = Number(slug.slice(3))
  const id = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE kind = 'criticism' AND commune_id = 'binh-xa' AND number = ?",
  )
    .bind(number)
    .first<string>('id')
  if (!id) throw new Error(`no draft at ${address}`)
  return { id, slug, office: `/can-bo/phan-bien/${slug}`, open: `/binh-xa/gop-y/${slug}` }
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, draft: Draft, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?')
    .bind(draft.id)
    .first<number>('version')
  return as(officer(who)).post(`${draft.office}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, draft: Draft, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, draft, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

export const SECTIONS = {
  ref: ['Điều 1', 'Điều 2', 'Điều 3'],
  heading: ['Phạm vi', 'Giờ thu gom', 'Mức thu'],
  text: ['Áp dụng cho mọi hộ trong xã.', 'Thu gom thứ Ba và thứ Sáu.', 'Mỗi hộ nộp 30.000 đồng một tháng.'],
}

export const OPENING = { open: 'yes', closesOn: addDays(TODAY, 25) }

type Deed = readonly [who: string, action: string, fields?: Fields]
const ACCEPTED: Deed[] = [['dieuphoi', 'chon', { lead: 'binh-xa.mttq' }]]
const SHAPED: Deed[] = [
  ...ACCEPTED,
  ['dieuphoi', 'chon-hinh-thuc', { forms: ['written'], consultation: 'no' }],
  ['dieuphoi', 'noi-dung/sua', { viec: 'luu', ...SECTIONS }],
]

const ROADS = {
  draft_received: [],
  accepted: ACCEPTED,
  form_chosen: SHAPED,
  collecting: [...SHAPED, ['dieuphoi', 'mo-gop-y', OPENING]],
  compiling: [
    ...SHAPED,
    ['dieuphoi', 'mo-gop-y', OPENING],
    ['dieuphoi', 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' }],
  ],
} satisfies Record<string, Deed[]>

/** A draft in that state, brought there by the people whose work it is. */
export async function draftIn(state: keyof typeof ROADS, fields: Fields = {}): Promise<Draft> {
  const draft = await registered(fields)
  for (const [who, action, more] of ROADS[state] as Deed[]) await does(who, draft, action, more)
  return draft
}

/** Somebody comments on a part of an open draft. */
export async function comments(draft: Draft, who: Person, section: number, fields: Fields = {}): Promise<Comment> {
  const answer = await sends(draft, who, section, fields)
  if (answer.status !== 303) throw new Error(`a comment was not taken: ${answer.status} ${mainOf(await answer.text())}`)
  const location = answer.headers.get('location') ?? ''
  const [, path = '', number = '', secret = ''] = /^(.*\/y-kien\/(\d+))\?ma=(.+)$/.exec(location) ?? []
  await as(who).get(location)
  const id = await env.DB.prepare('SELECT id FROM comments WHERE dossier_id = ? AND number = ?')
    .bind(draft.id, Number(number))
    .first<string>('id')
  return { code: `BX-PB${draft.slug}-${number}`, number: Number(number), secret, path, id: id ?? '' }
}

export function sends(draft: Draft, who: Person, section: number, fields: Fields = {}): Promise<Response> {
  return as(who).post(`${draft.open}/muc/${section}`, {
    text: 'Mức thu cao quá, nên giảm cho hộ nghèo.',
    axis: 'feasibility',
    hamlet: 'lang_dia',
    submissionKey: crypto.randomUUID(),
    ...fields,
  })
}

/** A moderator shows comments. */
export async function shows(draft: Draft, ...shown: Comment[]): Promise<void> {
  const answer = await as(officer('tiepnhan')).post(`${draft.office}/cho-xem`, {
    viec: 'dang',
    chon: shown.map(({ id }) => id),
  })
  if (answer.status !== 303) throw new Error(`comments were not shown: ${answer.status}`)
}

/** Comments are gathered into a new point; its id. */
export async function gathers(draft: Draft, text: string, ...gathered: Comment[]): Promise<string> {
  const answer = await as(officer('dieuphoi')).post(`${draft.office}/tong-hop`, {
    viec: 'gom',
    diem: 'moi',
    text,
    chon: gathered.map(({ id }) => `${id}~`),
  })
  if (answer.status !== 303) throw new Error(`no point: ${answer.status} ${mainOf(await answer.text())}`)
  const id = await env.DB.prepare('SELECT id FROM points WHERE dossier_id = ? ORDER BY number DESC')
    .bind(draft.id)
    .first<string>('id')
  return id ?? ''
}

/** Two points are made, proposed and signed. */
export async function issues(draft: Draft): Promise<void> {
  await does('dieuphoi', draft, 'trinh-ky', { conclusion: 'Đề nghị cơ quan soạn thảo xem xét, tiếp thu.' })
  await does('duyet.mattran', draft, 'ky', { documentNumber: '12/BC-MTTQ-BTT', issuedOn: TODAY, publish: 'yes' })
}

export async function statusOf(draft: Draft): Promise<string> {
  return (await env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(draft.id).first<string>('status')) ?? ''
}

/** The words of a page's main part. */
export function mainOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<\/main>[\s\S]*$/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}
