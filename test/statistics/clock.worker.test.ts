import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { seal } from '../../worker/cases/chain.ts'
import worker from '../../worker/index.ts'

const NOW = new Date('2026-11-23T20:00:00.000Z')
const turn = (at = NOW, cron = '*/5 * * * *') =>
  worker.scheduled(createScheduledController({ cron, scheduledTime: at }), env)
const HOURLY = '17 * * * *'

async function put(id: string, status: string, dueOn: string, answeredOn: string | null, inTime: number | null) {
  await env.DB.prepare(
    `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id, category,
     hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at, answered_on, answered_in_time,
     lookup_hash, submission_key, content_hash)
     values (?1, 'binh-xa', 2026, ?2, 'petition', ?3, 1, 'head-' || ?1, 'binh-xa.mttq', '2026-11-20T02:00:00.000Z', 'binh-xa.mttq', 'khac', '', 'ordinary', 'Việc', '', '', '',
     '2026-11-20', ?4, ?4, '[]', '2026-11-20T02:00:00.000Z', ?5, ?6, ?1, ?1, ?1)`,
  )
    .bind(id, Number(id.slice(1)), status, dueOn, answeredOn, inTime)
    .run()
  await env.DB.prepare(
    `insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
     values (?1, 1, 'binh-xa', 'petition.submitted', 'sender', '2026-11-20T02:00:00.000Z', '{}', '', 'head-' || ?1)`,
  )
    .bind(id)
    .run()
}

// Few days to catch up on.
beforeAll(async () => {
  await env.DB.exec("update communes set opened_at = '2026-11-10T01:00:00.000Z'")
})

test('the clock counts received, answered, in time and overdue of the last thirty days, and a second turn changes nothing', async () => {
  await put('c1', 'closed', '2026-11-21', '2026-11-20', 1)
  await put('c2', 'answered', '2026-11-20', '2026-11-23', 0)
  await put('c3', 'in_progress', '2026-11-20', null, null)
  await put('c4', 'needs_info', '2026-11-20', null, null)
  await put('c5', 'assigned', '2026-12-01', null, null)
  await turn()
  const figures = () => env.DB.prepare("select * from figures where commune_id = 'binh-xa'").first()
  const first = await figures()
  expect(first).toMatchObject({ received: 5, answered: 2, answered_in_time: 1, overdue: 1 })
  await turn()
  expect(await figures()).toEqual(first)
})

test('finished days are sealed one after another, each on the one before, and a second turn adds nothing', async () => {
  for (let hour = 0; hour < 4; hour++) await turn(new Date(NOW.getTime() + hour * 3_600_000), HOURLY)
  const { results } = await env.DB.prepare("select * from daily_roots where commune_id = 'binh-xa' order by day").all<{
    day: string
    root: string
    previous_root: string
    case_count: number
  }>()
  expect(results.at(-1)?.day).toBe('2026-11-23')
  expect(results[0]?.previous_root).toBe('')
  for (const [index, row] of results.entries()) if (index > 0) expect(row.previous_root).toBe(results[index - 1]?.root)
  const busy = results.find((row) => row.day === '2026-11-20')
  const heads = ['c1', 'c2', 'c3', 'c4', 'c5'].map((caseId) => ({ caseId, headHash: `head-${caseId}` }))
  expect(busy).toMatchObject({ case_count: 5, root: seal(busy?.previous_root ?? '', heads) })
  const before = results.length
  await turn(NOW, HOURLY)
  expect(await env.DB.prepare("select count(*) many from daily_roots where commune_id = 'binh-xa'").first('many')).toBe(
    before,
  )
})
