import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { type At, does, openYear, pageOf, ratingIn, SECRET_WORDS, SELF, settleCriteria, YEAR } from './acts.ts'

const STATES = ['opened', 'self_rated', 'half_graded', 'proposed', 'decided', 'appealed'] as const
/** A rating of Hội Phụ nữ in each state: each of another year. */
const kept: Record<string, At> = {}
const yearOf = (state: string) => YEAR - STATES.indexOf(state as (typeof STATES)[number])

const UNIT = ['duyet.phunu']
const INSIDE = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
const PEERS = ['xuly.kinhte', 'duyet.kinhte', 'duyet.congan']
const OTHERS = ['xuly.vanhoa', 'duyet.ubnd', 'giamsat', 'thon.langdia', 'thon.dongcom', 'tuvan']
const STRANGERS = ['baomat', 'quantri', 'dieuphoi.dakpo', 'duyet.ubnd.dakpo']

const PROPOSED = 'Có kỳ báo cáo nộp muộn'
const PROPOSED_GRADE = '83 điểm, Hoàn thành nhiệm vụ'

beforeAll(async () => {
  await settleCriteria()
  for (const state of STATES) {
    const [at] = await openYear(['body:binh-xa.phu-nu'], yearOf(state))
    if (!at) throw new Error('not opened')
    await ratingIn(state, at)
    kept[state] = at
  }
}, 120_000)

describe.each(STATES)('a rating that is %s', (state) => {
  const isAsked = STATES.indexOf(state) >= STATES.indexOf('half_graded')
  const isDecided = state === 'decided' || state === 'appealed'
  const at = () => kept[state] as At
  const find = async (who: string) => (await as(officer(who)).get(at().office)).status

  test('is found by its unit, the Front’s officers and the leader, and by peers once they were asked', async () => {
    for (const who of [...UNIT, ...INSIDE]) expect([who, await find(who)]).toEqual([who, 200])
    for (const who of PEERS) expect([who, await find(who)]).toEqual([who, isAsked ? 200 : 404])
    for (const who of [...OTHERS, ...STRANGERS]) expect([who, await find(who)]).toEqual([who, 404])
  })

  test('whoever may not find it is not told by trying, either', async () => {
    for (const who of ['xuly.vanhoa', 'thon.langdia', 'quantri', 'dieuphoi.dakpo'])
      for (const action of ['tu-cham', 'quyet-dinh', 'cham-cheo'])
        expect((await as(officer(who)).post(`${at().office}/${action}`, { version: '1' })).status).toBe(404)
  })

  test('keeps what peers said to the Front and the leader', async () => {
    for (const who of INSIDE)
      expect([who, (await pageOf(who, at().office)).includes(SECRET_WORDS)]).toEqual([who, isAsked])
    for (const who of [...UNIT, ...(isAsked ? PEERS : [])]) {
      const page = await pageOf(who, at().office)
      expect([who, page.includes(SECRET_WORDS), page.includes('Nhận xét của đơn vị khác')]).toEqual([who, false, false])
    }
  })

  test('tells what was proposed to nobody but those, and to the unit no points of others before the decision', async () => {
    const isProposed = STATES.indexOf(state) >= STATES.indexOf('proposed')
    for (const who of INSIDE) {
      const page = await pageOf(who, at().office)
      expect([who, page.includes(PROPOSED), page.includes(PROPOSED_GRADE)]).toEqual([who, isProposed, isProposed])
    }
    for (const who of [...UNIT, ...(isAsked ? PEERS : [])]) {
      const page = await pageOf(who, at().office)
      expect([who, page.includes(PROPOSED), page.includes(PROPOSED_GRADE)]).toEqual([who, false, false])
    }
    expect((await pageOf('duyet.phunu', at().office)).includes('Đề xuất 48')).toBe(false)
  })

  test('stands in the list of the year for everybody once it was decided, with grade and decision alone', async () => {
    const list = `/can-bo/xep-loai/${yearOf(state)}`
    for (const who of [...PEERS, ...OTHERS]) {
      const page = await pageOf(who, list)
      expect([who, page.includes('Hoàn thành tốt nhiệm vụ'), page.includes('15-QĐ/ĐU')]).toEqual([
        who,
        isDecided,
        isDecided,
      ])
      for (const inside of [SECRET_WORDS, PROPOSED, '83 điểm', '86 điểm']) expect(page).not.toContain(inside)
    }
    for (const who of ['quantri', 'baomat']) expect((await as(officer(who)).get(list)).status).toBe(403)
    expect(await pageOf('dieuphoi.dakpo', list)).not.toContain('Hội Liên hiệp Phụ nữ')
  })
})

test('what peers graded and what was proposed stand in no line of the journal', async () => {
  for (const who of ['lanhdao', 'dieuphoi', 'quantri']) {
    const journal = await pageOf(who, '/can-bo/nhat-ky')
    for (const inside of [SECRET_WORDS, PROPOSED, PROPOSED_GRADE]) expect(journal).not.toContain(inside)
  }
})

test('a leader whose own body is rated reads of it what its officers read', async () => {
  const [at] = await openYear(['body:binh-xa.dang-uy'])
  if (!at) throw new Error('not opened')
  await does('tiepnhan', at, 'tu-cham', SELF)
  await does('dieuphoi', at, 'moi-cham', {
    bodies: ['binh-xa.phong-kinh-te', 'binh-xa.cong-an'],
    dueOn: `${YEAR + 1}-01-10`,
  })
  await does('duyet.kinhte', at, 'cham-cheo', { grade: 'done', words: SECRET_WORDS })
  expect(await pageOf('dieuphoi', at.office)).toContain(SECRET_WORDS)
  expect(await pageOf('lanhdao', at.office)).not.toContain(SECRET_WORDS)
})
