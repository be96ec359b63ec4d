import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import type { Browser } from 'playwright-core'
import { bundle } from '../scripts/build.ts'
import type { Served } from '../scripts/serve.ts'
import { EXAMPLE_PASSWORD } from '../scripts/seed/accounts.ts'
import { openBrowser } from '../test/support/browser.ts'
import { Browserless, sheetForm } from '../test/support/browserless.ts'
import { planOf } from '../worker/forms/plan.ts'
import { preparedOf } from '../worker/forms/prepare.ts'
import type { Questionnaire } from '../worker/forms/questionnaire.ts'
import { writeXlsFormCsv } from '../worker/forms/xlsform/write.ts'
import { visits } from './first-visit.ts'
import { ask, median } from './load.ts'
import { surveyJs, webForms } from './others.ts'
import { fromAnywhere } from './petition.ts'
import { questionsFor } from './questions.ts'
import type { Recompute } from './recompute-page.ts'
import { atLeast, atMost, type Figures, plain } from './report.ts'

const LONG = 250
const SHORT = 60
/** So many sheets a second for so long. */
const RATE = 50
const SECONDS = 30
const RUNS = 5
/** Faster than this no human fills in a sheet. */
const PACE_MS = 9_000
/** What a page says of itself: a phone sends all pages at once. */
const OF_ONE_PAGE: readonly string[] = ['buoc', 'trang', 'chua-hoi']
const FIRST = ':is(form, #form) :is(input:not([type=hidden]), select, textarea)'

/** What questionnaires cost: a long one on a phone, many sheets at once, and the same form as others make it. */
export async function surveys(app: Served): Promise<Figures> {
  const browser = await openBrowser()
  try {
    const long = await openSurvey(app.url, questionsFor(LONG))
    const short = await openSurvey(app.url, questionsFor(SHORT))
    return {
      ...(await firstVisits(browser, app.url + long, app.url + short)),
      ...(await recomputing(browser)),
      ...(await sending(app, long)),
    }
  } finally {
    await browser.close()
  }
}

async function firstVisits(browser: Browser, long: string, short: string): Promise<Figures> {
  const kilobytes = (found: readonly { bytes: number }[]) => median(found.map(({ bytes }) => bytes)) / 1024
  const seconds = (found: readonly { usableMs: number }[]) => median(found.map(({ usableMs }) => usableMs)) / 1000
  const ours = await visits(browser, short, FIRST)
  const figures: Figures = {
    [`a form of ${LONG} questions: over the wire`]: atMost(kilobytes(await visits(browser, long, FIRST)), 60, 'KB'),
    [`a form of ${SHORT} questions: over the wire`]: plain(kilobytes(ours), 'KB'),
    [`a form of ${SHORT} questions: first question usable`]: plain(seconds(ours), 's'),
  }
  for (const [name, make] of [
    ['survey-js-ui', surveyJs],
    ['@getodk/web-forms', webForms],
  ] as const) {
    const other = await make(questionsFor(SHORT))
    const theirs = await visits(browser, other.url, FIRST)
    other.close()
    figures[`the same form in ${name}: over the wire`] = plain(kilobytes(theirs), 'KB')
    figures[`the same form in ${name}: first question usable`] = plain(seconds(theirs), 's')
    figures[`bytes of ${name} against ours`] = atLeast(kilobytes(theirs) / kilobytes(ours), 1, '×')
    figures[`waiting with ${name} against ours`] = atLeast(seconds(theirs) / seconds(ours), 1, '×')
  }
  return figures
}

