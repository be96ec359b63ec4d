import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { connect } from '../../worker/db/connect.ts'
import { fieldName, valuesOf } from '../../worker/forms/fields.ts'
import type { Plan } from '../../worker/forms/plan.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type World } from '../../worker/forms/sheet.ts'
import type { SentFile } from '../../worker/forms/xlsform/files.ts'
import { readXlsForm } from '../../worker/forms/xlsform/read.ts'
import { surveys } from '../../worker/surveys/tables.ts'
import { doStep, scriptOf } from './answer-scripts.ts'
import { boxesFor, fileOf } from './answering.ts'
import { as } from './app.ts'
import { officer, type Person } from './people.ts'
import { planFor } from './sheets.ts'
import { openedAMinuteAgo, type Placed } from './surveys.ts'

const FILES = import.meta.glob('../set/**/*.csv', { query: '?raw', import: 'default', eager: true })
const coordinator = officer('dieuphoi')

/** A questionnaire of the set: its files, and what they mean. */
export type OfSet = { name: string; files: readonly SentFile[]; questionnaire: Questionnaire; plan: Plan }
/** A survey with it. */
export type SetSurvey = OfSet & Pick<Placed, 'survey' | 'versionId' | 'path'>

/** The set, as `questionnaireSet` reads it where there are files. */
export async function setInWorkerd(): Promise<OfSet[]> {
  const found: OfSet[] = []
  for (const [path, text] of Object.entries(FILES)) {
    const name = /set\/([^/]+)\.csv$/.exec(path)?.[1]
    if (name === undefined) continue
    const beside = Object.entries(FILES).filter(([other]) => other.includes(`/${name}/`))
    const [file, ...others] = [[path, text] as const, ...beside].map(([from, content]) => ({
      name: from.split('/').at(-1) ?? '',
      bytes: new TextEncoder().encode(content),
    })) as [SentFile, ...SentFile[]]
    const reading = await readXlsForm({ file, others })
    if (!reading.ok) throw new Error(name)
    const { questionnaire } = reading
    found.push({ name, files: [file, ...others], questionnaire, plan: planFor(questionnaire) })
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The coordinator sends the files in, prepares a survey with the questionnaire, and opens it. */
export async function openSetSurvey(one: OfSet): Promise<SetSurvey> {
  const { name, files, questionnaire } = one
  const key = crypto.randomUUID()
  const sent = files.map((file) => new File([new Uint8Array(file.bytes)], file.name, { type: 'text/csv' }))
  const taken = await as(coordinator).post('/can-bo/bieu-mau/tu-tep', { submissionKey: key, files: sent })
  if (taken.status !== 303 && taken.status !== 200) throw new Error(`${name}: ${taken.status}`)
  for (const [, media = ''] of new Set(JSON.stringify(questionnaire).matchAll(/"([\w-]+\.(?:jpg|mp3))"/g))) {
    const file = fileOf(media.endsWith('mp3') ? 'audio' : 'image', media)
    await as(coordinator).post(`/can-bo/bieu-mau/${key}/tep`, { file })
  }
  const made = await as(coordinator).post('/can-bo/khao-sat/moi', {
    submissionKey: crypto.randomUUID(),
    questionnaire: key,
    title: `Khảo sát thử ${name}`,
    intro: 'Mặt trận xã hỏi ý kiến bà con về việc này trong năm.',
    kind: 'survey',
    audience: 'open',
  })
  const slug = /khao-sat\/([^?/]+)/.exec(made.headers.get('location') ?? '')?.[1]
  if (slug === undefined) throw new Error(`${name}: ${made.status}`)
  await pressed(slug, 'mo')
  const survey = await connect(env).select().from(surveys).where(eq(surveys.slug, slug)).get()
  if (!survey?.versionId) throw new Error(name)
  return { ...one, survey, versionId: survey.versionId, path: `/binh-xa/khao-sat/${slug}` }
}

/** The coordinator presses a button on a survey's page. */
export async function pressed(slug: string, act: string): Promise<void> {
  const revision = await env.DB.prepare('SELECT revision FROM surveys WHERE slug = ?').bind(slug).first('revision')
  const done = await as(coordinator).post(`/can-bo/khao-sat/${slug}/${act}`, { revision: String(revision) })
  if (done.status !== 303) throw new Error(`${slug} ${act}: ${done.status} ${(await done.text()).slice(0, 2_000)}`)
}

/** Somebody fills in the sheet, always alike for the same seed, and sends it in one go, as a phone with scripts does. */
export async function sendSheet(to: SetSurvey, person: Person, seed: number, world: World): Promise<void> {
  const { path, plan } = to
  const sheet = openSheet(plan, world)
  for (const step of scriptOf(plan, world, seed)) doStep(sheet, step)
  const boxes = Object.entries(valuesOf(sheet)).flatMap(([key, value]) =>
    Object.entries(boxesFor(plan, key, value)).map(([box, all]) => [fieldName(key, box), all] as const),
  )
  const answer = await as(person).post(path, {
    submissionKey: crypto.randomUUID(),
    started: openedAMinuteAgo(to),
    ...Object.fromEntries(boxes),
    buoc: 'gui',
    trang: plan.pages.at(-1)?.[0] ?? '',
  })
  if (answer.status !== 303) throw new Error(`${path} ${seed}: ${answer.status} ${told(await answer.text())}`)
}

/** What is kept of the answers of a survey, in the order in which they came. */
export async function keptAnswers(surveyId: string): Promise<Answers[]> {
  const { results } = await env.DB.prepare(
    "SELECT answers FROM responses WHERE survey_id = ? AND state = 'kept' ORDER BY id",
  )
    .bind(surveyId)
    .all<{ answers: string }>()
  return results.map(({ answers }) => JSON.parse(answers) as Answers)
}

function told(html: string): string {
  return [...html.matchAll(/class="message"[^>]*>([^<]*)</g)].map(([, text]) => text).join(' · ') || html.slice(0, 900)
}
