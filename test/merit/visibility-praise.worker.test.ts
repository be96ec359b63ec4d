import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { type At, does, NOMINEE, pageOf, proposed, TODAY, tries, YEAR } from './acts.ts'

const STATES = ['proposed', 'hamlet_agreed', 'checked', 'put_forward', 'decided'] as const
const kept: Record<string, At> = {}

/** Who finds a proposal of Làng Dịa from its beginning; UBND once it is put to it. */
const FINDS = ['thon.langdia', 'tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
const NEVER = ['thon.dongcom', 'duyet.phunu', 'xuly.kinhte', 'giamsat', 'tuvan', 'baomat', 'quantri', 'dieuphoi.dakpo']

beforeAll(async () => {
  for (const state of STATES) {
    const at = await proposed('thon.langdia', { name: `${NOMINEE} ${state}`, occasion: 'dot-xuat' })
    const way: [string, () => Promise<void>][] = [
      ['proposed', async () => {}],
      ['hamlet_agreed', () => does('thon.langdia', at, 'thon-hop', { votesFor: '52', votesOf: '60' })],
      ['checked', () => does('tiepnhan', at, 'kiem-tra', { words: 'Đã xem giấy tờ.' })],
      ['put_forward', () => does('duyet.mattran', at, 'trinh', { decider: 'binh-xa.ubnd' })],
      [
        'decided',
        () =>
          does('duyet.ubnd', at, 'quyet-dinh', {
            ...{ form: '2-giay-khen', number: '31/QĐ-UBND', decidedOn: TODAY, tell: 'yes' },
          }),
      ],
    ]
    for (const [name, act] of way) {
      await act()
      if (name === state) break
    }
    kept[state] = at
  }
}, 120_000)

describe.each(STATES)('a proposal that is %s', (state) => {
  const at = () => kept[state] as At
  const isPut = STATES.indexOf(state) >= STATES.indexOf('put_forward')
  const isTold = state === 'decided'

  test('is found by the hamlet, the Front and the leader, by UBND once it is put to it, by nobody else', async () => {
    const find = async (who: string) => (await as(officer(who)).get(at().office)).status
    for (const who of FINDS) expect([who, await find(who)]).toEqual([who, 200])
    for (const who of ['duyet.ubnd', 'xuly.ubnd']) expect([who, await find(who)]).toEqual([who, isPut ? 200 : 404])
    for (const who of NEVER) {
      expect([who, await find(who)]).toEqual([who, 404])
      expect([who, (await tries(who, at(), 'mo-ten')).status]).toEqual([who, 404])
    }
  })

  test('tells the name on no page before the decision, and then to every officer', async () => {
    const pages = [
      at().office,
      `/can-bo/khen-thuong/${YEAR}`,
      `/can-bo/khen-thuong/${YEAR}/de-nghi`,
      '/can-bo/nhat-ky',
      '/can-bo',
    ]
    for (const who of [...FINDS, 'duyet.ubnd'])
      for (const path of pages) {
        const page = await pageOf(who, path)
        const mayBe = isTold && path !== '/can-bo/nhat-ky' && path !== '/can-bo'
        if (!mayBe) expect([who, path, page.includes(`${NOMINEE} ${state}`)]).toEqual([who, path, false])
      }
    for (const who of ['xuly.congan', 'thon.dongcom', 'duyet.phunu'])
      expect([
        who,
        (await pageOf(who, `/can-bo/khen-thuong/${YEAR}?dip=dot-xuat`)).includes(`${NOMINEE} ${state}`),
      ]).toEqual([...[who, isTold]])
  })

  test('opens the name for those who handle it now: UBND once it is put to it, the leader of another body never', async () => {
    if (isTold) return expect((await tries('tiepnhan', at(), 'mo-ten')).status).toBe(200)
    expect((await tries('lanhdao', at(), 'mo-ten')).status).toBe(403)
    expect((await tries('duyet.ubnd', at(), 'mo-ten')).status).toBe(isPut ? 200 : 404)
    expect((await tries('xuly.ubnd', at(), 'mo-ten')).status).toBe(isPut ? 403 : 404)
    expect((await tries('thon.langdia', at(), 'mo-ten')).status).toBe(200)
  })
})

test('the list of all proposals is for those who find all of them', async () => {
  for (const [who, status] of [
    ['tiepnhan', 200],
    ['lanhdao', 200],
    ['duyet.ubnd', 403],
    ['thon.langdia', 403],
    ['quantri', 403],
  ] as const)
    expect([who, (await as(officer(who)).get(`/can-bo/khen-thuong/${YEAR}/de-nghi`)).status]).toEqual([who, status])
  expect(await pageOf('thon.dongcom', `/can-bo/khen-thuong/${YEAR}`)).not.toContain('Đề nghị của ông/bà')
  expect(await pageOf('dieuphoi.dakpo', `/can-bo/khen-thuong/${YEAR}`)).not.toContain(NOMINEE)
})
