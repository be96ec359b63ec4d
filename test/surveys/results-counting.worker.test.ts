import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { readBy } from '../../worker/forms/tally/cross.ts'
import { keepAnswer, refuseAnswer } from '../../worker/surveys/answering/judge-queries.ts'
import { newCross, rowsOf } from '../../worker/surveys/results/ledger.ts'
import { writeTurn } from '../../worker/surveys/results/tally-queries.ts'
import { countSurveys } from '../../worker/surveys/results/tally-sweep.ts'
import { countedDatabase } from '../support/counted.ts'
import {
  counted,
  ledgerOf,
  LIFE,
  lifeAnswers,
  NOW,
  placeAnswers,
  plainRows,
  recounted,
} from '../support/survey-results.ts'
import { placeSlips, placeSurvey, placeVersion } from '../support/surveys.ts'

const db = () => connect(env)
const OVER = { status: 'closed' as const, closesAt: '2026-11-20T10:00:00.000Z' }
const dueOf = async (surveyId: string) =>
  (
    await env.DB.prepare('select due, count(*) many from responses where survey_id = ? group by due order by due')
      .bind(surveyId)
      .all()
  ).results

/** A cross-table that somebody asked for, with nothing in it yet. */
async function ask(surveyId: string, question: string, by: string): Promise<void> {
  const split = readBy(by)
  if (!split) throw new Error(by)
  const row = rowsOf({ counts: (await ledgerOf(surveyId)).counts, crosses: [newCross(question, split)] }).at(-1)
  await env.DB.prepare(`insert into tallies (survey_id, "by", question, counts, up_to) values (?, ?, ?, ?, '')`)
    .bind(surveyId, by, question, JSON.stringify(row?.counts))
    .run()
}
const NO_CROSSES = ['tot:choice', 'can:several', 'tuoi:number']
const emptyCrosses = (bys: string[]) =>
  bys.flatMap((by) =>
    NO_CROSSES.map((question) => ({ ...newCross(question, readBy(by) ?? { kind: 'hamlet' }), upTo: null })),
  )

describe('answers that came in', () => {
  test('are counted by the clock once the survey is over, as a full recount counts them', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 1500)
    await counted()
    const ledger = await ledgerOf(placed.survey.id)
    expect(ledger.counts.sheets.many).toBe(1500)
    expect(ledger.counts.sheets.byDay).toEqual({ '2026-11-20': 1500 })
    expect(plainRows(ledger)).toEqual(plainRows(await recounted(placed.survey.id)))
    expect(await dueOf(placed.survey.id)).toEqual([{ due: 0, many: 1500 }])
  })

  test('of an open survey wait until ten are there, and the newest five wait on, so that nobody sees one alone', async () => {
    const placed = await placeSurvey(LIFE)
    await placeAnswers(placed, 9)
    await counted()
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(0)
    await placeAnswers(placed, 8)
    await counted()
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(12)
    await placeAnswers(placed, 4)
    await counted()
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(12)
    await env.DB.prepare(`update surveys set status = 'closed', closes_at = '2026-11-20T10:00:00.000Z' where id = ?`)
      .bind(placed.survey.id)
      .run()
    await counted()
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(21)
  })

  test('are not counted twice by two turns at once, whichever comes first', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 120)
    await Promise.all([countSurveys(db(), NOW), countSurveys(db(), NOW), countSurveys(db(), NOW)])
    await counted()
    expect(plainRows(await ledgerOf(placed.survey.id))).toEqual(plainRows(await recounted(placed.survey.id)))
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(120)
    const texts = await env.DB.prepare('select count(*) many from answer_texts where survey_id = ?')
      .bind(placed.survey.id)
      .first('many')
    expect(texts).toBe(40)
  })

  test('of a turn that came too late leave nothing of it behind', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    const [id = ''] = await placeAnswers(placed, 20)
    await counted()
    const before = await ledgerOf(placed.survey.id)
    const stale = { ...before, counts: { ...before.counts, sheets: { ...before.counts.sheets, many: 999 } } }
    const late = { surveyId: placed.survey.id, seen: 0, key: 'late', now: NOW, rows: rowsOf(stale) }
    expect(
      await writeTurn(db(), { ...late, added: [{ id, texts: [{ question: 'y_kien', place: ':9', text: 'lạ' }] }] }),
    ).toBe(false)
    expect(await writeTurn(db(), { ...late, removed: [id] })).toBe(false)
    expect(plainRows(await ledgerOf(placed.survey.id))).toEqual(plainRows(before))
    expect(await dueOf(placed.survey.id)).toEqual([{ due: 0, many: 20 }])
    expect(await env.DB.prepare(`select count(*) many from answer_texts where place = ':9'`).first('many')).toBe(0)
  })

  test('that an officer judges while they are counted end in the figures as he judged', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    const ids = await placeAnswers(placed, 60)
    const judge = async (some: string[], how: typeof refuseAnswer) => {
      for (const id of some) await how(db(), { surveyId: placed.survey.id, id })
    }
    await Promise.all([
      countSurveys(db(), NOW),
      judge(ids.slice(0, 10), refuseAnswer),
      judge(ids.slice(50), refuseAnswer),
    ])
    await counted()
    await Promise.all([countSurveys(db(), NOW), judge(ids.slice(0, 5), keepAnswer)])
    await counted()
    const ledger = await ledgerOf(placed.survey.id)
    expect(ledger.counts.sheets.many).toBe(45)
    expect(plainRows(ledger)).toEqual(plainRows(await recounted(placed.survey.id)))
    const lost = await env.DB.prepare(
      `select count(*) many from answer_texts t join responses r on r.id = t.response_id where r.state <> 'kept'`,
    ).first('many')
    expect(lost).toBe(0)
  })

  test('given to two versions join by question, and what changed its kind stays apart', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    const asked = LIFE.nodes.map((node) =>
      node.name === 'diem' ? { kind: 'integer' as const, name: 'diem', label: { vi: 'Chấm điểm, 0 đến 100' } } : node,
    )
    const second = await placeVersion(placed.questionnaireId, { ...LIFE, nodes: asked }, 2)
    await placeAnswers(placed, 30)
    await placeAnswers(placed, 20, (n) => ({ ...lifeAnswers(n), diem: String(n * 5) }), { versionId: second })
    await counted()
    const { tallies, sheets } = (await ledgerOf(placed.survey.id)).counts
    expect(sheets.byVersion).toEqual({ [placed.versionId]: 30, [second]: 20 })
    expect(tallies.get('tot:choice')?.n).toBe(50)
    expect(tallies.get('diem:scale')?.n).toBe(30)
    expect(tallies.get('diem:number')?.n).toBe(20)
  })
})

