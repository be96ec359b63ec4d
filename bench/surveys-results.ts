import { DatabaseSync } from 'node:sqlite'
import type { Served } from '../scripts/serve.ts'
import type { Node, Questionnaire } from '../worker/forms/questionnaire.ts'
import { type Cost, costOf } from './costs.ts'
import { type Answer, ask } from './load.ts'
import { FORM_HEADERS } from './petition.ts'
import { atMost, type Figures, plain } from './report.ts'

/** Answers to a survey of so many questions. */
const ANSWERS = 100_000
const QUESTIONS = 20
/** What the platform allows one turn of the clock; other sweeps need some of it too. */
const STATEMENTS_A_TURN = 1000
const TURNS_MOST = 6
const SURVEY = 'bench-survey'
const DESK = `/can-bo/khao-sat/${SURVEY}/ket-qua`

/** What the answers are, counted as they are made: by question and option, and of numbers their sum. */
type Truth = { options: Map<string, Map<string, number>>; sums: Map<string, number>; crossed: Map<string, number> }

/** Puts a survey with its answers into a new database, none of them counted. */
export function fillSurvey(file: string): Truth {
  const db = new DatabaseSync(file)
  db.exec('pragma foreign_keys = off; pragma synchronous = off; begin')
  const at = '2026-11-01T01:00:00.000Z'
  const definition = JSON.stringify(QUESTIONNAIRE)
  db.prepare(
    `insert into questionnaires (id, commune_id, title, draft, revision, edited_by, edited_at, created_by, created_at)
     values (?1, 'binh-xa', 'Đo', ?2, 1, 'x', ?3, 'x', ?3)`,
  ).run(SURVEY, definition, at)
  db.prepare(
    `insert into questionnaire_versions (id, questionnaire_id, number, definition, files, created_by, created_at)
     values (?1, ?1, 1, ?2, '{}', 'x', ?3)`,
  ).run(SURVEY, definition, at)
  db.prepare(
    `insert into surveys (id, commune_id, slug, kind, status, revision, title, intro, questionnaire_id, version_id, audience,
       on_paper, opens_at, closes_at, quotas, created_by, created_at)
     values (?1, 'binh-xa', ?1, 'survey', 'closed', 1, 'Đo', '', ?1, ?1, 'open', 0, ?2, '2026-11-20T01:00:00.000Z', '[]', 'x', ?2)`,
  ).run(SURVEY, at)
  const hamlets = db.prepare("select id from hamlets where commune_id = 'binh-xa' order by position").all()
  const insert = db.prepare(
    `insert into responses (id, survey_id, version_id, submission_key, content_hash, channel, language, hamlet_id, answers,
       submitted_at, state, due) values (?1, ?2, ?2, ?1, '', 'web', 'vi', ?3, ?4, '2026-11-10T02:00:00.000Z', 'kept', 1)`,
  )
  const truth: Truth = { options: new Map(), sums: new Map(), crossed: new Map() }
  let state = 1
  const dice = (sides: number) => ((state = (state * 48_271) % 2_147_483_647) >> 4) % sides
  for (let n = 0; n < ANSWERS; n++) {
    const hamlet = String(hamlets[dice(hamlets.length)]?.['id'])
    const answers = answersOf(dice, hamlet)
    note(truth, answers)
    insert.run(`${(1_000_000 + n).toString(36).padStart(9, '0')}-bench`, SURVEY, hamlet, JSON.stringify(answers))
  }
  db.exec('commit')
  db.close()
  return truth
}

