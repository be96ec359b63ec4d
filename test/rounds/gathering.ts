import { env } from 'cloudflare:workers'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import type { SeriesKind } from '../../worker/rounds/series/defaults.ts'
import { openRounds } from '../../worker/rounds/series/open-sweep.ts'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'

export const TODAY = localDay(new Date())
export const SETS = '/can-bo/ky-bao-cao/nhom'
export const SERIES = '/can-bo/ky-bao-cao/dinh-ky'
export const ROUNDS = '/can-bo/ky-bao-cao'

/** Two hamlets and an organisation that report in the tests. */
export const UNITS = ['hamlet:lang_dia', 'hamlet:dong_com', 'body:binh-xa.phu-nu'] as const

/** A round of the tests, as its gatherers find it. */
export type Round = { id: string; slug: string; address: string }

/** Seven in the morning of a day in Vietnam. */
export function morning(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** A set of units that report. */
export async function setOf(name: string, units: readonly string[] = UNITS, who = 'dieuphoi'): Promise<string> {
  const id = crypto.randomUUID()
  const answer = await as(officer(who)).post(`${SETS}/moi`, {
    ...{ submissionKey: id, name },
    hamlets: units.filter((unit) => unit.startsWith('hamlet:')),
    bodies: units.filter((unit) => unit.startsWith('body:')),
  })
  if (answer.status !== 303) throw new Error(`a set was not made: ${answer.status} ${mainOf(await answer.text())}`)
  return id
}

/** What the form of a series sends, with nothing wrong in it. */
export function seriesFields(unitSet: string, fields: Fields = {}): Fields {
  return {
    ...{ submissionKey: crypto.randomUUID(), viec: 'ghi', name: 'Kế hoạch hoạt động', source: '', unitSet },
    ...{ form: 'mau:ke-hoach-thang', lead: 'binh-xa.mttq', dueDay: '5', dueHow: 'before', dueAfter: '0' },
    ...{ opensBefore: '10', remindBefore: '2', closesAfter: '5', toBodies: ['binh-xa.dang-uy'], toPaper: '' },
    ...fields,
  }
}

/** A report that comes again and again; returns its id. */
export async function series(kind: SeriesKind, fields: Fields, who = 'dieuphoi'): Promise<string> {
  const answer = await as(officer(who)).post(`${SERIES}/moi?loai=${kind}`, fields)
  if (answer.status !== 303) throw new Error(`a series was not made: ${answer.status} ${mainOf(await answer.text())}`)
  return String(fields.submissionKey)
}

export async function seriesRow(id: string) {
  const row = await env.DB.prepare('SELECT * FROM round_series WHERE id = ?').bind(id).first<Record<string, string>>()
  if (!row) throw new Error(`no series ${id}`)
  return row
}

/** The clock opens what is to be opened on that day. */
export function openOn(day: string): Promise<number> {
  return openRounds(connect(env), morning(day))
}

/** The rounds of a series, the oldest first. */
export async function roundsOf(
  seriesId: string,
): Promise<(Round & { period: string; dueOn: string; closesOn: string })[]> {
  const { results } = await env.DB.prepare(
    `SELECT d.id, d.year, d.number, r.period, r.due_on AS dueOn, r.closes_on AS closesOn FROM report_rounds r
     JOIN dossiers d ON d.id = r.dossier_id WHERE r.series_id = ? ORDER BY r.period`,
  )
    .bind(seriesId)
    .all<{ id: string; year: number; number: number; period: string; dueOn: string; closesOn: string }>()
  return results.map(({ id, number, year, ...rest }) => ({ ...placed(id, year, number), ...rest }))
}

/** A round that was asked for by hand: still a draft. */
export async function drafted(fields: Fields = {}, who = 'dieuphoi'): Promise<Round> {
  const form = await formOf('ket-qua-thang')
  const answer = await as(officer(who)).post(`${ROUNDS}/moi`, {
    ...{ submissionKey: crypto.randomUUID(), title: 'Báo cáo nhanh thiệt hại mưa lũ', form, kind: 'ad_hoc', about: '' },
    ...{ lead: 'binh-xa.mttq', hamlets: UNITS.slice(0, 2), bodies: [UNITS[2]], toBodies: [], toPaper: '' },
    ...{ dueOn: addDays(TODAY, 7), remindOn: addDays(TODAY, 5), closesOn: addDays(TODAY, 10) },
    ...fields,
  })
  if (answer.status !== 303) throw new Error(`a round was not made: ${answer.status} ${mainOf(await answer.text())}`)
  return roundAt(answer.headers.get('location') ?? '')
}

/** The same once its units write. */
export async function opened(fields: Fields = {}, who = 'dieuphoi'): Promise<Round> {
  const at = await drafted(fields, who)
  await does(who, at, 'mo')
  return at
}

/** A ready questionnaire as the commune's own. */
export async function formOf(template: string): Promise<string> {
  const id = crypto.randomUUID()
  const answer = await as(officer('dieuphoi')).post('/can-bo/bieu-mau/moi', { submissionKey: id, from: template })
  if (answer.status !== 303) throw new Error(`no form: ${answer.status}`)
  return /[0-9a-f-]{36}/.exec(answer.headers.get('location') ?? '')?.[0] ?? id
}

/** The round of an address. */
export async function roundAt(address: string): Promise<Round> {
  const [, year = '', number = ''] = /\/(\d\d)-(\d{4,6})(\?|$)/.exec(address) ?? []
  const id = await env.DB.prepare("SELECT id FROM dossiers WHERE kind = 'report_round' AND year = ? AND number = ?")
    .bind(2000 + Number(year), Number(number))
    .first<string>('id')
  if (!id) throw new Error(`no round at ${address}`)
  return placed(id, 2000 + Number(year), Number(number))
}

/** An officer's deed, with the version that he would see now. */
export async function tries(who: string, at: Round, action: string, fields: Fields = {}): Promise<Response> {
  const version = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?').bind(at.id).first<number>('version')
  return as(officer(who)).post(`${at.address}/${action}`, { version: String(version), ...fields })
}

/** An officer's deed that must succeed. */
export async function does(who: string, at: Round, action: string, fields: Fields = {}): Promise<void> {
  const answer = await tries(who, at, action, fields)
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

/** Each unit and where its report stands. */
export async function standOf(roundId: string): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare(
    'SELECT unit, status FROM report_submissions WHERE round_id = ? ORDER BY position',
  )
    .bind(roundId)
    .all<{ unit: string; status: string }>()
  return Object.fromEntries(results.map(({ unit, status }) => [unit, status]))
}

/** Who was told what of a dossier's event, the audiences in order. */
export async function toldOf(
  dossierId: string,
  seq: number,
): Promise<[audience: string, what: string, href: string][]> {
  const { results } = await env.DB.prepare(
    `SELECT recipient_id AS who, detail ->> 'what' AS what, detail ->> 'href' AS href FROM messages
     WHERE id LIKE ? ORDER BY recipient_id`,
  )
    .bind(`${dossierId}.${seq}.%`)
    .all<{ who: string; what: string; href: string }>()
  return results.map(({ href, what, who }) => [who, what, href])
}

/** What the clock and officers did with a round, in order. */
export async function eventsOf(roundId: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT kind FROM dossier_events WHERE dossier_id = ? ORDER BY seq')
    .bind(roundId)
    .all<{ kind: string }>()
  return results.map(({ kind }) => kind)
}

/** What a page says, without its head. */
export function mainOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 4000)
}

function placed(id: string, year: number, number: number): Round {
  const slug = `${year % 100}-${String(number).padStart(4, '0')}`
  return { id, slug, address: `${ROUNDS}/${slug}` }
}
