import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { readStamp, startStamp } from '../../worker/forms/filling/stamp.ts'
import { HONEYPOT, isAtHumanPace } from '../../worker/surveys/answering/abuse.ts'
import { looksLikeFlood } from '../../worker/surveys/answering/guard.ts'
import { newChallenge, readProof } from '../../worker/surveys/answering/proof-access.ts'
import { as, type Fields } from '../support/app.ts'
import { lan } from '../support/people.ts'
import { type Placed, placeSurvey, responsesOf, roadFields, ROADS } from '../support/surveys.ts'

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const guarded = () => placeSurvey(ROADS, { guardedUntil: inMinutes(30).toISOString() })
const send = async (placed: Placed, fields: Fields = {}) => {
  const answer = await as(lan).post(placed.path, roadFields(placed, fields))
  return { status: answer.status, where: answer.headers.get('location') ?? '' }
}
const states = async (placed: Placed) =>
  (await responsesOf(placed.survey.id)).map(({ state, suspicion }) => suspicion ?? state)
const solve = async (challenge: Challenge) =>
  btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }))
const challengeOf = async (placed: Placed) => (await as(lan).get(`${placed.path}/cau-do`)).json<Challenge>()
const tick = (at = new Date()) =>
  worker.scheduled(createScheduledController({ cron: '*/5 * * * *', scheduledTime: at }), env)
const guardOf = (placed: Placed) =>
  env.DB.prepare('SELECT guarded_until FROM surveys WHERE id = ?')
    .bind(placed.survey.id)
    .first<string | null>('guarded_until')

describe('a program that fills in sheets', () => {
  test('gets the same receipt as a person, and its answers wait for an officer', async () => {
    const placed = await placeSurvey()
    const now = { openedAt: new Date(), versionId: placed.versionId }
    const receipts = [
      await send(placed, { [HONEYPOT]: 'http://mua.hang' }),
      await send(placed, { started: startStamp(env, placed.survey.id, now) }),
      await send(placed, { started: '' }),
      await send(placed, { started: startStamp(env, 'khac', { ...now, openedAt: inMinutes(-5) }) }),
      await send(placed, { started: startStamp(env, placed.survey.id, { ...now, openedAt: inMinutes(-60 * 24 * 8) }) }),
      await send(placed),
    ]
    for (const { status, where } of receipts) expect([status, where.includes('/da-gui?ma=')]).toEqual([303, true])
    expect(await states(placed)).toEqual(['honeypot', 'pace', 'pace', 'pace', 'pace', 'kept'])
  })

  test('is told from a person by the time it takes, which is longer the more must be answered, and never above eight seconds', () => {
    const opened = { openedAt: new Date(0), versionId: 'v' }
    const slowEnough = (seconds: number, required: number) => isAtHumanPace(opened, new Date(seconds * 1000), required)
    expect([slowEnough(1, 0), slowEnough(2, 0), slowEnough(2, 4), slowEnough(4, 4)]).toEqual([false, true, false, true])
    expect([slowEnough(7.9, 200), slowEnough(8, 200)]).toEqual([false, true])
    expect(isAtHumanPace(null, new Date(60_000), 0)).toBe(false)
  })

  test('cannot make up the stamp of a sheet, or take one of another survey', () => {
    const stamp = startStamp(env, 's1', { openedAt: new Date(1_000), versionId: 'v1' })
    expect(readStamp(env, 's1', stamp)).toEqual({ openedAt: new Date(1_000), versionId: 'v1' })
    for (const wrong of [
      '',
      '..',
      stamp.replace('v1', 'v2'),
      stamp.replace('rs.', 'rt.'),
      `${stamp}x`,
      'x'.repeat(9999),
    ])
      expect(readStamp(env, 's1', wrong)).toBeNull()
    expect(readStamp(env, 's2', stamp)).toBeNull()
  })
})

describe('a survey on its guard', () => {
  test('counts a sheet whose phone solved the sum, once for each sum', async () => {
    const placed = await guarded()
    const html = await (await as(lan).get(placed.path)).text()
    expect(html).toContain(`data-altcha="${placed.path}/cau-do"`)
    const altcha = await solve(await challengeOf(placed))
    expect((await send(placed, { altcha })).status).toBe(303)
    expect((await send(placed, { altcha })).status).toBe(303)
    expect(await states(placed)).toEqual(['kept', 'proof'])
  })

  test('takes the sheet of somebody without a script, and lets it wait', async () => {
    const placed = await guarded()
    const fields = roadFields(placed)
    expect((await as(lan).post(placed.path, fields)).status).toBe(303)
    expect((await as(lan).post(placed.path, fields)).status).toBe(303)
    expect(await states(placed)).toEqual(['proof'])
  })

  test('takes no sum of another survey, none that was changed, none that is old, and no nonsense', async () => {
    const placed = await guarded()
    const other = await guarded()
    const challenge = await challengeOf(placed)
    const good = await solve(challenge)
    const { solution } = JSON.parse(atob(good)) as { solution: { counter: number; derivedKey: string } }
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }
    const guessed = { challenge, solution: { counter: 1, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') } }
    const old = await newChallenge(env, placed.survey.id, inMinutes(-16))
    const wrongs = [
      await solve(await challengeOf(other)),
      btoa(JSON.stringify({ challenge: easier, solution })),
      btoa(JSON.stringify(guessed)),
      btoa(JSON.stringify({ challenge: { ...challenge, signature: undefined }, solution })),
      await solve(old),
      '',
      'không phải',
      btoa('null'),
      btoa('{"challenge":{"parameters":{"data":null}}}'),
      btoa(
        JSON.stringify({ challenge: { ...challenge, parameters: { ...challenge.parameters, nonce: {} } }, solution }),
      ),
      'x'.repeat(100_000),
    ]
    for (const wrong of wrongs) expect(await readProof(env, placed.survey.id, wrong, new Date())).toBeNull()
    expect(await readProof(env, placed.survey.id, good, new Date())).toMatchObject({
      nonce: challenge.parameters.nonce,
    })
  })

  test('hands out sums only while it is on its guard', async () => {
    const placed = await placeSurvey(ROADS, { guardedUntil: inMinutes(-1).toISOString() })
    expect((await as(lan).get(`${placed.path}/cau-do`)).status).toBe(404)
    expect(await (await as(lan).get(placed.path)).text()).not.toContain('data-altcha')
    const answer = await as(lan).get(`${(await guarded()).path}/cau-do`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('the clock', () => {
  test('puts a survey on its guard when many of its last answers look automatic, and no other', async () => {
    const placed = await placeSurvey()
    const quiet = await placeSurvey()
    for (let index = 0; index < 16; index++) await send(placed, { started: '' })
    for (let index = 0; index < 3; index++) await send(quiet)
    await tick()
    expect(await guardOf(quiet)).toBeNull()
    const until = await guardOf(placed)
    expect(until && until > inMinutes(50).toISOString()).toBe(true)
    await tick(inMinutes(20))
    expect(await guardOf(placed)).toBe(until)
  })

  test('leaves a survey alone that many people answer while a few hurry', () => {
    expect(looksLikeFlood({ all: 0, waiting: 0 })).toBe(false)
    expect(looksLikeFlood({ all: 14, waiting: 14 })).toBe(false)
    expect(looksLikeFlood({ all: 300, waiting: 20 })).toBe(false)
    expect(looksLikeFlood({ all: 40, waiting: 20 })).toBe(true)
  })
})
