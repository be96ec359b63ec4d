import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { QUESTION_KINDS, type Question, type Questionnaire } from '../../worker/forms/questionnaire.ts'
import { readReceipt, receiptCode, showReceipt } from '../../worker/surveys/answering/receipt.ts'
import { complaint, isVietnamese } from '../support/answers.ts'
import { as, packed } from '../support/app.ts'
import { nobody } from '../support/people.ts'
import { openedAMinuteAgo, type Placed, placeSurvey, responsesOf, roadFields, ROADS } from '../support/surveys.ts'

const NEEDS: Partial<Record<Question['kind'], Partial<Question>>> = {
  select_one: { list: 'co_khong' },
  select_multiple: { list: 'co_khong' },
  rank: { list: 'co_khong' },
  range: { parameters: { start: '0', end: '10', step: '1' } },
  calculate: { calculation: '1 + 1' },
}
/** A question of every kind, at the top and in a repeat. */
const EVERYTHING: Questionnaire = {
  name: 'moi_thu',
  title: 'Mọi thứ',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    ...QUESTION_KINDS.map((kind): Question => ({
      kind,
      name: `q_${kind}`,
      label: { vi: `Hỏi ${kind}` },
      ...NEEDS[kind],
    })),
    {
      kind: 'repeat',
      name: 'con',
      label: { vi: 'Trẻ em' },
      nodes: [{ kind: 'integer', name: 'tuoi', label: { vi: 'Tuổi' }, constraint: '. < 16' }],
    },
  ],
  lists: ROADS.lists,
}
const ODD = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
  '999999999999999999999999',
  '2026-02-30',
  '25:61',
  '2026-11-21T99:99',
  'co khong co',
  'toString',
  '__proto__',
  "'); DROP TABLE responses; --",
  '<script>alert(1)</script>',
  '\u0000\u0007\uD800',
  'Ễ'.repeat(9_000),
  '🙂'.repeat(3_000),
  '91 181 0 0',
  'lat lon',
  '../../etc/passwd',
  '${q_text}',
]

/** Fields that are no answers, and answers that no question has. */
const STEERING = [
  ['buoc', 'trang', 'started'],
  ['them', 'tep', 'altcha'],
  ['bot', 'phieu', 'so'],
  ['doi', 'chua-hoi'],
  ['tieng', 'c.', 'c.#', 'c.__proto__', 'c.constructor:1', 'c.con:1:1'],
  ['c.con', 'c.tuoi:1', 'c.tuoi:0', 'c.tuoi:99999999999'],
]

let placed: Placed
beforeAll(async () => {
  placed = await placeSurvey(EVERYTHING)
})
const post = (fields: Record<string, string>) =>
  as(nobody).post(placed.path, { submissionKey: crypto.randomUUID(), started: openedAMinuteAgo(placed), ...fields })

describe('whatever is typed', () => {
  test.each(['', '#date', '#lat', '#1', '#bo'])(
    'into boxes "%s" of all kinds of questions is taken or refused in words',
    async (box) => {
      for (const value of ODD) {
        const everywhere = Object.fromEntries(QUESTION_KINDS.map((kind) => [`c.q_${kind}${box}`, value]))
        const answer = await post({ ...everywhere, buoc: 'gui' })
        expect([303, 422]).toContain(answer.status)
        if (answer.status === 422) expect(isVietnamese(await complaint(answer))).toBe(true)
      }
    },
  )

  test.each(STEERING)('into %s and what else steers the sheet never breaks it', async (...names) => {
    for (const value of ODD) {
      const all = Object.fromEntries(names.map((name) => [name, value]))
      expect([200, 303, 422]).toContain((await post({ ...all, 'c.con': '2' })).status)
    }
  })

  test('into the buttons of rounds never breaks it', async () => {
    for (const round of ['con:1', 'con:0', 'con:-1', 'con:999', 'con', 'q_text', ':', 'con:1:1', '__proto__:1'])
      for (const name of ['them', 'bot'])
        expect((await post({ [name]: round, 'c.con': '101' })).status).toBeLessThan(500)
  })

  test('a sending without a proper key is shown again with a new one, and nothing is stored', async () => {
    const before = (await responsesOf(placed.survey.id)).length
    for (const submissionKey of ['', 'x', '__proto__', '00000000-0000-0000-0000-00000000000g'])
      expect((await post({ submissionKey, buoc: 'gui' })).status).toBe(422)
    expect(await responsesOf(placed.survey.id)).toHaveLength(before)
  })

  test('bodies that are no forms are refused in words', async () => {
    const send = (type: string, body: string | undefined) =>
      as(nobody).send(placed.path, {
        method: 'POST',
        headers: { 'content-type': type },
        ...(body === undefined ? {} : { body }),
      })
    expect((await send('application/json', '{}')).status).toBe(415)
    expect((await send('multipart/form-data', 'x')).status).toBe(400)
    expect((await send('multipart/form-data; boundary=x', '--x\r\nrác')).status).toBe(400)
    expect((await send('application/x-www-form-urlencoded', '%%%=%&c.q_text=%ff%fe')).status).toBe(422)
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await as(nobody).send(placed.path, { method })).status).toBe(404)
  })

  test('answers that are together too long are refused, and nothing is stored', async () => {
    const long: Questionnaire = {
      ...ROADS,
      nodes: Array.from({ length: 300 }, (_, index): Question => ({
        kind: 'text',
        name: `t${index}`,
        label: { vi: 'Kể' },
      })),
    }
    const wordy = await placeSurvey(long)
    const texts = Object.fromEntries(long.nodes.map(({ name }) => [`c.${name}`, 'Ễ'.repeat(3_900)]))
    const body = packed({ ...roadFields(wordy), ...texts })
    const answer = await as(nobody).send(wordy.path, { method: 'POST', body })
    expect(answer.status).toBe(413)
    expect(await responsesOf(wordy.survey.id)).toEqual([])
  })
})

test('a receipt code is read back as it is typed, and a wrong sign leads nowhere', () => {
  for (let round = 0; round < 200; round++) {
    const key = crypto.randomUUID()
    const code = receiptCode(env, 's1', key)
    expect(readReceipt(env, 's1', ` ${showReceipt(code).toLowerCase()} `)).toBe(key.slice(0, 13))
    expect(readReceipt(env, 's2', code)).not.toBe(key.slice(0, 13))
  }
  for (const odd of ODD) expect(readReceipt(env, 's1', odd)).toBeNull()
})
