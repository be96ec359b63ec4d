import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { countTopics } from '../../worker/dialogue/asking/count-sweep.ts'
import { joins, type Topic, topicOf } from './asking-cast.ts'
import { confirms, type Counts, countsOf, onTopic, openTopic, somebody, voice, voters } from './desk-acts.ts'

const db = connect(env)
const sweep = () => countTopics(db, new Date())

type Said = { device?: string; phone?: string; hamlet?: string; confirmed?: boolean; withdrawn?: boolean }

/** What the numbers mean, said a second time and apart from the database. */
function meant(voices: readonly Said[]): Counts {
  const left = voices.filter(({ withdrawn }) => !withdrawn)
  const isCounted = ({ confirmed, device }: Said) => device !== undefined || confirmed === true
  const some = (list: (string | undefined)[]) => new Set(list.filter((one) => one !== undefined)).size
  return {
    devices:
      some(left.map(({ device }) => device)) +
      some(left.filter((one) => one.device === undefined && one.confirmed).map(({ phone }) => phone)),
    persons: some(left.filter(({ confirmed }) => confirmed).map(({ phone }) => phone)),
    hamlets: some(left.filter(isCounted).map(({ hamlet }) => hamlet)),
  }
}

async function counted(voices: readonly Said[]): Promise<Counts | null> {
  const topic = await topicOf({ title: 'Một chủ đề để đếm' })
  // Each with a request of his own: "I want this too" once for each device is not what is counted here.
  for (const one of voices) await voice(topic, { ...one, request: crypto.randomUUID() })
  await sweep()
  return countsOf(topic)
}

describe('who asks is counted', () => {
  test.each<[name: string, voices: Said[], counts: [number, number, number]]>([
    ['nobody', [], [0, 0, 0]],
    ['a device that left no number: as a device only', [{ device: 'd1', hamlet: 'a' }], [1, 0, 1]],
    ['a number that nobody called: not as a person', [{ device: 'd1', phone: 'p1' }], [1, 0, 0]],
    ['a number that was confirmed: as a person', [{ device: 'd1', phone: 'p1', confirmed: true }], [1, 1, 0]],
    [
      'one person with two devices: one person',
      [
        { device: 'd1', phone: 'p1', confirmed: true },
        { device: 'd2', phone: 'p1', confirmed: true },
      ],
      [2, 1, 0],
    ],
    [
      'two persons at one device: one device, two persons',
      [
        { device: 'd1', phone: 'p1', confirmed: true, hamlet: 'a' },
        { device: 'd1', phone: 'p2', confirmed: true, hamlet: 'b' },
      ],
      [1, 2, 2],
    ],
    ['a browser that keeps no cookie: not at all', [{ hamlet: 'a' }, { phone: 'p1', hamlet: 'b' }], [0, 0, 0]],
    ['the same once its number was confirmed: by itself', [{ phone: 'p1', confirmed: true, hamlet: 'a' }], [1, 1, 1]],
    ['whoever withdrew: no more', [{ device: 'd1', phone: 'p1', confirmed: true, withdrawn: true }], [0, 0, 0]],
    [
      'one of two devices of a person that withdrew: still a person',
      [
        { device: 'd1', phone: 'p1', confirmed: true, withdrawn: true },
        { device: 'd2', phone: 'p1', confirmed: true },
      ],
      [1, 1, 0],
    ],
  ])('%s', async (_, voices, [devices, persons, hamlets]) => {
    expect(await counted(voices)).toEqual({ devices, persons, hamlets })
    expect(meant(voices)).toEqual({ devices, persons, hamlets })
  })

  test('in any mixture as it is meant', async () => {
    const some = (letter: string, most: number) =>
      fc.option(
        fc.integer({ min: 1, max: most }).map((n) => `${letter}${n}`),
        { nil: undefined },
      )
    const said = fc
      .record({
        device: some('d', 5),
        phone: some('p', 5),
        hamlet: some('h', 3),
        calls: fc.boolean(),
        withdrawn: fc.boolean(),
      })
      .map(({ calls, device, hamlet, phone, withdrawn }): Said => ({
        ...(device === undefined ? {} : { device }),
        ...(hamlet === undefined ? {} : { hamlet }),
        ...(phone === undefined ? {} : { phone, confirmed: calls }),
        withdrawn,
      }))
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 12 }), async (voices) => {
        expect(await counted(voices)).toEqual(meant(voices))
      }),
      { numRuns: 12 },
    )
  })
})