/** What counting all of them costs, whether the counts are right, and what the page over them reads. */
export async function surveyResults({ mf, url }: Served, truth: Truth): Promise<Figures> {
  const figures: Figures = {}
  const turns: Omit<Cost, 'ms'>[] = []
  const turn = async () =>
    costOf(await ask(`${url}/bench/surveys?at=2026-11-21T02:00:00.000Z`, { method: 'POST', body: '' }))
  const untilQuiet = async () => {
    const all: Omit<Cost, 'ms'>[] = []
    for (let cost = await turn(); cost.rowsWritten > 0; cost = await turn()) all.push(cost)
    return all
  }
  const begun = performance.now()
  turns.push(...(await untilQuiet()))
  const sum = (all: typeof turns, key: keyof (typeof turns)[number]) => all.reduce((total, one) => total + one[key], 0)
  const size = `${ANSWERS} answers to ${QUESTIONS} questions`
  figures[`survey, ${size}: turns of the clock until counted`] = atMost(turns.length, TURNS_MOST, 'turns')
  figures[`survey, ${size}: seconds of counting`] = plain((performance.now() - begun) / 1000, 's')
  figures[`survey, ${size}: statements of the heaviest turn`] = atMost(
    Math.max(...turns.map(({ statements }) => statements)),
    STATEMENTS_A_TURN,
    'statements',
  )
  figures[`survey, ${size}: rows written for each answer`] = atMost(sum(turns, 'rowsWritten') / ANSWERS, 6, 'rows')
  figures[`survey, ${size}: rows read for each answer`] = plain(sum(turns, 'rowsRead') / ANSWERS, 'rows')

  const cookie = cookieOf(
    await ask(`${url}/can-bo/dang-nhap`, {
      ...{ method: 'POST', headers: FORM_HEADERS },
      body: new URLSearchParams({ username: 'dieuphoi', password: 'nghe-dan-demo' }).toString(),
    }),
  )
  const body = new URLSearchParams({ cau: 'mot_1:choice', theo: 'mot_2:choice' }).toString()
  await ask(`${url}${DESK}/so-sanh`, { method: 'POST', headers: { ...FORM_HEADERS, cookie }, body })
  const filling = await untilQuiet()
  figures[`cross-table asked for over ${ANSWERS} answers: turns until filled`] = atMost(
    filling.length,
    TURNS_MOST,
    'turns',
  )

  const db = await mf.getD1Database('DB')
  const { results } = await db
    .prepare('select question, "by", counts from tallies where survey_id = ?')
    .bind(SURVEY)
    .all<{ question: string; by: string; counts: string }>()
  figures[`survey, ${size}: counts that differ from a full recount`] = atMost(differing(results, truth), 0, 'counts')

  const pages: [string, string, RegExp][] = [
    ['results page', DESK, /<th scope="row"/g],
    ['cross-table', `${DESK}/so-sanh?${body}`, /<td data-label/g],
    ['texts', `${DESK}/y-kien/loi_1`, /name="mark"/g],
    ['search of a rare text', `${DESK}/y-kien/loi_1?tim=khongco`, /name="mark"/g],
  ]
  for (const [name, path, row] of pages) {
    await ask(url + path, { headers: { cookie } })
    const answer = await ask(url + path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    const shown = answer.body.match(row)?.length ?? 0
    const { rowsRead, statements } = costOf(answer)
    figures[`${name} over ${ANSWERS} answers: statements`] = plain(statements, 'statements')
    figures[`${name} over ${ANSWERS} answers: rows read`] = plain(rowsRead, 'rows')
    if (shown > 0)
      figures[`${name} over ${ANSWERS} answers: rows read for each of ${shown} shown`] = atMost(
        rowsRead / shown,
        3,
        '×',
      )
  }
  return figures
}

/** How many counts are not what they should be. */
function differing(rows: readonly { question: string; by: string; counts: string }[], truth: Truth): number {
  let wrong = 0
  const tallies = new Map(
    rows.map(({ question, by, counts }) => [
      by === '' ? question : `${question}×${by}`,
      JSON.parse(counts) as {
        many?: number
        sum?: string
        of?: Record<string, number>
        groups?: Record<string, { tally: { of: Record<string, number> } }>
      },
    ]),
  )
  if (tallies.get('')?.many !== ANSWERS) wrong++
  for (const [question, options] of truth.options) {
    const of = tallies.get(question)?.of ?? {}
    for (const [name, many] of options) if (of[name] !== many) wrong++
    if (Object.keys(of).length !== options.size) wrong++
  }
  for (const [question, total] of truth.sums) if (tallies.get(question)?.sum !== `${total}000000`) wrong++
  const groups = tallies.get('mot_1:choice×mot_2:choice')?.groups ?? {}
  for (const [pair, many] of truth.crossed) {
    const [name = '', group = ''] = pair.split('×')
    if (groups[group]?.tally.of[name] !== many) wrong++
  }
  return wrong
}

const LIST = Array.from({ length: 5 }, (_, n) => ({ name: `y${n}`, label: { vi: `Ý thứ ${n + 1}` } }))
const numbered = (many: number, node: (n: number) => Node) => Array.from({ length: many }, (_, n) => node(n + 1))

/** The hamlet, nine of one, three of several, three scales, two numbers, two texts. */
const QUESTIONNAIRE: Questionnaire = {
  name: 'do',
  title: 'Đo',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Thôn' } },
    ...numbered(9, (n) => ({ kind: 'select_one', name: `mot_${n}`, list: 'y', label: { vi: `Chọn một, câu ${n}` } })),
    ...numbered(3, (n) => ({
      kind: 'select_multiple',
      name: `nhieu_${n}`,
      list: 'y',
      label: { vi: `Chọn nhiều, câu ${n}` },
    })),
    ...numbered(3, (n) => ({
      ...{ kind: 'range', name: `diem_${n}`, label: { vi: `Chấm điểm, câu ${n}` } },
      parameters: { start: '1', end: '5', step: '1' },
    })),
    ...numbered(2, (n) => ({ kind: 'integer', name: `so_${n}`, label: { vi: `Số, câu ${n}` } })),
    ...numbered(2, (n) => ({ kind: 'text', name: `loi_${n}`, label: { vi: `Lời, câu ${n}` } })),
  ],
  lists: { y: LIST },
}

