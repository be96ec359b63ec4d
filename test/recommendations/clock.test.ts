import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { addressees, refusalToBegin, titleOf } from '../../worker/recommendations/begin.ts'
import { type Clocked, recommendationsClock, recommendationsWake } from '../../worker/recommendations/clock-deeds.ts'
import { isDrawn } from '../../worker/recommendations/draw.ts'
import { lastDay, LIMITS, replySourceText, replyTerm } from '../../worker/recommendations/terms.ts'
import { BOOK, Paper, PEOPLE, TODAY, typedFor } from './cast.ts'
import { bookOf } from '../support/commune-x.ts'

const seal = { day: '2027-02-20', root: 'r' }
const clocked = (paper: Paper): Clocked => ({ row: paper.own.row, named: paper.own.named, seal })

/** Lets the clock do what is due, as the sweep does. */
function tick(paper: Paper, book = BOOK) {
  const deed = recommendationsClock(paper.row, clocked(paper), book, paper.today)
  if (deed) {
    paper.row = { ...paper.row, ...deed.set }
    if (deed.more) paper.own = { ...paper.own, row: { ...paper.own.row, recheckDueOn: deed.more.dueOn } }
  }
  paper.row.wakeOn = recommendationsWake(paper.row, clocked(paper), book, paper.today)
  return deed
}

describe('the day of the answer', () => {
  test('L32: the People’s Committee answers Ban Thanh tra nhân dân within 15 days, and the message names Điều 40', () => {
    const paper = new Paper(BOOK, { source: 'inspection_board', lead: 'thanh-tra-nhan-dan', to: 'ubnd' })
    expect(paper.own.row).toMatchObject({ replyBasis: 'law', replyDueOn: '2026-12-08', replyLimit: 'L32' })
    const told = replySourceText(paper.own.row)
    expect(told).toContain('Thời hạn theo luật')
    expect(told).toContain('Điều 40 khoản 1 điểm c Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15')
    const late = tick(paper.on('2026-12-09'))
    expect(late?.told[0]?.what).toContain('Điều 40 khoản 1 điểm c Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15')
    expect(late?.told[0]?.what).toContain('Thời hạn theo luật')
  })

  test('L15d: for every other there is no number in the law, so it is called thời hạn đề nghị and says so', () => {
    for (const made of [
      {},
      { to: 'ubnd' },
      { source: 'inspection_board' as const, lead: 'thanh-tra-nhan-dan', to: 'phong-kinh-te' },
      { source: 'board' as const, lead: 'thanh-tra-nhan-dan', to: 'ubnd' },
    ]) {
      const paper = new Paper(BOOK, made)
      expect(paper.own.row).toMatchObject({ replyBasis: 'suggested', replyDueOn: '2026-12-23' })
      const told = replySourceText(paper.own.row)
      expect(told).toMatch(/^Thời hạn đề nghị/)
      expect(told).toContain('không ghi số ngày (Luật Mặt trận Tổ quốc Việt Nam Điều 29 khoản 6')
      expect(tick(paper.on('2026-12-24'))?.told[0]?.what).not.toContain('theo luật')
    }
  })

  test('a limit of the law that nobody has read is not called law', () => {
    const book = bookOf()
    const limits = book.limits.map((row) => (row.code === 'L32' ? { ...row, confirmed: 'secondary' as const } : row))
    const found = replyTerm({ ...book, limits }, { source: 'inspection_board', bodyId: 'x.ubnd' }, TODAY)
    expect(found).toMatchObject({ ok: true, term: { basis: 'suggested' } })
  })

  test('without a limit nothing is begun, and the sentence says where to set it', () => {
    const from = { leadBodyId: 'x.mttq', source: 'supervision' as const }
    expect(refusalToBegin(BOOK, from, 'x.ubnd', TODAY)).toBeNull()
    expect(refusalToBegin(bookOf(['KN.tra-loi']), from, 'x.ubnd', TODAY)).toContain('Chưa có quy định')
    expect(refusalToBegin(bookOf(['L32']), { ...from, source: 'inspection_board' }, 'x.ubnd', TODAY)).toContain('L32')
    for (const body of ['x.mttq', 'x.thanh-tra-nhan-dan', 'y.ubnd', ''])
      expect(refusalToBegin(BOOK, from, body, TODAY)).toContain('chọn lại cơ quan')
    expect(addressees(BOOK, 'x.nong-dan', TODAY).map(({ id }) => id)).not.toContain('x.nong-dan')
  })

  test('what the Front keeps after a review leaves the law’s day as it is, and gives back the days of a suggested one', () => {
    const reviewed = (paper: Paper, on: string) =>
      paper
        .does('khai', 'tiep-nhan')
        .does('toan', 'xin-xem-lai', typedFor('xin-xem-lai', TODAY))
        .on(on)
        .does('thu', 'giu-nguyen', typedFor('giu-nguyen', on))
    const own = reviewed(new Paper(), '2026-11-30')
    expect(own.row).toMatchObject({ dueOn: '2026-12-30', waitsForBodyId: 'x.phong-kinh-te', status: 'acknowledged' })
    expect(own.tries(PEOPLE.toan, 'xin-xem-lai', typedFor('xin-xem-lai', TODAY))).toContain('giữ nguyên')
    const byLaw = new Paper(BOOK, { source: 'inspection_board', to: 'ubnd', lead: 'thanh-tra-nhan-dan' })
    byLaw.row = { ...byLaw.row, addressedBodyId: 'x.phong-kinh-te' }
    expect(reviewed(byLaw, '2026-11-30').row.dueOn).toBe('2026-12-08')
  })

  test('an amended one is answered within a new term from that day', () => {
    const paper = new Paper()
      .does('khai', 'tiep-nhan')
      .does('toan', 'xin-xem-lai', typedFor('xin-xem-lai', TODAY))
      .on('2026-12-01')
      .does('thu', 'sua-noi-dung', { asked: 'Thay ba bóng đèn ở ngã ba thôn Làng Dìa.' })
    expect(paper.own.row).toMatchObject({ replyDueOn: '2026-12-31', asked: expect.stringContaining('ba bóng') })
    expect(paper.tries(PEOPLE.toan, 'xin-xem-lai', typedFor('xin-xem-lai', TODAY))).toBeNull()
  })
})

