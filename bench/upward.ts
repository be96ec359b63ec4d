import { DatabaseSync } from 'node:sqlite'
import type { Served } from '../scripts/serve.ts'
import { localDay } from '../worker/deadlines/calendar.ts'
import { monthBefore, monthsOfYear, newestMonth, nextMonth, sendDay } from '../worker/upward/months.ts'
import { type Cost, costOf } from './costs.ts'
import { openCommunes } from './fill.ts'
import { type Answer, ask } from './load.ts'
import { FORM_HEADERS } from './petition.ts'
import { atMost, type Figures, plain } from './report.ts'

const COMMUNES = 124
const REPORTS_EACH = 24
/** Of each commune's month: rounds, units that report to each, targets, bodies with figures. */
const EACH = { rounds: 2, units: 34, targets: 126, bodies: 12, fields: 6 }
const MOST = 3
const STATEMENTS_A_TURN = 1000

/** A level above with 124 communes like Bình Xa, a year of what they sent, and the newest month still to be sent by all. */
export function fillUpward(file: string, now = new Date()): void {
  const db = new DatabaseSync(file)
  db.exec('pragma foreign_keys = off; pragma synchronous = off; begin')
  openCommunes(db, COMMUNES)
  const last = newestMonth(localDay(now))
  const before = monthBefore(last)
  const year = Number(before.slice(0, 4))
  const months = [...monthsOfYear(year - 1), ...monthsOfYear(year).filter((month) => month <= before)]
  const own = "from communes where id = 'binh-xa' or id like 'bench-%'"
  db.exec(`insert into areas (id, name, kind, opened_at) values ('bench', 'Tỉnh Tuyên Quang', 'province', '')`)
  db.exec(`insert into area_communes (area_id, commune_id, since, next_month, send_on)
    select 'bench', id, '${months[0]}-01', '${last}', '${sendDay(last)}' ${own}`)
  db.exec(`insert into upward_figures (area_id, month, commune_id, commune_name, rounds, wanted, received, late, missing,
      targets, reached, behind, petitions, answered, in_time, overdue, recommendations, replied, kept, unanswered, sent_at)
    select 'bench', m.value, id, name || iif(id = 'binh-xa', '', ' ' || substr(id, 7)), 2, 34, 34 - abs(random() % 4),
      abs(random() % 5), abs(random() % 4), 38, 20, abs(random() % 12), 12, 10, 9, abs(random() % 9) / 7, 6, 5, 2,
      abs(random() % 9) / 8, m.value || '-28' from (select value from json_each('${JSON.stringify(months)}')) m, communes
      where id = 'binh-xa' or id like 'bench-%'`)
  db.exec(`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${REPORTS_EACH})
    insert into upward_reports (id, area_id, commune_id, commune_name, round_id, kind, period, title, content, sent_at,
      received_by, received_at)
    select id || '.' || i, 'bench', id, name, id || i, 'monthly_result', '2026-01', 'Báo cáo kết quả ' || i,
      '{"sections":[]}', printf('2026-%02d-%02dT01:00:00.000Z', 1 + i / 3, 1 + abs(random() % 28)),
      iif(i % 6 = 0, '', 'vi-du.lanhdao'), iif(i % 6 = 0, null, '2026-11-01') from n, communes
      where id = 'binh-xa' or id like 'bench-%'`)
  fillMonth(db, last)
  db.exec(`insert into staff_users (id, name, email, username, created_at, updated_at)
    values ('vi-du.tinh', 'Vi Thị Dung', 'tinh@vi-du.invalid', 'tinh', 0, 0)`)
  db.exec(`insert into staff_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
    select 'vi-du.tinh', 'vi-du.tinh', 'credential', 'vi-du.tinh', password, 0, 0 from staff_accounts
    where id = 'vi-du.lanhdao.credential'`)
  db.exec("insert into area_viewers (user_id, area_id, must_change_password) values ('vi-du.tinh', 'bench', 0)")
  db.exec('commit; pragma optimize')
  db.close()
}

