import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import worker from '../../worker/index.ts'
import { sendDay } from '../../worker/upward/months.ts'
import { petitionIn } from '../support/build.ts'
import { figuresAt, openProvinces } from './upward-cast.ts'

test('what Bình Xa sends of its petitions is what its cases say, one by one', async () => {
  const today = localDay(new Date())
  const month = today.slice(0, 7)
  await openProvinces(new Date())
  await env.DB.prepare('update area_communes set next_month = ?, send_on = ?').bind(month, sendDay(month)).run()
  for (const state of ['submitted', 'assigned', 'in_progress', 'answered', 'answered', 'closed', 'declined'] as const)
    await petitionIn(state)
  // One was late, one should have been answered by the end of the month, one was sent before it.
  const ids = (
    await env.DB.prepare('select id, status from cases order by number').all<{ id: string; status: string }>()
  ).results
  const late = ids.find(({ status }) => status === 'answered')
  const waiting = ids.filter(({ status }) => status === 'in_progress' || status === 'assigned')
  await env.DB.prepare('update cases set answered_in_time = 0 where id = ?')
    .bind(late?.id ?? '')
    .run()
  await env.DB.prepare('update cases set due_on = ? where id = ?')
    .bind(`${month}-02`, waiting[0]?.id ?? '')
    .run()
  await env.DB.prepare('update cases set submitted_at = ? where id = ?')
    .bind(`${addDays(`${month}-01`, -40)}T01:00:00.000Z`, waiting[1]?.id ?? '')
    .run()

  const at = new Date(`${sendDay(month)}T01:00:00Z`)
  // The first turn counts and sends; the second changes nothing of it.
  for (const scheduledTime of [at, new Date(at.getTime() + 300_000)])
    await worker.scheduled(createScheduledController({ cron: '*/5 * * * *', scheduledTime }), env)

  const { results } = await env.DB.prepare(
    `select status, answered_in_time in_time, answered_on, due_on, date(submitted_at, '+7 hours') sent_on from cases
        where commune_id = 'binh-xa' and restricted = 0`,
  ).all<{ status: string; in_time: number | null; answered_on: string | null; due_on: string; sent_on: string }>()
  const inMonth = (day: string | null) => day?.startsWith(month) ?? false
  const open = results.filter(
    ({ answered_on, status }) => answered_on === null && !['closed', 'declined'].includes(status),
  )
  const wanted = {
    petitions: results.filter((row) => inMonth(row.sent_on)).length,
    answered: results.filter((row) => inMonth(row.answered_on)).length,
    in_time: results.filter((row) => inMonth(row.answered_on) && row.in_time === 1).length,
    overdue: open.filter(({ due_on }) => due_on <= `${month}-31`).length,
  }
  expect(wanted).toMatchObject({ petitions: ids.length - 1, overdue: expect.any(Number) })
  expect(Math.min(wanted.answered, wanted.in_time, wanted.overdue, wanted.answered - wanted.in_time)).toBeGreaterThan(0)
  expect(await figuresAt('tuyen-quang', 'binh-xa', month)).toMatchObject(wanted)
})
