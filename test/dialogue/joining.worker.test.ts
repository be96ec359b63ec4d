import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, nobody } from '../support/people.ts'
import { asked, HERE, joins, mainOf, network, topicOf, voicesAt } from './asking-cast.ts'

const voice = (topic: { id: string }) =>
  env.DB.prepare('SELECT * FROM dialogue_voices WHERE topic_id = ? ORDER BY at DESC, id LIMIT 1')
    .bind(topic.id)
    .first<Record<string, string | null>>()

describe('"I want this too"', () => {
  test('is one row of its own: nothing of the topic is written, and Lan gets two codes to take it back', async () => {
    const topic = await topicOf()
    const before = await env.DB.prepare('SELECT * FROM dialogue_topics WHERE dossier_id = ?').bind(topic.id).first()
    const answer = await joins(topic, lan, { hamlet: 'lang_dia', name: lan.name, phone: '+84 978 123 456' })
    expect(answer.status).toBe(303)
    const [path = '', secret = ''] = answer.headers.get('location')?.split('?ma=') ?? []
    expect(path).toBe(`${topic.path}/cua-toi`)
    const after = await env.DB.prepare('SELECT * FROM dialogue_topics WHERE dossier_id = ?').bind(topic.id).first()
    expect(after).toEqual(before)
    const kept = await voice(topic)
    expect(kept).toMatchObject({ hamlet_id: 'lang_dia', request_id: null, confirmed_at: null })
    expect(JSON.stringify(kept)).not.toMatch(/Lộc|978123456/)
    const own = mainOf(await (await as(lan).get(path)).text())
    for (const told of [topic.code, secret, 'gọi số ông/bà để lại một lần']) expect(own).toContain(told)
    expect(mainOf(await (await as(lan).get(topic.path)).text())).toContain('Máy này đã ghi là cũng muốn')
  })

  test('counts once for each device, also when ten taps come at once', async () => {
    const topic = await topicOf()
    const key = crypto.randomUUID()
    const taps = await Promise.all(Array.from({ length: 10 }, () => joins(topic, hung, { submissionKey: key })))
    expect(new Set(taps.map((tap) => tap.headers.get('location'))).size).toBe(1)
    expect(await voicesAt(topic)).toBe(1)
    const more = await Promise.all(Array.from({ length: 10 }, () => joins(topic, hung)))
    expect(new Set(more.map(({ status }) => status))).toEqual(new Set([409]))
    expect(mainOf((await more[0]?.text()) ?? '')).toContain('Máy này đã ghi là cũng muốn')
    expect(await voicesAt(topic)).toBe(1)
  })

  test('is taken back with its codes, contact and all, and said again', async () => {
    const topic = await topicOf()
    const person = { name: 'người rút' }
    const answer = await joins(topic, person, { phone: '0978123456' })
    const [path = '', secret = ''] = answer.headers.get('location')?.split('?ma=') ?? []
    expect((await as(person).post(`${path}/rut`)).status).toBe(303)
    expect(await voicesAt(topic)).toBe(0)
    expect(await voice(topic)).toMatchObject({ sealed: '', phone_hash: '' })
    expect(mainOf(await (await as(person).get(path)).text())).toContain('Ông/bà đã rút')
    expect((await joins(topic, person)).status).toBe(303)
    expect(await voicesAt(topic)).toBe(1)
    const elsewhere = await as(nobody).post('/binh-xa/tra-cuu', { caseCode: topic.code, secret }, network())
    expect(elsewhere.headers.get('location')).toBe(path)
  })

  test('needs no second tap from whoever has a request of his own in the topic', async () => {
    const topic = await topicOf()
    const person = { name: 'người đã đề nghị' }
    const request = await asked(person)
    await env.DB.batch([
      env.DB.prepare('UPDATE dialogue_voices SET topic_id = ? WHERE request_id = ?').bind(topic.id, request.id),
      env.DB.prepare('UPDATE dialogue_requests SET topic_id = ? WHERE dossier_id = ?').bind(topic.id, request.id),
    ])
    expect((await joins(topic, person)).status).toBe(409)
    expect(await voicesAt(topic)).toBe(1)
    await as(person).get(`${request.path}?ma=${request.secret}`)
    expect(await (await as(person).get(request.path)).text()).toContain(`href="${topic.path}"`)
  })

  test('waits a minute on a network that sends too much, and writes nothing meanwhile', async () => {
    const topic = await topicOf()
    const limit = vi
      .spyOn(Object.getPrototypeOf(env.SUBMIT_HARD) as RateLimit, 'limit')
      .mockResolvedValue({ success: false })
    const here = network()
    const people = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `người thứ ${n} trên một mạng` }))
    const answers = await Promise.all(people.map((one) => joins(topic, one, {}, here)))
    limit.mockRestore()
    const late = answers.filter(({ status }) => status === 429)
    expect(late.length).toBeGreaterThan(0)
    expect(mainOf((await late[0]?.text()) ?? '')).toContain('chờ một phút')
    expect(await voicesAt(topic)).toBe(answers.length - late.length)
  })

  test('is refused in words when the topic is closed, the hamlet unknown, the number wrong, the page too new', async () => {
    const topic = await topicOf()
    const wrong = await joins(topic, { name: 'người gõ sai' }, { hamlet: 'nowhere', phone: '12', name: 'Chẩu Thị Sai' })
    const page = await wrong.text()
    expect([wrong.status, page.includes('id="hamlet-error"'), page.includes('id="phone-error"')]).toEqual([
      422,
      true,
      true,
    ])
    expect(page).toContain('value="Chẩu Thị Sai"')
    const fast = await joins(topic, { name: 'máy' }, { started: '' })
    expect([fast.status, mainOf(await fast.text()).includes('lần nữa')]).toEqual([422, true])
    const trap = await joins(topic, { name: 'máy' }, { website: 'x' })
    expect(trap.status).toBe(422)
    expect(await voicesAt(topic)).toBe(0)
    const closed = await topicOf({ open: false, status: 'closed' })
    const late = await joins(closed, lan)
    expect([late.status, mainOf(await late.text()).includes('không nhận thêm người')]).toEqual([409, true])
    expect(await voicesAt(closed)).toBe(0)
  })
})

describe('the list of topics', () => {
  test('has those that most ask for first, and goes on from page to page without losing one', async () => {
    const made = []
    for (let i = 0; i < 23; i++) made.push(await topicOf({ title: `Chủ đề thứ ${i}`, category: 'khac' }))
    await env.DB.batch(
      made.map(({ id }, i) =>
        env.DB.prepare('UPDATE dialogue_topics SET devices = ? WHERE dossier_id = ?').bind(100 + (i % 5), id),
      ),
    )
    const seen: string[] = []
    let at: string | undefined = `${HERE}/chu-de`
    for (let pages = 0; at && pages < 10; pages++) {
      const page: string = await (await as(nobody).get(at)).text()
      seen.push(...[...page.matchAll(/>(Chủ đề thứ \d+)</g)].map(([, title]) => title ?? ''))
      at = /href="([^"]*\?sau=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(new Set(seen).size).toBe(23)
    expect(seen).toHaveLength(23)
    expect(Number(seen[0]?.split(' ').at(-1)) % 5).toBe(4)
  })
})
