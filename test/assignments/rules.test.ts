import { describe, expect, test } from 'vitest'
import { attachedText, rowOf, rowValues } from '../../worker/assignments/fields.ts'
import { type Action, mayMake, verdictOn } from '../../worker/assignments/rules.ts'
import { hamletsOf, standbyHint, standbyNames, standingOf } from '../../worker/assignments/standing.ts'
import {
  changesBetween,
  firstRows,
  isInForce,
  moved,
  remarksOn,
  type Row,
  titleFor,
} from '../../worker/assignments/table.ts'
import { stateOf } from '../../worker/assignments/words.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const TODAY = '2026-11-22'
const hamlet = (id: string, name: string, endsOn: string | null = null, standbyBodyId: string | null = null) =>
  [id, { communeId: 'x', id, name, position: 1, endsOn, standbyBodyId }] as const
const BOOK: CommuneBook = {
  ...bookOf(),
  hamlets: new Map([
    hamlet('lang_dia', 'Làng Dịa', null, 'x.truong-mam-non'),
    hamlet('soi_dia', 'Soi Dịa', null, 'x.truong-mam-non'),
    hamlet('thon_do', 'Thôn Đo'),
    hamlet('cu', 'Thôn Cũ', '2025-01-01'),
  ]),
}
const row = (name: string, bodyId: string, hamletIds: string[], more: Partial<Row> = {}): Row => ({
  ...{ name, bodyId, content: 'Vệ sinh đường thôn', hamletIds, note: '' },
  hamlets: hamletIds.map((id) => BOOK.hamlets.get(id)?.name).join(', '),
  ...more,
})