/** What the communes' own pages count of the month that is to be sent. */
function fillMonth(db: DatabaseSync, month: string): void {
  const all = "communes where id = 'binh-xa' or id like 'bench-%'"
  const series = (most: number) =>
    `(select value from json_each('${JSON.stringify(Array.from({ length: most }, (_, at) => at + 1))}'))`
  db.exec(`insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
      restricted, started_by, started_at, changed_at, submission_key, content_hash)
    select id || '.r' || r.value, id, 'report_round', 2026, r.value, 'closed', 1, '', 'Kỳ', id || '.mttq', 0, '', '', '',
      id || '.r' || r.value, '' from ${series(EACH.rounds)} r, ${all}`)
  db.exec(`insert into report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, units, addressees, due_on,
      closes_on) select id || '.r' || r.value, id, 'monthly_result', '${month}', '', '[]', '[]', '${month}-27',
      '${month}-28' from ${series(EACH.rounds)} r, ${all}`)
  db.exec(`insert into report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash,
      first_sent_at, due_on) select id || '.s' || r.value || '.' || u.value, id || '.r' || r.value, id,
      'hamlet:' || u.value, u.value, 'accepted', 1, '', iif(u.value % 9 = 0, null, '${month}-' || (26 + u.value % 4 / 3 * 2)
      || 'T03:00:00.000Z'), '${month}-27' from ${series(EACH.rounds)} r, ${series(EACH.units)} u, ${all}`)
  db.exec(`insert into indicators (id, commune_id, code, name, unit, rule, scope, position)
    select id || '.i' || i.value, id, 'i' || i.value, 'Chỉ tiêu', 'km', 'at_least', 'hamlet', i.value
    from ${series(7)} i, ${all}`)
  db.exec(`insert into targets (id, commune_id, indicator_id, year, unit, target, actual, revision, changed_by, changed_at)
    select id || '.t' || t.value, id, id || '.i' || (1 + t.value % 7), ${month.slice(0, 4)}, 'hamlet:' || t.value, 10,
      t.value % 14, 1, '', '' from ${series(EACH.targets)} t, ${all}`)
  db.exec(`insert into body_figures (commune_id, month, body_id, category, received, withdrawn, extended, answered,
      in_time, disputed, score_sum, score_count, days_taken, held_count, held_days, counted_at)
    select id, '${month}', 'b' || b.value, 'c' || f.value, 2, 0, 0, 2, 1, 0, 0, 0, '{}', 0, 0, ''
    from ${series(EACH.bodies)} b, ${series(EACH.fields)} f, ${all}`)
  db.exec(`insert into body_work (commune_id, body_id, held, owed, counted_at)
    select id, 'b' || b.value, '{}', '{"${month}-10":1,"${nextMonth(month)}-10":1}', '' from ${series(EACH.bodies)} b, ${all}`)
}

/** What the boards read for each row that they show, and what it costs to send a month of all communes. */
export async function upwardFigures({ mf, url }: Served): Promise<Figures> {
  const figures: Figures = {}
  const today = localDay(new Date())
  const last = newestMonth(today)
  const before = monthBefore(last)
  const cookie = await signIn(url)
  const get = async (path: string) => {
    const answer = await ask(`${url}${path}`, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer
  }
  const note = (name: string, answer: Answer, shown: number) => {
    figures[`${name}: rows read for each of ${shown} shown`] = atMost(costOf(answer).rowsRead / shown, MOST, '×')
  }
  const year = Number(before.slice(0, 4)) - 1
  for (const [name, path, sign, most] of [
    ['board of a month', `/cap-tren?thang=${before}`, /<tr>/g, COMMUNES],
    ['board of a year', `/cap-tren/nam?nam=${year}`, /data-label="T\d+"><span/g, COMMUNES * 12],
    [
      'a commune above',
      '/cap-tren/xa/bench-7',
      /<tr>|class="tag (done|new|ended)"><svg[^>]*>.{0,200}?<\/svg>(Đã|Chưa) nhận/g,
      30,
    ],
    ['desk of reports', '/cap-tren/bao-cao', /<li><p><a href/g, 30],
    ['desk of reports that were taken', '/cap-tren/bao-cao?xem=da-nhan', /<li><p><a href/g, 30],
  ] as const) {
    await get(path)
    const answer = await get(path)
    const shown = (answer.body.match(sign) ?? []).length - (name === 'board of a month' ? 1 : 0)
    if (shown < most * 0.8) throw new Error(`${name} shows ${shown}`)
    note(`${COMMUNES} communes, ${name}`, answer, shown)
  }
  const db = await mf.getD1Database('DB')
  const turn = async (): Promise<Omit<Cost, 'ms'>> =>
    costOf(await ask(`${url}/bench/upward?at=${new Date().toISOString()}`, { method: 'POST', body: '' }))
  const turns: Omit<Cost, 'ms'>[] = []
  for (let cost = await turn(); cost.rowsWritten > 0; cost = await turn()) turns.push(cost)
  const sum = (key: 'rowsRead' | 'rowsWritten' | 'statements') => turns.reduce((all, one) => all + one[key], 0)
  const facts = EACH.rounds * (EACH.units + 2) + EACH.targets * 2 + EACH.bodies * EACH.fields + EACH.bodies
  const sent = await db
    .prepare("select count(*) many from upward_figures where area_id = 'bench' and month = ?")
    .bind(last)
    .first<number>('many')
  figures[`a month of ${COMMUNES} communes sent`] = atMost(COMMUNES - (sent ?? 0), 0, 'missing')
  figures[`a month of ${COMMUNES} communes sent: turns`] = plain(turns.length, 'turns')
  figures['a month sent: statements of the heaviest turn'] = atMost(
    Math.max(...turns.map(({ statements }) => statements)),
    STATEMENTS_A_TURN,
    'statements',
  )
  figures['a month sent: statements for each commune'] = atMost(sum('statements') / COMMUNES, 10, 'statements')
  figures[`a month sent: rows read for each of ${facts} facts of a commune`] = atMost(
    sum('rowsRead') / COMMUNES / facts,
    MOST,
    '×',
  )
  figures['a month sent: rows written for each commune'] = atMost(sum('rowsWritten') / COMMUNES, 10, 'rows')
  figures['a turn with nothing to send: rows read'] = atMost((await turn()).rowsRead, 3, 'rows')
  return figures
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({ username: 'tinh', password: 'nghe-dan-demo' }).toString()
  const answer = await ask(`${url}/can-bo/dang-nhap`, { method: 'POST', headers: FORM_HEADERS, body })
  if (answer.status !== 303) throw new Error(`the level above was not let in: ${answer.status}`)
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}
