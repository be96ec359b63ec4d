import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { keepAnswer, refuseAnswer } from '../../worker/surveys/answering/judge-queries.ts'
import { type Sending, submitResponse } from '../../worker/surveys/answering/response-queries.ts'
import { responseId } from '../../worker/surveys/rules.ts'
import type { Quota } from '../../worker/surveys/tables.ts'
import { countedDatabase } from '../support/counted.ts'
import { type Placed, placeSlips, placeSurvey, responsesOf, ROADS } from '../support/surveys.ts'

const db = () => connect(env)
const NOW = new Date('2026-11-21T02:00:00.000Z')

/** A sheet that Lan filled in well. */
function sheet(placed: Placed, more: Partial<Sending> = {}): Sending {
  const answers = { thon: 'lang_dia', tot: 'co', ...more.answers }
  return {
    id: responseId(NOW, crypto.getRandomValues(new Uint8Array(8))),
    survey: placed.survey,
    versionId: placed.versionId,
    submissionKey: crypto.randomUUID(),
    contentHash: JSON.stringify(answers),
    channel: 'web',
    language: 'vi',
    hamletId: 'lang_dia',
    seconds: 40,
    suspicion: null,
    files: [],
    ...more,
    answers,
  }
}

/** Each attempt is a new row until the database knows better. */
const send = (sending: Sending, now = NOW) =>
  submitResponse(db(), { ...sending, id: responseId(now, crypto.getRandomValues(new Uint8Array(8))) }, now)
const many = (times: number, one: (index: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: times }, (_, index) => one(index)))
const outcomes = (results: unknown[]) => (results as { outcome: string }[]).map(({ outcome }) => outcome).sort()
const places = async (placed: Placed, quota: string) => {
  const { results } = await env.DB.prepare(
    'SELECT place, response_id FROM quota_places WHERE survey_id = ? AND quota = ? ORDER BY place',
  )
    .bind(placed.survey.id, quota)
    .all<{ place: number; response_id: string }>()
  return results
}
const ofHamlet = (most: number): Quota => ({ by: '', value: 'lang_dia', most })

describe('an answer', () => {
  test("of Lan's is kept once, however often and in parallel her phone sends it", async () => {
    const placed = await placeSurvey()
    for (let round = 0; round < 5; round++) {
      const sending = sheet(placed)
      const results = await many(2, () => send(sending))
      expect(outcomes(results)).toEqual(['accepted', 'replayed'])
      const [first, second] = results as { id: string }[]
      expect(first?.id).toBe(second?.id)
    }
    expect(await responsesOf(placed.survey.id)).toHaveLength(5)
  })

  test('with other content under the same key is not taken, and the first one stands as it was', async () => {
    const placed = await placeSurvey()
    const first = sheet(placed)
    await send(first)
    const other = { ...first, contentHash: 'other', answers: { thon: 'dong_com' } }
    expect(await send(other)).toEqual({ outcome: 'conflict' })
    const elsewhere = await placeSurvey()
    expect(await send({ ...first, survey: elsewhere.survey })).toEqual({ outcome: 'conflict' })
    expect(await responsesOf(elsewhere.survey.id)).toEqual([])
    expect((await responsesOf(placed.survey.id)).map(({ answers }) => answers)).toEqual([first.answers])
  })

  test('waits to be counted when it is kept, and is not counted while it looks automatic', async () => {
    const placed = await placeSurvey()
    await send(sheet(placed))
    await send(sheet(placed, { suspicion: 'pace' }))
    expect((await responsesOf(placed.survey.id)).map(({ state, suspicion, due }) => [state, suspicion, due])).toEqual([
      ['kept', null, 1],
      ['waiting', 'pace', 0],
    ])
  })

  test('that left in time and came a second late is refused, and so is one that came too early', async () => {
    const placed = await placeSurvey(ROADS, {
      opensAt: '2026-11-20T00:00:00.000Z',
      closesAt: '2026-11-21T02:00:00.000Z',
    })
    expect(await send(sheet(placed), new Date('2026-11-21T02:00:01.000Z'))).toEqual({
      outcome: 'refused',
      why: 'closed',
    })
    expect(await send(sheet(placed), new Date('2026-11-19T23:59:59.000Z'))).toEqual({ outcome: 'refused', why: 'soon' })
    expect(await responsesOf(placed.survey.id)).toEqual([])
    expect(await send(sheet(placed), new Date('2026-11-21T01:59:59.999Z'))).toMatchObject({ outcome: 'accepted' })
  })

  test('finds the end that an officer set while Lan was filling in her sheet', async () => {
    const placed = await placeSurvey()
    await env.DB.prepare("UPDATE surveys SET status = 'closed', closes_at = ? WHERE id = ?")
      .bind('2026-11-21T01:00:00.000Z', placed.survey.id)
      .run()
    expect(await send(sheet(placed))).toEqual({ outcome: 'refused', why: 'closed' })
  })

  test('shows its receipt again after the survey ended', async () => {
    const placed = await placeSurvey()
    const sending = sheet(placed)
    const first = await send(sending)
    await env.DB.prepare("UPDATE surveys SET status = 'closed' WHERE id = ?").bind(placed.survey.id).run()
    expect(await send(sending)).toEqual({ ...first, outcome: 'replayed' })
  })

  test('costs one round trip and writes its own row alone', async () => {
    const placed = await placeSurvey()
    const counted = countedDatabase()
    await submitResponse(counted.db, sheet(placed), NOW)
    expect(counted.cost.statements).toBe(1)
    expect(counted.cost.rowsRead).toBeLessThanOrEqual(6)
    // The row, and an entry of each index that leads to it.
    expect(counted.cost.rowsWritten).toBeLessThanOrEqual(6)
  })
})

