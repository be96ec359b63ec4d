import { describe, expect, test } from 'vitest'
import { gridOf } from '../../worker/forms/xlsform/grid.ts'
import { hamletNamed } from '../../worker/registers/hamlet-match.ts'
import { KINDS, type Register } from '../../worker/registers/kinds.ts'
import { readLine } from '../../worker/registers/line.ts'
import { mayDecide, mayErase, pennedBy, sightOf } from '../../worker/registers/permissions.ts'
import { type EntrySeen, isEnough, nextFor, STEPS } from '../../worker/registers/rules.ts'
import { checkSheet, readSheet } from '../../worker/registers/sheet.ts'
import { endReason, END_REASONS, eventText, statesOf, stateWords } from '../../worker/registers/words.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const BOOK = bookOf()
const TODAY = '2026-11-23'
const HAMLETS = ['Làng Dịa', 'Đồng Chùa 1', 'Đồng Chùa 2', 'Đồng Cởm', 'Thôn Bình Ca'].map((name, at) => ({
  id: `h${at}`,
  name,
}))
const PEOPLE = {
  man: somebody('man', 'mttq', 'intake_officer'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  tien: somebody('tien', 'ubnd', 'handler'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  hoa: somebody('hoa', 'phu-nu', 'approver'),
  xuan: somebody('xuan', 'uy-ban-kiem-tra', 'confidential_officer'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  tung: somebody('tung', 'van-phong', 'admin'),
  chanh: { ...somebody('chanh', 'mttq', 'hamlet_rep'), hamletId: 'h0' },
} satisfies Record<string, StaffMember>
type Who = keyof typeof PEOPLE
const EVERYBODY = Object.keys(PEOPLE) as Who[]
const REGISTERS = Object.keys(KINDS) as Register[]

describe('who sees how much', () => {
  const OPEN: Record<Who, string> = {
    ...{
      man: 'names',
      thu: 'names',
      hien: 'names',
      lap: 'names',
      vinh: 'open',
      tien: 'open',
      khai: 'open',
      hoa: 'open',
    },
    ...{ xuan: 'none', canh: 'none', tung: 'none', chanh: 'own' },
  }
  const SIGHTS: Record<Register, Record<Who, string>> = {
    groups: OPEN,
    pledges: OPEN,
    titles: { ...OPEN, vinh: 'names' },
    helpers: {
      ...{ man: 'none', thu: 'names', hien: 'names', lap: 'names', vinh: 'none', tien: 'none', khai: 'none' },
      ...{ hoa: 'none', xuan: 'names', canh: 'none', tung: 'none', chanh: 'own' },
    },
  }
  test.each(REGISTERS)('of %s: names, his hamlet, no names, nothing', (register) => {
    const found = Object.fromEntries(EVERYBODY.map((who) => [who, sightOf(PEOPLE[who], BOOK, register)]))
    expect(found).toEqual(SIGHTS[register])
  })

  test('who writes: the Front, a hamlet its own; who decides and erases: fewer', () => {
    expect(EVERYBODY.filter((who) => pennedBy(PEOPLE[who], BOOK, 'groups') === 'all')).toEqual(['man', 'thu', 'hien'])
    expect(EVERYBODY.filter((who) => pennedBy(PEOPLE[who], BOOK, 'helpers') === 'all')).toEqual(['thu', 'hien'])
    expect(REGISTERS.map((register) => pennedBy(PEOPLE.chanh, BOOK, register))).toEqual(['own', 'own', 'own', 'own'])
    expect(EVERYBODY.filter((who) => mayDecide(PEOPLE[who], BOOK))).toEqual(['thu', 'hien', 'vinh'])
    expect(EVERYBODY.filter((who) => mayErase(PEOPLE[who], BOOK))).toEqual(['thu', 'hien'])
  })
})

describe('what may be done with a line', () => {
  const WRITERS: Who[] = ['chanh', 'hien', 'man', 'thu']
  const DECIDERS: Who[] = ['hien', 'thu', 'vinh']
  const WHO: Record<string, Record<string, Who[]>> = {
    listed: { 'binh-xet': WRITERS, 'cho-thoi': WRITERS },
    voted: { 'binh-xet': WRITERS, 'de-nghi': WRITERS, 'cho-thoi': WRITERS },
    proposed: { 'cong-nhan': ['thu', 'vinh'], 'khong-cong-nhan': ['thu', 'vinh'], 'tra-lai': DECIDERS },
    recognised: { 'cho-thoi': DECIDERS },
    not_recognised: {},
    ended: { 'dua-lai': WRITERS },
  }
  const ACTIONS = [...new Set(STEPS.titles.map(({ action }) => action))]
  const seen = (state: string, votesFor = 45): EntrySeen =>
    ({ register: 'titles', hamletId: 'h0', state, changedBy: 'hien', votesFor, votesOf: 50 }) as EntrySeen

  test.each(Object.keys(WHO))('a title that is %s: those whose work it is; everybody else reads why not', (state) => {
    for (const action of ACTIONS) {
      const verdictOf = (who: Who) => nextFor(seen(state), action, PEOPLE[who], BOOK, TODAY)
      expect([action, EVERYBODY.filter((who) => verdictOf(who).ok).sort()]).toEqual([
        action,
        [...(WHO[state]?.[action] ?? [])].sort(),
      ])
      for (const who of EVERYBODY) {
        const verdict = verdictOf(who)
        if (!verdict.ok) expect(verdict.sentence).toSatisfy(isVietnamese)
      }
    }
  })

  test('whoever proposed it does not recognise it; too few votes are not proposed; the share is a setting', () => {
    expect(nextFor(seen('proposed'), 'cong-nhan', PEOPLE.hien, BOOK, TODAY)).toMatchObject({ ok: false, status: 403 })
    expect(nextFor(seen('voted', 29), 'de-nghi', PEOPLE.thu, BOOK, TODAY)).toMatchObject({ ok: false, status: 409 })
    const half = bookOf([], (limit) => (limit.code === 'DH.phieu' ? { ...limit, days: 50 } : limit))
    expect(nextFor(seen('voted', 29), 'de-nghi', PEOPLE.thu, half, TODAY)).toMatchObject({ ok: true })
    expect([isEnough({ votesFor: 30, votesOf: 50 }, 60), isEnough({ votesFor: 0, votesOf: 0 }, 60)]).toEqual([
      true,
      false,
    ])
  })

  test('of the other registers: it ends and comes back, by whoever writes it', () => {
    for (const register of ['groups', 'pledges', 'helpers'] as const) {
      const of = (state: string) => ({ ...seen(state), register })
      expect(nextFor(of('listed'), 'cho-thoi', PEOPLE.chanh, BOOK, TODAY).ok).toBe(true)
      expect(nextFor({ ...of('listed'), hamletId: 'h1' }, 'cho-thoi', PEOPLE.chanh, BOOK, TODAY)).toMatchObject({
        status: 403,
      })
      expect(nextFor(of('listed'), 'binh-xet', PEOPLE.thu, BOOK, TODAY)).toMatchObject({ status: 409 })
      expect(nextFor(of('ended'), 'dua-lai', PEOPLE.thu, BOOK, TODAY).ok).toBe(true)
    }
  })

  test('every state and event has words, every register its reasons to end', () => {
    for (const register of REGISTERS) {
      expect(statesOf(register).every((state) => stateWords(register, state).name !== '')).toBe(true)
      expect(END_REASONS[register].every(({ value }) => endReason(register, value) !== '')).toBe(true)
      for (const { event } of STEPS[register]) expect(eventText(register, event, () => '1')).not.toBe('ghi vào sổ')
    }
  })
})

describe('a hamlet’s name as people write it', () => {
  test.each([
    ['Làng Dịa', 'h0'],
    ['thôn LANG DIA', 'h0'],
    ['Bình Ca', 'h4'],
    ['Đồng Chùa 2', 'h2'],
  ])('"%s" is found', (typed, id) => {
    expect(hamletNamed(typed, HAMLETS)).toEqual({ id })
  })
  test.each([
    ['Đồng Chà', ['Đồng Chùa 1', 'Đồng Chùa 2']],
    ['Lang Địa Cũ', ['Làng Dịa']],
    ['Sài Gòn phố', []],
  ])('"%s" is none; what comes near is asked', (typed, near) => {
    expect(hamletNamed(typed, HAMLETS)).toEqual({ near })
  })
})

describe('a line that was typed', () => {
  const read = (register: Register, typed: Record<string, string>, only: string | null = null) =>
    readLine({ register, hamlets: HAMLETS, only }, (key) => typed[key] ?? '')

  test('is taken apart: what all may read, what is sealed', () => {
    const { errors, line } = read('groups', {
      ...{ name: ' Tổ tự  quản ', topic: 'Hòa giải', hamlet: 'Làng Dịa', members: '1.200', leader: 'Lộc Văn Páo' },
      founded: '2/9/2025',
    })
    expect(errors).toEqual({})
    expect(line).toMatchObject({
      ...{ hamletId: 'h0', topic: 'hoa_giai', fields: { name: 'Tổ tự quản', members: '1200', founded: '2025-09-02' } },
      secret: { leader: 'Lộc Văn Páo' },
    })
  })

  test('is the same line whatever the capitals and marks, and another one with a year of birth', () => {
    const same = (household: string, mark = '') =>
      read('pledges', { household, mark, hamlet: 'Làng Dịa', topic: 'quy_uoc', signed: '2026-01-01' }).line.same
    expect(same('LÊ VĂN NAM')).toBe(same('Lê Văn Nam'))
    expect(same('Lê Văn Nam', '1980')).not.toBe(same('Lê Văn Nam'))
  })

  test('days are read as people and spreadsheets write them; what is none is said', () => {
    const day = (signed: string) => read('pledges', { household: 'A', hamlet: 'h0', topic: 'khac', signed })
    for (const typed of ['2026-05-20', '20/5/2026', '20.05.2026', '20-5-2026', '46162'])
      expect([typed, day(typed).line.fields.signed]).toEqual([typed, '2026-05-20'])
    for (const typed of ['31/2/2026', 'hôm qua', '2026', '99999999'])
      expect([typed, day(typed).errors.signed]).toEqual([typed, expect.stringContaining('không phải là ngày')])
  })

  test('a hamlet head writes his hamlet alone; numbers, choices and length are looked at', () => {
    const { errors } = read(
      'groups',
      { name: 'x'.repeat(201), topic: 'Bóng đá', hamlet: 'Đồng Cởm', members: '-3' },
      'h0',
    )
    expect(Object.keys(errors).sort()).toEqual(['hamlet', 'members', 'name', 'topic'])
    expect(Object.values(errors).every((sentence) => isVietnamese(sentence))).toBe(true)
  })
})

describe('a table', () => {
  const check = (rows: string[][]) => {
    const found = readSheet('pledges', gridOf('Trang 1', rows))
    if (!found.ok) throw new Error(found.sentence)
    return {
      sheet: found.sheet,
      checked: checkSheet({ register: 'pledges', hamlets: HAMLETS, only: null }, found.sheet),
    }
  }

  test('is read below its titles, whatever the order of its columns; empty rows are none', () => {
    const { checked, sheet } = check([
      ['ỦY BAN MTTQ XÃ BÌNH XA'],
      ['Thôn', 'Chủ hộ (họ và tên)', 'Ngày ký', 'CAM KẾT', 'STT'],
      ['Làng Dịa', 'Hà Văn A', '2026-01-01', 'Khác', '1'],
      ['', '', '', '', ''],
      ['Làng Đồng', 'Hà Văn B', '2026-01-01', 'Khác', '2'],
    ])
    expect(sheet.unknown).toEqual([])
    expect(checked.good.map(({ row }) => row)).toEqual([3])
    expect(checked.faults).toEqual([
      { cell: 'A5', row: 5, message: expect.stringContaining('Chưa có thôn «Làng Đồng»') },
    ])
  })

  test('without its columns, or with one twice, is refused in a sentence', () => {
    const sentence = (rows: string[][]) => {
      const found = readSheet('pledges', gridOf('Trang 1', rows))
      return found.ok ? '' : found.sentence
    }
    expect(
      sentence([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toContain('Không thấy hàng tiêu đề')
    expect(
      sentence([
        ['Chủ hộ', 'Thôn', 'Cam kết'],
        ['A', 'B', 'C'],
      ]),
    ).toContain('thiếu cột "Ngày ký"')
    expect(sentence([['Chủ hộ', 'Chủ hộ', 'Thôn', 'Cam kết', 'Ngày ký'], ['A']])).toContain('hai cột "Chủ hộ"')
    expect(sentence([['Chủ hộ', 'Thôn', 'Cam kết', 'Ngày ký']])).toContain('chưa có dòng nào')
  })
})
