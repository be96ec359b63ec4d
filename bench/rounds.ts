import { DatabaseSync } from 'node:sqlite'
import type { Served } from '../scripts/serve.ts'
import type { Node, Questionnaire } from '../worker/forms/questionnaire.ts'
import { costOf } from './costs.ts'
import { type Answer, ask, median } from './load.ts'
import { FORM_HEADERS } from './petition.ts'
import { atMost, type Figures, plain } from './report.ts'
import { ROUND } from './rounds-floor.ts'

const UNITS = 200
const QUESTIONS = 60
const MONTHS = 12
/** Numbers, shares worked out of them, choices, words. */
const NUMBERS = 46
const SHARES = 4
const CHOICES = 4
const TEXTS = 6
const TIMES = 7
const SLUG = '26-9010'

/** What every unit says together: by question, of the measured round. */
type Truth = Map<string, number>

/** Puts a year of plans and results into a new database, everything accepted. */
export function fillRounds(file: string): Truth {
  const db = new DatabaseSync(file)
  db.exec('pragma foreign_keys = off; pragma synchronous = off; begin')
  const at = '2026-10-01T01:00:00.000Z'
  const definition = JSON.stringify(QUESTIONNAIRE)
  db.prepare(
    `insert into questionnaires (id, commune_id, title, draft, revision, edited_by, edited_at, created_by, created_at)
     values ('bench.q', 'binh-xa', 'Đo', ?1, 1, 'x', ?2, 'x', ?2)`,
  ).run(definition, at)
  db.prepare(
    `insert into questionnaire_versions (id, questionnaire_id, number, definition, files, created_by, created_at)
     values ('bench.q', 'bench.q', 1, ?1, '{}', 'x', ?2)`,
  ).run(definition, at)
  const dossier = db.prepare(
    `insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, restricted, started_by,
      started_at, changed_at, submission_key, content_hash)
     values (?1, 'binh-xa', 'report_round', 2026, ?2, 'closed', 1, '', ?3, 'binh-xa.mttq', 0, '', ?4, ?4, ?1, '')`,
  )
  const round = db.prepare(
    `insert into report_rounds (dossier_id, commune_id, series_id, kind, period, questionnaire_id, version_id, units, addressees, due_on,
      closes_on, plan_round_id) values (?1, 'binh-xa', ?2, ?3, ?4, 'bench.q', 'bench.q', '[]', '[]', '2026-12-31', '2026-12-31', ?5)`,
  )
  const submission = db.prepare(
    `insert into report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash, sent_number, accepted_number,
      first_sent_at, sent_at, due_on) values (?1, ?2, 'binh-xa', ?3, ?4, 'accepted', 1, '', 1, 1, ?5, ?5, '2026-12-31')`,
  )
  const version = db.prepare(
    `insert into report_versions (submission_id, number, version_id, answers, submission_key, content_hash, sent_by, sent_at)
     values (?1, 1, 'bench.q', ?2, ?1, '', 'x', ?3)`,
  )
  const truth: Truth = new Map()
  let state = 7
  const dice = (sides: number) => ((state = (state * 48_271) % 2_147_483_647) >> 4) % sides
  for (let month = 1; month <= MONTHS; month++)
    for (const kind of ['plan', 'result'] as const) {
      const id = `bench.${kind}.${month}`
      dossier.run(id, (kind === 'plan' ? 9_500 : 9_000) + month, `Đo ${kind} ${month}`, at)
      const period = `2026-${String(month).padStart(2, '0')}`
      round.run(id, `bench.${kind}`, `monthly_${kind}`, period, kind === 'plan' ? null : `bench.plan.${month}`)
      for (let unit = 0; unit < UNITS; unit++) {
        const answers = answersOf(dice)
        if (id === ROUND) note(truth, answers)
        submission.run(`${id}.${unit}`, id, `hamlet:bench-${unit}`, unit, at)
        version.run(`${id}.${unit}`, JSON.stringify(answers), at)
      }
    }
  db.exec('commit')
  db.close()
  return truth
}