describe('a quota', () => {
  test('of ten sheets at its last place takes one', async () => {
    const placed = await placeSurvey(ROADS, { quotas: [ofHamlet(4)] })
    await many(3, () => send(sheet(placed)))
    const results = await many(10, () => send(sheet(placed)))
    expect(outcomes(results)).toEqual(['accepted', ...Array<string>(9).fill('refused')])
    expect(results).toContainEqual({ outcome: 'refused', why: 'full', quota: ofHamlet(4) })
    expect((await places(placed, '=lang_dia')).map(({ place }) => place)).toEqual([1, 2, 3, 4])
    expect(await responsesOf(placed.survey.id)).toHaveLength(4)
  })

  test('of a hamlet and one of an option must both have a place', async () => {
    const young: Quota = { by: 'tuoi', value: 'duoi_30', most: 1 }
    const placed = await placeSurvey(ROADS, { quotas: [ofHamlet(2), young] })
    const of = (tuoi: string) => sheet(placed, { answers: { thon: 'lang_dia', tuoi } })
    expect(await send(of('duoi_30'))).toMatchObject({ outcome: 'accepted' })
    expect(await send(of('duoi_30'))).toEqual({ outcome: 'refused', why: 'full', quota: young })
    expect(await send(of('tren_60'))).toMatchObject({ outcome: 'accepted' })
    expect(await send(of('tren_60'))).toEqual({ outcome: 'refused', why: 'full', quota: ofHamlet(2) })
    expect(await places(placed, 'tuoi=duoi_30')).toHaveLength(1)
  })

  test('is not used up by answers that look automatic', async () => {
    const placed = await placeSurvey(ROADS, { quotas: [ofHamlet(1)] })
    await many(5, () => send(sheet(placed, { suspicion: 'pace' })))
    expect(await send(sheet(placed))).toMatchObject({ outcome: 'accepted' })
    expect(await send(sheet(placed, { suspicion: 'pace' }))).toMatchObject({ outcome: 'refused', why: 'full' })
  })

  test('has a free place again when an officer refuses an answer, and takes a waiting one only while it has one', async () => {
    const placed = await placeSurvey(ROADS, { quotas: [ofHamlet(3)] })
    const surveyId = placed.survey.id
    await send(sheet(placed, { suspicion: 'pace' }))
    await many(3, () => send(sheet(placed)))
    const [waiting, first, second, third] = (await responsesOf(surveyId)).map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ]
    expect(await keepAnswer(db(), { surveyId, id: waiting })).toBe('full')
    expect(await refuseAnswer(db(), { surveyId, id: first })).toBe('done')
    expect(await refuseAnswer(db(), { surveyId, id: first })).toBe('moved')
    expect((await places(placed, '=lang_dia')).map(({ response_id }) => response_id).sort()).toEqual(
      [second, third].sort(),
    )
    expect(await keepAnswer(db(), { surveyId, id: waiting })).toBe('done')
    expect(await keepAnswer(db(), { surveyId, id: waiting })).toBe('moved')
    expect((await places(placed, '=lang_dia')).map(({ place }) => place)).toEqual([1, 2, 3])
    expect(await send(sheet(placed))).toMatchObject({ outcome: 'refused', why: 'full' })
    expect(await refuseAnswer(db(), { surveyId, id: waiting })).toBe('done')
    expect(await send(sheet(placed))).toMatchObject({ outcome: 'accepted' })
    expect(await keepAnswer(db(), { surveyId: 'khac', id: second })).toBe('moved')
  })

  test('costs no more to ask when it is nearly full than when it is empty', async () => {
    const placed = await placeSurvey(ROADS, { quotas: [ofHamlet(500)] })
    const [first, last] = [countedDatabase(), countedDatabase()]
    await submitResponse(first.db, sheet(placed), NOW)
    await many(60, () => send(sheet(placed)))
    await submitResponse(last.db, sheet(placed), NOW)
    expect(last.cost.rowsRead).toBeLessThanOrEqual(first.cost.rowsRead + 2)
    expect(last.cost.statements).toBe(2)
  })
})

describe('what the counting sweep still has to do', () => {
  test('is added, taken off or nothing, as officers judge before or after it came by', async () => {
    const placed = await placeSurvey()
    const surveyId = placed.survey.id
    const dueOf = async (id: string) => (await responsesOf(surveyId)).find((one) => one.id === id)?.due
    await send(sheet(placed))
    const id = (await responsesOf(surveyId))[0]?.id ?? ''
    await refuseAnswer(db(), { surveyId, id })
    expect(await dueOf(id)).toBe(0)
    await keepAnswer(db(), { surveyId, id })
    expect(await dueOf(id)).toBe(1)
    await env.DB.prepare('UPDATE responses SET due = 0 WHERE id = ?').bind(id).run()
    await refuseAnswer(db(), { surveyId, id })
    expect(await dueOf(id)).toBe(-1)
  })
})

