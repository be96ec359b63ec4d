import { beforeAll, describe, expect, test } from 'vitest'
import type { ActivityRow } from '../../worker/activities/tables.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { act, past, PLACE, planned, RESULT } from './cast.ts'

/** Words that stand nowhere else. */
const SIGNS = { plan: 'Trồng hàng râm bụt quanh ao cá Bác Hồ', result: 'Trồng được đúng 777 cây râm bụt.' }
const COMMUNE = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'lanhdao',
  'xuly.kinhte',
  'duyet.ubnd',
  'duyet.phunu',
  'xuly.congan',
]
const NEVER = ['giamsat', 'tuvan', 'baomat', 'quantri', 'thon.dongcom', 'dieuphoi.dakpo', 'thon.hway.dakpo']
const ALL = [...COMMUNE, 'thon.langdia', ...NEVER]

const days: Record<'planned' | 'held' | 'cancelled', ActivityRow | null> = {
  planned: null,
  held: null,
  cancelled: null,
}

beforeAll(async () => {
  days.planned = await planned('dieuphoi', { content: SIGNS.plan })
  days.held = await past('dieuphoi', { content: SIGNS.plan })
  await act('thon.langdia', days.held, 'ket-qua', { ...RESULT, result: SIGNS.result })
  days.cancelled = await planned('dieuphoi', { content: SIGNS.plan })
  await act('dieuphoi', days.cancelled, 'huy', { cancelledWhy: 'Mưa lớn' })
})

describe('who reads an activity day', () => {
  test.each(['planned', 'held', 'cancelled'] as const)('%s', async (state) => {
    for (const who of ALL) {
      const answer = await as(officer(who)).get(`${PLACE}/${days[state]?.number}`)
      const words = await answer.text()
      const may = COMMUNE.includes(who) || who === 'thon.langdia'
      expect(answer.status, who).toBe(may ? 200 : 404)
      expect(words.includes(SIGNS.plan), who).toBe(may)
      expect(words.includes(SIGNS.result), who).toBe(may && state === 'held')
    }
  })

  test('the calendar of a month shows a representative his hamlet alone, others of other communes nothing', async () => {
    const month = days.planned?.onDay.slice(0, 7)
    for (const who of ALL) {
      const answer = await as(officer(who)).get(`${PLACE}?thang=${month}&thon=lang_dia`)
      const own = COMMUNE.includes(who) || who === 'thon.langdia'
      expect([200, 404], who).toContain(answer.status)
      expect((await answer.text()).includes(SIGNS.plan), who).toBe(own)
    }
    for (const who of ['giamsat', 'tuvan', 'baomat', 'quantri'])
      expect((await as(officer(who)).get(`${PLACE}?thang=${month}`)).status, who).toBe(404)
  })

  test('who is not signed in is sent to the door', async () => {
    expect((await as(nobody).get(PLACE)).status).toBe(303)
  })
})
