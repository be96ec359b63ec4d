import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { began, does, type Meeting, meeting, meetingFields, TODAY } from './meetings.ts'

/** Bodies that hold or were invited, the Front and the leaders find a meeting; nobody else among the officers does. */
const FINDS: Record<string, boolean> = {
  tiepnhan: true,
  dieuphoi: true,
  'duyet.mattran': true,
  lanhdao: true,
  'xuly.ubnd': true,
  'duyet.ubnd': true,
  'xuly.kinhte': true,
  'duyet.kinhte': true,
  'xuly.congan': false,
  'duyet.congan': false,
  'xuly.vanhoa': false,
  giamsat: false,
  tuvan: false,
  baomat: false,
  quantri: false,
  'thon.langdia': false,
  'dieuphoi.dakpo': false,
  'duyet.ubnd.dakpo': false,
}

const SECRET = 'Chỉ nói với người chủ trì'
const states: Record<string, Meeting> = {}

beforeAll(async () => {
  const made = async (title: string) => {
    const at = await meeting('government_conference', { title, about: `${SECRET}: ${title}.` })
    await does('duyet.ubnd', at, 'sua', meetingFields({ title, about: `${SECRET}: ${title}.` }))
    return at
  }
  for (const state of ['scheduled', 'announced', 'postponed', 'cancelled', 'held', 'unannounced'])
    states[state] = await made(`Buổi ${state} của thử nghiệm`)
  const { announced, postponed, cancelled, held, unannounced, scheduled } = states as Record<string, Meeting>
  if (!announced || !postponed || !cancelled || !held || !unannounced || !scheduled) throw new Error('no meetings')
  for (const at of [announced, postponed, cancelled, held]) {
    await does('dieuphoi', at, 'thong-nhat')
    await does('duyet.ubnd', at, 'cong-bo')
  }
  for (const at of [scheduled, announced, postponed, cancelled, held, unannounced]) {
    const has = await env.DB.prepare('SELECT status FROM dossiers WHERE id = ?').bind(at.id).first<string>('status')
    if (has === 'scheduled' || has === 'announced')
      await does('dieuphoi', at, 'moi', { bodies: ['binh-xa.phong-kinh-te'] })
  }
  await does('duyet.ubnd', postponed, 'hoan', { reason: 'Mưa lũ chia cắt.' })
  await does('duyet.ubnd', cancelled, 'huy', { reason: 'Trùng ngày bầu cử.' })
  await does('duyet.ubnd', unannounced, 'huy', { reason: 'Chưa cần nữa.' })
  await began(held)
  await does('duyet.ubnd', held, 'da-to-chuc', { came: '12' })
}, 60_000)

const PUBLIC: Record<string, boolean> = {
  scheduled: false,
  announced: true,
  postponed: true,
  cancelled: true,
  held: true,
  unannounced: false,
}

describe.each(Object.keys(PUBLIC))('a meeting that is %s', (state) => {
  const at = () => states[state] as Meeting

  test('is read by everybody exactly when it was announced: page, poster, calendar, list', async () => {
    const isOpen = PUBLIC[state] === true
    for (const path of [at().open, `${at().open}/to-roi`, `${at().open}.ics`]) {
      const { status } = await as(nobody).get(path)
      expect([path, status]).toEqual([path, isOpen ? 200 : 404])
    }
    const title = `Buổi ${state} của thử nghiệm`
    const list = await (await as(nobody).get('/binh-xa/doi-thoai')).text()
    const calendar = (await (await as(nobody).get('/binh-xa/doi-thoai/lich.ics')).text()).replace(/\r\n /g, '')
    expect([list.includes(title), calendar.includes(title)]).toEqual([isOpen, isOpen])
  })

  test.each(Object.entries(FINDS))('%s finds it on the desk: %s', async (who, finds) => {
    const answer = await as(officer(who)).get(at().office)
    expect(answer.status).toBe(finds ? 200 : 404)
    const post = await as(officer(who)).post(`${at().office}/huy`, { version: '1', reason: 'Thử xem sao.' })
    // Whoever may not see it is not told that it is there; whoever may is told why not.
    expect(finds ? [403, 409] : [404]).toContain(post.status)
    if (!finds) expect(await answer.text()).not.toContain(SECRET)
  })

  test('is not there in another commune, and not below another kind’s address', async () => {
    expect((await as(nobody).get(at().open.replace('binh-xa', 'dak-po'))).status).toBe(404)
    expect((await as(officer('dieuphoi')).get(at().office.replace('cuoc', 'chu-de'))).status).toBe(404)
  })
})

test('what officers write to each other stays with them: who made it, the source of a limit, the Front’s note', async () => {
  const at = await meeting('government_conference', { title: 'Buổi có ý kiến riêng', day: addDays(TODAY, 12) })
  await does('dieuphoi', at, 'thong-nhat', { note: 'Nhớ mời nhà báo tỉnh.' })
  await does('duyet.ubnd', at, 'cong-bo')
  const open = await (await as(nobody).get(at.open)).text()
  for (const word of ['Nhớ mời nhà báo tỉnh', 'Nguyễn Đức Vinh', 'Điều 43', 'BX-DT']) expect(open).not.toContain(word)
})