describe('the clock', () => {
  test('reminds the body once, says once that it is overdue to it and the Front, and then is silent', () => {
    const paper = new Paper()
    const seen: [string, string, readonly string[]][] = []
    for (let day = TODAY; day <= '2027-02-01'; day = addDays(day, 1)) {
      paper.on(day)
      if (paper.row.wakeOn === null || paper.row.wakeOn > day) continue
      const deed = tick(paper)
      if (deed) seen.push([day, deed.event.kind, deed.told.flatMap(({ to }) => to)])
    }
    expect(seen).toEqual([
      ['2026-12-18', 'recommendation.reminded', ['x.phong-kinh-te:handler,approver,leader']],
      [
        '2026-12-24',
        'recommendation.overdue',
        ['x.phong-kinh-te:handler,approver,leader', 'x.mttq:coordinator,approver'],
      ],
    ])
    expect(paper.row.wakeOn).toBeNull()
  })

  test('a new day after an answer begins with a reminder again', () => {
    const paper = new Paper().does('khai', 'tiep-nhan').on('2026-12-18')
    tick(paper)
    paper.does('khai', 'soan-tra-loi', typedFor('soan-tra-loi', TODAY)).does('toan', 'ky-tiep-thu')
    expect(paper.row).toMatchObject({ alarm: '', dueOn: '2027-03-01', wakeOn: '2027-02-24' })
  })

  test('what waits for the Front reminds the Front, not the body', () => {
    const paper = claimed()
    expect(paper.row).toMatchObject({ waitsForBodyId: 'x.mttq', dueOn: '2026-12-08' })
    expect(tick(paper.on('2026-12-09'))?.told).toEqual([
      { to: ['x.mttq:coordinator,approver'], what: 'Quá hạn: Mặt trận kiểm tra tại chỗ.' },
    ])
  })

  test('where the commune has set no day for the Front, there is none, and nothing is said', () => {
    const paper = new Paper(bookOf(['KN.kiem-tra']))
    bring(paper)
    expect(paper.row).toMatchObject({ waitsForBodyId: 'x.mttq', dueOn: null, wakeOn: null })
  })
})