describe('a slip', () => {
  test('lets one answer in, also when two are sent with it at once, and leaves no trace in it', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'invited' })
    await placeSlips(placed.survey.id, ['s1', 's2'])
    const results = await many(2, () => send(sheet(placed, { slipHash: 's1' })))
    expect(outcomes(results)).toEqual(['accepted', 'refused'])
    expect(results).toContainEqual({ outcome: 'refused', why: 'slip-used' })
    const row = await env.DB.prepare('SELECT * FROM responses WHERE survey_id = ?').bind(placed.survey.id).first()
    expect(JSON.stringify(row)).not.toContain('s1')
    const slip = await env.DB.prepare("SELECT * FROM invitations WHERE survey_id = ? AND code_hash = 's1'")
      .bind(placed.survey.id)
      .first<Record<string, unknown>>()
    expect(slip?.used_on).toBe('2026-11-21')
    expect(Object.values(slip ?? {})).not.toContain((row as { id: string }).id)
  })

  test('that was used shows the receipt of its own sending, and another slip is not used up by it', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'invited' })
    await placeSlips(placed.survey.id, ['s1', 's2'])
    const sending = sheet(placed, { slipHash: 's1' })
    const first = await send(sending)
    expect(await send(sending)).toEqual({ ...first, outcome: 'replayed' })
    expect(await send({ ...sending, slipHash: 's2' })).toEqual({ ...first, outcome: 'replayed' })
    expect(await send(sheet(placed, { slipHash: 's2' }))).toMatchObject({ outcome: 'accepted' })
  })

  test('that is unknown, was withdrawn, or is of another survey lets nothing in', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'invited' })
    const other = await placeSurvey(ROADS, { audience: 'invited' })
    await placeSlips(placed.survey.id, ['s1'])
    await placeSlips(other.survey.id, ['s9'])
    await env.DB.prepare("UPDATE invitations SET withdrawn_on = '2026-11-20' WHERE code_hash = 's1' AND survey_id = ?")
      .bind(placed.survey.id)
      .run()
    expect(await send(sheet(placed, { slipHash: 's1' }))).toEqual({ outcome: 'refused', why: 'slip-withdrawn' })
    expect(await send(sheet(placed, { slipHash: 's9' }))).toEqual({ outcome: 'refused', why: 'slip-unknown' })
    expect(await responsesOf(placed.survey.id)).toEqual([])
  })

  test('is still unused when its hamlet was full', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'invited', quotas: [ofHamlet(0)] })
    await placeSlips(placed.survey.id, ['s1'])
    expect(await send(sheet(placed, { slipHash: 's1' }))).toMatchObject({ why: 'full' })
    const used = await env.DB.prepare('SELECT used_on FROM invitations WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first('used_on')
    expect(used).toBeNull()
  })
})

describe('an officer', () => {
  test('answers a survey among officers once, and the order of marks does not tell which answer is whose', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'staff' })
    const who = (hash: string) => sheet(placed, { channel: 'staff', whoHash: hash })
    const results = await many(3, () => send(who('a')))
    expect(outcomes(results)).toEqual(['accepted', 'refused', 'refused'])
    expect(results).toContainEqual({ outcome: 'refused', why: 'answered' })
    await many(6, (index) => send(who(`b${index}`)))
    const { results: rows } = await env.DB.prepare(
      'SELECT rowid AS place, who_hash FROM staff_answers WHERE survey_id = ?',
    )
      .bind(placed.survey.id)
      .all<{ place: number; who_hash: string }>()
    expect(rows).toHaveLength(7)
    expect(Math.max(...rows.map(({ place }) => place))).toBeGreaterThan(1_000_000)
  })

  test('types a sheet of paper with a number in once, and may do so some days after the end', async () => {
    const placed = await placeSurvey(ROADS, {
      audience: 'paper',
      status: 'closed',
      closesAt: '2026-11-15T02:00:00.000Z',
    })
    const paper = (number: string | null, now = NOW) =>
      send(sheet(placed, { channel: 'paper', enteredBy: 'vi-du.tiepnhan', paperNumber: number }), now)
    expect(await paper('lang_dia/12')).toMatchObject({ outcome: 'accepted' })
    expect(await paper('lang_dia/12')).toEqual({ outcome: 'refused', why: 'paper' })
    expect(await paper('dong_com/12')).toMatchObject({ outcome: 'accepted' })
    expect(outcomes([await paper(null), await paper(null)])).toEqual(['accepted', 'accepted'])
    expect(await paper(null, new Date('2026-12-05T02:00:00.000Z'))).toEqual({ outcome: 'refused', why: 'closed' })
    expect(await send(sheet(placed))).toEqual({ outcome: 'refused', why: 'closed' })
  })
})
