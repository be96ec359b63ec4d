import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../worker/index.ts'
import { postOffice } from './notifications/office.ts'
import { mergedInto, petitionIn, type State } from './support/build.ts'
import { hung, lan } from './support/people.ts'

const CRONS = ['*/5 * * * *', '17 * * * *', '40 19 * * *']
const STATES: State[] = [
  'submitted',
  'needs_info',
  'received',
  'in_progress',
  'answered',
  'declined',
  'forwarded',
  'split',
  'restricted',
]
/** Far enough for every alarm and window of the cases, not for what is kept for years. */
const LATER = new Date(Date.now() + 60 * 86_400_000)

beforeAll(async () => {
  for (const state of STATES) await petitionIn(state, { email: 'lan@example.com' }, lan)
  await mergedInto(await petitionIn('in_progress', {}, hung), lan)
  await env.DB.exec("UPDATE communes SET opened_at = '2026-11-10T01:00:00.000Z' WHERE id = 'binh-xa'")
  await env.DB.exec(`UPDATE communes SET opened_at = '${LATER.toISOString()}' WHERE id <> 'binh-xa'`)
}, 60_000)

/** All crons at that moment, and the post behind them, until the days to catch up on are through. */
async function turns(many: number): Promise<void> {
  for (let turn = 0; turn < many; turn++)
    for (const cron of CRONS) {
      await worker.scheduled(createScheduledController({ cron, scheduledTime: LATER }), env)
      await postOffice().work(LATER)
    }
}

async function everything(): Promise<Record<string, unknown[]>> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations'",
  ).all<{ name: string }>()
  const dumps = await Promise.all(results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`).all()))
  return Object.fromEntries(results.map(({ name }, index) => [name, dumps[index]?.results ?? []]))
}

test('two months later every alarm was raised and every window closed, and the same turn again changes no row at all', async () => {
  await turns(20)
  const kinds = await env.DB.prepare("SELECT DISTINCT kind FROM events WHERE actor_kind = 'system' ORDER BY kind").all<{
    kind: string
  }>()
  expect(kinds.results.map((row) => row.kind)).toEqual([
    'deadline.escalated_approver',
    'deadline.escalated_leader',
    'deadline.escalated_party',
    'deadline.outside_reminded',
    'deadline.overdue',
    'deadline.triage_late',
    'identity.used_for_email',
    'petition.info_lapsed',
    'petition.window_passed',
  ])
  const before = await everything()
  await turns(1)
  const after = await everything()
  for (const [table, rows] of Object.entries(after)) expect(rows, table).toEqual(before[table])
}, 120_000)
