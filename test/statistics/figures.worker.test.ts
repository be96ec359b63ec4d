import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { countFigures } from '../../worker/statistics/figures-sweep.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { NUMBERS, type NumberKey } from '../../worker/statistics/drill.ts'
import { casesBehind } from '../../worker/statistics/list-queries.ts'
import { readPeriod } from '../../worker/statistics/period.ts'
import { deed, petitionIn, senderDeed } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'

const db = connect(env)
const soon = () => new Date(Date.now() + 60_000)

const TABLES = ['body_figures', 'body_work', 'counted_cases', 'figures', 'marks']

/** All that the clock counted, without when. */
async function counted() {
  const all = await Promise.all(
    TABLES.map((table) => env.DB.prepare(`select * from ${table}`).all<Record<string, unknown>>()),
  )
  return all.map(({ results }) => results.map((row) => JSON.stringify({ ...row, counted_at: '' })).sort())
}

async function sums(where = '1') {
  return env.DB.prepare(
    `select sum(received) received, sum(withdrawn) withdrawn, sum(answered) answered, sum(in_time) inTime,
     sum(disputed) disputed, sum(score_sum) scoreSum, sum(held_count) heldCount from body_figures where ${where}`,
  ).first()
}

beforeAll(async () => {
  await env.DB.exec("update communes set opened_at = '2026-11-20T01:00:00.000Z'")
})

describe('the clock counts what happened', () => {
  test('each body gets what is its own: sent, answered, taken back, judged, passed on', async () => {
    await petitionIn('closed')
    await petitionIn('in_progress')
    await petitionIn('withdrawn')
    await petitionIn('reopened')
    await countFigures(db, soon())
    expect(await sums("body_id = 'binh-xa.phong-kinh-te' and category <> ''")).toMatchObject({
      ...{ received: 4, withdrawn: 1, answered: 2, inTime: 2, disputed: 1, scoreSum: 5 },
    })
    const work = await env.DB.prepare(
      "select body_id, held, owed from body_work where held <> '{}' or owed <> '{}'",
    ).all()
    const many = (text: unknown) =>
      Object.values(JSON.parse(String(text)) as Record<string, number>).reduce((a, b) => a + b, 0)
    const byBody = Object.fromEntries(work.results.map((row) => [row.body_id, [many(row.held), many(row.owed)]]))
    // The economy office works on one; the other was disputed, lies with the Front, and the office still owes it.
    expect(byBody).toEqual({ 'binh-xa.phong-kinh-te': [1, 2], 'binh-xa.mttq': [1, 0] })
  })

  test('a second turn changes nothing and writes nothing', async () => {
    const at = soon()
    await countFigures(db, at)
    const before = await counted()
    const { db: watched, cost } = countedDatabase()
    await countFigures(watched, at)
    expect(await counted()).toEqual(before)
    expect(cost.rowsWritten).toBe(0)
  })

  test('what a case gave before is taken away when it goes to another body', async () => {
    const petition = await petitionIn('assigned')
    await countFigures(db, soon())
    const before = await sums("body_id = 'binh-xa.phong-kinh-te' and category <> ''")
    await deed('duyet.kinhte', petition, 'tra-lai', { reason: 'Việc này của Phòng Văn hóa - Xã hội.' })
    await deed('dieuphoi', petition, 'giao', { body: 'binh-xa.phong-van-hoa-xa-hoi' })
    await countFigures(db, soon())
    expect(await sums("body_id = 'binh-xa.phong-kinh-te' and category <> ''")).toMatchObject({
      received: Number(before?.received) - 1,
    })
    expect(await sums("body_id = 'binh-xa.phong-van-hoa-xa-hoi' and category <> ''")).toMatchObject({ received: 1 })
  })

  test('a restricted case is in no figure, and one that was merged or split is not counted twice', async () => {
    const petition = await petitionIn('answered')
    await countFigures(db, soon())
    const before = await sums()
    for (const set of [
      "restricted = 1, status = 'restricted'",
      "restricted = 0, status = 'merged'",
      "status = 'split'",
    ]) {
      await env.DB.prepare(`update cases set ${set} where id = ?`).bind(petition.id).run()
      await senderLooks(petition.id)
      await countFigures(db, soon())
      expect(await sums()).toMatchObject({
        received: Number(before?.received) - 1,
        answered: Number(before?.answered) - 1,
      })
      expect(
        await env.DB.prepare('select 1 one from counted_cases where case_id = ?').bind(petition.id).first(),
      ).toBeNull()
    }
  })

  test('a turn reads what changed, not what there is', async () => {
    const petition = await petitionIn('answered')
    await countFigures(db, soon())
    await env.DB.exec("update marks set value = '2030-01-01T00:00:00.000Z~' where name like 'figures:%'")
    await fill(3000)
    await env.DB.prepare("update marks set value = ? where name = 'figures:binh-xa'")
      .bind(`${new Date(Date.now() - 3_600_000).toISOString()}~`)
      .run()
    await countFigures(db, soon())
    await senderDeed(petition, 'danh-gia', { score: '4', demandMet: ['yes'] })
    const one = countedDatabase()
    await countFigures(one.db, new Date(Date.now() + 3_600_000))
    const quiet = countedDatabase()
    await countFigures(quiet.db, new Date(Date.now() + 3_600_000))
    console.log(
      'rows read: one event among 3,000 cases',
      one.cost.rowsRead,
      'and a turn without events',
      quiet.cost.rowsRead,
    )
    expect(one.cost.rowsRead).toBeLessThan(400)
    expect(quiet.cost.rowsRead).toBeLessThan(40)
    expect(quiet.cost.rowsWritten).toBe(0)
    expect(
      await env.DB.prepare('select score from counted_cases where case_id = ?').bind(petition.id).first('score'),
    ).toBe(4)
  })

  test('a list behind a number reads what it shows, among thousands', async () => {
    await env.DB.exec(
      "update counted_cases set owed_on = '2026-01-01', holder_body_id = body_id, held_on = sent_on where case_id like 'old-1%'",
    )
    const staff = {
      kind: 'staff',
      id: 'x',
      communeId: 'binh-xa',
      bodyId: 'binh-xa.mttq',
      roles: ['leader'],
    } as unknown as StaffMember
    const { period } = readPeriod({ ky: '', tu: '2026-01-01', den: '2026-12-31' }, '2026-11-21')
    const [bodyId, category] = ['binh-xa.phong-kinh-te', 'moi_truong']
    const read: Record<string, number> = {}
    for (const number of Object.keys(NUMBERS) as NumberKey[])
      for (const narrow of [{}, { bodyId }, { category }]) {
        const isNow = number === 'dang-giu' || number === 'qua-han'
        if (isNow !== 'bodyId' in narrow && isNow) continue
        const { db: watched, cost } = countedDatabase()
        const drill = { number, period, bodyId: '', category: '', ...narrow }
        const rows = await casesBehind(watched, staff, drill, '2026-11-21', { day: '2026-03-10', caseId: 'old-1' })
        read[`${number} ${Object.keys(narrow).join()}`] = cost.rowsRead
        expect([drill, rows.length, cost.rowsRead < 10 + rows.length * 3]).toEqual([drill, rows.length, true])
      }
    console.log('rows read for a page of 25:', read)
  })
})

