import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { type Clocked, recommendationsClock } from '../../worker/recommendations/clock-deeds.ts'
import { DEEDS } from '../../worker/recommendations/deeds.ts'
import { promisers, refusalToPromise } from '../../worker/recommendations/promises/begin.ts'
import { heapOf, promiseCountsOf } from '../../worker/recommendations/promises/stands.ts'
import { PROMISE_STATES, stepsOf } from '../../worker/recommendations/promises/steps.ts'
import { ENDED } from '../../worker/recommendations/rules.ts'
import { watcherOf } from '../../worker/recommendations/watcher.ts'
import { Paper, PEOPLE, TODAY, typedFor } from '../recommendations/cast.ts'
import { isVietnameseSentence } from '../recommendations/sentences.ts'
import { bookOf, somebody } from '../support/commune-x.ts'
import { Dice } from '../support/dice.ts'

/** Everybody of the recommendations, and those who meet only in a dialogue. */
const CROWD = {
  ...PEOPLE,
  tien: somebody('tien', 'ubnd', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  ha: somebody('ha', 'hdnd', 'approver'),
  phu: somebody('phu', 'dang-uy', 'handler'),
}
type Who = keyof typeof CROWD

const BOOK = bookOf()
const promised = (to: string, lead = 'ubnd', doneWantedOn: string | null = '2026-12-20') =>
  new Paper(BOOK, { to, lead, source: 'dialogue', doneWantedOn })

type Hands = { body: Who[]; head: Who[]; watch: Who[]; look: Who[]; above: Who[] }
const FRONT = { watch: ['thu', 'hien'], look: ['thu', 'hien', 'man'] } as const
const ABOVE: Who[] = ['lap', 'ha']
/** Whose promise, who led the dialogue, and who does what with it: written down apart from the tables. */
const CASES: readonly (readonly [to: string, lead: string, hands: Hands])[] = [
  ['phong-kinh-te', 'ubnd', { body: ['khai', 'toan'], head: ['toan'], ...copy(FRONT), above: ABOVE }],
  ['ubnd', 'ubnd', { body: ['tien', 'vinh'], head: ['vinh'], ...copy(FRONT), above: ABOVE }],
  ['dang-uy', 'dang-uy', { body: ['lap', 'phu'], head: ['lap'], ...copy(FRONT), above: ABOVE }],
  [
    'mttq',
    'ubnd',
    { body: ['thu', 'hien'], head: ['hien'], watch: [...ABOVE, 'vinh'], look: [...ABOVE, 'vinh'], above: ABOVE },
  ],
  ['mttq', 'mttq', { body: ['thu', 'hien'], head: ['hien'], watch: ABOVE, look: ABOVE, above: ABOVE }],
]
function copy({ look, watch }: typeof FRONT): { watch: Who[]; look: Who[] } {
  return { watch: [...watch], look: [...look] }
}

/** Who may do what, from where to where. */
function mayOf({ above, body, head, look, watch }: Hands): Record<string, Record<string, [to: string, who: Who[]]>> {
  const atWork = (state: string): Record<string, [string, Who[]]> => ({
    'tien-do': ['implementing', body],
    'neu-cac-buoc': [state, body],
    'bao-xong': ['claimed_done', body],
    'khong-lam-duoc': ['given_up', head],
    'bao-cap-tren': ['escalated', watch],
    'cong-khai': [state, watch],
    'thoi-theo-doi': ['superseded', watch],
  })
  const { 'bao-cap-tren': _up, ...late } = atWork('escalated')
  return {
    promised: atWork('promised'),
    implementing: atWork('implementing'),
    disputed: atWork('disputed'),
    escalated: {
      ...late,
      'tien-do': ['escalated', body],
      'chi-dao': ['escalated', above],
      'xet-trach-nhiem': ['escalated', watch],
    },
    claimed_done: {
      'xac-nhan': ['verified', look],
      'chua-dat': ['disputed', look],
      'cong-khai': ['claimed_done', watch],
      'thoi-theo-doi': ['superseded', watch],
    },
    given_up: {
      'ghi-khong-giu': ['not_kept', watch],
      'lam-tiep': ['implementing', watch],
      'cong-khai': ['given_up', watch],
    },
    verified: {
      'van-giu': ['verified', look],
      'khong-con': ['implementing', look],
      'cong-khai': ['verified', watch],
    },
    not_kept: { 'cong-khai': ['not_kept', watch] },
    superseded: { 'cong-khai': ['superseded', watch] },
  }
}

describe('who may do what with a promise', () => {
  test.each(CASES)(
    'of %s in a dialogue led by %s is so in every state, each refusal with its sentence',
    (to, lead, hands) => {
      const may = mayOf(hands)
      expect(Object.keys(may).toSorted()).toEqual([...PROMISE_STATES].toSorted())
      const paper = promised(to, lead)
      for (const state of PROMISE_STATES)
        for (const action of Object.keys(DEEDS))
          for (const [who, staff] of Object.entries(CROWD)) {
            paper.row = { ...paper.row, status: state }
            const desk = paper.desk(staff)
            const verdict = nextOf(stepsOf(desk), paper.row, groundOf(BOOK, desk.file), action, staff)
            const rule = may[state]?.[action]
            const told = `${who} ${action} at ${state}`
            expect(verdict.ok, told).toBe(rule?.[1].includes(who as Who) ?? false)
            if (verdict.ok) expect(verdict.step.to, told).toBe(rule?.[0])
            else expect(isVietnameseSentence(verdict.sentence), told).toBe(true)
          }
    },
  )

  test.each(CASES)('nobody of %s (dialogue of %s) checks, notes or drops what his own body promised', (to, lead) => {
    const paper = promised(to, lead)
    const own = Object.values(CROWD).filter(({ bodyId }) => bodyId === `x.${to}`)
    // Also whoever has every role.
    own.push(
      somebody('tat-ca', to, 'coordinator', 'approver', 'leader', 'intake_officer', 'handler', 'supervisor_member'),
    )
    for (const state of PROMISE_STATES)
      for (const action of ['xac-nhan', 'chua-dat', 'van-giu', 'khong-con', 'ghi-khong-giu', 'lam-tiep', 'chi-dao'])
        for (const staff of own) {
          paper.row = { ...paper.row, status: state, waitsForBodyId: watcherOf(BOOK, paper.row) }
          expect(
            paper.tries(staff, action, typedFor(action, TODAY)),
            `${staff.id} ${action} at ${state}`,
          ).not.toBeNull()
        }
    expect(watcherOf(BOOK, paper.row)).not.toBe(paper.row.addressedBodyId)
  })

  test('what the Front promised waits for the Party committee once it is reported done, and UBND may look too', () => {
    const paper = promised('mttq')
      .does('hien', 'neu-cac-buoc', { buoc1: 'Mở lớp', ngay1: '2026-12-10' })
      .does('hien', 'bao-xong', typedFor('bao-xong', TODAY))
    expect(paper.row.waitsForBodyId).toBe('x.dang-uy')
    expect(paper.told.at(-1)?.to).toEqual([
      'x.dang-uy:approver,leader',
      'x.ubnd:supervisor_member,coordinator,approver',
    ])
    expect(paper.tries(PEOPLE.thu, 'xac-nhan', typedFor('xac-nhan', TODAY))).not.toBeNull()
    paper.does(CROWD.vinh, 'xac-nhan', typedFor('xac-nhan', TODAY))
    expect(paper.own.row).toMatchObject({ stands: 'kept', standsOn: TODAY, checkedByBodyId: 'x.ubnd' })
  })

  test('whoever gave a promise up, or worked on it, does not judge it from another desk', () => {
    const given = promised('phong-kinh-te').does('toan', 'khong-lam-duoc', typedFor('khong-lam-duoc', TODAY))
    const moved = somebody('toan', 'mttq', 'coordinator', 'approver')
    for (const action of ['ghi-khong-giu', 'lam-tiep'])
      expect(given.tries(moved, action, typedFor(action, TODAY))).toContain('cần một người khác')
    const done = promised('phong-kinh-te')
      .does('khai', 'neu-cac-buoc', { buoc1: 'Mua bóng', ngay1: '2026-12-10' })
      .does('toan', 'bao-xong', typedFor('bao-xong', TODAY))
    expect(done.tries(somebody('khai', 'mttq', 'coordinator'), 'xac-nhan', typedFor('xac-nhan', TODAY))).toMatch(
      /người khác/,
    )
  })
})

describe('the day of a promise', () => {
  test('is the one that was said; DT.cam-ket gives 30 days where nobody said one, and the message names its source', () => {
    expect(promised('phong-kinh-te').own.row).toMatchObject({ doneDueOn: '2026-12-20', replyLimit: '' })
    const silent = promised('phong-kinh-te', 'ubnd', null)
    expect(silent.own.row).toMatchObject({ doneDueOn: '2026-12-23', replyLimit: 'DT.cam-ket' })
    const told = (paper: Paper) => {
      const clocked: Clocked = { row: paper.own.row, named: [], seal: { day: '', root: '' } }
      return recommendationsClock(paper.row, clocked, BOOK, '2026-12-24')?.told[0]
    }
    expect(told(silent)?.what).toBe(
      'Quá hạn: thực hiện cam kết. Thời hạn đề nghị: Quy định của Mặt trận xã và UBND xã về đối thoại, tiếp dân.',
    )
    expect(told(promised('phong-kinh-te'))?.what).toBe('Quá hạn: thực hiện cam kết.')
    expect(told(silent)?.to).toContain('x.mttq:coordinator,approver')
  })

  test('without DT.cam-ket nothing is followed that has no day, and the sentence says where to set it', () => {
    const book = bookOf(['DT.cam-ket'])
    const item = { addressedBodyId: 'x.phong-kinh-te', doneWantedOn: null }
    expect(refusalToPromise(book, item, TODAY, TODAY)).toContain('mã DT.cam-ket')
    expect(refusalToPromise(book, { ...item, doneWantedOn: '2026-12-01' }, TODAY, TODAY)).toBeNull()
    expect(refusalToPromise(BOOK, item, TODAY, TODAY)).toBeNull()
    expect(refusalToPromise(BOOK, { ...item, addressedBodyId: 'y.khac' }, TODAY, TODAY)).toContain('chọn lại cơ quan')
    const names = promisers(BOOK, TODAY).map(({ id }) => id)
    expect(names).toEqual(expect.arrayContaining(['x.mttq', 'x.dang-uy', 'x.hdnd', 'x.phong-kinh-te']))
    expect(names).not.toContain('x.thanh-tra-nhan-dan')
  })

  test('no step may come after it, unless it is over already', () => {
    const paper = promised('phong-kinh-te')
    const step = (ngay1: string) => ({ buoc1: 'Thay bóng', ngay1 })
    expect(paper.tries(PEOPLE.khai, 'neu-cac-buoc', step('2026-12-21'))).toMatch(/ngay1.*20\/12\/2026/)
    expect(paper.tries(PEOPLE.khai, 'neu-cac-buoc', {})).toContain('ít nhất một bước')
    paper.does('khai', 'neu-cac-buoc', step('2026-12-20')).does('khai', 'tien-do', { words: 'Đã mua bóng', steps: '1' })
    expect(paper.tries(PEOPLE.khai, 'neu-cac-buoc', step('2026-12-19'))).toContain('Đã có bước làm xong')
    const late = promised('phong-kinh-te').on('2026-12-25')
    expect(late.tries(PEOPLE.khai, 'neu-cac-buoc', step('2026-12-28'))).toBeNull()
  })
})

describe('how a promise stands for everybody', () => {
  const heap = (paper: Paper, day = paper.today) => heapOf(paper.own.row, day)

  test('is on its way up to its day, late from the next, also when somebody above gave it another day', () => {
    const paper = promised('phong-kinh-te')
    expect([heap(paper, '2026-12-20'), heap(paper, '2026-12-21')]).toEqual(['dang-lam', 'cham'])
    paper.on('2026-12-22').does('thu', 'bao-cap-tren', typedFor('bao-cap-tren', TODAY))
    paper.does('lap', 'chi-dao', { words: 'Làm xong ngay trong tháng.', dueOn: '2027-01-10' })
    expect(heap(paper)).toBe('cham')
    paper.does('khai', 'neu-cac-buoc', { buoc1: 'Thay bóng', ngay1: '2027-01-05' })
    paper.does('khai', 'bao-xong', typedFor('bao-xong', TODAY))
    expect(heap(paper, '2027-06-01')).toBe('dang-lam')
    paper.does('man', 'chua-dat', { seen: 'Còn một bóng chưa sáng.', dueOn: '2027-01-15' })
    expect([heap(paper, '2027-01-15'), heap(paper, '2027-01-16')]).toEqual(['dang-lam', 'cham'])
  })

  test('is not kept once its body says so in public, and on its way again when the reason does not hold', () => {
    const paper = promised('phong-kinh-te')
    expect(paper.tries(PEOPLE.khai, 'khong-lam-duoc', typedFor('khong-lam-duoc', TODAY))).not.toBeNull()
    expect(paper.tries(PEOPLE.toan, 'khong-lam-duoc', { reason: 'Không còn kinh phí trong năm nay.' })).toContain(
      'publicReply',
    )
    paper.does('toan', 'khong-lam-duoc', typedFor('khong-lam-duoc', TODAY))
    expect(heap(paper)).toBe('khong-giu')
    expect(paper.told.at(-1)?.to).toContain('*:leader')
    paper.on('2026-11-30').does('hien', 'lam-tiep', { why: 'Huyện đã cấp kinh phí.', dueOn: '2027-01-10' })
    expect(heap(paper)).toBe('dang-lam')
    expect(paper.own.row).toMatchObject({ doneDueOn: '2027-01-10', publicReply: '', owedOn: '2027-01-10' })
    paper.does('toan', 'khong-lam-duoc', typedFor('khong-lam-duoc', TODAY))
    paper.on('2026-12-02').does('hien', 'ghi-khong-giu', typedFor('ghi-khong-giu', TODAY))
    expect(paper.own.row).toMatchObject({ stands: 'broken', standsOn: '2026-11-30' })
    expect(paper.row).toMatchObject({ status: 'not_kept', waitsForBodyId: null })
  })

  test('that nobody follows any more counts as not kept, unless it was another one written twice', () => {
    const dropped = promised('phong-kinh-te').does('thu', 'thoi-theo-doi', typedFor('thoi-theo-doi', TODAY))
    expect(heap(dropped)).toBe('khong-giu')
    const twice = promised('phong-kinh-te')
    twice.own = { ...twice.own, siblings: [{ id: 'kia', title: 'Cam kết: thay bóng' }] }
    twice.does('thu', 'thoi-theo-doi', { ...typedFor('thoi-theo-doi', TODAY), by: 'kia' })
    expect(heap(twice)).toBeNull()
    expect(promiseCountsOf([dropped.own.row, twice.own.row], TODAY)).toEqual({ kept: 0, onWay: 0, late: 0, broken: 1 })
  })

  test('is said nowhere of a restricted one', () => {
    const paper = new Paper(BOOK, { source: 'dialogue', lead: 'ubnd', restricted: true, doneWantedOn: '2026-12-01' })
    expect(heap(paper)).toBeNull()
    expect(heap(paper.does('khai', 'tien-do', typedFor('tien-do', TODAY)))).toBeNull()
  })
})

test('whatever people try, whose move it is is said, each is counted once, and who checks is of another body', () => {
  const reached = new Set<string>()
  const crowd = [...Object.values(CROWD), somebody('khai', 'mttq', 'coordinator', 'approver')]
  fc.assert(
    fc.property(fc.array(fc.nat(999), { minLength: 200, maxLength: 400 }), (throws) => {
      const dice = new Dice(throws)
      const [to, lead] = dice.pick(CASES)
      const paper = promised(to, lead, dice.maybe(50) ? null : '2026-12-20')
      for (let n = 0; n < 60; n++) {
        if (dice.maybe(25)) paper.on(addDays(paper.today, dice.number(25)))
        const open = (stepsOf(paper.desk(PEOPLE.thu))[paper.row.status] ?? []).map((step) => step.action)
        const action = dice.pick(dice.maybe(10) || open.length === 0 ? Object.keys(DEEDS) : open)
        if (action === 'thoi-theo-doi' && !dice.maybe(8)) continue
        const typed = typedFor(action, paper.today)
        for (const name of ['dueOn', 'ngay1']) if (typed[name]) typed[name] = addDays(paper.today, 12)
        if (to === 'dang-uy' && action === 'bao-cap-tren') typed.to = 'x.hdnd'
        const from = dice.number(crowd.length)
        const some = [...crowd.slice(from), ...crowd.slice(0, from)]
        if (!some.some((staff) => paper.tries(staff, action, typed) === null)) continue
        const { own, row, today } = paper
        reached.add(row.status)
        const last = paper.events.at(-1)
        if (/verified|disputed|recheck|not_kept|resumed|superseded|escalated/.test(last?.kind ?? ''))
          expect(last?.bodyId, last?.kind).not.toBe(row.addressedBodyId)
        expect(row.endedAt !== null).toBe(ENDED.includes(row.status))
        if (!ENDED.includes(row.status))
          expect([row.addressedBodyId, watcherOf(BOOK, row)]).toContain(row.waitsForBodyId)
        expect(own.row.owedOn).toBe(row.waitsForBodyId === row.addressedBodyId ? row.dueOn : null)
        expect(own.row.publishedAt).toBeNull()
        const counts = promiseCountsOf([own.row], today)
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(1)
        expect(counts.kept === 1).toBe(row.status === 'verified')
        if (row.status === 'escalated') expect(counts.late).toBe(1)
      }
    }),
    { numRuns: 80 },
  )
  expect([...reached].toSorted()).toEqual(
    PROMISE_STATES.filter((state) => state !== 'promised' || reached.has(state)).toSorted(),
  )
})
