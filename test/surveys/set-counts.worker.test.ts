import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import worker from '../../worker/index.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { as } from '../support/app.ts'
import { disagreements } from '../support/disagreements.ts'
import { lan, officer } from '../support/people.ts'
import { WORLD } from '../support/questionnaire-set.ts'
import { countedIn, readCsv, readFigures, readHamlets } from '../support/read-results.ts'
import { countedByHand, type Hand, handsIn, placesOf, valuesOf } from '../support/recount.ts'
import { keptAnswers, openSetSurvey, pressed, sendSheet, type SetSurvey, setInWorkerd } from '../support/set-surveys.ts'

const SHEETS = 32
/** The newest of an open survey are not counted yet. */
const HELD_BACK = 5
const TICK = '*/5 * * * *'
const coordinator = officer('dieuphoi')
/** The instant of the world in which the set is answered: sheets are the same on whatever day this runs. */
const BEGIN = Date.parse(WORLD.now)

const set = await setInWorkerd()
const opened = new Map<string, SetSurvey>()
/** All numbers that were compared: a page that told nothing would disagree with nobody. */
let numbers = 0

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN })
  for (const one of set) {
    vi.setSystemTime(BEGIN)
    const survey = await openSetSurvey(one)
    opened.set(one.name, survey)
    for (let seed = 1; seed <= SHEETS; seed++) {
      vi.setSystemTime(BEGIN + seed * 1_000)
      await sendSheet(survey, lan, seed, WORLD)
    }
  }
}, 180_000)

afterAll(() => {
  vi.useRealTimers()
})

function surveyOf(name: string): SetSurvey {
  const survey = opened.get(name)
  if (!survey) throw new Error(name)
  return survey
}

async function tick(): Promise<void> {
  await worker.scheduled(createScheduledController({ cron: TICK, scheduledTime: new Date() }), env)
}

async function read(path: string): Promise<string> {
  const answer = await as(coordinator).get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return new TextDecoder().decode(await answer.arrayBuffer())
}

const results = ({ survey }: SetSurvey) => read(`/can-bo/khao-sat/${survey.slug}/ket-qua`)
const taken = ({ survey }: SetSurvey, file: string) => read(`/can-bo/khao-sat/${survey.slug}/xuat/${file}`)

/** Options of a question for a hamlet, by their names in this commune. */
async function hamletsHere(): Promise<Hand['options']> {
  const { results: rows } = await env.DB.prepare(
    "SELECT id AS name, name AS label FROM hamlets WHERE commune_id = 'binh-xa'",
  ).all<{ name: string; label: string }>()
  return rows
}

/** Compares the page of results with these answers, counted by hand. */
async function compare(survey: SetSurvey, answers: readonly Answers[]): Promise<void> {
  const html = await results(survey)
  expect(countedIn(html)).toBe(answers.length)
  const hamlets = await hamletsHere()
  const hands = countedByHand(survey.questionnaire, hamlets)
  // The hamlet that a sheet speaks of is told at the top, not as a question.
  const home = hands.find(({ kind, rounds }) => kind === 'hamlet' && rounds.length === 0)
  const { numbers: many, wrong } = disagreements(
    readFigures(html),
    hands.filter((hand) => hand !== home),
    answers,
  )
  expect(wrong).toEqual([])
  expect(many).toBeGreaterThan(10)
  numbers += many
  for (const [label, value] of readHamlets(html)) {
    const id = hamlets.find((hamlet) => hamlet.label === label)?.name ?? ''
    const here = answers.filter((sheet) => (sheet[home?.name ?? ''] ?? '') === id).length
    if (value !== null) expect([label, value]).toEqual([label, here])
    expect([label, value !== null && value > 0 && value < 5]).toEqual([label, false])
  }
}

