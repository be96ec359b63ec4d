import { env } from 'cloudflare:workers'
import { begin } from '../../worker/dossiers/queries.ts'
import { dialogueSessions } from '../../worker/dialogue/sessions/tables.ts'
import { addItemStatements } from '../../worker/dialogue/hall/item-queries.ts'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { as, type Fields } from '../support/app.ts'
import { nobody, type Person } from '../support/people.ts'

/** A meeting of the tests, as officers and everybody find it. */
export type Hall = { id: string; slug: string; office: string; open: string; code: string }
/** A question or a place as whoever sent it holds it. */
export type Held = { number: number; path: string; secret: string; code: string; id: string }

const HOUR = 3_600_000

type Wanted = Partial<{
  kind: (typeof dialogueSessions.$inferInsert)['kind']
  status: string
  /** Hours until it begins. */
  startsIn: number
  capacity: number
  reserved: number
  takesQuestions: boolean
  lead: string
}>

/** A meeting of Bình Xa; announced and a day off, unless something else is wanted. */
export async function hallIn(wanted: Wanted = {}): Promise<Hall> {
  const { status = 'announced', startsIn = 24, capacity = 0, reserved = 0, lead = 'binh-xa.ubnd' } = wanted
  const db = connect(env)
  const id = crypto.randomUUID()
  const now = new Date()
  const startsAt = new Date(now.getTime() + startsIn * HOUR)
  const isPublic = status !== 'proposed' && status !== 'scheduled'
  const begun = await begin(
    db,
    {
      ...{ id, communeId: 'binh-xa', kind: 'dialogue', year: 2026, status, title: 'Đối thoại về đường và nước' },
      ...{ leadBodyId: lead, submissionKey: id, contentHash: '', publishedAt: isPublic ? now.toISOString() : null },
    },
    { kind: 'dialogue.made', actor: { kind: 'system' }, at: now },
    [
      db.insert(dialogueSessions).values({
        ...{ dossierId: id, communeId: 'binh-xa', kind: wanted.kind ?? 'government_conference', capacity, reserved },
        ...{ startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3 * HOUR).toISOString() },
        ...{ place: 'Nhà văn hóa thôn Làng Dịa', takesQuestions: wanted.takesQuestions ?? false },
        announcedOn: isPublic ? '2026-11-01' : null,
      }),
    ],
  )
  if (!begun.ok) throw new Error('a meeting was not made')
  const slug = `26-${String(begun.row.number).padStart(4, '0')}`
  return {
    ...{ id, slug, office: `/can-bo/doi-thoai/cuoc/${slug}`, open: `/binh-xa/doi-thoai/${slug}` },
    code: `BX-DT${slug}`,
  }
}

/** Puts a point on the agenda as a topic does that is taken up. */
export async function itemIn(hall: Hall, title: string, persons = 0, devices = persons, hamlets = 1): Promise<string> {
  const id = crypto.randomUUID()
  await writeTogether(connect(env), addItemStatements(hall.id, { id, title, persons, devices, hamlets }))
  return id
}

/** Somebody on a network and a browser of his own. */
let strangers = 0
export function stranger(): Person {
  return { name: `người lạ ${++strangers}` }
}

/** Sends a question; ahead, unless the hall is asked for. */
export function asks(hall: Hall, text: string, fields: Fields = {}, who: Person = nobody, where = 'cau-hoi') {
  const all = { text, submissionKey: crypto.randomUUID(), ...fields }
  return as(who).post(`${hall.open}/${where}`, all)
}

/** Sends a question ahead and opens its page. */
export async function asked(hall: Hall, text: string, who: Person = nobody, fields: Fields = {}): Promise<Held> {
  return held(await asks(hall, text, fields, who), who, 'dialogue_questions', 'number', hall)
}

/** Takes a place from home and opens its page. */
export async function registered(hall: Hall, fields: Fields = {}, who: Person = nobody): Promise<Held> {
  const answer = await as(who).post(`${hall.open}/dang-ky`, { submissionKey: crypto.randomUUID(), ...fields })
  return held(answer, who, 'dialogue_seats', 'serial', hall)
}

async function held(answer: Response, who: Person, table: string, column: string, hall: Hall): Promise<Held> {
  if (answer.status !== 303) throw new Error(`was not taken: ${answer.status} ${mainOf(await answer.text())}`)
  const location = answer.headers.get('location') ?? ''
  const [, path = '', kind, number, secret = ''] = /^(\/.*\/(cau-hoi|cho)\/(\d+))\?ma=(.+)$/.exec(location) ?? []
  if ((await as(who).get(location)).status !== 303) throw new Error(`${location} did not open`)
  const id = await env.DB.prepare(`select id from ${table} where session_id = ? and ${column} = ?`)
    .bind(hall.id, Number(number))
    .first<string>('id')
  const code = `${hall.code}-${kind === 'cho' ? 'C' : ''}${number}`
  return { number: Number(number), path, secret, code, id: id ?? '' }
}

/** What a page says, without its head and its links around. */
export function mainOf(html: string): string {
  return (/<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html).replace(/<script[\s\S]*?<\/script>/g, '')
}

export async function main(who: Person, path: string): Promise<string> {
  return mainOf(await (await as(who).get(path)).text())
}

/** A number out of the database. */
export async function count(sqlText: string, ...params: unknown[]): Promise<number> {
  return (
    (await env.DB.prepare(sqlText)
      .bind(...params)
      .first<number>('n')) ?? 0
  )
}
