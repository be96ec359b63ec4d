import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { as, type Fields } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { does, drafted, mainOf, opened, ROUNDS, type Round, TODAY } from './gathering.ts'

/** The Front, the leaders and the body that gathers find a round; the units that report do not: they find their own report. */
const FINDS: Record<string, boolean> = {
  tiepnhan: true,
  dieuphoi: true,
  'duyet.mattran': true,
  lanhdao: true,
  'xuly.kinhte': true,
  'duyet.kinhte': true,
  'duyet.phunu': false,
  'duyet.ubnd': false,
  'xuly.congan': false,
  'xuly.vanhoa': false,
  giamsat: false,
  tuvan: false,
  baomat: false,
  quantri: false,
  'thon.langdia': false,
  'thon.dongcom': false,
  'dieuphoi.dakpo': false,
  'duyet.ubnd.dakpo': false,
}

const STATES = ['draft', 'open', 'closed', 'cancelled'] as const
const rounds: Record<string, Round> = {}
const titleOf = (state: string) => `Kỳ ${state} của Phòng Kinh tế`

beforeAll(async () => {
  for (const state of STATES) {
    const fields = { title: titleOf(state), lead: 'binh-xa.phong-kinh-te' }
    rounds[state] = await (state === 'draft' ? drafted(fields) : opened(fields))
  }
  await does('duyet.kinhte', rounds.closed as Round, 'dong', { reason: 'Đủ số liệu để họp rồi.' })
  await does('dieuphoi', rounds.cancelled as Round, 'huy', { reason: 'Trùng báo cáo của tỉnh.' })
}, 60_000)

describe.each(STATES)('a round in the state %s', (state) => {
  const at = () => rounds[state] as Round

  test.each(Object.entries(FINDS))('%s finds it: %s', async (who, finds) => {
    const answer = await as(officer(who)).get(at().address)
    expect(answer.status).toBe(finds ? 200 : 404)
    // Whoever may not find it is not told that it is there; whoever may is told why not.
    const post = await as(officer(who)).post(`${at().address}/nhac`, { version: '0' })
    expect(finds ? [403, 409] : [404]).toContain(post.status)
    const list = await as(officer(who)).get(ROUNDS)
    const text = mainOf(await list.text())
    expect([200, 403]).toContain(list.status)
    expect(text.includes(titleOf(state))).toBe(finds)
    const hub = await as(officer(who)).get('/can-bo/cong-tac')
    expect(mainOf(await hub.text()).includes(titleOf(state))).toBe(
      state === 'open' && ['thon.langdia', 'thon.dongcom', 'duyet.phunu'].includes(who),
    )
  })

  test('is not there for people without an account, nor under another kind’s address', async () => {
    expect((await as(nobody).get(at().address)).status).toBe(303)
    expect((await as(nobody).get(at().address.replace('/can-bo', '/binh-xa'))).status).toBe(404)
    expect((await as(officer('dieuphoi')).get(at().address.replace('ky-bao-cao', 'vuong-mac'))).status).toBe(404)
  })
})

test('an id of another commune in a form is no choice: its body neither leads nor reports nor receives', async () => {
  const foreign: Fields[] = [
    { lead: 'dak-po.mttq' },
    { bodies: ['body:dak-po.phu-nu'] },
    { hamlets: ['hamlet:lang_hway'] },
    { toBodies: ['dak-po.dang-uy'] },
    { toAreas: ['gia-lai'] },
  ]
  for (const fields of foreign) {
    const made = drafted(fields).then(
      ({ id }) => env.DB.prepare('SELECT addressees FROM report_rounds WHERE dossier_id = ?').bind(id).first(),
      (error: Error) => error.message.slice(0, 26),
    )
    // A level above is no field at all where the commune sends to none.
    expect(await made).toEqual('toAreas' in fields ? { addressees: '[]' } : 'a round was not made: 422 ')
  }
  expect(TODAY).toMatch(/^\d{4}/)
})

test('addresses that are none are not there: never a failure', async () => {
  for (const path of ['26-9999', 'xx', '26-0000', "26-0001'", '%00', 'nhom/khong-co', 'dinh-ky/khong-co'])
    expect([path, (await as(officer('dieuphoi')).get(`${ROUNDS}/${path}`)).status]).toEqual([path, 404])
  for (const query of ['?sau=khong', '?sau=2026-01-01T00:00:00.000Z~x', '?tinh-trang=la', '?tinh-trang=open&sau=~'])
    expect([query, (await as(officer('dieuphoi')).get(ROUNDS + query)).status]).toEqual([query, 200])
})
