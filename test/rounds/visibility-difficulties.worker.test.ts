import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { type Difficulty, difficultyIn, mainOf, PLACE } from './difficulty-cast.ts'

/** Before it was given to anybody: whoever has it, the Front, the leaders. */
const BEFORE: Record<string, boolean> = {
  ...{ tiepnhan: true, dieuphoi: true, 'duyet.mattran': true, lanhdao: true, 'thon.langdia': true },
  ...{ 'thon.dongcom': false, 'xuly.kinhte': false, 'duyet.kinhte': false, 'xuly.congan': false, 'duyet.phunu': false },
  ...{ 'duyet.ubnd': false, giamsat: false, tuvan: false, baomat: false, quantri: false },
  ...{ 'dieuphoi.dakpo': false, 'thon.hway.dakpo': false },
}
/** Once it was given: the body that is to solve it as well. */
const AFTER: Record<string, boolean> = { ...BEFORE, 'xuly.kinhte': true, 'duyet.kinhte': true }
const FINDS: Record<string, Record<string, boolean>> = {
  ...{ reported: BEFORE, assigned: AFTER, taken: AFTER, claimed: AFTER, solved: AFTER },
}
const words = (state: string) => `Cột điện ${state} ở đầu xóm 3 bị nghiêng nặng.`
const all: Record<string, Difficulty> = {}

beforeAll(async () => {
  for (const state of Object.keys(FINDS)) all[state] = await difficultyIn(state, 'thon.langdia', words(state))
}, 60_000)

describe.each(Object.keys(FINDS))('a difficulty that is %s', (state) => {
  test.each(Object.entries(FINDS[state] ?? {}))('%s finds it: %s', async (who, finds) => {
    const at = all[state] as Difficulty
    const page = await as(officer(who)).get(at.office)
    const way = await as(officer(who)).get(`${PLACE}/mo/${at.id}`)
    const post = await as(officer(who)).post(`${at.office}/giao`, { version: '1', owner: 'binh-xa.cong-an' })
    expect([page.status, way.status]).toEqual(finds ? [200, 303] : [404, 404])
    expect(finds ? [403, 409, 422] : [404]).toContain(post.status)
    const lists = await Promise.all(
      ['', '?muc=tat-ca', '?muc=cho', '?muc=qua-han', '?muc=cua-toi', '?don-vi=hamlet:lang_dia'].map(async (ask) =>
        mainOf(await (await as(officer(who)).get(PLACE + ask)).text()),
      ),
    )
    if (!finds) {
      expect(await page.text()).not.toContain(words(state))
      expect(lists.some((list) => list.includes(words(state)))).toBe(false)
    }
  })
})

test('nobody without an account reads of it, and who has nothing to do with difficulties has no list', async () => {
  const at = all.solved as Difficulty
  expect((await as(nobody).get(at.office)).status).toBe(303)
  for (const who of ['giamsat', 'tuvan', 'baomat', 'quantri']) {
    expect([who, (await as(officer(who)).get(PLACE)).status]).toEqual([who, 404])
    expect([who, (await as(officer(who)).get(`${PLACE}/moi`)).status]).toEqual([who, 403])
  }
})
