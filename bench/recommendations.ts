import { localDay } from '../worker/deadlines/calendar.ts'
import type { Served } from '../scripts/serve.ts'
import { type Cost, costOf } from './costs.ts'
import { type Answer, ask } from './load.ts'
import { FORM_HEADERS } from './petition.ts'
import { MANY } from './recommendations-fill.ts'
import { atMost, type Figures, plain } from './report.ts'

/** Those of which something moved before a turn of the clock. */
const CHANGED = 1000
const MOST = 3
const STATEMENTS_A_TURN = 1000
/** What the lists read for each row they show, what the scoreboard reads, what counting costs and whether it is right. */
export async function recommendationFigures({ mf, url }: Served): Promise<Figures> {
  const figures: Figures = {}
  const db = await mf.getD1Database('DB')
  const at = new Date().toISOString()
  const turn = async () => costOf(await ask(`${url}/bench/recommendations?at=${at}`, { method: 'POST', body: '' }))
  const untilQuiet = async () => {
    const turns: Omit<Cost, 'ms'>[] = []
    for (let cost = await turn(); cost.rowsWritten > 1; cost = await turn()) turns.push(cost)
    return turns
  }
  const sum = (turns: readonly Omit<Cost, 'ms'>[], key: 'rowsRead' | 'rowsWritten') =>
    turns.reduce((all, one) => all + one[key], 0)
  const all = await untilQuiet()
  figures[`${MANY} recommendations counted at once: turns`] = plain(all.length, 'turns')
  figures[`${MANY} recommendations counted at once: rows read for each`] = atMost(
    sum(all, 'rowsRead') / MANY,
    10,
    'rows',
  )
  figures[`${MANY} recommendations counted at once: statements of the heaviest turn`] = atMost(
    Math.max(...all.map(({ statements }) => statements)),
    STATEMENTS_A_TURN,
    'statements',
  )
  figures['recommendations, counts that differ from a full recount'] = atMost(await differing(db), 0, 'counts')
  figures['promises, counts that differ from a full recount'] = atMost(await promisesDiffering(db), 0, 'counts')
  const quiet = await turn()
  figures['recommendations, a turn with nothing to count: rows read'] = atMost(quiet.rowsRead, 3, 'rows')
  await db
    .prepare(
      `update recommendations set uncounted = 1 where dossier_id in
        (select dossier_id from recommendations order by dossier_id desc limit ${CHANGED})`,
    )
    .run()
  const some = await untilQuiet()
  figures[`${CHANGED} of ${MANY} recommendations moved: rows read for each`] = plain(
    sum(some, 'rowsRead') / CHANGED,
    'rows',
  )
  figures[`${CHANGED} of ${MANY} recommendations moved: rows written for each`] = plain(
    sum(some, 'rowsWritten') / CHANGED,
    'rows',
  )
  return { ...figures, ...(await pages(url)) }
}

