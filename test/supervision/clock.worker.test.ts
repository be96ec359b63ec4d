import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { PROGRAMME_CLOCK, SUPERVISION_CLOCK } from '../../worker/supervision/clock-queries.ts'
import { deed, ECONOMY, FRONT, inDays, paper, programmeOpen, rowOf, topicIn, year } from './build.ts'

const KINDS = { supervision: SUPERVISION_CLOCK, programme: PROGRAMME_CLOCK }
const at = (day: string) => new Date(`${day}T02:00:00Z`)
/** Turns of the clock on a day, until nothing is left to do. */
async function wake(day: string, kinds: Parameters<typeof wakeDossiers>[2] = KINDS): Promise<number> {
  let many = 0
  for (let turn = 0; turn < 4; turn++) many += await wakeDossiers(connect(env), at(day), kinds)
  return many
}
async function told(id: string): Promise<{ to: string; what: string }[]> {
  const { results } = await env.DB.prepare(
    "SELECT recipient_id AS \"to\", json_extract(detail, '$.what') AS what FROM messages WHERE id LIKE ? AND by_id = '' ORDER BY seq, id",
  )
    .bind(`${id}.%`)
    .all<{ to: string; what: string }>()
  return results
}

test('Phòng Kinh tế is reminded of its report before the day and told the day after; the second turn says nothing', async () => {
  const topic = await topicIn('notified')
  const turn = (day: string) => wake(day, { supervision: SUPERVISION_CLOCK })
  expect(await turn(inDays(1))).toBe(0)
  const { wake_on: wakeOn } = await rowOf(topic)
  expect(String(wakeOn) < inDays(33) && String(wakeOn) > inDays(20)).toBe(true)
  expect(await turn(String(wakeOn))).toBe(1)
  expect(await turn(String(wakeOn))).toBe(0)
  expect(await turn(inDays(34))).toBe(1)
  expect(await turn(inDays(35))).toBe(0)
  const messages = await told(topic.id)
  const toBody = messages.filter(({ to }) => to === `${ECONOMY}:handler,approver`).map(({ what }) => what)
  expect(toBody).toHaveLength(2)
  expect(toBody[0]).toContain('Phòng Kinh tế gửi báo cáo trước hết')
  expect(toBody[1]).toContain('Phòng Kinh tế chưa gửi báo cáo')
  for (const what of toBody) expect(what).toContain('thời hạn theo luật: Điều 7 khoản 3')
  expect(messages.some(({ to }) => to === '@vi-du.giamsat')).toBe(true)
})

test('of a report that came in time the clock says nothing more', async () => {
  const topic = await topicIn('notified')
  await deed('xuly.kinhte', topic, 'gui-bao-cao', { files: [paper()] })
  await wake(inDays(34))
  expect((await told(topic.id)).filter(({ what }) => what.includes('gửi báo cáo'))).toEqual([])
})

test('a report of the team that does not come is told to whoever leads, the team and the Front', async () => {
  const topic = await topicIn('session_closed')
  await wake(inDays(1))
  await wake(inDays(22))
  const late = (await told(topic.id)).filter(({ what }) => what.includes('đã quá hạn'))
  expect(late.map(({ to }) => to)).toEqual(
    expect.arrayContaining([`${FRONT}:coordinator,approver,handler,supervisor_member`, '@vi-du.giamsat']),
  )
  expect(late[0]?.what).toContain('Điều 9 Nghị quyết liên tịch 403/2017')
})

test('a programme that is not issued when its year begins is spoken of to the Front, once', async () => {
  await programmeOpen()
  const row = await env.DB.prepare("SELECT id FROM dossiers WHERE kind = 'programme' AND year = ?")
    .bind(year())
    .first<{ id: string }>()
  await wake(`${year()}-01-05`)
  await wake(`${year()}-01-06`)
  const messages = (await told(row?.id ?? '')).filter(({ what }) => what.includes('Muộn hơn quy định'))
  expect(messages.map(({ to }) => to)).toEqual([`${FRONT}:coordinator,approver`])
})
