import { describe, expect, test } from 'vitest'
import type { Indexed } from '../../worker/cases/search/words.ts'
import { codeIn } from '../../worker/cases/code.ts'
import { OPEN_STATES } from '../../worker/cases/states.ts'
import { askedOf, rankOf, roadOf, traitsOf, wordsIn } from '../../worker/cases/search/words.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import { STATUS_TEXT } from '../../worker/petitions/labels.ts'
import { mayPick, readTicks } from '../../worker/petitions/finding/bulk.ts'
import { askAddress, askQuery, readAsk, STATES, wantedOf } from '../../worker/petitions/finding/search-ask.ts'
import { questionsOf } from '../../worker/petitions/finding/today.ts'
import type { CaseRow } from '../../worker/cases/queries.ts'
import { PETITION_STEPS } from '../../worker/petitions/rules.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

const book = {
  commune: { id: 'binh-xa', codePrefix: 'BX' },
  categories: new Map([['giao_thong', { name: 'Đường' }]]),
  hamlets: new Map([['lang_dia', { name: 'Làng Dịa' }]]),
  bodies: new Map([['binh-xa.cong-an', { name: 'Công an' }]]),
} as unknown as CommuneBook
const today = '2026-11-21'
const ask = (query: string) => {
  const params = new URLSearchParams(query)
  return readAsk((name) => params.get(name) ?? undefined, book)
}

describe('what an officer asks for', () => {
  test('comes back from its own address as it was', () => {
    const query =
      'tim=cầu treo&trang-thai=da-giao&han=qua-han&linh-vuc=giao_thong&thon=lang_dia&co-quan=binh-xa.cong-an&kenh=paper&bao-len=1&dau-hieu=1&tu=2026-03-01&den=2026-03-31&tra-loi-tu=2026-04-01&tra-loi-den=2026-04-30'
    const first = ask(query)
    expect(ask(askQuery(first))).toEqual(first)
    expect(Object.values(first).every((part) => part !== '')).toBe(true)
    expect(askAddress('/can-bo/tim', ask(''))).toBe('/can-bo/tim')
  })

  test('of another commune, of no day, of no state counts as not asked', () => {
    const spoilt =
      'thon=lang_khac&linh-vuc=x&co-quan=dak-po.cong-an&trang-thai=restricted&han=constructor&kenh=__proto__&tu=2026-02-30&den=hôm nay&bao-len=2'
    expect(askQuery(ask(spoilt))).toBe('')
  })

  test('can be every state of a petition but the restricted one', () => {
    const states = Object.keys(PETITION_STEPS).filter((status) => status !== 'restricted')
    expect(Object.values(STATES).toSorted()).toEqual(states.toSorted())
    for (const status of states) expect(STATUS_TEXT[status], status).toBeTruthy()
  })

  test('is a case only when the code is one of this commune', () => {
    expect(codeIn(book, ask('tim=bx 26 123').tim)).toEqual({ prefix: 'BX', year: 2026, number: 123 })
    expect(codeIn(book, ask('tim=DP-26-000123').tim)).toBeNull()
    expect(codeIn(book, ask('tim=đường xấu').tim)).toBeNull()
  })

  test('goes the way on which least is read', () => {
    const road = (query: string) => roadOf(wantedOf(ask(query), today))
    expect(road('')).toBe('newest')
    expect(road('han=qua-han')).toBe('due')
    expect(road('trang-thai=dang-xu-ly&thon=lang_dia')).toBe('due')
    expect(road('trang-thai=ket-thuc')).toBe('newest')
    expect(road('tra-loi-tu=2026-11-01')).toBe('answered')
    expect(road('han=qua-han&tim=cau')).toBe('newest')
  })
})

describe('the index of words', () => {
  const row: Indexed = {
    year: 2026,
    number: 7,
    title: 'Cầu treo',
    category: 'giao_thong',
    hamletId: 'lang_dia',
    status: 'closed',
    holderBodyId: 'binh-xa.mttq',
    approverBodyId: 'binh-xa.ubnd',
    responsibleBodyId: 'binh-xa.cong-an',
    flags: 'complaint',
    channel: 'paper',
    submittedAt: '2026-03-10T18:00:00.000Z',
  }

  test('has for a case all that can be asked of it', () => {
    const query = 'trang-thai=ket-thuc&linh-vuc=giao_thong&thon=lang_dia&co-quan=binh-xa.cong-an&kenh=paper&dau-hieu=1'
    const traits = traitsOf(row)
    for (const body of ['binh-xa.mttq', 'binh-xa.ubnd'])
      expect(traits).toEqual(expect.arrayContaining(askedOf(wantedOf(ask(query), today), body)))
    expect(traits).toContain('d=2026-03-11')
  })

  test('keeps no state in which a case does not stay, and takes no words for a trait', () => {
    for (const status of OPEN_STATES) expect(traitsOf({ ...row, status }).join(' ')).not.toContain('s=')
    expect(wordsIn(['f=giao_thong; S=closed d=2026', 'Đường ĐƯỜNG đuong'])).toEqual([
      'f',
      'giao',
      'thong',
      's',
      'closed',
      'd',
      '2026',
      'duong',
    ])
  })

  test('has the newest case of the newest year first', () => {
    expect(rankOf({ year: 2027, number: 1 })).toBeGreaterThan(rankOf({ year: 2026, number: 9_999_999 }))
  })
})

test('a week begins on Monday for what was answered, also on a Sunday', () => {
  const week = (day: string) => questionsOf(day).find((one) => one.key === 'dung-han')?.ask['tra-loi-tu']
  expect(week('2026-11-21')).toBe('2026-11-16')
  expect(week('2026-11-22')).toBe('2026-11-16')
  expect(week('2026-11-23')).toBe('2026-11-23')
})

test('ticks that no page made are not read, and one case counts once', () => {
  expect(readTicks(['BX-26-000001~3', 'BX-26-000001~4', 'x', '~1', "BX-26-000002~1' or 1"])).toEqual([
    { code: 'BX-26-000001', version: '4' },
  ])
})

test('the coordinator ticks what waits for him, not what somebody proposed to decline or what a leader decides', () => {
  const staff = { kind: 'staff', id: 'c', communeId: 'binh-xa', bodyId: 'binh-xa.mttq', roles: ['coordinator'] }
  const row = {
    status: 'received',
    communeId: 'binh-xa',
    aboutBodyId: null,
    proposal: null,
    leaderDecides: false,
    flags: '',
  }
  const may = (change: object) =>
    mayPick('giao', { ...row, ...change } as unknown as CaseRow, staff as unknown as StaffMember)
  expect(may({})).toBe(true)
  for (const change of [
    { proposal: 'decline' },
    { leaderDecides: true },
    { aboutBodyId: 'binh-xa.mttq' },
    { status: 'assigned' },
  ])
    expect(may(change)).toBe(false)
})
