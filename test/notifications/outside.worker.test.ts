import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { dispatch } from '../../worker/notifications/dispatch-post.ts'
import { sweepMessages } from '../../worker/notifications/post-sweep.ts'
import { claim, messageById } from '../../worker/notifications/queries.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { sendPetition } from '../support/build.ts'
import { hung, lan, officer } from '../support/people.ts'
import { A_DAY, counted, db, happened, messageOf, postOffice, received, soon } from './office.ts'
import { browser } from './subscriber.ts'

/** A queue that loses what it is given. */
const LOSING = { POST: { send: async () => {}, sendBatch: async () => {} } as unknown as Queue }

beforeEach(async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE messages SET state = 'dropped'"),
    env.DB.prepare("UPDATE webhooks SET ended_at = '2026-01-01'"),
    env.DB.prepare("INSERT OR REPLACE INTO marks (name, value) VALUES ('messages.new_cases', ?)").bind(
      `${new Date().toISOString()} `,
    ),
  ])
})

/** An administrator adds a system; its secret, from the page that shows it once. */
async function listening(url: string, events: string[] = []): Promise<string> {
  const answer = await as(officer('quantri')).post('/can-bo/cai-dat/webhook', {
    name: 'Tổng đài của tỉnh',
    url,
    events,
  })
  expect(answer.status).toBe(200)
  return /class="code">([0-9a-f]{64})</.exec(await answer.text())?.[1] ?? ''
}

test('a system outside hears what happened to which case, signed, and neither names nor words', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/200`
  const secret = await listening(url)
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.assigned')
  const office = postOffice()
  await office.work(soon())
  await office.work(soon(30))
  const got = await received(url)
  expect(got).toHaveLength(1)
  const body = Buffer.from(got[0]?.body ?? '', 'base64').toString()
  const headers = got[0]?.headers ?? {}
  const expected = createHmac('sha256', secret).update(`${headers['x-nghe-dan-timestamp']}.${body}`).digest('hex')
  expect(headers['x-nghe-dan-signature']).toBe(`sha256=${expected}`)
  const { dueOn, at, delivery, ...rest } = JSON.parse(body) as Record<string, string>
  expect(rest).toEqual({ commune: 'binh-xa', code, event: 'petition.assigned', status: '<submitted>' })
  expect(delivery).toBe(headers['x-nghe-dan-delivery'])
  expect(dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(JSON.stringify(got)).not.toMatch(/Lan|0978/)
  expect(body).not.toMatch(/Rác/)
})

test('a system that fails three times and then works gets the message four times under one delivery id', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/500,503,500,200`
  await listening(url)
  const { id } = await sendPetition({}, lan)
  await happened(id, 'petition.answered')
  const office = postOffice()
  for (let minute = 0; minute < 120; minute++) await office.work(soon(minute))
  const got = await received(url)
  expect(got).toHaveLength(4)
  expect(new Set(got.map((one) => one.headers['x-nghe-dan-delivery'])).size).toBe(1)
  expect(await messageOf(id, 'webhook')).toMatchObject({ state: 'sent', attempts: 4 })
})

