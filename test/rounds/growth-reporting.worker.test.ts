import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { acceptedAnswers } from '../../worker/rounds/reporting/accepted-queries.ts'
import { findReport, pastOf, readPast, REPORTS_SHOWN, saidIn } from '../../worker/rounds/reporting/report-queries.ts'
import { owedBy, submissionsOf } from '../../worker/rounds/reporting/submission-queries.ts'
import { countedDatabase } from '../support/counted.ts'
import { fills, LANG_DIA, openRound, type Round } from './reporting-cast.ts'

const MANY = 1_500
const UNITS = 12
let round: Round

/** Hundreds of rounds that are over, of a dozen units each, beside the one that is open. */
beforeAll(async () => {
  round = await openRound()
  await fills('thon.langdia', round.own, { so_buoi: '3' })
  const rounds = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  const units = `, u(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM u WHERE k < ${UNITS})`
  const unit = `CASE k WHEN 1 THEN '${LANG_DIA}' ELSE 'hamlet:' || k END`
  const at = "'2020-01-01T00:00:00.000Z'"
  await env.DB.batch([
    env.DB
      .prepare(`INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
        restricted, started_by, started_at, changed_at, submission_key, content_hash)
      ${rounds} SELECT 'many-' || i, 'binh-xa', 'report_round', 2020, i, 'closed', 1, '', 'Kỳ ' || i, 'binh-xa.mttq', 0, '',
        ${at}, ${at}, 'many-' || i, '' FROM n`),
    env.DB
      .prepare(`INSERT INTO report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, units, addressees, due_on, closes_on)
      ${rounds} SELECT 'many-' || i, 'binh-xa', 'ad_hoc', '2020-01-01', 'q', '[]', '[]', '2020-01-01', '2020-01-01' FROM n`),
    env.DB
      .prepare(`INSERT INTO report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash,
        sent_number, accepted_number, was_missing, due_on)
      ${rounds}${units} SELECT 'many-' || i || '.' || k, 'many-' || i, 'binh-xa', ${unit}, k, 'accepted', 1, '', 1, 1, 0,
        date('2015-01-01', '+' || i || ' days') FROM n, u`),
    env.DB
      .prepare(`INSERT INTO report_versions (submission_id, number, version_id, answers, submission_key, content_hash, sent_by, sent_at, on_behalf)
      ${rounds}${units} SELECT 'many-' || i || '.' || k, 1, 'v', '{}', 'many-' || i || '.' || k, '', '', ${at}, 0 FROM n, u`),
  ])
})

test('beside thousands of earlier reports the lists and pages of reports read what they show', async () => {
  const { cost, db } = countedDatabase()
  const rowsOf = async <T extends { length: number } | object | undefined>(act: () => Promise<T>) => {
    const before = cost.rowsRead
    const found = await act()
    return { read: cost.rowsRead - before, shown: Array.isArray(found) ? found.length : 1 }
  }
  const owed = await rowsOf(() => owedBy(db, 'binh-xa', [LANG_DIA, 'body:binh-xa.phu-nu'], 20))
  // Besides what is shown, one look into the index for each unit and each state that is owed.
  expect(owed.read).toBeLessThanOrEqual(3 * owed.shown + 2 * 2 * 3)
  const first = await rowsOf(() => pastOf(db, 'binh-xa', LANG_DIA, null))
  expect(first.shown).toBe(REPORTS_SHOWN + 1)
  expect(first.read).toBeLessThanOrEqual(3 * first.shown + 3)
  const later = await rowsOf(() => pastOf(db, 'binh-xa', LANG_DIA, { dueOn: '2017-01-01', id: 'many-731.1' }))
  expect(later.read).toBeLessThanOrEqual(3 * later.shown + 3)
  expect(
    (await rowsOf(() => findReport(db, 'binh-xa', { year: 2020, number: 77 }, LANG_DIA))).read,
  ).toBeLessThanOrEqual(4)
  expect((await rowsOf(() => readPast(db, 'many-77.1'))).read).toBeLessThanOrEqual(4)
  expect((await rowsOf(() => saidIn(db, ['many-76', 'many-75'], LANG_DIA))).read).toBeLessThanOrEqual(8)
  const counted = await rowsOf(() => acceptedAnswers(db, 'many-77'))
  expect(counted.shown).toBe(UNITS)
  expect(counted.read).toBeLessThanOrEqual(3 * UNITS + 1)
  expect((await rowsOf(() => submissionsOf(db, 'many-77'))).read).toBeLessThanOrEqual(2 * UNITS + 1)
})
