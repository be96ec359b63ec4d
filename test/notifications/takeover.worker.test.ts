import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { sweepMessages } from '../../worker/notifications/post-sweep.ts'
import { sendPetition } from '../support/build.ts'
import { lan } from '../support/people.ts'
import { counted, db, messageOf, postOffice, soon } from './office.ts'

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("UPDATE messages SET state = 'dropped'"), env.DB.prepare('DELETE FROM outbox')])
})

/** Lan's petition as an older Worker took it: with what it writes for her, and put off to then. */
async function takenByAnOlderWorker(email: string, set: { nextAt?: Date; sentAt?: Date } = {}): Promise<string> {
  const { id } = await sendPetition({ email }, lan)
  const now = new Date().toISOString()
  await env.DB.batch([
    env.DB.prepare('DELETE FROM messages WHERE case_id = ?').bind(id),
    env.DB.prepare(
      `INSERT INTO outbox (id, commune_id, case_id, seq, channel, message, created_at, next_at, sent_at)
       VALUES (? || '.1.email', 'binh-xa', ?, 1, 'email', 'submitted', ?, ?, ?)`,
    ).bind(id, id, now, set.nextAt?.toISOString() ?? now, set.sentAt?.toISOString() ?? null),
  ])
  return id
}

test('Lan, whose petition an older Worker took during a deployment, gets her e-mail, once', async () => {
  const id = await takenByAnOlderWorker('lan@example.com')
  const office = postOffice()
  for (const minutes of [0, 5, 10]) {
    await sweepMessages(db, office.env, soon(minutes))
    await office.work(soon(minutes))
  }
  expect(office.sent.map((mail) => mail.to)).toEqual(['lan@example.com'])
  expect(office.sent[0]?.subject).toContain('đã nhận được nội dung ông/bà gửi')
  expect(await messageOf(id, 'all')).toMatchObject({ id: `${id}.1`, state: 'sent' })
  expect(await env.DB.prepare('SELECT count(*) AS many FROM outbox').first('many')).toBe(0)
})

test('Lan, whose e-mail an older Worker has sent or has in hand, does not get it from the new one too', async () => {
  const sent = await takenByAnOlderWorker('sent@example.com', { sentAt: new Date() })
  const inHand = await takenByAnOlderWorker('hand@example.com', { nextAt: soon(4) })
  const office = postOffice()
  await sweepMessages(db, office.env, soon())
  await office.work(soon())
  expect(office.sent).toEqual([])
  // The older Worker died over it: its time comes again, and it is sent.
  await sweepMessages(db, office.env, soon(5))
  await office.work(soon(5))
  expect(office.sent.map((mail) => mail.to)).toEqual(['hand@example.com'])
  expect(await counted(`case_id = '${inHand}'`)).toEqual({ 'all sent': 1, 'email sent': 1 })
  expect(await counted(`case_id = '${sent}'`)).toEqual({})
})

test('Lan, whose message was taken over and then came again, is written to once', async () => {
  const id = await takenByAnOlderWorker('both@example.com')
  await env.DB.prepare(
    `INSERT INTO messages (id, commune_id, case_id, seq, channel, recipient_kind, recipient_id, message, created_at, next_at)
     SELECT case_id || '.1', commune_id, case_id, 1, 'all', 'sender', case_id, 'petition.submitted', created_at, next_at FROM outbox`,
  ).run()
  const office = postOffice()
  for (const minutes of [0, 5]) {
    await sweepMessages(db, office.env, soon(minutes))
    await office.work(soon(minutes))
  }
  expect(office.sent).toHaveLength(1)
  expect(await counted(`case_id = '${id}'`)).toEqual({ 'all sent': 1, 'email sent': 1 })
})