test('a system that never answers ends among the failed; the coordinator sees it and sends it again by hand', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/500,500,500,500,500,500,200`
  await listening(url)
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.answered')
  const office = postOffice()
  for (const minute of A_DAY) await office.work(soon(minute))
  expect(await received(url)).toHaveLength(6)
  expect(await messageOf(id, 'webhook')).toMatchObject({ state: 'failed', failure: 'receiver answered 500' })
  for (const username of ['dieuphoi', 'quantri']) {
    const page = plain(await (await as(officer(username)).get('/can-bo/tin')).text())
    expect(page).toContain(code)
    expect(page).toContain('Hệ thống nhận báo lỗi 500, đã thử 6 lần.')
    expect(page).not.toMatch(/Rác|Lan/)
  }
  expect((await as(officer('xuly.kinhte')).get('/can-bo/tin')).status).toBe(403)
  const elsewhere = await as(officer('dieuphoi.dakpo')).get('/can-bo/tin')
  expect(await elsewhere.text()).not.toContain(code)
  const message = await messageOf(id, 'webhook')
  await as(officer('dieuphoi.dakpo')).post('/can-bo/tin/gui-lai', { tin: message?.id ?? '' })
  expect(await messageOf(id, 'webhook')).toMatchObject({ state: 'failed' })
  const answer = await as(officer('dieuphoi')).post('/can-bo/tin/gui-lai', { tin: message?.id ?? '' })
  expect(answer.headers.get('location')).toBe('/can-bo/tin?da-gui=1')
  await office.work(soon())
  expect(await received(url)).toHaveLength(7)
  expect(await messageOf(id, 'webhook')).toMatchObject({ state: 'sent' })
})

test('all failed messages are sent again at once, but one in doubt only by itself', async () => {
  const office = postOffice(2, 'E_VALIDATION_ERROR')
  const doubtful = await sendPetition({ email: 'a@example.com' }, lan)
  for (const email of ['b@example.com', 'c@example.com']) await sendPetition({ email }, hung)
  await dispatch(db, LOSING, soon())
  const row = await messageById(db, (await messageOf(doubtful.id, 'email'))?.id ?? '')
  if (row) await claim(db, row, soon())
  for (const minutes of [16, 40]) await office.work(soon(minutes))
  expect(await counted("channel = 'email' and state <> 'dropped'")).toEqual({ 'email failed': 2, 'email unsure': 1 })
  const all = await as(officer('dieuphoi')).post('/can-bo/tin/gui-lai', { tin: 'failed' })
  expect(all.headers.get('location')).toBe('/can-bo/tin?da-gui=2')
  await office.work(soon(60))
  expect(office.sent.map((mail) => mail.to).sort()).toEqual(['b@example.com', 'c@example.com'])
  const one = await as(officer('dieuphoi')).post('/can-bo/tin/gui-lai', { tin: row?.id ?? '' })
  expect(one.headers.get('location')).toBe('/can-bo/tin?da-gui=1')
  await office.work(soon(80))
  expect(office.sent.map((mail) => mail.to)).toContain('a@example.com')
})

test('a webhook that broke off between sending and marking is sent again under the same id', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/down,200`
  await listening(url)
  const { id } = await sendPetition({}, lan)
  await happened(id, 'petition.answered')
  const office = postOffice()
  for (const minutes of [0, 1, 2]) await office.work(soon(minutes))
  const got = await received(url)
  expect(got).toHaveLength(2)
  expect(got[0]?.headers['x-nghe-dan-delivery']).toBe(got[1]?.headers['x-nghe-dan-delivery'])
})

test('a system hears only of what it asked for, nothing once it has ended, and nothing of a case out of sight', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/200`
  await listening(url, ['petition.answered'])
  const { id } = await sendPetition({}, lan)
  const office = postOffice()
  await happened(id, 'petition.assigned')
  await office.work(soon())
  expect(await received(url)).toHaveLength(0)
  await env.DB.prepare('UPDATE cases SET version = version + 1 WHERE id = ?').bind(id).run()
  await happened(id, 'petition.answered')
  await office.work(soon(1))
  expect(await received(url)).toHaveLength(1)
  await env.DB.prepare('UPDATE cases SET version = version + 1, restricted = 1 WHERE id = ?').bind(id).run()
  await happened(id, 'petition.answered')
  await office.work(soon(2))
  expect(await received(url)).toHaveLength(1)
  const other = await sendPetition({}, hung)
  const hook = await env.DB.prepare('SELECT id FROM webhooks WHERE url = ?').bind(url).first<string>('id')
  await as(officer('quantri.dakpo')).post('/can-bo/cai-dat/webhook/thoi', { id: hook ?? '' })
  expect(await env.DB.prepare('SELECT ended_at FROM webhooks WHERE id = ?').bind(hook).first('ended_at')).toBeNull()
  await as(officer('quantri')).post('/can-bo/cai-dat/webhook/thoi', { id: hook ?? '' })
  await happened(other.id, 'petition.answered')
  await office.work(soon(3))
  expect(await received(url)).toHaveLength(1)
})

test('a system that asked for it hears of a new petition from the clock', async () => {
  const url = `https://tong-dai.example/${crypto.randomUUID()}/200`
  await listening(url)
  const { code } = await sendPetition({}, lan)
  const office = postOffice()
  for (const minutes of [5, 10]) {
    await sweepMessages(db, office.env, soon(minutes))
    await office.work(soon(minutes))
  }
  const events = (await received(url)).map((one) => JSON.parse(Buffer.from(one.body, 'base64').toString()) as object)
  expect(events).toMatchObject([{ event: 'petition.submitted', code }])
})