const PEOPLE = {
  man: somebody('man', 'mttq', 'intake_officer'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  giup: somebody('giup', 'dang-uy', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  chu: somebody('chu', 'ubnd', 'leader'),
  hoa: somebody('hoa', 'phu-nu', 'approver'),
  kiem: somebody('kiem', 'uy-ban-kiem-tra', 'leader'),
  thon: somebody('thon', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
}
type Who = keyof typeof PEOPLE
const MAKERS: Who[] = ['man', 'thu', 'hien', 'lap', 'giup']
const WHO: Record<string, Record<Action, Who[]>> = {
  draft: { sua: MAKERS, bo: MAKERS, 'quyet-dinh': ['thu', 'lap'] },
  in_force: { sua: [], bo: [], 'quyet-dinh': [] },
  replaced: { sua: [], bo: [], 'quyet-dinh': [] },
  dropped: { sua: [], bo: [], 'quyet-dinh': [] },
}

describe.each(Object.keys(WHO))('a table in the state %s', (status) => {
  test.each(['sua', 'bo', 'quyet-dinh'] as const)(
    'lets "%s" be done by those whose work it is; others read why not',
    (action) => {
      const table = { status: status as 'draft', communeId: 'x', writtenBy: 'man' }
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const verdict = verdictOn(table, action, PEOPLE[who], BOOK)
        expect([who, verdict.ok]).toEqual([who, WHO[status]?.[action].includes(who)])
        if (verdict.ok) continue
        expect(verdict.sentence).toMatch(/^\p{Lu}.+\.$/u)
        const isHis = MAKERS.includes(who)
        const isDecision = status === 'draft' && action === 'quyet-dinh'
        expect([who, verdict.status]).toEqual([who, isHis && !isDecision ? 409 : 403])
      }
      const far = { ...PEOPLE.thu, communeId: 'y' }
      expect(verdictOn(table, action, far, BOOK).ok).toBe(false)
    },
  )
})

test('whoever changed a table last does not decide it', () => {
  const table = { status: 'draft' as const, communeId: 'x', writtenBy: 'thu' }
  expect(verdictOn(table, 'quyet-dinh', PEOPLE.thu, BOOK)).toMatchObject({ ok: false, status: 403 })
  expect(verdictOn(table, 'quyet-dinh', PEOPLE.lap, BOOK)).toEqual({ ok: true })
  expect(mayMake(PEOPLE.hoa, BOOK)).toBe(false)
})

describe('what is said of the rows', () => {
  test('a hamlet twice, one without anybody, one that has ended, a row that names no body; a row without hamlet is fine', () => {
    const rows = [
      row('MTTQ xã', 'x.mttq', ['lang_dia', 'cu']),
      row('Chi bộ 3', '', ['lang_dia']),
      row('Công đoàn', 'x.cong-doan', []),
    ]
    expect(remarksOn(rows, BOOK, TODAY)).toEqual([
      'Chưa có ai phụ trách: Soi Dịa, Thôn Đo.',
      'Có hơn một tổ chức phụ trách: Làng Dịa.',
      'Thôn không còn trong danh sách của xã: Thôn Cũ.',
      'Dòng chưa chọn cơ quan của xã, nên phân công và nhắc việc không biết: 2 (Chi bộ 3).',
    ])
    const whole = [row('UBND', 'x.ubnd', ['lang_dia', 'soi_dia', 'thon_do']), row('Công đoàn', 'x.cong-doan', [])]
    expect(remarksOn(whole, BOOK, TODAY)).toEqual([])
  })

  test('what changed since the table before, organisation by organisation', () => {
    const before = [row('MTTQ xã', 'x.mttq', ['lang_dia']), row('Hội CCB', 'x.cuu-chien-binh', ['soi_dia'])]
    const after = [
      row('Ủy ban MTTQ xã', 'x.mttq', ['lang_dia', 'soi_dia'], { content: 'Đường hoa' }),
      row('Trạm y tế', 'x.tram-y-te', []),
    ]
    expect(changesBetween(before, after)).toEqual([
      'Ủy ban MTTQ xã: trước ghi là MTTQ xã; thôn: Làng Dịa → Làng Dịa, Soi Dịa; sửa nội dung phụ trách.',
      'Thêm Trạm y tế: không phụ trách thôn.',
      'Bỏ Hội CCB: Soi Dịa.',
    ])
    expect(changesBetween(before, before)).toEqual([])
  })
})

test('a row is typed and read back; the cell says the hamlets unless it is to be printed otherwise', () => {
  const typed = {
    name: 'UBND xã',
    body: 'x.ubnd',
    content: 'Đường hoa',
    hamlets: 'thon_do lang_dia',
    cell: '',
    note: '',
  }
  const made = rowOf(BOOK, typed)
  expect(made).toMatchObject({ hamletIds: ['lang_dia', 'thon_do'], hamlets: 'Làng Dịa, Thôn Đo' })
  expect(rowValues(BOOK, made)).toEqual({ ...typed, hamlets: 'lang_dia thon_do' })
  const other = rowOf(BOOK, { ...typed, cell: 'Hai thôn phía bắc' })
  expect(other.hamlets).toBe('Hai thôn phía bắc')
  expect(rowValues(BOOK, other).cell).toBe('Hai thôn phía bắc')
})

test('the next year’s title, the words of the plan, the order of rows, the first table', () => {
  expect(titleFor('Phân công tại các thôn năm 2021', 2027)).toBe('Phân công tại các thôn năm 2027')
  expect(attachedText('Kế hoạch số 3-KH/ĐU')).toBe('Kèm theo Kế hoạch số 3-KH/ĐU')
  expect(attachedText('(kèm theo Kế hoạch số 3-KH/ĐU)')).toBe('Kèm theo Kế hoạch số 3-KH/ĐU')
  expect([moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b'], 0, -1)]).toEqual([
    ['b', 'a', 'c'],
    ['a', 'b'],
  ])
  expect(firstRows(BOOK, TODAY)).toMatchObject([
    { bodyId: 'x.truong-mam-non', name: 'Trường mầm non', hamlets: 'Làng Dịa, Soi Dịa' },
  ])
})

test('a table is in force from its first day to its last', () => {
  const table = { status: 'replaced' as const, startsOn: '2026-01-12', endsOn: '2026-12-31' }
  expect(['2026-01-11', '2026-01-12', '2026-12-31', '2027-01-01'].map((day) => isInForce(table, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isInForce({ ...table, status: 'draft' }, TODAY)).toBe(false)
  expect(stateOf(table, TODAY).label).toBe('Đang dùng')
  expect(stateOf({ status: 'in_force', startsOn: '2027-01-01', endsOn: null }, TODAY).label).toBe('Sắp dùng')
})

describe('who stands by a hamlet', () => {
  const bodies = new Map([
    ['x.truong', { endsOn: '2026-06-30', heirBodyId: 'x.ubnd' }],
    ['x.ubnd', { endsOn: null, heirBodyId: null }],
  ])
  const rows = [
    { bodyId: 'x.truong', hamletIds: ['lang_dia'] },
    { bodyId: 'x.mttq', hamletIds: ['lang_dia', 'soi_dia'] },
    { bodyId: '', hamletIds: ['thon_do'] },
  ]
  const book = { ...BOOK, standing: standingOf(rows, bodies, TODAY) }

  test('is read from the rows; a body that has ended hands over to its heir', () => {
    expect([...book.standing]).toEqual([
      ['lang_dia', ['x.ubnd', 'x.mttq']],
      ['soi_dia', ['x.mttq']],
    ])
    expect(standbyNames(book, 'lang_dia')).toBe('Ủy ban nhân dân xã, Ủy ban Mặt trận Tổ quốc xã')
    expect(hamletsOf(book, 'x.mttq')).toEqual(['lang_dia', 'soi_dia'])
  })

  test('is told to who assigns, and for new rural areas as the one who could take it', () => {
    expect(standbyHint(book, { category: 'giao_thong', hamletId: 'soi_dia' })).toBe(
      'Tổ chức phụ trách thôn Soi Dịa: Ủy ban Mặt trận Tổ quốc xã.',
    )
    expect(standbyHint(book, { category: 'nong_thon_moi', hamletId: 'soi_dia' })).toContain(
      'có thể giao cho tổ chức ấy',
    )
    expect(standbyHint(book, { category: 'nong_thon_moi', hamletId: 'thon_do' })).toBe('')
  })
})
