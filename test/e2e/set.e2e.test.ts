import { parseCsv } from 'hucre/csv'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fire } from '../../scripts/serve.ts'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { valuesOf } from '../../worker/forms/fields.ts'
import { PACE } from '../../worker/surveys/answering/limits.ts'
import { type Plan, planOf } from '../../worker/forms/plan.ts'
import { type Answers, isQuestion, type Node, type Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type World } from '../../worker/forms/sheet.ts'
import { doStep, scriptOf } from '../support/answer-scripts.ts'
import { answerWithoutScripts, fileOf } from '../support/answering.ts'
import { answerWithScripts } from '../support/answering-page.ts'
import { openBrowser } from '../support/browser.ts'
import { Browserless } from '../support/browserless.ts'
import { questionnaireSet, type Sent, sentSet, WORLD } from '../support/questionnaire-set.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { PHONE } from './checks.ts'

const now = new Date(Date.now() + 7 * 3_600_000).toISOString()
/** The world as it is while the test runs. */
const NOW: World = { ...WORLD, today: now.slice(0, 10), now: now.replace('Z', '+07:00') }
/** What nobody types and what depends on the minute. */
const MOMENTS: readonly string[] = ['start', 'end', 'today']

/** Together they have every kind of question, rounds within rounds, and pages. */
const IN_A_BROWSER = [
  'bieu-thang',
  'kiem-tra-cong-trinh',
  'tram-y-te',
  'uu-tien-ngan-sach',
  'doi-song-ho',
  'thiet-hai-thien-tai',
  'tieng-me-de',
]

const set = await questionnaireSet()
const sent = new Map(sentSet().map((one) => [one.name, one]))
let server: TestServer
let browser: Browser
let officer: Browserless
/** Addresses of the open surveys, by the name of the questionnaire. */
const surveys = new Map<string, { slug: string; html: string }>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  officer = new Browserless(server.url)
  await officer.signIn('dieuphoi', EXAMPLE_PASSWORD)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

function questionnaireOf(name: string): Questionnaire {
  const found = set.find((one) => one.name === name)
  if (!found) throw new Error(`no questionnaire ${name}`)
  return found.questionnaire
}

function planFor(name: string): Plan {
  const planned = planOf(questionnaireOf(name))
  if (!planned.ok) throw new Error(name)
  return planned.plan
}

/** What somebody has on a sheet in the end, and what of it is to be kept. */
function filledIn(plan: Plan, seed: number): { values: Answers; kept: Answers } {
  const sheet = openSheet(plan, NOW)
  for (const step of scriptOf(plan, NOW, seed)) doStep(sheet, step)
  return { values: valuesOf(sheet), kept: comparable(plan, openSheet(plan, NOW, valuesOf(sheet)).answers()) }
}

/** Answers without instants; files are kept under names of their own, and a place that is typed has no height. */
function comparable(plan: Plan, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => {
      const kind = plan.items.get(key.split(':')[0] ?? '')?.node.kind ?? ''
      if (MOMENTS.includes(kind)) return []
      if (kind === 'geopoint') return [[key, value.split(' ').slice(0, 2).join(' ')]]
      return [[key, ['image', 'audio', 'file'].includes(kind) ? 'một tệp' : value]]
    }),
  )
}

/** Names of the pictures and recordings that go with a questionnaire. */
function mediaOf(name: string): Set<string> {
  const text = JSON.stringify(questionnaireOf(name))
  return new Set([...text.matchAll(/"([\w-]+\.(?:jpg|mp3))"/g)].map(([, file = '']) => file))
}

/** Is its answer a column of its own? */
function isTold(node: Node): boolean {
  return isQuestion(node) && node.kind !== 'note'
}

/** An officer sends the files in, prepares a survey with the questionnaire, and opens it. */
async function openSurvey({ name, file, others }: Sent): Promise<string> {
  const asFile = (one: Sent['file']) => new File([new Uint8Array(one.bytes)], one.name, { type: 'text/csv' })
  const id = crypto.randomUUID()
  const taken = await officer.post('/can-bo/bieu-mau/tu-tep', [
    ['submissionKey', id],
    ...[file, ...others].map((one) => ['files', asFile(one)] as const),
  ])
  if (taken.status !== 303 && taken.status !== 200) throw new Error(`${name}: ${taken.status} ${await taken.text()}`)
  for (const media of mediaOf(name)) {
    const answer = await officer.post(`/can-bo/bieu-mau/${id}/tep`, [
      ['file', fileOf(/mp3$/.test(media) ? 'audio' : 'image', media)],
    ])
    if (answer.status !== 201) throw new Error(`${media}: ${answer.status} ${await answer.text()}`)
  }
  const made = await officer.post(
    '/can-bo/khao-sat/moi',
    Object.entries({
      submissionKey: crypto.randomUUID(),
      questionnaire: id,
      title: `Khảo sát thử: ${name}`,
      intro: 'Mặt trận xã hỏi ý kiến bà con về việc này trong năm.',
      kind: 'survey',
      audience: 'open',
    }),
  )
  const slug = /khao-sat\/([^?/]+)/.exec(made.headers.get('location') ?? '')?.[1]
  if (slug === undefined) throw new Error(`${name}: ${made.status} ${(await made.text()).slice(0, 2_000)}`)
  await act(slug, 'mo')
  return slug
}