/** Each question of the long form answered once, on one sheet, in a real browser. */
async function recomputing(browser: Browser): Promise<Figures> {
  const planned = planOf(questionsFor(LONG))
  if (!planned.ok) throw new Error('the long form has faults')
  const { outputFiles } = await bundle('bench/recompute-page.ts', { write: false })
  const page = await browser.newPage()
  await page.addScriptTag({ content: outputFiles?.[0]?.text ?? '' })
  const values: Record<string, string> = {
    select_one: 'y1',
    integer: '3',
    text: 'Hỏng',
    select_multiple: 'y1 y4',
    decimal: '20',
    date: '2026-11-01',
    range: '4',
  }
  const puts = [...planned.plan.items.values()].flatMap(({ name, node }) => [[name, values[node.kind] ?? ''] as const])
  const known = {
    today: '2026-11-21',
    now: '2026-11-21T08:30:00.000+07:00',
    hamlets: [],
    language: 'vi',
    submissionKey: randomUUID(),
  }
  const runs: number[][] = []
  for (let run = 0; run < RUNS; run++)
    runs.push(
      await page.evaluate(
        ([prepared, world, all]) => (globalThis as unknown as { recompute: Recompute }).recompute(prepared, world, all),
        [preparedOf(planned.plan), known, puts] as const,
      ),
    )
  const slowest = runs.map((took) => Math.max(...took))
  await page.close()
  return {
    [`an answer on a form of ${LONG} questions: median`]: atMost(median(runs.flat()), 4, 'ms'),
    [`an answer on a form of ${LONG} questions: the slowest of a sheet`]: atMost(median(slowest), 4, 'ms'),
    'the slowest of the first sheet, the script still cold': plain(slowest[0] ?? Number.NaN, 'ms'),
  }
}

/** Whole sheets sent at a steady rate, whether the ones before were answered or not; all are to be found afterwards. */
async function sending(app: Served, path: string): Promise<Figures> {
  const { sent } = sheetForm(await (await fetch(app.url + path)).text())
  await new Promise((resolve) => setTimeout(resolve, PACE_MS))
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const body = () => {
    const fields = new URLSearchParams()
    for (const [name, all] of sent) for (const value of all) if (!OF_ONE_PAGE.includes(name)) fields.append(name, value)
    fields.set('submissionKey', randomUUID())
    for (let page = 1; page <= LONG / 10; page++) {
      fields.set(`c.co_${page}`, 'y1')
      fields.set(`c.muc_${page}`, 'y2')
      fields.set(`c.sao_${page}`, '4')
    }
    return fields.toString()
  }
  const db = await app.mf.getD1Database('DB')
  const kept = async () => (await db.prepare('select count(*) many from responses').first<number>('many')) ?? 0
  const before = await kept()
  const many = RATE * SECONDS
  const took: number[] = []
  const begun = performance.now()
  const answers = await Promise.all(
    Array.from({ length: many }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, (at * 1000) / RATE))
      const start = performance.now()
      const answer = await ask(app.url + path, { method: 'POST', headers: fromAnywhere(), body: body(), agent })
      took.push(performance.now() - start)
      return answer.status
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  return {
    [`${RATE} sheets of ${LONG} questions a second for ${SECONDS} s: accepted`]: atLeast(
      answers.filter((status) => status === 303).length / many,
      1,
      '×',
    ),
    'sheets accepted found afterwards': atLeast(((await kept()) - before) / many, 1, '×'),
    'sheets answered a second': plain(many / seconds, '/s'),
    'a sheet sent: median until the receipt': plain(median(took), 'ms'),
  }
}

/** An officer takes the questionnaire in and opens a survey with it; its address. */
export async function openSurvey(url: string, questionnaire: Questionnaire): Promise<string> {
  const officer = new Browserless(url)
  await officer.signIn('dieuphoi', EXAMPLE_PASSWORD)
  const id = randomUUID()
  const files = writeXlsFormCsv(questionnaire).map(
    ({ name, bytes }) => ['files', new File([new Uint8Array(bytes)], name)] as const,
  )
  await officer.post('/can-bo/bieu-mau/tu-tep', [['submissionKey', id], ...files])
  const made = await officer.post(
    '/can-bo/khao-sat/moi',
    Object.entries({
      submissionKey: randomUUID(),
      questionnaire: id,
      title: questionnaire.title,
      intro: 'Mặt trận xã hỏi ý kiến bà con về việc này trong năm.',
      kind: 'survey',
      audience: 'open',
    }),
  )
  const slug = /khao-sat\/([^?/]+)/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
  const page = await (await officer.get(`/can-bo/khao-sat/${slug}`)).text()
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  const opened = await officer.post(`/can-bo/khao-sat/${slug}/mo`, [['revision', revision]])
  if (opened.status !== 303)
    throw new Error(`the survey does not open: ${opened.status} ${(await opened.text()).slice(0, 500)}`)
  return `/binh-xa/khao-sat/${slug}`
}