describe('results of a questionnaire that came as a spreadsheet, while people answer', () => {
  beforeAll(tick)

  test.each(set)('$name: an officer reads what all but the newest five said', async ({ name }) => {
    const survey = surveyOf(name)
    const answers = await keptAnswers(survey.survey.id)
    expect(answers).toHaveLength(SHEETS)
    await compare(survey, answers.slice(0, -HELD_BACK))
  })
})

describe('results of a questionnaire that came as a spreadsheet, once it is closed', () => {
  beforeAll(async () => {
    for (const { survey } of opened.values()) await pressed(survey.slug, 'dong')
    await tick()
  }, 60_000)

  test.each(set)('$name: an officer reads what everybody said', async ({ name }) => {
    const survey = surveyOf(name)
    const answers = await keptAnswers(survey.survey.id)
    expect(answers).toHaveLength(SHEETS)
    await compare(survey, answers)
  })

  test.each(set)('$name: what he takes along adds up to the same', async ({ name }) => {
    const survey = surveyOf(name)
    const answers = await keptAnswers(survey.survey.id)
    const hands = handsIn(survey.questionnaire, await hamletsHere()).filter(({ kind }) => kind !== 'note')
    const lines = (await taken(survey, 'tra-loi.ndjson')).trim().split('\n')
    const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(objects).toHaveLength(SHEETS)
    for (const repeat of new Set(['', ...hands.flatMap(({ rounds }) => rounds.at(-1) ?? [])])) {
      const file = repeat === '' ? 'tra-loi' : `tra-loi-${repeat}`
      const rows = readCsv(await taken(survey, `${file}.csv`))
      const split = readCsv(await taken(survey, `${file}.csv?tach=1`))
      for (const hand of hands.filter(({ kind, rounds }) => kind !== 'repeat' && (rounds.at(-1) ?? '') === repeat)) {
        const values = answers.flatMap((sheet) => valuesOf(sheet, hand).map((value) => asTaken(hand, value)))
        const cells = rows.map((row) => row[column(hand)])
        expect([hand.name, cells]).toEqual([hand.name, values])
        const found = objects.flatMap((object) => within(object, hands, hand))
        expect([hand.name, found]).toEqual([hand.name, values])
        if (hand.kind !== 'select_multiple') continue
        for (const option of hand.options) {
          const many = split.filter((row) => row[`${hand.path}/${option.name}`] === '1').length
          const byHand = values.filter((value) => value.split(' ').includes(option.name)).length
          expect([hand.name, option.name, many]).toEqual([hand.name, option.name, byHand])
        }
      }
    }
    for (const hand of hands.filter(({ kind }) => kind === 'repeat')) {
      const rounds = answers.flatMap((sheet) => placesOf(sheet, [...hand.rounds, hand.name])).length
      expect(readCsv(await taken(survey, `tra-loi-${hand.name}.csv`))).toHaveLength(rounds)
    }
  })

  test('an officer was told thousands of numbers by then, and each was counted again', () => {
    expect(set).toHaveLength(23)
    expect(numbers).toBeGreaterThan(1_500)
  })
})

function column({ kind, path }: Hand): string {
  return kind === 'geopoint' ? `${path}/Latitude` : path
}

/** An answer as it stands in a file: numbers as numbers, instants as days, of a place its latitude. */
function asTaken({ kind }: Hand, value: string): string {
  if (value === '') return ''
  if (kind === 'integer' || kind === 'decimal' || kind === 'range') return String(Number(value))
  if (kind === 'start' || kind === 'end') return value.slice(0, 10)
  return kind === 'geopoint' ? String(Number(value.split(' ')[0])) : value
}

/** The cells of a question in a sheet that was taken along as one structure, rounds within rounds. */
function within(object: Record<string, unknown>, hands: readonly Hand[], hand: Hand): string[] {
  let places = [object]
  for (const name of hand.rounds) {
    const repeat = hands.find((one) => one.name === name)
    places = places.flatMap((place) => (place[repeat?.path ?? ''] ?? []) as Record<string, unknown>[])
  }
  return places.map((place) => String((place[column(hand)] ?? '') as string | number))
}