describe('the clock', () => {
  test('counts who came since its last turn, takes off who withdrew, and finds nothing the second time', async () => {
    const topic = await topicOf({ title: 'Ai vừa bày tỏ' })
    const first = await voice(topic, { device: 'x1', hamlet: 'a' })
    await voice(topic, { device: 'x2', hamlet: 'b' })
    expect(await sweep()).toBeGreaterThan(0)
    expect(await countsOf(topic)).toEqual({ devices: 2, persons: 0, hamlets: 2 })
    expect(await sweep()).toBe(0)
    const at = new Date().toISOString()
    await env.DB.prepare('UPDATE dialogue_voices SET withdrawn_at = ? WHERE id = ?').bind(at, first).run()
    expect(await sweep()).toBeGreaterThan(0)
    expect(await countsOf(topic)).toEqual({ devices: 1, persons: 0, hamlets: 1 })
    await sweep()
    expect(await sweep()).toBe(0)
  })

  test('run by two machines at once counts everybody once', async () => {
    const topic = await topicOf({ title: 'Hai máy cùng đếm' })
    for (let at = 0; at < 30; at++) await voice(topic, { device: `y${at}` })
    await Promise.all([sweep(), sweep(), sweep()])
    expect(await countsOf(topic)).toMatchObject({ devices: 30 })
  })

  test('also counts those who say "I want this too" on the page', async () => {
    const { topic } = await openTopic('Nhà văn hóa thôn dột')
    for (let at = 0; at < 3; at++) expect((await joins(topic, somebody())).status).toBe(303)
    await sweep()
    expect(await countsOf(topic)).toMatchObject({ devices: 4 })
  })
})

describe('topics that are put together', () => {
  let from: Topic
  let into: Topic
  beforeAll(async () => {
    ;({ topic: from } = await openTopic('Đường thôn Lâm sạt lở'))
    ;({ topic: into } = await openTopic('Đường thôn Lâm lầy lội'))
    // Two asked for both: one with the same device, one with the same telephone.
    await voice(from, { device: 'm1', phone: 'q1', confirmed: true, hamlet: 'a' })
    await voice(into, { device: 'm1', hamlet: 'a' })
    await voice(from, { device: 'm2', phone: 'q2', confirmed: true, hamlet: 'b' })
    await voice(into, { device: 'm3', phone: 'q2', confirmed: true, hamlet: 'b' })
    await voice(from, { device: 'm4', hamlet: 'c', withdrawn: true })
    await sweep()
  })

  test('count each device and each person once; nobody is lost, and both histories say so', async () => {
    expect(await countsOf(from)).toEqual({ devices: 3, persons: 2, hamlets: 2 })
    expect(await countsOf(into)).toEqual({ devices: 3, persons: 1, hamlets: 2 })
    await onTopic('dieuphoi', from, 'nhap-chu-de', { into: into.id })
    // m1, m2, m3, and the devices of the two requests; q1 and q2.
    expect(await countsOf(into)).toEqual({ devices: 5, persons: 2, hamlets: 2 })
    const kinds = await env.DB.prepare(
      `SELECT group_concat(kind) AS kinds FROM dossier_events WHERE dossier_id IN (?, ?) AND (kind LIKE '%merged' OR kind LIKE '%took_in')`,
    )
      .bind(from.id, into.id)
      .first<string>('kinds')
    expect(kinds?.split(',').sort()).toEqual(['dialogue_topic.merged', 'dialogue_topic.took_in'])
  })

  test('take along who joined the old one a moment too late', async () => {
    await voice(from, { device: 'm9', hamlet: 'd' })
    await sweep()
    await sweep()
    expect(await countsOf(into)).toEqual({ devices: 6, persons: 2, hamlets: 3 })
  })

  test('come to the number together, and are told once', async () => {
    await voters(30)
    const { topic } = await openTopic('Đường thôn Lâm chưa có cống')
    const id = await voice(topic, { device: 'm10', phone: 'q10' })
    await confirms(id)
    expect(
      await env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(topic.id).first<string>('status'),
    ).toBe('gathering')
    await onTopic('dieuphoi', topic, 'nhap-chu-de', { into: into.id })
    const row = await env.DB.prepare('SELECT * FROM dialogue_topics WHERE dossier_id = ?')
      .bind(into.id)
      .first<Record<string, number>>()
    expect(row).toMatchObject({ persons: 3, threshold_persons: 3, threshold_voters: 30 })
  })
})
