import { describe, expect, test } from 'vitest'
import { groundOf } from '../../worker/dossiers/file.ts'
import { type DossierActor, nextOf } from '../../worker/dossiers/life.ts'
import { ROUND_DEEDS } from '../../worker/rounds/deeds.ts'
import { addresseeValues, readAddressees, readUnits, standingUnits } from '../../worker/rounds/fields.ts'
import { roundLines } from '../../worker/rounds/history-lines.ts'
import { standText } from '../../worker/rounds/owing.ts'
import { leadsFor, mayGather } from '../../worker/rounds/permissions.ts'
import { ROUND_ENDED, ROUND_STATES, ROUND_STEPS } from '../../worker/rounds/rules.ts'
import { ROUND_WORDS } from '../../worker/rounds/words.ts'
import type { Body, CommuneBook, Hamlet } from '../../worker/communes/book.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const HAMLETS = [
  { id: 'lang_dia', name: 'Làng Dịa', endsOn: null },
  { id: 'dong_com', name: 'Đồng Cỏm', endsOn: null },
  { id: 'cu', name: 'Thôn đã nhập', endsOn: '2026-06-30' },
] as unknown as Hamlet[]
const BOOK: CommuneBook = { ...bookOf(), hamlets: new Map(HAMLETS.map((hamlet) => [hamlet.id, hamlet])) }
const TODAY = '2026-11-22'

