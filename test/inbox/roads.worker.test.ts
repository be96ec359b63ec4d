import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { search } from '../../worker/cases/search/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { textsOfPetitions } from '../../worker/petitions/finding/text-queries.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { sendPetition } from '../support/build.ts'
import { hung } from '../support/people.ts'
import { countedDatabase } from '../support/counted.ts'

const TODAY = '2026-11-21'
const ANSWERED = 1300
const coordinator = {
  ...{ kind: 'staff', id: 'x', communeId: 'dak-po', bodyId: 'dak-po.mttq', roles: ['coordinator'] },
} as unknown as StaffMember

function list(wanted: object, after: string | null = null, db = connect(env)) {
  return search(db, coordinator, { words: [], today: TODAY, ...wanted }, after, textsOfPetitions, 25)
}

async function listAll(wanted: object): Promise<number[]> {
  const numbers: number[] = []
  for (let after: string | null = null, pages = 0; pages < 100; pages++) {
    const one: Awaited<ReturnType<typeof list>> = await list(wanted, after)
    numbers.push(...one.rows.map((row) => row.number))
    after = one.after
    if (after === null) break
  }
  return numbers
}

describe('the coordinator of a commune that has answered thirteen hundred petitions', () => {
  beforeAll(async () => {
    const first = await sendPetition({ hamlet: 'to_1' }, hung, 'dak-po')
    // Every 130th was answered late, every 650th is of a rare field, all on one of thirteen days.
    await env.DB.prepare(
      `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id,
       category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at,
       answered_on, answered_in_time, lookup_hash, submission_key, content_hash)
       select 'n' || value, commune_id, year, 100 + value, kind, 'closed', 1, 'h' || value, holder_body_id, held_since,
       responsible_body_id, iif(value % 650, 'giao_thong', 'y_te'), hamlet_id, urgency, 'Việc ' || value, rule_id, routing_reason,
       limit_id, clock_from, '2026-10-20', '2026-10-20', pauses, submitted_at, date('2026-10-01', '+' || (value / 100) || ' days'),
       value % 130 <> 0, 'l' || value, 'k' || value, 'c' || value
       from cases, (with recursive n(value) as (select 1 union all select value + 1 from n where value < ${ANSWERED}) select value from n)
       where id = ?`,
    )
      .bind(first.id)
      .run()
  })

  test('turns page after page of what was answered in time, and nothing is lost or comes twice', async () => {
    const numbers = await listAll({ standing: 'answered_in_time' })
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).toHaveLength(ANSWERED - 10)
  })

  test('finds the two of a rare field, though one page does not look through all answers', async () => {
    expect(await listAll({ standing: 'answered_in_time', category: 'giao_thong' })).toHaveLength(ANSWERED - 10)
    expect(await listAll({ standing: 'answered_late', category: 'y_te' })).toEqual([1400, 750])
    const { db, cost } = countedDatabase()
    await list({ standing: 'answered_in_time', category: 'y_te' }, null, db)
    expect(cost.rowsRead).toBeLessThan(ANSWERED)
  })

  test('sees the ten late answers at the price of ten', async () => {
    const { db, cost } = countedDatabase()
    const { rows, after } = await list({ standing: 'answered_late' }, null, db)
    expect(rows).toHaveLength(10)
    expect(after).toBeNull()
    expect(cost.rowsRead).toBeLessThanOrEqual(3 * 10)
  })

  test('is shown what is due today by either of its days, and nothing that is due on another', async () => {
    const set = (id: string, status: string, dueOn: string, actOn: string) =>
      env.DB.prepare('update cases set status = ?, due_on = ?, act_on = ?, answered_on = null where id = ?').bind(
        ...[status, dueOn, actOn, id],
      )
    await env.DB.batch([
      set('n1', 'in_progress', TODAY, TODAY),
      set('n2', 'received', '2026-11-25', TODAY),
      set('n3', 'received', TODAY, '2026-11-17'),
      set('n4', 'assigned', '2026-11-20', '2026-11-20'),
      set('n5', 'assigned', '2026-11-23', '2026-11-23'),
      set('n6', 'needs_info', TODAY, TODAY),
    ])
    expect(await listAll({ standing: 'today' })).toEqual([103, 101, 102])
    const handler = { ...coordinator, bodyId: 'dak-po.cong-an', roles: ['handler'] } as unknown as StaffMember
    const found = await search(
      ...([connect(env), handler, { words: [], today: TODAY, standing: 'today' }, null, textsOfPetitions, 25] as const),
    )
    expect(found.rows).toEqual([])
  })
})
