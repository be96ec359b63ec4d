import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { deliverWaiting } from '../../worker/notifications/deliver.ts'
import { MAX_ATTEMPTS } from '../../worker/notifications/queries.ts'
import { submit } from '../../worker/petitions/submit-queries.ts'

const db = connect(env)
const START = new Date('2026-11-23T01:00:00.000Z')

/** A post office that keeps what it was given, and refuses the first few. */
function post(refuseFirst: number, why = 'E_RATE_LIMIT_EXCEEDED') {
  const sent: { to: string; subject: string; text: string }[] = []
  let calls = 0
  const send = async (mail: { to: string; subject: string; text: string }) => {
    calls++
    if (calls <= refuseFirst) throw new Error(why)
    sent.push(mail)
    return { messageId: String(calls) }
  }
  return {
    sent,
    calls: () => calls,
    env: { ...env, MAIL: { send } as unknown as SendEmail, PUBLIC_ORIGIN: 'https://xa.example' },
  }
}

async function lanSends(email: string): Promise<string> {
  const book = await openBook(db, 'binh-xa', START)
  if (!book) throw new Error('no book')
  const receipt = await submit(
    db,
    env,
    book,
    {
      kind: 'report',
      category: 'moi_truong',
      hamlet: 'lang_dia',
      content: 'Rác ở đầu thôn đã một tháng chưa ai thu gom.',
      demand: [],
      place: '',
      latitude: null,
      longitude: null,
      name: 'Nguyễn Thị Lan',
      phone: '',
      email,
      hideIdentity: true,
      allowPublish: false,
      consent: true,
      submissionKey: crypto.randomUUID(),
    },
    { now: START, caseId: crypto.randomUUID(), suspicious: false, photos: [] },
  )
  if (receipt === 'conflict') throw new Error('conflict')
  return receipt.caseCode
}

test('Lan left an e-mail address and gets one message, without her name and without what she wrote', async () => {
  const office = post(0)
  const caseCode = await lanSends('lan@example.com')
  await deliverWaiting(db, office.env, START)
  await deliverWaiting(db, office.env, START)
  expect(office.sent).toHaveLength(1)
  expect(office.sent[0]).toMatchObject({ to: 'lan@example.com' })
  expect(office.sent[0]?.subject).toContain(caseCode)
  expect(office.sent[0]?.text).toContain('https://xa.example/binh-xa/tra-cuu')
  expect(JSON.stringify(office.sent)).not.toMatch(/Lan|Rác/)
})

test('a sender without an e-mail address causes no message', async () => {
  const office = post(0)
  await lanSends('')
  await deliverWaiting(db, office.env, new Date(START.getTime() + 3_600_000))
  expect(office.calls()).toBe(0)
})

test('a post office that fails three times and then works delivers once, after growing pauses', async () => {
  const office = post(3)
  await lanSends('hung@example.com')
  const hours: number[] = []
  for (let minute = 0; minute < 24 * 60 && office.sent.length === 0; minute++) {
    const before = office.calls()
    await deliverWaiting(db, office.env, new Date(START.getTime() + minute * 60_000))
    if (office.calls() > before) hours.push(minute)
  }
  expect(office.sent).toHaveLength(1)
  expect(hours).toEqual([0, 1, 5, 21])
})

test('an address that is refused for good is tried once and shown as failed', async () => {
  const office = post(99, 'E_RECIPIENT_SUPPRESSED')
  await lanSends('gone@example.com')
  for (const hours of [0, 10, 20]) await deliverWaiting(db, office.env, new Date(START.getTime() + hours * 3_600_000))
  expect(office.calls()).toBe(1)
  const row = await env.DB.prepare("select failure, failed_at from outbox where failure like 'E_REC%'").first()
  expect(row).toMatchObject({ failure: 'E_RECIPIENT_SUPPRESSED' })
})

test('a post office that never works is given up after six tries', async () => {
  const office = post(99)
  await lanSends('never@example.com')
  for (let hour = 0; hour < 200; hour++)
    await deliverWaiting(db, office.env, new Date(START.getTime() + hour * 3_600_000))
  expect(office.calls()).toBe(MAX_ATTEMPTS)
})

test('two deliveries at once send a message once', async () => {
  const office = post(0)
  await lanSends('once@example.com')
  await Promise.all([deliverWaiting(db, office.env, START), deliverWaiting(db, office.env, START)])
  expect(office.sent).toHaveLength(1)
})

test('using the address leaves an event, and the chain goes on', async () => {
  const rows = await env.DB.prepare(
    "select count(*) many from events where kind = 'identity.used_for_email'",
  ).first<number>('many')
  expect(rows).toBeGreaterThan(0)
})
