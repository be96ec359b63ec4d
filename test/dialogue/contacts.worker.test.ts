import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { forgetContacts } from '../../worker/dialogue/contact-sweep.ts'
import { lan } from '../support/people.ts'
import { joins, topicOf } from './asking-cast.ts'

const sealed = (topic: { id: string }) =>
  env.DB.prepare("SELECT count(*) AS n FROM dialogue_voices WHERE topic_id = ? AND sealed <> ''")
    .bind(topic.id)
    .first<number>('n')
const nightAfter = (days: number) => forgetContacts(connect(env), new Date(Date.now() + days * 24 * 3600_000))

test('Lan’s name and telephone go half a year after her topic was closed, not before, and her voice still counts', async () => {
  const topic = await topicOf()
  await joins(topic, lan, { hamlet: 'lang_dia', name: lan.name, phone: '0978123456' })
  expect(await sealed(topic)).toBe(1)
  await nightAfter(400)
  expect(await sealed(topic)).toBe(1)
  const closed = addDays(localDay(new Date()), -1)
  await env.DB.prepare("UPDATE dossiers SET status = 'closed', ended_at = ? WHERE id = ?")
    .bind(`${closed}T03:00:00.000Z`, topic.id)
    .run()
  await nightAfter(178)
  expect(await sealed(topic)).toBe(1)
  expect(await nightAfter(181)).toBeGreaterThan(0)
  expect(await sealed(topic)).toBe(0)
  expect(await nightAfter(181)).toBe(0)
  const kept = await env.DB.prepare('SELECT phone_hash, withdrawn_at FROM dialogue_voices WHERE topic_id = ?')
    .bind(topic.id)
    .first<{ phone_hash: string; withdrawn_at: string | null }>()
  expect(kept).toEqual({ phone_hash: expect.stringMatching(/^.{16,}$/), withdrawn_at: null })
})