/** One more event, as the sender's looking would leave it. */
async function senderLooks(caseId: string): Promise<void> {
  await env.DB.prepare(
    `insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
     select ?1, max(seq) + 1, 'binh-xa', 'petition.noted', 'system', ?2, '{}', '', '' from events where case_id = ?1`,
  )
    .bind(caseId, new Date().toISOString())
    .run()
}

/** Many cases of earlier months, each counted as it lies. */
async function fill(many: number): Promise<void> {
  const columns = (await env.DB.prepare("select name from pragma_table_info('cases')").all<{ name: string }>()).results
    .map((row) => row.name)
    .filter((name) => !['id', 'number', 'submission_key', 'submitted_at', 'answered_on'].includes(name))
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
     insert into cases (id, number, submission_key, submitted_at, answered_on, ${columns.join(', ')})
     select 'old-' || i, 500000 + i, 'old-' || i, '2026-0' || (1 + i % 9) || '-10T02:00:00.000Z', '2026-0' || (1 + i % 9) || '-15', ${columns.join(', ')}
     from n, (select * from cases where status = 'closed' limit 1)`,
  )
    .bind(many)
    .run()
  await env.DB.prepare(
    `insert into counted_cases select id, commune_id, responsible_body_id, category, substr(submitted_at, 1, 10), answered_on, 1, 3, 5, 0, 0, 0, null, null, null, 0
     from cases where id like 'old-%'`,
  ).run()
}
