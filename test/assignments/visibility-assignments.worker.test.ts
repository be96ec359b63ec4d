import { describe, expect, test } from 'vitest'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'

const AT = '/can-bo/phu-trach-thon'
const YEAR = Number(localDay(new Date()).slice(0, 4)) + 1
const NEXT = `${AT}/${YEAR}`
const MAKERS = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
const OTHERS = [
  'xuly.kinhte',
  'duyet.ubnd',
  'duyet.phunu',
  'thon.langdia',
  'giamsat',
  'quantri',
  'baomat',
  'dieuphoi.dakpo',
]
const POSTS = ['dong/1', 'dong/moi', 'cho', 'ten', 'bo', 'quyet-dinh']

describe('who sees which table', () => {
  test('a draft is not there for who does not make tables, and its doors are shut', async () => {
    expect(
      (await as(officer('dieuphoi')).post(`${AT}/moi`, { year: String(YEAR), from: 'binh-xa.phan-cong.2026' })).status,
    ).toBe(303)
    for (const username of MAKERS) {
      const one = as(officer(username))
      for (const path of [NEXT, `${NEXT}/sua`, `${NEXT}/in`, `${NEXT}/dong/1`])
        expect([username, path, (await one.get(path)).status]).toEqual([username, path, 200])
      expect(await (await one.get(AT)).text()).toContain(`${NEXT}/sua`)
    }
    for (const username of OTHERS) {
      const one = as(officer(username))
      for (const path of [NEXT, `${NEXT}/sua`, `${NEXT}/in`, `${NEXT}/word`, `${NEXT}/dong/1`, `${NEXT}?ban=1`])
        expect([username, path, (await one.get(path)).status]).toEqual([username, path, 404])
      expect(await (await one.get(AT)).text()).not.toContain(`/${YEAR}`)
      for (const action of POSTS)
        expect([username, action, (await one.post(`${NEXT}/${action}`, { revision: '1' })).status]).toEqual([
          username,
          action,
          404,
        ])
    }
  })

  test('what was decided is read by every officer of the commune and changed by nobody', async () => {
    for (const username of [...MAKERS, ...OTHERS].filter((one) => !one.endsWith('dakpo'))) {
      expect([username, (await as(officer(username)).get(`${AT}/2021`)).status]).toEqual([username, 200])
      const status = (await as(officer(username)).post(`${AT}/2021/bo`, { revision: '0', reason: 'thử xem sao' }))
        .status
      expect([username, status]).toEqual([username, MAKERS.includes(username) ? 409 : 403])
    }
    expect((await as(officer('dieuphoi.dakpo')).get(`${AT}/2021`)).status).toBe(404)
    expect((await as(nobody).get(`${AT}/2021`)).status).not.toBe(200)
    expect((await as(officer('duyet.phunu')).post(`${AT}/moi`, { year: String(YEAR) })).status).toBe(403)
  })
})
