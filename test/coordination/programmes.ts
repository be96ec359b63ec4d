import { env } from 'cloudflare:workers'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

export const TODAY = localDay(new Date())
export const AT = '/can-bo/phoi-hop'
/** A programme of the tests, as officers find it. */
export type Programme = { id: string; office: string }

/** Fields of a programme that nothing is wrong with. */
export function programmeFields(fields: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    title: 'Phối hợp thu gom rác đường làng',
    aim: 'Đường làng sạch, rác được gom hằng tuần ở mọi thôn.',
    startsOn: TODAY,
    endsOn: addDays(TODAY, 90),
    reviewOn: addDays(TODAY, 60),
    bodies: ['binh-xa.phong-kinh-te', 'binh-xa.cong-an'],
    ...fields,
  }
}

/** A task of Phòng Kinh tế that nothing is wrong with. */
export function taskFields(fields: Fields = {}): Fields {
  return {
    task: 'Gom rác tuyến đường trục',
    topic: 'Rác thải',
    body: 'binh-xa.phong-kinh-te',
    person: 'Trần Văn Khải',
    startsOn: TODAY,
    dueOn: addDays(TODAY, 20),
    ...fields,
  }
}

/** An officer of Hội Phụ nữ begins a programme. */
export async function programme(fields: Fields = {}, who = 'duyet.phunu'): Promise<Programme> {
  const answer = await as(officer(who)).post(`${AT}/moi`, programmeFields(fields))
  if (answer.status !== 303)
    throw new Error(`a programme was not made: ${answer.status} ${mainOf(await answer.text())}`)
  const slug = /\/(\d\d-\d{4,6})$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  const id = await env.DB.prepare(
    "SELECT id FROM dossiers WHERE kind = 'coordination' AND commune_id = 'binh-xa' AND year = ? AND number = ?",
  )
    .bind(2000 + Number(slug.slice(0, 2)), Number(slug.slice(3)))
    .first<string>('id')
  return { id: id ?? '', office: `${AT}/${slug}` }
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, at: Programme, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  return as(officer(who)).post(`${at.office}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, at: Programme, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, at, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

/** A programme in that state. */
export async function programmeIn(state: 'draft' | 'signing' | 'in_force', fields: Fields = {}): Promise<Programme> {
  const at = await programme(fields)
  await does('duyet.phunu', at, 'them-viec', taskFields())
  await does(
    'duyet.phunu',
    at,
    'them-viec',
    taskFields({ task: 'Nhắc nhở hộ đổ trộm', body: 'binh-xa.cong-an', person: 'Công an viên' }),
  )
  if (state === 'draft') return at
  await does('duyet.phunu', at, 'trinh-ky')
  if (state === 'signing') return at
  await does('duyet.kinhte', at, 'ky')
  await does('duyet.congan', at, 'ky')
  return at
}

/** What a page says, without its frame. */
export function mainOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}
