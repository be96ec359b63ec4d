import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { type Petition, sendPetition } from '../support/build.ts'
import { hung, lan } from '../support/people.ts'
import { happened, postOffice, received, soon } from './office.ts'
import { browser } from './subscriber.ts'

const phone = browser()

async function answered({ id }: Petition): Promise<void> {
  await happened(id, 'petition.answered')
  await env.DB.prepare('UPDATE cases SET version = version + 1 WHERE id = ?').bind(id).run()
}

test('Lan’s phone is told when her case is answered, by its code, and no more once she says so', async () => {
  const petition = await sendPetition({}, lan)
  const here = `/binh-xa/ho-so/${petition.code}`
  const endpoint = `https://push.example/${crypto.randomUUID()}/201`
  expect((await as(lan).post(`${here}/bao-tin`, { endpoint, ...phone.keys })).status).toBe(204)
  expect(await (await as(lan).get(here)).text()).toContain('Đang báo trên 1 máy')
  await answered(petition)
  const office = postOffice()
  await office.work(soon())
  const [got] = await received(endpoint)
  const words = JSON.parse(phone.open(got?.body ?? ''))
  expect(words).toEqual({ text: `Hồ sơ ${petition.code} có tin mới`, url: here, tag: petition.code })
  expect((await as(lan).post(`${here}/bao-tin/thoi`)).status).toBe(303)
  await answered(petition)
  await office.work(soon())
  expect(await received(endpoint)).toHaveLength(1)
})

test('nobody follows a case without its secret', async () => {
  const { code, id } = await sendPetition({}, lan)
  const endpoint = `https://push.example/${crypto.randomUUID()}/201`
  expect((await as(hung).post(`/binh-xa/ho-so/${code}/bao-tin`, { endpoint, ...phone.keys })).status).toBe(404)
  const many = await env.DB.prepare('SELECT count(*) AS n FROM push_subscriptions WHERE owner_id = ?')
    .bind(id)
    .first('n')
  expect(many).toBe(0)
})

test('the page of Lan’s case asks her browser for nothing: the script waits for the button', async () => {
  const { code } = await sendPetition({}, lan)
  const html = await (await as(lan).get(`/binh-xa/ho-so/${code}`)).text()
  expect(html).toMatch(/data-push="[\w-]{87}"/)
  expect(html).toMatch(/<p hidden[^>]*><button type="button" class="quiet">Báo cho tôi khi có tin mới/)
})

test('the pages of a first visit carry nothing of it', async () => {
  for (const path of ['/', '/binh-xa', '/binh-xa/gui'])
    expect(await (await as(lan).get(path)).text()).not.toMatch(/data-push|assets\/push/)
})
