import { createMessageBatch, createExecutionContext, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { writeTogether } from '../../worker/db/connect.ts'
import { keepMessages } from '../../worker/notifications/outbox-queries.ts'
import { dispatch } from '../../worker/notifications/dispatch-post.ts'
import { deliverOne } from '../../worker/notifications/deliver.ts'
import { postOf } from '../../worker/notifications/post.ts'
import { claim, MAX_ATTEMPTS, messageById } from '../../worker/notifications/queries.ts'
import { sendPetition } from '../support/build.ts'
import { hung, lan } from '../support/people.ts'
import { A_DAY, counted, db, messageOf, postOffice, soon, WORDS } from './office.ts'

/** A queue that loses what it is given. */
const LOSING = { POST: { send: async () => {}, sendBatch: async () => {} } as unknown as Queue }

beforeEach(async () => {
  await env.DB.prepare("UPDATE messages SET state = 'dropped'").run()
})

test('Lan left an e-mail address and gets one message, without her name and without what she wrote', async () => {
  const office = postOffice()
  const { code } = await sendPetition({ email: 'lan@example.com' }, lan)
  await office.work(soon())
  await office.work(soon(30))
  expect(office.sent).toHaveLength(1)
  expect(office.sent[0]).toMatchObject({ to: 'lan@example.com' })
  expect(office.sent[0]?.subject).toContain(code)
  expect(office.sent[0]?.text).toContain('https://xa.example/binh-xa/tra-cuu')
  expect(JSON.stringify(office.sent)).not.toMatch(/Lan|Rác/)
})

test('a sender without an e-mail address causes no e-mail', async () => {
  const office = postOffice()
  await sendPetition({}, hung)
  await office.work(soon())
  expect(office.calls()).toBe(0)
})

test('a mail service that fails three times and then works delivers once, after growing pauses', async () => {
  const office = postOffice(3)
  const { id } = await sendPetition({ email: 'hung@example.com' }, hung)
  const tried: number[] = []
  for (let minute = 0; minute < 24 * 60; minute++) {
    const before = office.calls()
    await office.work(soon(minute))
    if (office.calls() > before) tried.push(minute)
    if (office.sent.length > 0 && minute > 60) break
  }
  expect(office.sent).toHaveLength(1)
  expect(tried).toEqual([0, 1, 5, 21])
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'sent', attempts: 4, failure: '' })
})

test('a mail service that never works is given up after six tries, and the message is among the failed', async () => {
  const office = postOffice(99)
  const { id } = await sendPetition({ email: 'never@example.com' }, lan)
  for (const minute of A_DAY) await office.work(soon(minute))
  expect(office.calls()).toBe(MAX_ATTEMPTS)
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'failed', failure: 'E_RATE_LIMIT_EXCEEDED' })
  expect(await counted(`case_id = '${id}'`)).toEqual({ 'all sent': 1, 'email failed': 1 })
})

test('an address that is refused for good is tried once', async () => {
  const office = postOffice(99, 'E_RECIPIENT_SUPPRESSED')
  const { id } = await sendPetition({ email: 'gone@example.com' }, lan)
  for (const hours of [0, 10, 20]) await office.work(soon(hours * 60))
  expect(office.calls()).toBe(1)
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'failed', failure: 'E_RECIPIENT_SUPPRESSED' })
})

test('a message that the queue brings twice at once is sent once', async () => {
  const office = postOffice()
  const { id } = await sendPetition({ email: 'once@example.com' }, lan)
  await dispatch(db, LOSING, soon())
  const message = await messageOf(id, 'email')
  const bring = () => deliverOne(db, office.env, message?.id ?? '', soon(), WORDS)
  expect(await Promise.all([bring(), bring()])).toEqual([null, null])
  expect(await bring()).toBeNull()
  expect(office.sent).toHaveLength(1)
})