describe('a cross-table that is asked for later', () => {
  test('is filled from the beginning, while new answers come in and others are taken off', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    const ids = await placeAnswers(placed, 2300)
    await counted()
    const bys = ['=', 'tot:choice', 'can:several', 'tuoi:number|30|45']
    for (const by of bys) for (const question of NO_CROSSES) await ask(placed.survey.id, question, by)
    await placeAnswers(placed, 40)
    for (const id of ids.slice(0, 7)) await refuseAnswer(db(), { surveyId: placed.survey.id, id })
    await countSurveys(db(), NOW)
    for (const id of ids.slice(1500, 1507)) await refuseAnswer(db(), { surveyId: placed.survey.id, id })
    await placeAnswers(placed, 25)
    await counted()
    const ledger = await ledgerOf(placed.survey.id)
    expect(ledger.crosses.map(({ upTo }) => upTo)).toEqual(ledger.crosses.map(() => null))
    expect(ledger.counts.sheets.many).toBe(2351)
    expect(plainRows(ledger)).toEqual(plainRows(await recounted(placed.survey.id, emptyCrosses(bys))))
  })
})

describe('the clock', () => {
  test('spends few statements on many answers, and none but a look when there is nothing to count', async () => {
    const placed = await placeSurvey(LIFE, OVER)
    await placeAnswers(placed, 5000)
    const { db: watched, cost } = countedDatabase()
    await countSurveys(watched, NOW)
    expect(cost.statements).toBeLessThan(5 * 10 + 20)
    expect(cost.rowsWritten / 5000).toBeLessThan(4)
    expect((await ledgerOf(placed.survey.id)).counts.sheets.many).toBe(5000)
    Object.assign(cost, { statements: 0, rowsRead: 0, rowsWritten: 0 })
    await countSurveys(watched, NOW)
    expect(cost).toEqual({ statements: 2, rowsRead: expect.any(Number) as number, rowsWritten: 0 })
    expect(cost.rowsRead).toBeLessThan(20)
  })

  test('counts slips by hamlet, given out and used', async () => {
    const placed = await placeSurvey(LIFE, { ...OVER, audience: 'invited' })
    await placeSlips(placed.survey.id, ['a', 'b', 'c'], 'lang_dia')
    await placeSlips(placed.survey.id, ['d', 'e'])
    await env.DB.prepare(`update invitations set used_on = '2026-11-20' where code_hash in ('a', 'd')`).run()
    await env.DB.prepare(`update invitations set withdrawn_on = '2026-11-20' where code_hash = 'e'`).run()
    await placeAnswers(placed, 12)
    await counted()
    const slips = await env.DB.prepare('select slips from survey_counts where survey_id = ?')
      .bind(placed.survey.id)
      .first<string>('slips')
    expect(JSON.parse(slips ?? '')).toEqual({ lang_dia: { given: 3, used: 1 }, '': { given: 1, used: 1 } })
  })
})
