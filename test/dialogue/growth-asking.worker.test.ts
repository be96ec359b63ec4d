import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import {
  alikeTopics,
  openTopics,
  publicTopic,
  TOPICS_SHOWN,
} from '../../worker/dialogue/asking/public/topic-queries.ts'
import { isJoined, join, voiceWith } from '../../worker/dialogue/asking/public/voice-queries.ts'
import { countedDatabase } from '../support/counted.ts'
import { topicOf } from './asking-cast.ts'

const MANY = 5_000

/** So many open topics of as many devices each, and as many voices at one of them. */
async function filled(topicId: string): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  await env.DB.batch([
    env.DB
      .prepare(`INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
        restricted, started_by, started_at, changed_at, published_at, submission_key, content_hash)
      ${numbers} SELECT 'many-' || i, 'binh-xa', 'dialogue_topic', 2025, i, 'gathering', 1, '', 'Chủ đề ' || i, 'binh-xa.mttq',
        0, '', '2025-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', 'many-' || i, '' FROM n`),
    env.DB
      .prepare(`INSERT INTO dialogue_topics (dossier_id, commune_id, category, summary, with_whom, with_body_id, is_open, devices)
      ${numbers} SELECT 'many-' || i, 'binh-xa', CASE i % 2 WHEN 0 THEN 'khac' ELSE 'y_te' END, 'Tóm tắt ' || i, 'chair',
        'binh-xa.ubnd', 1, i % 97 FROM n`),
    env.DB.prepare(`INSERT INTO dialogue_voices (id, commune_id, topic_id, device_hash, lookup_hash, submission_key, at)
      ${numbers} SELECT 'voice-' || i, 'binh-xa', '${topicId}', 'device-' || i, 'hash-' || i, 'voice-' || i,
        '2026-01-01T00:00:00.000Z' FROM n`),
  ])
}

test('beside thousands of topics and voices the pages of topics, joining and finding a voice cost the same', async () => {
  const topic = await topicOf()
  await filled(topic.id)
  const { cost, db } = countedDatabase()
  const rowsOf = async (act: () => Promise<unknown>) => {
    const before = { ...cost }
    await act()
    return { read: cost.rowsRead - before.rowsRead, written: cost.rowsWritten - before.rowsWritten }
  }
  const first = await rowsOf(() => openTopics(db, 'binh-xa', null))
  expect(first.read).toBeLessThanOrEqual(3 * (TOPICS_SHOWN + 1))
  const later = await rowsOf(() => openTopics(db, 'binh-xa', { devices: 40, id: 'many-9' }))
  expect(later.read).toBeLessThanOrEqual(3 * (TOPICS_SHOWN + 1) + 10)
  expect((await rowsOf(() => publicTopic(db, 'binh-xa', { year: 2025, number: 7 }))).read).toBeLessThanOrEqual(3)
  expect(
    (await rowsOf(() => alikeTopics(db, 'binh-xa', 'khac', { title: 'Đường hỏng', words: '' }))).read,
  ).toBeLessThanOrEqual(300)
  expect((await rowsOf(() => isJoined(db, topic.id, 'device-77'))).read).toBeLessThanOrEqual(3)

  const sent = { hamlet: '', name: '', phone: '', submissionKey: crypto.randomUUID() }
  const at = {
    communeId: 'binh-xa',
    topicId: topic.id,
    deviceHash: 'device-new',
    id: crypto.randomUUID(),
    now: new Date(),
  }
  const joined = await join(db, env, sent, at)
  if (!joined.ok) throw new Error('not joined')
  const again = await rowsOf(() => join(db, env, { ...sent, submissionKey: crypto.randomUUID() }, at))
  expect([again.read <= 10, again.written]).toEqual([true, 0])
  expect((await rowsOf(() => voiceWith(db, env, 'binh-xa', joined.secret))).read).toBeLessThanOrEqual(3)
})