/** Everybody who has anything to do with a round that UBND gathers and that was sent to Hội Nông dân. */
const PEOPLE = {
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  tien: somebody('tien', 'ubnd', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  chu: somebody('chu', 'ubnd', 'leader'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  nong: somebody('nong', 'nong-dan', 'handler'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
type Who = keyof typeof PEOPLE
const EVERYBODY = Object.keys(PEOPLE) as Who[]

const GATHERERS: Who[] = ['thu', 'hien', 'man', 'tien', 'vinh', 'chu']
const HEADS: Who[] = ['thu', 'hien', 'vinh', 'chu']
const APPROVERS: Who[] = ['vinh', 'chu', 'lap']
const RECEIVERS: Who[] = ['nong', 'lap']

/** Who does what from each state: nobody else, and nothing else. */
const WHO: Record<string, Record<string, Who[]>> = {
  draft: { mo: GATHERERS, sua: GATHERERS, huy: HEADS },
  open: { dong: HEADS, nhac: GATHERERS, sua: GATHERERS, huy: HEADS },
  closed: { trinh: GATHERERS, 'mo-lai': HEADS },
  aggregated: { duyet: APPROVERS, 'tra-lai': APPROVERS, 'rut-ve': GATHERERS },
  approved: { gui: GATHERERS, 'tong-hop-lai': GATHERERS },
  sent: { 'da-nhan': RECEIVERS, 'tong-hop-lai': GATHERERS },
  acknowledged: { 'tong-hop-lai': GATHERERS },
  cancelled: {},
}
/** What only the clock, or the level above, brings about. */
const BY_ITSELF: Record<string, string> = { 'het-han': 'open', 'cap-tren-nhan': 'sent' }
const ACTIONS = [...new Set(Object.values(ROUND_STEPS).flatMap((rows) => rows.map((row) => row.action)))]

const BODIES = [{ dossierId: 'd', bodyId: 'x.nong-dan', role: 'invited' as const, since: '2026-11-01' }]
const GROUND = groundOf(BOOK, { people: [], bodies: BODIES })

function seen(status: string, writtenBy: string | null = null) {
  return { status, communeId: 'x', leadBodyId: 'x.ubnd', addressedBodyId: null, writtenBy }
}

describe.each(Object.keys(WHO))('a round in the state %s', (status) => {
  test.each(ACTIONS)('"%s" is done by those whose work it is, and everybody else reads why not', (action) => {
    const verdictOf = (actor: DossierActor) => nextOf(ROUND_STEPS, seen(status), GROUND, action, actor)
    const wanted = WHO[status]?.[action] ?? []
    expect(EVERYBODY.filter((who) => verdictOf(PEOPLE[who]).ok).sort()).toEqual([...wanted].sort())
    for (const who of EVERYBODY.filter((one) => !wanted.includes(one))) {
      const verdict = verdictOf(PEOPLE[who])
      expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
    }
    expect(verdictOf({ kind: 'system' }).ok).toBe(BY_ITSELF[action] === status)
    expect(verdictOf({ kind: 'citizen' }).ok).toBe(false)
    expect(verdictOf({ ...PEOPLE.vinh, communeId: 'y' }).ok).toBe(false)
  })
})

test('whoever compiled does not approve or return it, whatever else he holds', () => {
  for (const action of ['duyet', 'tra-lai']) {
    const verdict = nextOf(ROUND_STEPS, seen('aggregated', 'vinh'), GROUND, action, PEOPLE.vinh)
    expect(verdict).toMatchObject({ ok: false, why: 'not_you', sentence: expect.stringContaining('một người khác') })
    expect(nextOf(ROUND_STEPS, seen('aggregated', 'tien'), GROUND, action, PEOPLE.vinh).ok).toBe(true)
  }
})

test('every state leads on or is an end, has words, and every form belongs to a step', () => {
  expect(Object.keys(ROUND_WORDS).sort()).toEqual([...ROUND_STATES].sort())
  expect(Object.keys(ROUND_STEPS).sort()).toEqual([...ROUND_STATES].sort())
  const reached = new Set(Object.values(ROUND_STEPS).flatMap((rows) => rows.map((row) => row.to)))
  expect(ROUND_STATES.filter((state) => !reached.has(state))).toEqual([])
  expect(ROUND_ENDED.every((state) => (ROUND_STATES as readonly string[]).includes(state))).toBe(true)
  const forms = ACTIONS.filter((action) => !(action in BY_ITSELF))
  expect(Object.keys(ROUND_DEEDS).sort()).toEqual(forms.sort())
})

test('every event of the table is told in words to officers', () => {
  const events = new Set(Object.values(ROUND_STEPS).flatMap((rows) => rows.map((row) => row.event)))
  const lines = roundLines(BOOK)
  expect([...events, 'round.drafted', 'round.late'].filter((event) => !(event in lines))).toEqual([])
})

describe('who gathers', () => {
  test('the Front for every body, heads and leaders for their own, nobody else', () => {
    const leads = (who: Who) => leadsFor(PEOPLE[who], BOOK, TODAY).map(({ id }) => id)
    expect(leads('man').length).toBe(BOOK.bodies.size)
    expect([leads('vinh'), leads('lap'), leads('toan')]).toEqual([['x.ubnd'], ['x.dang-uy'], ['x.phong-kinh-te']])
    expect(EVERYBODY.filter((who) => !mayGather(PEOPLE[who], 'x.mttq'))).toEqual([
      ...['tien', 'nong', 'khai', 'canh', 'chanh', 'tung'],
    ])
  })
})

describe('who reports', () => {
  test('whole groups and single units come once each, hamlets first, what has ended not at all', () => {
    expect(readUnits(BOOK, TODAY, { groups: 'hamlets', hamlets: 'hamlet:dong_com', bodies: 'body:x.ubnd' })).toEqual([
      ...['hamlet:lang_dia', 'hamlet:dong_com', 'body:x.ubnd'],
    ])
    const orgs = readUnits(BOOK, TODAY, { groups: 'mass_org', hamlets: '', bodies: '' })
    expect(orgs).toContain('body:x.phu-nu')
    expect(orgs.every((unit) => BOOK.bodies.get(unit.slice(5))?.kind === 'mass_org')).toBe(true)
    expect(readUnits(BOOK, TODAY, {})).toEqual([])
  })

  test('a set that was kept years ago gives those that still are', () => {
    const kept = ['hamlet:cu', 'hamlet:lang_dia', 'body:x.phu-nu', 'body:x.khong-con', 'lạ']
    expect(standingUnits(BOOK, TODAY, kept)).toEqual(['hamlet:lang_dia', 'body:x.phu-nu'])
    expect(standingUnits(BOOK, '2026-06-30', kept)).toContain('hamlet:cu')
  })

  test('what an organisation did that was merged, its heir does, once', () => {
    const ended = { endsOn: '2026-06-30', heirBodyId: 'x.phu-nu' }
    const bodies = new Map(BOOK.bodies)
    for (const id of ['x.nong-dan', 'x.cong-doan']) bodies.set(id, { ...bodies.get(id), ...ended } as Body)
    const kept = ['body:x.nong-dan', 'body:x.phu-nu', 'body:x.cong-doan']
    expect(standingUnits({ ...BOOK, bodies }, TODAY, kept)).toEqual(['body:x.phu-nu'])
    expect(standingUnits({ ...BOOK, bodies }, '2026-06-30', kept)).toEqual(kept)
  })
})

describe('to whom it goes', () => {
  const areas = [{ id: 'tuyen-quang', name: 'Tỉnh Tuyên Quang' }]

  test('bodies, levels above and names on paper come back as they were typed', () => {
    const values = { toBodies: 'x.dang-uy', toAreas: 'tuyen-quang', toPaper: ' Ban Dân vận Tỉnh ủy \n\nLưu VP' }
    const read = readAddressees(BOOK, areas, values)
    expect(read).toEqual({
      ok: true,
      addressees: [
        { kind: 'body', id: 'x.dang-uy', name: 'Đảng ủy xã' },
        { kind: 'area', id: 'tuyen-quang', name: 'Tỉnh Tuyên Quang' },
        { kind: 'paper', id: '', name: 'Ban Dân vận Tỉnh ủy' },
        { kind: 'paper', id: '', name: 'Lưu VP' },
      ],
    })
    expect(read.ok && addresseeValues(read.addressees)).toEqual({
      ...{ toBodies: 'x.dang-uy', toAreas: 'tuyen-quang', toPaper: 'Ban Dân vận Tỉnh ủy\nLưu VP' },
    })
  })

  test('a level above to which the commune does not send is left out, and too many names are said at the field', () => {
    expect(readAddressees(BOOK, [], { toAreas: 'tuyen-quang' })).toEqual({ ok: true, addressees: [] })
    const many = Array.from({ length: 11 }, (_, at) => `Nơi ${at}`).join('\n')
    expect(readAddressees(BOOK, areas, { toPaper: many })).toMatchObject({ ok: false })
    expect(readAddressees(BOOK, areas, { toPaper: 'x'.repeat(161) })).toMatchObject({ ok: false })
  })
})

test('how the units stand is said in one line, without noughts', () => {
  const all = (...states: string[]) => states.map((status) => ({ status })) as Parameters<typeof standText>[0]
  expect(standText(all('accepted', 'submitted', 'in_draft', 'returned', 'missing'))).toBe(
    '2 đã nộp, 1 bị trả lại để sửa, 1 chưa nộp, 1 không báo cáo',
  )
  expect(standText(all('accepted'))).toBe('1 đã nộp')
  expect(standText([])).toBe('chưa có đơn vị nào')
})
