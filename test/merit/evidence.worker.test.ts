import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { evidenceOf } from '../../worker/statistics/evidence-queries.ts'
import { countedDatabase } from '../support/counted.ts'
import { YEAR } from './acts.ts'

const LAST = YEAR - 1
const row = async (sql: string, ...values: (string | number | null)[]) => {
  await env.DB.prepare(sql)
    .bind(...values)
    .run()
}

async function evidence(unit: string, year = LAST) {
  const book = await openBook(connect(env), 'binh-xa', new Date())
  if (!book) throw new Error('no book')
  const found = await evidenceOf(connect(env), book, unit, year)
  return Object.fromEntries(found.map(({ kind, ...rest }) => [kind, rest]))
}

async function dossier(id: string, kind: string, more: { addressed?: boolean; restricted?: boolean } = {}) {
  await row(
    `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, addressed_at, restricted, started_by, started_at, changed_at, submission_key, content_hash)
     VALUES (?1, 'binh-xa', ?2, 2019, (SELECT coalesce(max(number), 0) + 1 FROM dossiers WHERE kind = ?2), 'open', 1, '', 'Hồ sơ', 'binh-xa.mttq', ?3, ?4, '', '2019-01-01', '2019-01-01', ?1, '')`,
    ...[id, kind, more.addressed === false ? null : '2019-01-02', more.restricted ? 1 : 0],
  )
}

/** Of these twelve months of last year: when each was first sent, and what is due next. */
beforeAll(async () => {
  await dossier('ky', 'report_round')
  await row(
    `INSERT INTO report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, units, addressees, due_on, closes_on)
     VALUES ('ky', 'binh-xa', 'ad_hoc', 'x', '', '[]', '[]', '2019-01-01', '2019-01-02')`,
  )
  const rounds: [string, string | null][] = [
    // In Vietnam it is seven hours later: half past midnight of the sixth is late, one minute before midnight is not.
    [`${LAST}-03-04`, `${LAST}-03-04T16:59:00.000Z`],
    [`${LAST}-04-04`, `${LAST}-04-04T17:30:00.000Z`],
    [`${LAST}-05-04`, `${LAST}-05-01T02:00:00.000Z`],
    [`${LAST}-06-04`, null],
    [`${YEAR}-01-04`, `${YEAR}-01-02T02:00:00.000Z`],
  ]
  for (const [index, [dueOn, sentAt]] of rounds.entries()) {
    await dossier(`ky${index}`, 'report_round')
    await row(
      `INSERT INTO report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, units, addressees, due_on, closes_on)
       VALUES (?1, 'binh-xa', 'ad_hoc', 'x', '', '[]', '[]', ?2, ?2)`,
      ...[`ky${index}`, dueOn],
    )
    for (const unit of ['hamlet:lang_dia', 'body:binh-xa.phu-nu'])
      await row(
        `INSERT INTO report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash, first_sent_at, due_on)
         VALUES (?1, ?2, 'binh-xa', ?3, 0, ?4, 0, '', ?5, ?6)`,
        ...[`${unit}${index}`, `ky${index}`, unit, sentAt === null ? 'missing' : 'accepted', sentAt, dueOn],
      )
  }
  for (const [code, rule] of [
    ['du', 'at_least'],
    ['hon', 'more_than'],
    ['tang', 'increase'],
    ['nhieu_nhat', 'at_most'],
    ['bo', 'at_least'],
  ])
    await row(
      `INSERT INTO indicators (id, commune_id, code, name, unit, rule, scope, position) VALUES (?1, 'binh-xa', ?1, ?1, '%', ?2, 'hamlet', 0)`,
      ...[code ?? '', rule ?? ''],
    )
  for (const [indicator, base, target, actual, dropped] of [
    ['du', null, 2, 2, null],
    ['hon', null, 80, 80, null],
    ['tang', 60, 10, 70, null],
    ['nhieu_nhat', null, 5, null, null],
    ['bo', null, 1, 1, `${LAST}-06-01`],
  ] as const)
    await row(
      `INSERT INTO targets (id, commune_id, indicator_id, year, unit, base, target, actual, revision, changed_by, changed_at, dropped_at)
       VALUES (?1, 'binh-xa', ?2, ${LAST}, 'hamlet:lang_dia', ?3, ?4, ?5, 1, '', '', ?6)`,
      ...[`t.${indicator}`, indicator, base, target, actual, dropped],
    )
  for (const [index, [status, day, bodies]] of [
    ['held', `${LAST}-05-10`, '["binh-xa.phu-nu"]'],
    ['held', `${LAST}-05-17`, '[]'],
    ['cancelled', `${LAST}-05-24`, '["binh-xa.phu-nu","binh-xa.mttq"]'],
    ['held', `${YEAR}-01-03`, '["binh-xa.phu-nu"]'],
  ].entries())
    await row(
      `INSERT INTO activity_days (id, commune_id, number, on_day, hamlet_id, status, content, body_ids, revision, submission_key, created_by, created_at, changed_by, changed_at)
       VALUES (?1, 'binh-xa', ?2, ?3, 'lang_dia', ?4, 'Làm đường hoa', ?5, 1, ?1, '', '', '', '')`,
      ...[`ngay${index}`, 900 + index, day ?? '', status ?? '', bodies ?? '[]'],
    )
  for (const [month, answered, inTime] of [
    [`${LAST}-02`, 7, 5],
    [`${LAST}-11`, 3, 3],
    [`${YEAR}-01`, 9, 0],
  ] as const)
    await row(
      `INSERT INTO body_figures (commune_id, month, body_id, category, received, withdrawn, extended, answered, in_time, disputed, score_sum, score_count, days_taken, held_count, held_days, counted_at)
       VALUES ('binh-xa', ?1, 'binh-xa.phu-nu', 'x', 0, 0, 0, ?2, ?3, 0, 0, 0, '{}', 0, 0, '')`,
      ...[month, answered, inTime],
    )
  for (const [id, verified, owed, more] of [
    ['kn1', `${LAST}-09-01`, null, {}],
    ['kn2', null, '2020-01-01', {}],
    ['kn3', null, null, { addressed: false }],
    ['kn4', `${LAST}-09-01`, null, { restricted: true }],
  ] as const) {
    await dossier(id, 'recommendation', more)
    await row(
      `INSERT INTO recommendations (dossier_id, commune_id, body_id, year, source, reply_basis, reply_limit, reply_source, reply_from, reply_due_on, asked, verified_on, owed_on)
       VALUES (?1, 'binh-xa', 'binh-xa.phu-nu', ${LAST}, 'supervision', 'law', '', '', '2019-01-01', '2019-01-20', 'Làm việc này', ?2, ?3)`,
      ...[id, verified, owed],
    )
  }
})