/** Every list at its first page and, where there is one, its second. */
async function pages(url: string): Promise<Figures> {
  const year = localDay(new Date()).slice(0, 4)
  const [office, all, body] = ['/can-bo/kien-nghi', '/binh-xa/giam-sat', 'binh-xa.phong-kinh-te']
  const promised = '/binh-xa/doi-thoai/cam-ket'
  const ofBody = (so: string) => `${all}/kien-nghi?co-quan=${body}&nam=${year}&so=${so}`
  const asked: readonly (readonly [name: string, who: string | null, path: string])[] = [
    ['all', 'dieuphoi', `${office}?muc=tat-ca`],
    ['of a state', 'dieuphoi', `${office}?muc=tat-ca&tinh-trang=escalated`],
    ['of a body', 'dieuphoi', `${office}?muc=tat-ca&co-quan=${body}`],
    ['of a body and a state', 'dieuphoi', `${office}?muc=tat-ca&co-quan=${body}&tinh-trang=disputed`],
    ['overdue', 'dieuphoi', `${office}?muc=qua-han`],
    ['overdue of a body', 'dieuphoi', `${office}?muc=qua-han&co-quan=${body}`],
    ['drawn for a second look', 'dieuphoi', `${office}?muc=kiem-tra-lai`],
    ['waiting for the Front', 'dieuphoi', `${office}?muc=cho`],
    ["a leader's", 'lanhdao', `${office}?muc=tat-ca`],
    ["a handler's waiting", 'xuly.kinhte', `${office}?muc=cho`],
    ["a handler's all", 'xuly.kinhte', `${office}?muc=tat-ca`],
    ['promises', 'dieuphoi', `${office}?muc=cam-ket`],
    ['promises of a body', 'dieuphoi', `${office}?muc=cam-ket&co-quan=${body}`],
    ["a handler's promises", 'xuly.kinhte', `${office}?muc=cam-ket`],
    ["a handler's of a state", 'xuly.kinhte', `${office}?muc=tat-ca&tinh-trang=verified`],
    ['public', null, `${all}/kien-nghi`],
    ...['da-giu', 'dang-lam', 'cham', 'khong-giu'].flatMap((xem) => [
      [`public promises, ${xem}`, null, `${promised}?xem=${xem}`] as const,
      [`public promises of a body, ${xem}`, null, `${promised}?xem=${xem}&co-quan=${body}`] as const,
    ]),
    ...['da-kien-nghi', 'dung-han', 'tiep-thu', 'khong-tiep-thu', 'bao-xong', 'da-kiem-tra', 'qua-han'].map(
      (so) => [`public, ${so}`, null, ofBody(so)] as const,
    ),
  ]
  const figures: Figures = {}
  const cookies = new Map<string, string>()
  const get = async (who: string | null, path: string) => {
    if (who !== null && !cookies.has(who)) cookies.set(who, await signIn(url, who))
    const headers = who === null ? {} : { headers: { cookie: cookies.get(who) ?? '' } }
    await ask(url + path, headers)
    const answer = await ask(url + path, headers)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    return answer
  }
  for (const [name, who, path] of asked) {
    const first = await get(who, path)
    note(figures, `recommendations, ${name}`, first)
    const next = /href="([^"]*[?&](?:amp;)?sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
    const second = next && (await get(who, next))
    // Of a page that is nearly empty the ratio tells only what every page reads.
    if (second && codesOf(second) >= 10) note(figures, `recommendations, ${name}, second page`, second)
  }
  const [board, one] = [await get(null, `${all}/bang-diem`), await get('dieuphoi', `${office}/${year.slice(2)}-0100`)]
  const bodies = (board.body.match(/class="facts/g)?.length ?? 1) - 1
  figures[`scoreboard over ${MANY} recommendations: rows read for each of ${bodies} bodies`] = atMost(
    costOf(board).rowsRead / Math.max(bodies, 1),
    MOST,
    '×',
  )
  figures[`scoreboard over ${MANY} recommendations: rows read`] = plain(costOf(board).rowsRead, 'rows')
  const promises = await get(null, promised)
  const sections = promises.body.match(/class="facts figures"/g)?.length ?? 1
  figures[`board of promises: rows read for each of ${sections} sums`] = atMost(
    costOf(promises).rowsRead / sections,
    MOST,
    '×',
  )
  figures[`one of ${MANY} recommendations, an officer's page: rows read`] = plain(costOf(one).rowsRead, 'rows')
  return figures
}

const CODE = /BX-KN\d\d-\d{4,6}/g

const codesOf = (answer: Answer) => new Set(answer.body.match(CODE)).size

function note(figures: Figures, name: string, answer: Answer): void {
  const shown = codesOf(answer)
  if (shown === 0) throw new Error(`${name} shows nothing`)
  figures[`${name}: rows read for each of ${shown} shown`] = atMost(costOf(answer).rowsRead / shown, MOST, '×')
}

async function differing(db: D1Database): Promise<number> {
  const { results } = await db
    .prepare(
      `select r.body_id, r.year, count(*) asked, sum(verified_on is not null) verified, sum(reply_in_time is 1) in_time
       from recommendations r join dossiers d on d.id = dossier_id where restricted = 0 and status <> 'superseded' and source <> 'dialogue' group by 1, 2`,
    )
    .all<{ body_id: string; year: number; asked: number; verified: number; in_time: number }>()
  const counted = await db
    .prepare(
      "select body_id, year, asked, verified, answered_in_time in_time from recommendation_counts where scope = 'all'",
    )
    .all<(typeof results)[number]>()
  const key = (row: (typeof results)[number]) =>
    JSON.stringify([row.body_id, row.year, row.asked, row.verified, row.in_time])
  const known = new Set(counted.results.map(key))
  return results.filter((row) => !known.has(key(row))).length + Math.abs(results.length - known.size)
}

async function promisesDiffering(db: D1Database): Promise<number> {
  const today = localDay(new Date())
  const sums = `sum(stands = 'kept') kept, sum(stands = 'open' and stands_on >= ?1) on_way,
    sum(stands = 'open' and stands_on < ?1) late, sum(stands = 'broken') broken`
  const { results } = await db
    .prepare(
      `select body_id, ${sums} from recommendations where stands is not null group by 1
       union all select '', ${sums} from recommendations where stands is not null order by 1`,
    )
    .bind(today)
    .all()
  const counted = await db.prepare('select body_id, kept, on_way, late, broken from promise_counts order by 1').all()
  const known = new Set(counted.results.map((row) => JSON.stringify(row)))
  return results.filter((row) => !known.has(JSON.stringify(row))).length + Math.abs(results.length - known.size)
}

async function signIn(url: string, username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: 'nghe-dan-demo' }).toString()
  const answer = await ask(`${url}/can-bo/dang-nhap`, { method: 'POST', headers: FORM_HEADERS, body })
  if (answer.status !== 303) throw new Error(`${username} was not let in: ${answer.status}`)
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}