/** An officer presses a button on a survey's page. */
async function act(slug: string, name: string): Promise<void> {
  const page = await (await officer.get(`/can-bo/khao-sat/${slug}`)).text()
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  const done = await officer.post(`/can-bo/khao-sat/${slug}/${name}`, [['revision', revision]])
  if (done.status !== 303) throw new Error(`${slug} ${name}: ${done.status} ${(await done.text()).slice(0, 2_000)}`)
}

/** What is kept of the answers of a survey. */
async function keptOf(slug: string): Promise<{ answers: Answers; state: string }[]> {
  const db = await server.mf.getD1Database('DB')
  const { results } = await db
    .prepare(
      'SELECT answers, state FROM responses WHERE survey_id = (SELECT id FROM surveys WHERE slug = ?) ORDER BY responses.id',
    )
    .bind(slug)
    .all<{ answers: string; state: string }>()
  return results.map(({ answers, state }) => ({ answers: JSON.parse(answers) as Answers, state }))
}

describe('a questionnaire that came as a spreadsheet', () => {
  test('is taken in, asked and opened, each of the set', async () => {
    for (const { name } of set) {
      const slug = await openSurvey(sent.get(name) as Sent)
      const answer = await new Browserless(server.url).get(`/binh-xa/khao-sat/${slug}`)
      expect([name, answer.status]).toEqual([name, 200])
      surveys.set(name, { slug, html: await answer.text() })
    }
    // Nobody fills in a sheet at once: what comes too early waits for an officer.
    await new Promise((resolve) => setTimeout(resolve, PACE.most))
  })

  test.each(set)('$name: what Lan answers without scripts is kept as she answered', async ({ name }) => {
    const plan = planFor(name)
    const { values, kept } = filledIn(plan, 1)
    const { slug, html } = surveys.get(name) ?? { slug: '', html: '' }
    await answerWithoutScripts(new Browserless(server.url), `/binh-xa/khao-sat/${slug}`, plan, values, html)
    const [only, ...more] = await keptOf(slug)
    expect(more).toEqual([])
    expect(comparable(plan, only?.answers ?? {})).toEqual(kept)
  })

  test.each(set)('$name: what an officer takes along as a table is what Lan answered', async ({ name }) => {
    const plan = planFor(name)
    const { slug } = surveys.get(name) ?? { slug: '' }
    const answer = await officer.get(`/can-bo/khao-sat/${slug}/xuat/tra-loi.csv`)
    expect(answer.status).toBe(200)
    const [heads = [], ...lines] = parseCsv(await answer.text()).map((cells) => cells.map(String))
    const kept = (await keptOf(slug)).filter(({ state }) => state === 'kept')
    expect(lines.length).toBe(kept.length)
    expect(kept.length).toBe(1)
    const asked = [...plan.items.values()].filter(({ node, repeats }) => isTold(node) && repeats.length === 0)
    for (const { name: question, node } of asked) {
      const at = heads.findIndex((head) => head.split('/').at(-1) === question)
      if (node.kind === 'geopoint') continue
      const value = kept[0]?.answers[question] ?? ''
      // The minute would tell who it was.
      const told = node.kind === 'start' || node.kind === 'end' ? value.slice(0, 10) : value
      expect([question, lines[0]?.[at]]).toEqual([question, told])
    }
  })

  test('twelve people have answered, and an officer reads counts of all twelve once it is closed', async () => {
    const name = 'hai-long'
    const plan = planFor(name)
    const { slug, html } = surveys.get(name) ?? { slug: '', html: '' }
    for (let seed = 2; seed <= 12; seed++) {
      const own = html.replace(/(name="submissionKey" value=")[^"]*/, `$1${crypto.randomUUID()}`)
      const path = `/binh-xa/khao-sat/${slug}`
      await answerWithoutScripts(
        new Browserless(server.url, `203.0.113.${seed}`),
        path,
        plan,
        filledIn(plan, seed).values,
        own,
      )
    }
    const kept = await keptOf(slug)
    expect(kept.filter(({ state }) => state === 'kept').length).toBe(12)
    await act(slug, 'dong')
    await fire(server.mf, '*/5 * * * *')
    const page = (await (await officer.get(`/can-bo/khao-sat/${slug}/ket-qua`)).text()).replaceAll(/<[^>]*>/g, ' ')
    expect(page).toContain('Đã đếm 12 phiếu')
    for (const [option, label] of [
      ['co', 'Rồi'],
      ['khong', 'Chưa'],
    ] as const) {
      const many = kept.filter(({ answers }) => answers['co_tra'] === option).length
      if (many >= 5 && 12 - many >= 5) expect(page).toMatch(new RegExp(`${label}\\s+${many}\\b`))
    }
  })

  test.each(IN_A_BROWSER)('%s: what Lan answers with scripts is kept as she answered', async (name) => {
    const plan = planFor(name)
    const { values, kept } = filledIn(plan, 2)
    const { slug } = surveys.get(name) ?? { slug: '' }
    const before = await keptOf(slug)
    const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
    const page = await context.newPage()
    await page.goto(`${server.url}/binh-xa/khao-sat/${slug}`)
    await answerWithScripts(page, plan, values)
    await context.close()
    const after = await keptOf(slug)
    expect(after.length).toBe(before.length + 1)
    expect(comparable(plan, after.at(-1)?.answers ?? {})).toEqual(kept)
  })
})