describe('second looks', () => {
  const verified = (id: string, book = BOOK) => {
    const paper = new Paper(book, { id })
    return bring(paper).does('man', 'xac-nhan', typedFor('xac-nhan', TODAY))
  }
  const drawnId = (wanted: boolean) =>
    Array.from({ length: 99 }, (_, n) => `rec-${n}`).find((id) => isDrawn(id, seal.root, 5) === wanted) ?? ''

  test('the draw gives the same every time, another with another seal, and its share over 10,000', () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `id-${n}`)
    const of = (root: string, oneIn: number) => ids.filter((id) => isDrawn(id, root, oneIn))
    expect(of('a', 5)).toEqual(of('a', 5))
    expect(of('a', 5)).not.toEqual(of('b', 5))
    for (const oneIn of [2, 5, 10]) {
      const share = of('a', oneIn).length / ids.length
      expect(Math.abs(share - 1 / oneIn)).toBeLessThan(0.015)
    }
    expect(of('a', 1)).toHaveLength(10_000)
  })

  test('one that was verified is looked at by the draw after 90 days: drawn, it waits for the Front with a day', () => {
    const paper = verified(drawnId(true))
    const day = lastDay(BOOK, LIMITS.recheckAfter, TODAY) ?? ''
    expect(paper.row).toMatchObject({ wakeOn: day, waitsForBodyId: null })
    expect(tick(paper.on(addDays(day, -1)))).toBeNull()
    const deed = tick(paper.on(day))
    expect(deed?.event).toMatchObject({ kind: 'recommendation.recheck_drawn', detail: { oneIn: 5, sealDay: seal.day } })
    expect(deed?.more?.dueOn).toBe(lastDay(BOOK, LIMITS.recheckWithin, day))
    expect(paper.row).toMatchObject({ status: 'verified', waitsForBodyId: 'x.mttq' })
    paper.does('thu', 'van-giu', typedFor('van-giu', day))
    expect(paper.row).toMatchObject({ status: 'verified', waitsForBodyId: null, wakeOn: null })
  })

  test('one that is not drawn is left alone for good', () => {
    const paper = verified(drawnId(false)).on('2027-06-01')
    expect(tick(paper)).toMatchObject({ event: { kind: 'recommendation.recheck_passed' }, told: [] })
    expect(paper.row).toMatchObject({ alarm: 'passed', wakeOn: null, waitsForBodyId: null })
  })

  test('where the commune has set no share, nothing is drawn and the clock does not look every day', () => {
    const book = bookOf(['KN.tai-kiem-tra.mot-trong'])
    const paper = verified(drawnId(true), book).on('2027-06-01')
    expect(tick(paper, book)).toBeNull()
    expect(paper.row.wakeOn).toBeNull()
  })
})

test('a long request is shortened for lists at a word', () => {
  const asked = 'Đề nghị Phòng Kinh tế rà soát '.repeat(10)
  const title = titleOf({ asked })
  expect([...title].length).toBeLessThanOrEqual(120)
  expect(title).toMatch(/\S…$/)
  expect(titleOf({ asked, title: ' Đèn đường ' })).toBe('Đèn đường')
})

function bring(paper: Paper): Paper {
  return paper
    .does('khai', 'tiep-nhan')
    .does('khai', 'soan-tra-loi', typedFor('soan-tra-loi', TODAY))
    .does('toan', 'ky-tiep-thu')
    .does('khai', 'bao-xong', typedFor('bao-xong', TODAY))
}

function claimed(): Paper {
  return bring(new Paper())
}