test.each([
  ['http://tong-dai.example/', 'url'],
  ['https://10.0.0.1/', 'url'],
  ['https://localhost/', 'url'],
  ['chưa có', 'url'],
])('an administrator cannot have %s told; what he typed is kept', async (url) => {
  const answer = await as(officer('quantri')).post('/can-bo/cai-dat/webhook', { name: 'Tổng đài lạ', url })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('value="Tổng đài lạ"')
  expect(html).toContain('id="url-error"')
})

test('only an administrator opens the page of systems', async () => {
  expect((await as(officer('dieuphoi')).get('/can-bo/cai-dat/webhook')).status).toBe(403)
})

test('an officer’s browser that wants to be told opens what comes: the code, and nothing else', async () => {
  const phone = browser()
  const endpoint = `https://push.example/${crypto.randomUUID()}/201`
  const path = '/can-bo/tin-bao/may'
  expect((await as(officer('duyet.mattran')).post(path, { endpoint, ...phone.keys })).status).toBe(204)
  expect((await as(officer('duyet.mattran')).post(path, { endpoint, ...phone.keys })).status).toBe(204)
  const settings = { workspace: 'at_once', email: 'off', push: 'at_once' }
  expect((await as(officer('duyet.mattran')).post('/can-bo/tin-bao/cai-dat', settings)).status).toBe(303)
  const { id, code } = await sendPetition({}, lan)
  await happened(id, 'petition.advise_proposed')
  const office = postOffice()
  await office.work(soon())
  await office.work(soon(20))
  const got = await received(endpoint)
  expect(got).toHaveLength(1)
  expect(JSON.parse(phone.open(got[0]?.body ?? ''))).toEqual({
    text: `Hồ sơ ${code} có tin mới`,
    url: '/can-bo/tin-bao',
    tag: code,
  })
  expect(got[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
})

test('a browser that is gone is forgotten, and the officer is not pushed to again', async () => {
  const phone = browser()
  const endpoint = `https://push.example/${crypto.randomUUID()}/410`
  await env.DB.prepare("DELETE FROM push_subscriptions WHERE owner_kind = 'staff'").run()
  await as(officer('duyet.mattran')).post('/can-bo/tin-bao/may', { endpoint, ...phone.keys })
  const { id } = await sendPetition({}, lan)
  await happened(id, 'petition.advise_proposed')
  const office = postOffice()
  for (const minutes of [0, 5, 60]) await office.work(soon(minutes))
  expect(await received(endpoint)).toHaveLength(1)
  expect(
    await env.DB.prepare('SELECT count(*) AS n FROM push_subscriptions WHERE endpoint = ?').bind(endpoint).first('n'),
  ).toBe(0)
})

test.each([
  ['an address inside', 'https://10.0.0.1/x'],
  ['plain http', 'http://push.example/x'],
])('a browser that names %s is refused', async (_, endpoint) => {
  const answer = await as(officer('duyet.mattran')).post('/can-bo/tin-bao/may', { endpoint, ...browser().keys })
  expect(answer.status).toBe(400)
})

test('who had a system told, and who ended it, stands in the commune’s journal of settings', async () => {
  await listening(`https://tong-dai.example/${crypto.randomUUID()}/200`)
  const answer = await as(officer('quantri')).get('/can-bo/cai-dat/nhat-ky')
  expect(answer.status).toBe(200)
  expect(plain(await answer.text())).toContain('Thêm hệ thống nhận tin: Tổng đài của tỉnh')
})
