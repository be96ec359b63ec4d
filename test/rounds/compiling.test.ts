import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { asksOf } from '../../worker/rounds/compiling/asks.ts'
import { compile, type Heap, opened } from '../../worker/rounds/compiling/compile.ts'
import { contentOf } from '../../worker/rounds/compiling/content.ts'
import { changedSince, differencesOf } from '../../worker/rounds/compiling/corrections.ts'
import { figure } from '../../worker/rounds/compiling/say.ts'
import { markOf, standingOf, standingText } from '../../worker/rounds/compiling/standing.ts'
import { faultOf, quoted } from '../../worker/rounds/compiling/words.ts'
import { answersFrom, type Drawn, drawn, MONTH, planned, reportOf } from './compiling-cast.ts'

const ASKS = asksOf(planned(MONTH))
const heapOf = (sheets: readonly Drawn[]): Heap => ({
  asks: ASKS,
  reports: sheets.map((sheet, at) => reportOf(`hamlet:${at}`, answersFrom(sheet))),
})
const lineOf = (heap: Heap, name: string, plan: Heap | null = null, before: Heap | null = null) => {
  const found = compile(heap, plan, before).find(({ ask }) => ask.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const plus = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
const roundedTo = (value: number, digits: number) => Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`)

describe('what becomes of a question', () => {
  test('numbers are added up, shares are worked out anew, choices counted, words read; hamlets and notes are left', () => {
    expect(ASKS.map(({ as, name }) => `${name} ${as}`)).toEqual([
      ...['so_ho number', 'ho_rac number', 'phan_tram ratio', 'duong_hoa_km number', 'buoi number', 'nguoi number'],
      ...['viec options', 'tong_nguoi number', 'moi_buoi ratio', 'den options', 'diem score', 'kho_khan text'],
    ])
  })

  test('a share without a name of its own is called by what it divides; what else is reckoned as a note calls it', () => {
    const twice: Questionnaire = {
      ...MONTH,
      nodes: [
        ...MONTH.nodes,
        { kind: 'calculate', name: 'gap_doi', calculation: '${so_ho} * 2' },
        { kind: 'note', name: 'noi_them', label: { vi: 'Gấp đôi là ${gap_doi} hộ' } },
      ],
    }
    const labels = new Map(asksOf(planned(twice)).map(({ label, name }) => [name, label]))
    expect(labels.get('phan_tram')).toBe('Hộ có hố rác trên Số hộ (%)')
    expect(labels.get('gap_doi')).toBe('Gấp đôi là ... hộ')
  })

  test('what is reckoned from dates or words is not added up', () => {
    const odd: Questionnaire = {
      ...MONTH,
      nodes: [
        { kind: 'date', name: 'ngay' },
        { kind: 'text', name: 'ten' },
        { kind: 'calculate', name: 'nam', calculation: "format-date(${ngay}, '%Y')" },
        { kind: 'calculate', name: 'ma', calculation: "concat(${ten}, '1')" },
        { kind: 'calculate', name: 'dau', calculation: "if(${ten} = 'a', 1, 0)" },
        { kind: 'calculate', name: 'lon', calculation: 'max(${dau}, 3)' },
        { kind: 'calculate', name: 'bac_cau', calculation: 'round(${chia}, 0)' },
        { kind: 'calculate', name: 'chia', calculation: '${dau} div 2' },
      ],
    }
    expect(asksOf(planned(odd)).map(({ as, name }) => `${name} ${as}`)).toEqual([
      ...['ten text', 'dau number', 'bac_cau ratio', 'chia ratio'],
    ])
  })
})

describe('a round put together', () => {
  test('every figure is what a hand would come to', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 25 }), (sheets) => {
        const heap = heapOf(sheets)
        const total = (name: string) => lineOf(heap, name).total
        expect(total('so_ho')).toBe(plus(sheets.map(({ households }) => households)))
        const metres = sheets.flatMap((sheet) => (sheet.metres === null ? [] : [sheet.metres]))
        expect(total('duong_hoa_km')).toBe(metres.length === 0 ? null : plus(metres) / 1000)
        const days = sheets.flatMap((sheet) => sheet.days)
        expect(total('buoi')).toBe(days.length)
        expect(total('tong_nguoi')).toBe(plus(days.map(({ heads }) => heads)))
        expect(total('nguoi')).toBe(days.length === 0 ? null : plus(days.map(({ heads }) => heads)))
        const having = sheets.filter(({ bins }) => bins !== null)
        const bins = plus(having.map((sheet) => sheet.bins ?? 0))
        expect(total('phan_tram')).toBe(
          having.length === 0 ? null : roundedTo((bins / plus(having.map(({ households }) => households))) * 100, 1),
        )
        expect(total('moi_buoi')).toBe(
          days.length === 0 ? null : roundedTo(plus(days.map(({ heads }) => heads)) / days.length, 1),
        )
        const marks = sheets.flatMap(({ mark }) => (mark === null ? [] : [mark]))
        expect(total('diem')).toBe(marks.length === 0 ? null : Math.round((plus(marks) / marks.length) * 100) / 100)
        const lamps = lineOf(heap, 'den')
        expect(lamps.options.map(({ many }) => many)).toEqual([
          sheets.filter((sheet) => sheet.lamps === 'sang').length,
          sheets.filter((sheet) => sheet.lamps === 'hong').length,
        ])
        expect(lineOf(heap, 'viec').options.map(({ many }) => many)).toEqual(
          ['don', 'hoa'].map((work) => days.filter(({ works }) => works.includes(work)).length),
        )
        expect(lineOf(heap, 'kho_khan').answered).toBe(sheets.filter(({ trouble }) => trouble !== '').length)
      }),
    )
  })

  test('the sums are those of the figures to which they open', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 20 }), (sheets) => {
        const heap = heapOf(sheets)
        for (const name of ['so_ho', 'duong_hoa_km', 'buoi', 'nguoi', 'tong_nguoi']) {
          const line = lineOf(heap, name)
          const units = opened(line.ask, heap, null, null).flatMap(({ value }) => (value === null ? [] : [value]))
          expect(plus(units.map((value) => Math.round(value * 1000)))).toBe(Math.round((line.total ?? 0) * 1000))
          expect(units.length).toBe(line.answered)
        }
      }),
    )
  })

  test('a share of thirty small hamlets and a large one is that of all households, not the mean of shares', () => {
    const small: Drawn = { households: 10, bins: 10, metres: null, days: [], lamps: null, mark: null, trouble: '' }
    const heap = heapOf([small, small, { ...small, households: 980, bins: 0 }])
    expect(lineOf(heap, 'phan_tram').total).toBe(2)
  })

  test('who has no share does not pull it down', () => {
    const some: Drawn = { households: 100, bins: 50, metres: null, days: [], lamps: null, mark: null, trouble: '' }
    expect(lineOf(heapOf([some, { ...some, bins: null }]), 'phan_tram').total).toBe(50)
  })

  test('plans and the period before stand beside the result; nothing planned reaches nothing', () => {
    const sheet: Drawn = { households: 50, bins: 40, metres: 1500, days: [], lamps: null, mark: 5, trouble: '' }
    const round = heapOf([sheet, sheet])
    const plan = heapOf([
      { ...sheet, metres: 2000 },
      { ...sheet, metres: 0, bins: 10 },
    ])
    const before = heapOf([{ ...sheet, metres: 500 }])
    const line = lineOf(round, 'duong_hoa_km', plan, before)
    expect([line.plan, line.total, line.reached, line.previous]).toEqual([2, 3, 150, 0.5])
    const nothing = heapOf([{ ...sheet, metres: 0 }])
    expect(lineOf(round, 'duong_hoa_km', nothing).reached).toBeNull()
    expect(lineOf(round, 'phan_tram', plan).reached).toBeNull()
    const units = opened(line.ask, round, plan, before)
    expect(units.map(({ plan: wanted, previous, value }) => [wanted, value, previous])).toEqual([
      [2, 1.5, 0.5],
      [0, 1.5, null],
    ])
  })

  test('a plan asked under another name or kind is not held against it', () => {
    const other = { ...MONTH, nodes: [{ kind: 'text' as const, name: 'duong_hoa_km' }] }
    const plan: Heap = { asks: asksOf(planned(other)), reports: [reportOf('hamlet:0', { duong_hoa_km: '7' })] }
    expect(lineOf(heapOf([]), 'duong_hoa_km', plan).plan).toBeNull()
  })

  test('reports that were not accepted count nowhere and are named', () => {
    const sheet: Drawn = { households: 50, bins: 40, metres: 1500, days: [], lamps: null, mark: 5, trouble: '' }
    const reports = [
      reportOf('hamlet:a', answersFrom(sheet), { isLate: true }),
      reportOf('hamlet:b', null),
      reportOf('hamlet:c', null, { status: 'submitted', wasMissing: false }),
      reportOf('hamlet:d', null, { status: 'returned', wasMissing: false }),
      reportOf('hamlet:e', null, { status: 'in_draft', wasMissing: false }),
      reportOf('hamlet:f', answersFrom(sheet), { status: 'submitted', wasMissing: true }),
    ]
    expect(lineOf({ asks: ASKS, reports }, 'so_ho').total).toBe(100)
    expect(standingOf(reports)).toEqual({
      counted: 2,
      out: [
        { unit: 'hamlet:b', why: 'không báo cáo' },
        { unit: 'hamlet:c', why: 'đã nộp, chưa nhận' },
        { unit: 'hamlet:d', why: 'trả lại, chưa nộp lại' },
        { unit: 'hamlet:e', why: 'chưa nộp' },
      ],
    })
    expect(reports.map(markOf).filter((_, at) => at === 0 || at === 5)).toEqual([
      'nộp muộn',
      'nộp sau khi khóa kỳ, có đính chính chờ nhận',
    ])
    expect(standingText(reports, (unit) => unit.slice(-1))).toBe(
      'Đã tổng hợp báo cáo của 2 trên 6 đơn vị. Nộp muộn: a, f. Không báo cáo: b. Đã nộp, chưa nhận: c. Trả lại, chưa nộp lại: d. Chưa nộp: e.',
    )
  })
})

describe('words and corrections', () => {
  test('a hamlet’s words are quoted with its name, once, below what is written', () => {
    const once = quoted('Nhìn chung tốt.', 'Thôn Làng Dịa', ['Thiếu bóng đèn '])
    expect(once).toBe('Nhìn chung tốt.\n- Thôn Làng Dịa: Thiếu bóng đèn')
    expect(quoted(once, 'Thôn Làng Dịa', ['Thiếu bóng đèn'])).toBe(once)
    expect(quoted('', 'Thôn A', ['một', 'hai'])).toBe('- Thôn A: một hai')
  })

  test('words that are too long are refused with how long they are', () => {
    expect(faultOf('a'.repeat(8000))).toBeNull()
    expect(faultOf('a'.repeat(8001))).toContain('đang là 8001')
  })

  test('a correction says which question said what before and says what now', () => {
    const sheet: Drawn = { households: 50, bins: 40, metres: 1500, days: [], lamps: 'sang', mark: 5, trouble: '' }
    const changed = changedSince(
      [
        { id: 'a', unit: 'hamlet:a', acceptedNumber: 2 },
        { id: 'b', unit: 'hamlet:b', acceptedNumber: 1 },
        { id: 'c', unit: 'hamlet:c', acceptedNumber: 1 },
      ],
      { a: 1, b: 1 },
    )
    expect(changed.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(differencesOf(ASKS, answersFrom(sheet), answersFrom({ ...sheet, metres: 1200, lamps: 'hong' }))).toEqual([
      { label: 'Đường hoa (km)', was: '1,5', now: '1,2' },
      { label: 'Đèn đường', was: 'Sáng đủ', now: 'Có bóng hỏng' },
    ])
  })

  test('what goes out begins with who reported and keeps the commune’s words by section', () => {
    const sheet: Drawn = { households: 1250, bins: 40, metres: null, days: [], lamps: 'sang', mark: 5, trouble: 'x' }
    const content = contentOf(
      compile(heapOf([sheet]), null, null),
      { '': 'Tháng này tốt.', kho_khan: '- Thôn A: x' },
      { plan: false, previous: false },
      'Đủ.',
    )
    expect(content.sections.map(({ heading }) => heading)).toEqual(['Tình hình chung', 'Việc chung', 'Ý kiến'])
    expect(content.sections[0]?.words).toBe('Đủ.\nTháng này tốt.')
    expect(content.sections[1]?.head).toEqual(['Nội dung', 'Thực hiện'])
    expect(content.sections[1]?.rows[0]).toEqual(['Số hộ', '1.250'])
    expect(content.sections[2]?.rows.slice(0, 2)).toEqual([
      ['Đèn đường: Sáng đủ', '1 (100%)'],
      ['Đèn đường: Có bóng hỏng', '0 (0%)'],
    ])
    expect(content.sections[2]?.words).toBe('Khó khăn:\n- Thôn A: x')
  })

  test('numbers are told as people write them', () => {
    expect([1234567, 0.35, -12.5, 0].map(figure)).toEqual(['1.234.567', '0,35', '-12,5', '0'])
    expect(figure(null)).toBe('–')
  })
})