describe('what the system knows of a unit’s year', () => {
  test('a hamlet: reports by Vietnam’s clock, targets by their rule, days that were held', async () => {
    const found = await evidence('hamlet:lang_dia')
    expect(Object.keys(found)).toEqual(['targets', 'reports', 'activities'])
    expect(found.reports).toMatchObject({
      done: 2,
      of: 4,
      text: 'Nộp đúng hạn 2 trên 4 báo cáo; 1 nộp muộn; 1 không báo cáo.',
    })
    expect(found.targets).toMatchObject({ done: 2, of: 4, text: 'Đạt 2 trên 4 chỉ tiêu.' })
    expect(found.activities).toMatchObject({ done: 2, of: 3 })
  })

  test('a body: answers, recommendations that it was sent and that are not secret, days on which it came', async () => {
    const found = await evidence('body:binh-xa.phu-nu')
    expect(found.answers).toMatchObject({ done: 8, of: 10, text: 'Trả lời đúng hạn 8 trên 10 kiến nghị của bà con.' })
    expect(found.recommendations).toMatchObject({ done: 1, of: 2 })
    expect(found.recommendations?.text).toContain('1 đang quá hạn')
    expect(found.activities).toMatchObject({ done: 1, of: 2 })
  })

  test('another year and another unit have nothing of it; a unit that is none of the commune’s has no evidence', async () => {
    const next = await evidence('hamlet:lang_dia', YEAR)
    expect([next.targets?.of, next.activities?.of]).toEqual([0, 1])
    expect((await evidence('hamlet:dong_com')).targets?.of).toBe(0)
    expect(await evidence('hamlet:lang_hway')).toEqual({})
  })

  test('each figure leads to a page that a coordinator opens', async () => {
    const { as } = await import('../support/app.ts')
    const { officer } = await import('../support/people.ts')
    for (const { href } of Object.values(await evidence('body:binh-xa.phu-nu')))
      expect([href, (await as(officer('dieuphoi')).get(href ?? '')).status]).toEqual([href, 200])
  })

  test('is read along indexes: a hamlet’s year among ten thousand reports of others costs its own rows', async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
       INSERT INTO report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash, due_on)
       SELECT 'm' || i, 'ky', 'binh-xa', 'body:binh-xa.u' || i, 0, 'missing', 0, '', '${LAST}-05-05' FROM n`,
    ).run()
    const book = await openBook(connect(env), 'binh-xa', new Date())
    const { db, cost } = countedDatabase()
    if (book) await evidenceOf(db, book, 'hamlet:lang_dia', LAST)
    expect(cost.rowsRead).toBeLessThanOrEqual(40)
  })
})
