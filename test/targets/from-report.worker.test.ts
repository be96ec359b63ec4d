import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { openBook } from '../../worker/communes/queries.ts'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { actualsFromReport } from '../../worker/targets/from-report-queries.ts'
import { acts, fills, LANG_DIA, openRound, placeResult, RESULT } from '../rounds/reporting-cast.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { enter, PLACE, setTargets, takeReady, targetOf, wordsOf, YEAR } from './cast.ts'

const LIT = {
  ...RESULT,
  nodes: [...RESULT.nodes, { kind: 'integer', name: 'tuyen_den', label: { vi: 'Mấy tuyến có đèn?' } }],
}
const month = (number: string) => ({ from: `${YEAR}-${number}-01`, to: `${YEAR}-${number}-28` })

beforeAll(async () => {
  await takeReady()
  await setTargets('duong_dien', '2')
})

async function take(unit: string, submissionId: string, answers: Record<string, string>, days = month('01')) {
  const db = connect(env)
  const book = await openBook(db, 'binh-xa', new Date())
  if (!book) throw new Error('no book')
  const accepted = { unit, submissionId, answers, ...days, byId: 'vi-du.tiepnhan', now: new Date() }
  await writeTogether(db, await actualsFromReport(db, book, accepted))
}

test('Chanh’s month with one lit road is accepted: it counts at her target, corrected it counts as corrected', async () => {
  const asked = await placeResult(LIT as typeof RESULT)
  const round = await openRound({ ...asked, period: `${YEAR}-01` })
  const answers = { so_buoi: '2', luot_nguoi: '40', tuyen_den: '1' }
  expect((await fills('thon.langdia', round.own, answers)).status).toBe(303)
  expect((await targetOf('duong_dien', LANG_DIA)).actual).toBeNull()
  expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
  expect(await targetOf('duong_dien', LANG_DIA)).toMatchObject({ actual: 1, actual_on: `${YEAR}-01-31` })
  const corrected = { ...answers, tuyen_den: '3', 'ly-do': 'Đếm lại thấy ba tuyến có đèn.' }
  expect((await fills('thon.langdia', `${round.own}/dinh-chinh`, corrected)).status).toBe(303)
  expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
  const target = await targetOf('duong_dien', LANG_DIA)
  expect(target.actual).toBe(3)
  const page = await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/muc/${target.id}`))
  expect(page).toContain('Lấy từ báo cáo tháng đã nhận')
  expect(page).toContain('Báo cáo được đính chính.')
  const entry = await env.DB.prepare('SELECT id FROM target_actuals WHERE target_id = ? AND taken_back_at IS NULL')
    .bind(target.id)
    .first<string>('id')
  const back = await as(officer('thon.langdia')).post(`${PLACE}/muc/${target.id}/rut/${entry}`, { why: 'Ghi nhầm rồi' })
  expect([back.status, (await wordsOf(back)).includes('đính chính báo cáo')]).toEqual([409, true])
})

test('the same report again changes nothing; months and what was entered by hand add up', async () => {
  const unit = 'hamlet:dong_com'
  for (let times = 0; times < 3; times++) await take(unit, 'report-1', { tuyen_den: '1' })
  await take(unit, 'report-2', { tuyen_den: '1' }, month('02'))
  const { id } = await targetOf('duong_dien', unit)
  await enter('thon.dongcom', id, { value: '2', onDay: `${YEAR}-01-01` })
  expect((await targetOf('duong_dien', unit)).actual).toBe(4)
  expect(await env.DB.prepare('SELECT count(*) AS n FROM target_actuals WHERE target_id = ?').bind(id).first('n')).toBe(
    3,
  )
})

test('a corrected report that tells nothing any more takes its figure along', async () => {
  const unit = 'hamlet:nam_ninh'
  await take(unit, 'report-3', { tuyen_den: '2' })
  await take(unit, 'report-3', { tuyen_den: '' })
  expect((await targetOf('duong_dien', unit)).actual).toBeNull()
  await take(unit, 'report-3', { tuyen_den: '1' })
  expect((await targetOf('duong_dien', unit)).actual).toBe(1)
})

test('what is not about a target, covers a year, or is no number changes nothing', async () => {
  const unit = 'hamlet:thon_do'
  await take(unit, 'report-4', { so_buoi: '4', tuyen_den: 'nhiều' })
  await take(unit, 'report-5', { tuyen_den: '5' }, { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` })
  await take('hamlet:lang_hway', 'report-6', { tuyen_den: '5' })
  expect((await targetOf('duong_dien', unit)).actual).toBeNull()
})
