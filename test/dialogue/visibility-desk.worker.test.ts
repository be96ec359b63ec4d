import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { asked, mainOf, type Request } from './asking-cast.ts'
import {
  confirms,
  DESK,
  onRequest,
  onTopic,
  openTopic,
  raised,
  requestDesk,
  somebody,
  topicDesk,
  voice,
  voters,
} from './desk-acts.ts'

const OFFICERS = [
  ...['tiepnhan', 'dieuphoi', 'duyet.mattran', 'xuly.kinhte', 'duyet.kinhte', 'xuly.congan', 'duyet.congan'],
  ...['xuly.vanhoa', 'xuly.ubnd', 'duyet.ubnd', 'lanhdao', 'giamsat', 'tuvan', 'thon.langdia', 'quantri', 'baomat'],
  'dieuphoi.dakpo',
]
const FRONT = ['tiepnhan', 'dieuphoi', 'duyet.mattran']
const POLICE = ['xuly.congan', 'duyet.congan']
const UBND = ['xuly.ubnd', 'duyet.ubnd']

async function finders(path: string): Promise<string[]> {
  const found: string[] = []
  for (const who of OFFICERS) if ((await as(officer(who)).get(path)).status === 200) found.push(who)
  return found
}

async function readers(path: string, words: string): Promise<string[]> {
  const found: string[] = []
  for (const who of OFFICERS) if ((await (await as(officer(who)).get(path)).text()).includes(words)) found.push(who)
  return found
}

const inOrder = (list: readonly string[]) => OFFICERS.filter((who) => list.includes(who))
const TITLE = 'Xe quá tải chạy đêm qua thôn Lâm'

/** A request that reads like a denunciation, as the form keeps it once its sender wants it sent all the same. */
async function flagged(): Promise<Request> {
  const request = await asked(somebody(), { title: 'Việc của một cán bộ xã', withWhom: 'binh-xa.cong-an' })
  await env.DB.batch([
    env.DB.prepare("UPDATE dialogue_requests SET flag = 'denunciation' WHERE dossier_id = ?").bind(request.id),
    env.DB.prepare('UPDATE dossiers SET addressed_body_id = NULL, addressed_at = NULL WHERE id = ?').bind(request.id),
  ])
  return request
}

// Everybody signs in once.
beforeAll(async () => {
  for (const who of OFFICERS) await as(officer(who)).get('/can-bo/mat-khau')
}, 60_000)

describe('a request', () => {
  test('is read by the Front, the body it asks and the leaders; by nobody else', async () => {
    const request = await asked(somebody(), { title: TITLE, withWhom: 'binh-xa.cong-an' })
    const wanted = inOrder([...FRONT, ...POLICE, 'lanhdao'])
    expect(await finders(requestDesk(request))).toEqual(wanted)
    expect(await readers(`${DESK}/de-nghi`, TITLE)).toEqual(wanted)
    expect((await as(nobody).get(requestDesk(request))).status).toBe(303)
  })

  test('that reads like a denunciation is read by the Front alone, in the list, on its page and in the journal', async () => {
    const request = await flagged()
    expect(await finders(requestDesk(request))).toEqual(inOrder(FRONT))
    for (const path of [`${DESK}/de-nghi`, `${DESK}/de-nghi?loc=t:filed`, `${DESK}/de-nghi?loc=l:giao_thong`])
      expect([path, await readers(path, 'Việc của một cán bộ xã')]).toEqual([path, inOrder(FRONT)])
    for (const who of ['lanhdao', 'duyet.congan'])
      expect((await as(officer(who)).post(`${requestDesk(request)}/sang-loc`, { version: '1' })).status).toBe(404)
    expect(await readers('/can-bo/nhat-ky', 'Việc của một cán bộ xã')).toEqual([])
  })

  test('opened by the Front is read by the body it asks', async () => {
    const request = await flagged()
    await onRequest('tiepnhan', request, 'sang-loc', { category: 'giao_thong', open: 'yes' })
    expect(await finders(requestDesk(request))).toEqual(inOrder([...FRONT, ...POLICE, 'lanhdao']))
  })

  test('shows who left a number only to those who call', async () => {
    const request = await asked(somebody(), { phone: '0978123456', withWhom: 'binh-xa.cong-an' })
    expect(await readers(requestDesk(request), 'Hiện số điện thoại')).toEqual(['tiepnhan', 'dieuphoi'])
    expect(await readers(requestDesk(request), '0978123456')).toEqual([])
    expect(await finders(`${DESK}/xac-nhan`)).toEqual(['tiepnhan', 'dieuphoi', 'dieuphoi.dakpo'])
    expect(await readers(`${DESK}/xac-nhan`, request.code)).toEqual(['tiepnhan', 'dieuphoi'])
  })
})

describe('a topic', () => {
  test('is read by the Front and the leaders, by UBND once enough ask for it, by everybody once it is published', async () => {
    const title = 'Chợ xã họp lấn ra đường'
    const request = await asked(somebody(), { title })
    const topic = await raised(request, title)
    expect(await finders(topicDesk(topic))).toEqual(inOrder([...FRONT, 'lanhdao']))
    expect((await as(nobody).get(topic.path)).status).toBe(404)
    await onTopic('dieuphoi', topic, 'cong-khai', { title, summary: 'Bà con đề nghị xếp lại chỗ họp chợ.' })
    expect((await as(nobody).get(topic.path)).status).toBe(200)
    expect(await finders(topicDesk(topic))).toEqual(inOrder([...FRONT, 'lanhdao']))
    await voters(10)
    await confirms(await voice(topic, { phone: 'v1', device: 'v1' }))
    expect(await finders(topicDesk(topic))).toEqual(inOrder([...FRONT, ...UBND, 'lanhdao']))
    expect(await readers(`${DESK}/chu-de`, title)).toEqual(inOrder([...FRONT, ...UBND, 'lanhdao']))
    // UBND reads what many ask for, and not what each of them wrote.
    expect(await readers(topicDesk(topic), request.code)).toEqual(inOrder(FRONT))
    expect(await finders(`${topicDesk(topic)}/nguoi`)).toEqual(['tiepnhan', 'dieuphoi'])
  })

  test('never shows in public who asks for it', async () => {
    const { topic } = await openTopic('Ao thôn Lâm bị lấp')
    const page = mainOf(await (await as(nobody).get(topic.path)).text())
    expect(page).not.toContain('BX-DN')
  })
})

test('another commune finds neither requests nor topics, and opens no telephone', async () => {
  const { request, topic } = await openTopic('Bãi đá thôn Lâm')
  for (const path of [requestDesk(request), topicDesk(topic)])
    expect((await as(officer('dieuphoi.dakpo')).get(path)).status).toBe(404)
  expect(mainOf(await (await as(officer('dieuphoi.dakpo')).get(`${DESK}/chu-de`)).text())).not.toContain('Bãi đá')
})