test('a consumer that died between sending and marking leaves a message in doubt, and it is not sent again', async () => {
  const office = postOffice()
  const { id } = await sendPetition({ email: 'doubt@example.com' }, lan)
  await dispatch(db, LOSING, soon())
  const before = await messageOf(id, 'email')
  const row = await messageById(db, before?.id ?? '')
  if (!row) throw new Error('no message')
  expect(await claim(db, row, soon())).toBe(true)
  // Here it died. The queue brings the message again, and the clock goes on looking.
  expect(await deliverOne(db, office.env, row.id, soon(1), WORDS)).toBeNull()
  for (const minutes of [5, 20, 600]) await office.work(soon(minutes))
  expect(office.calls()).toBe(0)
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'unsure', attempts: 1 })
})

test('a mail service that breaks off without a word leaves the message in doubt', async () => {
  const office = postOffice(1, 'Network connection lost.')
  const { id } = await sendPetition({ email: 'network@example.com' }, lan)
  for (const minutes of [0, 5, 60]) await office.work(soon(minutes))
  expect(office.calls()).toBe(1)
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'unsure' })
})

test('a message that the queue lost is found by the clock', async () => {
  const office = postOffice()
  const { id } = await sendPetition({ email: 'lost@example.com' }, lan)
  await dispatch(db, LOSING, soon())
  await office.work(soon(5))
  expect(office.sent).toHaveLength(0)
  await office.work(soon(16))
  expect(office.sent).toHaveLength(1)
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'sent' })
})

test('the queue is asked to bring a refused message again, and a dead letter ends among the failed', async () => {
  const office = postOffice(1)
  const { id } = await sendPetition({ email: 'queue@example.com' }, lan)
  await dispatch(db, LOSING, soon())
  const message = await messageOf(id, 'email')
  const bring = async (queue: string) => {
    const batch = createMessageBatch(queue, [
      { id: 'first', timestamp: new Date(), attempts: 1, body: { id: message?.id } },
    ])
    await postOf(WORDS)(batch, office.env)
    return getQueueResult(batch, createExecutionContext())
  }
  expect(await bring('nghe-dan-post')).toMatchObject({ retryMessages: [{ msgId: 'first' }], explicitAcks: [] })
  expect(await bring('nghe-dan-post-failed')).toMatchObject({ explicitAcks: ['first'], retryMessages: [] })
  expect(await messageOf(id, 'email')).toMatchObject({ state: 'failed', failure: 'E_RATE_LIMIT_EXCEEDED' })
})

test('using the address leaves an event', async () => {
  const { id } = await sendPetition({ email: 'event@example.com' }, lan)
  await postOffice().work(soon())
  const { results } = await env.DB.prepare('SELECT kind FROM events WHERE case_id = ? ORDER BY seq').bind(id).all()
  expect(results.map((row) => row.kind)).toEqual(['petition.submitted', 'identity.used_for_email'])
})

test('two hundred messages at once all go out, and what is too much for one look calls for the next', async () => {
  const { id } = await sendPetition({}, lan)
  const rows = Array.from({ length: 200 }, (_, index) => ({
    id: `many.${index}`,
    communeId: 'binh-xa',
    caseId: id,
    seq: 1,
    channel: 'all' as const,
    recipientKind: 'audience' as const,
    recipientId: 'binh-xa.mttq:coordinator',
    message: 'petition.returned',
    byId: '',
    detail: {},
    createdAt: new Date().toISOString(),
  }))
  await writeTogether(db, [keepMessages(rows)])
  let calls = 0
  const send = async () => {
    calls++
  }
  const post = { send, sendBatch: async () => {} } as unknown as Queue
  await dispatch(db, { POST: post }, soon())
  expect(await counted("id LIKE 'many.%'")).toEqual({ 'all sent': 120, 'all waiting': 80 })
  expect(calls).toBe(1)
  await dispatch(db, { POST: post }, soon())
  expect(await counted("id LIKE 'many.%'")).toEqual({ 'all sent': 200 })
  expect(calls).toBe(1)
})