function answersOf(dice: (sides: number) => number, hamlet: string): Record<string, string> {
  const answers: Record<string, string> = { thon: hamlet }
  for (let n = 1; n <= 9; n++) if (dice(20) > 0) answers[`mot_${n}`] = `y${Math.min(dice(5), dice(5))}`
  for (let n = 1; n <= 3; n++)
    answers[`nhieu_${n}`] = LIST.filter((_, at) => at === 0 || dice(3) === 0)
      .map(({ name }) => name)
      .join(' ')
  for (let n = 1; n <= 3; n++) answers[`diem_${n}`] = String(1 + dice(5))
  for (let n = 1; n <= 2; n++) answers[`so_${n}`] = String(18 + dice(60))
  if (dice(10) === 0) answers['loi_1'] = `Đường thôn lầy lội, đoạn ${dice(900)}`
  if (dice(20) === 0) answers['loi_2'] = `Nước đục ${dice(900)} ngày`
  return answers
}

function note({ options, sums, crossed }: Truth, answers: Record<string, string>): void {
  const add = (map: Map<string, number>, key: string, by = 1) => map.set(key, (map.get(key) ?? 0) + by)
  for (const [name, value] of Object.entries(answers)) {
    const as = { thon: 'choice', mot: 'choice', nhieu: 'several', diem: 'scale', so: 'number' }[
      name.split('_')[0] ?? ''
    ]
    if (!as) continue
    const key = `${name}:${as}`
    const own = options.get(key) ?? new Map<string, number>()
    for (const part of value.split(' ')) add(own, part)
    options.set(key, own)
    if (as === 'number') add(sums, key, Number(value))
  }
  const { mot_1: one, mot_2: other = '' } = answers
  if (one !== undefined) add(crossed, `${one}×${other}`)
}

function cookieOf(answer: Answer): string {
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}