/** What the table, one question, the words and a year of such rounds read and take, against reading and parsing alone. */
export async function roundFigures({ url }: Served, truth: Truth): Promise<Figures> {
  const figures: Figures = {}
  const cookie = cookieOf(
    await ask(`${url}/can-bo/dang-nhap`, {
      ...{ method: 'POST', headers: FORM_HEADERS },
      body: new URLSearchParams({ username: 'dieuphoi', password: 'nghe-dan-demo' }).toString(),
    }),
  )
  const floor = await timed(() => ask(`${url}/bench/rounds?at=2026-10-01`, { method: 'POST', body: '' }))
  const here = `/can-bo/ky-bao-cao/${SLUG}/tong-hop`
  const size = `${UNITS} units × ${QUESTIONS} questions with their plan`
  const reports = 2 * UNITS
  const pages: [name: string, path: string, shown: number, what: string, most: number][] = [
    [`compiled round, ${size}`, here, reports, 'report', 3],
    [`one figure opened, ${size}`, `${here}/so_1`, reports, 'figure', 3],
    [`words of all units, ${size}`, `${here}/loi_1`, reports, 'report', 3],
    [`year of ${MONTHS} × ${UNITS}`, '/can-bo/ky-bao-cao/nam/2026', reports * MONTHS, 'report', 3],
  ]
  figures[`floor: ${reports} reports read and parsed`] = plain(floor.ms, 'ms')
  for (const [name, path, shown, what, most] of pages) {
    const { answer, ms } = await timed(() => ask(url + path, { headers: { cookie } }))
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    const { rowsRead, statements } = costOf(answer)
    figures[`${name}: statements`] = plain(statements, 'statements')
    figures[`${name}: rows read`] = plain(rowsRead, 'rows')
    figures[`${name}: rows read for each of ${shown} ${what}s`] = atMost(rowsRead / shown, most, '×')
    figures[`${name}: time against the floor`] = plain(ms / floor.ms, '×')
    if (path === here)
      figures[`${name}: sums that differ from a recount`] = atMost(differing(answer.body, truth), 0, 'sums')
  }
  return figures
}

/** The middle of several, once warm. */
async function timed(get: () => Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  let answer = await get()
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now()
    answer = await get()
    times.push(performance.now() - begun)
  }
  return { answer, ms: median(times) }
}

/** How many sums of the page are not what they should be. */
function differing(body: string, truth: Truth): number {
  let wrong = 0
  for (const [name, sum] of truth) {
    const row = new RegExp(`tong-hop/${name}"[\\s\\S]*?data-label="Thực hiện"[^>]*><b>([^<]*)</b>`).exec(body)
    if (Number(row?.[1]?.replaceAll('.', '').replace(',', '.')) !== sum) wrong++
  }
  return wrong
}

const vi = (text: string) => ({ vi: text })
const numbered = (many: number, node: (n: number) => Node) => Array.from({ length: many }, (_, n) => node(n + 1))

const QUESTIONNAIRE: Questionnaire = {
  name: 'do',
  title: 'Đo',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    ...numbered(NUMBERS, (n) => ({ kind: 'integer', name: `so_${n}`, label: vi(`Số, câu ${n}`) })),
    ...numbered(SHARES, (n) => ({
      ...{ kind: 'calculate', name: `ty_${n}`, label: vi(`Tỷ lệ ${n}`) },
      calculation: `round(\${so_${n}} div \${so_${n + 10}} * 100, 1)`,
    })),
    ...numbered(CHOICES, (n) => ({ kind: 'select_one', name: `chon_${n}`, list: 'y', label: vi(`Chọn ${n}`) })),
    ...numbered(TEXTS, (n) => ({ kind: 'text', name: `loi_${n}`, label: vi(`Lời ${n}`) })),
  ],
  lists: { y: [1, 2, 3, 4].map((n) => ({ name: `y${n}`, label: vi(`Ý thứ ${n}`) })) },
}

function answersOf(dice: (sides: number) => number): Record<string, string> {
  const answers: Record<string, string> = {}
  for (let n = 1; n <= NUMBERS; n++) answers[`so_${n}`] = String(1 + dice(500))
  for (let n = 1; n <= SHARES; n++)
    answers[`ty_${n}`] = (
      Math.round((Number(answers[`so_${n}`]) / Number(answers[`so_${n + 10}`])) * 1000) / 10
    ).toString()
  for (let n = 1; n <= CHOICES; n++) answers[`chon_${n}`] = `y${1 + dice(4)}`
  for (let n = 1; n <= TEXTS; n++) answers[`loi_${n}`] = `Thôn làm được việc thứ ${dice(900)}, còn vướng kinh phí.`
  return answers
}

function note(truth: Truth, answers: Record<string, string>): void {
  for (let n = 1; n <= NUMBERS; n++) truth.set(`so_${n}`, (truth.get(`so_${n}`) ?? 0) + Number(answers[`so_${n}`]))
}

function cookieOf(answer: Answer): string {
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}
