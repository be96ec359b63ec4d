import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { type Clocked, criticismClock, criticismWake } from '../../worker/criticism/clock-deeds.ts'
import { hearingOf, leadOf, NO_REPLY_LIMIT, planSeason, replyOf } from '../../worker/criticism/limits.ts'
import { factsOf } from '../../worker/criticism/office/facts.ts'
import { BOOK, Paper, PEOPLE, pointOf } from './cast.ts'
import { bookOf } from '../support/commune-x.ts'

const L14_SOURCE = 'Điều 36 khoản 1 Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13'
const L34_SOURCE = 'Điều 28 khoản 2 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15'

describe('L14: a draft comes 15 days before it is submitted', () => {
  test('fourteen days are too few: told with the article, written down, and not refused', () => {
    const late = leadOf(BOOK, '2026-11-23', '2026-12-07')
    expect(late).toMatchObject({ isShort: true, days: 14, limitId: 'L14.2016-01-01' })
    expect(late.sentence).toContain('Gửi muộn')
    expect(late.sentence).toContain(`thời hạn theo luật: ${L14_SOURCE}`)
    const paper = new Paper('draft_received')
    expect(
      paper.tries(PEOPLE.khai, 'gui-du-thao', {
        summary: 'Quy định thu gom rác thải sinh hoạt.',
        plannedOn: '2026-12-07',
      }),
    ).toBeNull()
    expect(paper.detail).toMatchObject({ isShort: true, days: 14, limitId: 'L14.2016-01-01' })
    const facts = new Map(factsOf(paper.desk(PEOPLE.thu)))
    expect(facts.get('Nhận dự thảo')).toContain(L14_SOURCE)
  })

  test('fifteen calendar days are enough, over a weekend too', () => {
    expect(leadOf(BOOK, '2026-11-23', '2026-12-08')).toMatchObject({ isShort: false, days: 15 })
    expect(leadOf(BOOK, '2026-11-28', '2026-12-13')).toMatchObject({ isShort: false, days: 15 })
    expect(leadOf(BOOK, '2026-11-23', null).sentence).toContain('Chưa rõ ngày trình')
  })

  test('without the row it is said that there is no rule; read by nobody it is not called law', () => {
    expect(leadOf(bookOf(['L14']), '2026-11-23', '2026-11-24')).toMatchObject({ isShort: false, limitId: null })
    expect(leadOf(bookOf(['L14']), '2026-11-23', '2026-11-24').sentence).toContain('chưa có quy định')
    const unread = bookOf([], (limit) => (limit.code === 'L14' ? { ...limit, confirmed: 'secondary' } : limit))
    expect(leadOf(unread, '2026-11-23', '2026-11-24').sentence).toContain('thời hạn đề nghị')
  })
})

describe('L34: the people are heard for 20 days where the law asks for it', () => {
  const opened = (closesOn: string, isConsultation = true, book = BOOK) => {
    const paper = new Paper('form_chosen', book, { isConsultation })
    return { paper, refusal: paper.tries(PEOPLE.thu, 'mo-gop-y', { open: 'yes', closesOn }) }
  }

  test('a consultation is not opened for nineteen days; the refusal names the article and the first day that is right', () => {
    const { refusal } = opened('2026-12-12')
    expect(refusal).toContain(`thời hạn theo luật: ${L34_SOURCE}`)
    expect(refusal).toContain('Chủ nhật, 13/12/2026')
    expect(opened('2026-12-13').refusal).toBeNull()
  })

  test('it is not closed before its twenty days are over, whatever was announced', () => {
    const at = (today: string) =>
      new Paper('collecting', BOOK, { isConsultation: true, opensOn: '2026-11-23', closesOn: '2026-12-20' }, today)
    expect(at('2026-12-01').tries(PEOPLE.thu, 'dong-gop-y', { note: 'Đã đủ ý kiến.' })).toContain(L34_SOURCE)
    expect(at('2026-12-13').tries(PEOPLE.thu, 'dong-gop-y', { note: 'Đã đủ ý kiến.' })).toContain('Chưa đóng được')
    expect(at('2026-12-14').tries(PEOPLE.thu, 'dong-gop-y', { note: 'Đã đủ ý kiến.' })).toBeNull()
  })

  test('others are only told of it: a short hearing is written down and goes on', () => {
    const { paper, refusal } = opened('2026-12-01', false)
    expect(refusal).toBeNull()
    expect(paper.detail).toMatchObject({ isShort: true, limitId: 'L34.2023-07-01' })
    const early = new Paper('collecting', BOOK, { opensOn: '2026-11-20', closesOn: '2026-12-01' })
    expect(early.tries(PEOPLE.thu, 'dong-gop-y', {})).toContain('phải ghi lý do')
    expect(early.tries(PEOPLE.thu, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })).toBeNull()
  })

  test('without the row a consultation is refused in words, and it may not be hidden from the people', () => {
    expect(opened('2027-01-31', true, bookOf(['L34'])).refusal).toContain('chưa có quy định')
    const closed = new Paper('form_chosen', BOOK, { isConsultation: true })
    expect(closed.tries(PEOPLE.thu, 'mo-gop-y', { open: 'no', closesOn: '2027-01-31' })).toContain('chọn lại')
    const textless = new Paper('form_chosen', BOOK, { isConsultation: true })
    textless.own = { ...textless.own, sections: [] }
    expect(textless.tries(PEOPLE.thu, 'mo-gop-y', { open: 'yes', closesOn: '2027-01-31' })).toContain('chia mục trước')
  })

  test('a longer hearing is announced with its reason and never becomes shorter', () => {
    const paper = new Paper('collecting', BOOK, { isConsultation: true, opensOn: '2026-11-23', closesOn: '2026-12-20' })
    expect(paper.tries(PEOPLE.thu, 'gia-han', { closesOn: '2026-12-19', reason: 'Mưa lũ.' })).toContain('phải sau')
    expect(paper.tries(PEOPLE.thu, 'gia-han', { closesOn: '2026-12-31', reason: 'Hai thôn bị mưa lũ.' })).toBeNull()
    expect(paper.own.criticism).toMatchObject({
      closesOn: '2026-12-31',
      notice: expect.stringContaining('Hai thôn bị mưa lũ') as string,
    })
    expect(hearingOf(BOOK, '2026-11-23').least).toBe('2026-12-13')
  })
})

describe('L16: the drafter answers in writing; the law names no number of days', () => {
  const issued = (book = BOOK) => {
    const paper = new Paper('compiling', book)
    paper.tries(PEOPLE.thu, 'trinh-ky', { conclusion: 'Đề nghị tiếp thu các điểm trên.' })
    paper.tries(PEOPLE.hien, 'ky', { documentNumber: '12/BC', issuedOn: paper.today, publish: 'yes' })
    return paper
  }
  const known = (paper: Paper): Clocked => ({ criticism: paper.own.criticism, asked: { bodies: [], staffIds: [] } })

  test('the commune’s own day is called thời hạn đề nghị, with the articles, and that they name no number', () => {
    const reply = replyOf(BOOK, '2026-11-23')
    expect(reply?.dueOn).toBe('2026-12-23')
    expect(reply?.sentence).toMatch(/^Thời hạn đề nghị/)
    expect(reply?.sentence).toContain('Điều 35 khoản 5 và Điều 36 khoản 3 Luật Mặt trận Tổ quốc Việt Nam')
    expect(reply?.sentence).toContain('luật không ghi số ngày')
    expect(reply?.sentence).not.toContain('thời hạn theo luật')
    expect(issued().row).toMatchObject({ dueOn: '2026-12-23', limitCode: 'PB.tra-loi', status: 'opinion_issued' })
  })

  test('without the row there is no day, and it is said so with the source', () => {
    const paper = issued(bookOf(['PB.tra-loi']))
    expect(paper.row).toMatchObject({ dueOn: null, limitCode: '', wakeOn: null })
    expect(NO_REPLY_LIMIT).toContain('Điều 36 khoản 3')
    expect(new Map(factsOf(paper.desk(PEOPLE.thu))).get('Hạn trả lời')).toBe(NO_REPLY_LIMIT)
  })

  test('the clock tells the drafter before, both sides after, and then the leaders and whoever issues it: once each', () => {
    const paper = issued()
    const said: [string, string, string[]][] = []
    for (let day = paper.today; day <= '2027-01-31'; day = addDays(day, 1)) {
      if (paper.row.wakeOn === null || paper.row.wakeOn > day) continue
      const deed = criticismClock(paper.row, known(paper), BOOK, day)
      if (deed) {
        said.push([day, deed.event.kind, deed.told.flatMap(({ to }) => to)])
        for (const { what } of deed.told) expect(what).toContain('thời hạn đề nghị')
      }
      paper.row = { ...paper.row, ...deed?.set }
      paper.row.wakeOn = criticismWake(paper.row, known(paper), BOOK, day)
    }
    expect(said).toEqual([
      ['2026-12-22', 'criticism.reply_reminded', ['x.phong-kinh-te:handler,approver']],
      [
        '2026-12-24',
        'criticism.reply_overdue',
        ['x.phong-kinh-te:handler,approver', 'x.mttq:intake_officer,coordinator', 'x.mttq:approver'],
      ],
      ['2026-12-29', 'criticism.reply_escalated', ['*:leader', 'x.hdnd:approver']],
    ])
    expect(paper.row.wakeOn).toBeNull()
  })

  test('a clock that stood still for weeks says only the last of what it missed', () => {
    const paper = issued()
    const deed = criticismClock(paper.row, known(paper), BOOK, '2027-02-01')
    expect(deed?.event.kind).toBe('criticism.reply_escalated')
    expect(criticismClock({ ...paper.row, ...deed?.set }, known(paper), BOOK, '2027-02-02')).toBeNull()
  })

  test('an answer after the day is written down as late; nothing is told any more', () => {
    const paper = issued()
    paper.own = { ...paper.own, points: [pointOf(1, { response: 'accepted' })] }
    paper.today = '2027-01-04'
    expect(paper.tries(PEOPLE.khai, 'trinh-tra-loi')).toBeNull()
    expect(paper.tries(PEOPLE.toan, 'tra-loi', { documentNumber: '9/PKT', promulgatorToldOn: '2027-01-04' })).toBeNull()
    expect(paper.detail).toMatchObject({ isLate: true, dueOn: '2026-12-23', accepted: 1 })
    expect(criticismClock(paper.row, known(paper), BOOK, '2027-01-04')).toBeNull()
  })
})

describe('the clock', () => {
  const hearing = { closesOn: '2026-12-04', opensOn: '2026-11-20' }
  const asked = { bodies: ['x.nong-dan'], staffIds: ['thinh'] }

  test('reminds those who were asked a working day before the end, and tells the Front that it is over', () => {
    const paper = new Paper('collecting', BOOK, hearing)
    paper.row = { ...paper.row, dueOn: hearing.closesOn }
    const own = { criticism: paper.own.criticism, asked }
    expect(criticismClock(paper.row, own, BOOK, '2026-12-02')).toBeNull()
    expect(criticismWake(paper.row, own, BOOK, '2026-12-02')).toBe('2026-12-03')
    const soon = criticismClock(paper.row, own, BOOK, '2026-12-03')
    expect(soon?.told[0]?.to).toEqual(['x.nong-dan:handler,approver,supervisor_member,coordinator', '@thinh'])
    const after = criticismClock({ ...paper.row, ...soon?.set }, own, BOOK, '2026-12-05')
    expect(after?.event.kind).toBe('criticism.hearing_ended')
    expect(criticismWake({ ...paper.row, ...soon?.set, ...after?.set }, own, BOOK, '2026-12-05')).toBeNull()
  })

  test('says that a draft which the Front asked for has not come, and asks what became of one that was answered', () => {
    const requested = new Paper('draft_requested')
    requested.row = { ...requested.row, dueOn: '2026-12-01' }
    const own = { criticism: requested.own.criticism, asked: { bodies: [], staffIds: [] } }
    expect(criticismClock(requested.row, own, BOOK, '2026-12-01')).toBeNull()
    expect(criticismClock(requested.row, own, BOOK, '2026-12-02')?.event.kind).toBe('criticism.draft_overdue')
    const responded = new Paper('responded', BOOK, { plannedOn: '2026-12-10', respondedOn: '2026-12-01' })
    const answered = { criticism: responded.own.criticism, asked: { bodies: [], staffIds: [] } }
    expect(criticismWake(responded.row, answered, BOOK, '2026-12-01')).toBe('2026-12-11')
    expect(criticismClock(responded.row, answered, BOOK, '2026-12-11')?.event.kind).toBe('criticism.final_asked')
    for (const status of ['accepted', 'compiling', 'enacted', 'closed', 'declined'])
      expect(criticismClock(new Paper(status).row, own, BOOK, '2030-01-01')).toBeNull()
  })
})

describe('L35: the year’s plan of criticism is issued in the last quarter of the year before', () => {
  test('a draft that is put into next year’s plan in its season is in time; later it is added, and both name the article', () => {
    expect(planSeason(2027, '2026-11-23')).toMatchObject({ isLate: false })
    expect(planSeason(2026, '2026-11-23')).toMatchObject({ isLate: true })
    expect(planSeason(2026, '2025-12-31').isLate).toBe(false)
    for (const { sentence } of [planSeason(2027, '2026-11-23'), planSeason(2026, '2026-11-23')])
      expect(sentence).toContain('Quý IV')
    expect(planSeason(2026, '2026-11-23').sentence).toContain('Điều 3 Nghị quyết liên tịch 403/2017')
    const paper = new Paper('accepted')
    expect(paper.tries(PEOPLE.thu, 'ke-hoach-nam', { year: '2026' })).toBeNull()
    expect(paper.detail).toEqual({ year: 2026, isLate: true })
    expect(paper.own.criticism.planYear).toBe(2026)
    expect(paper.tries(PEOPLE.thu, 'ke-hoach-nam', { year: '2031' })).toContain('không còn trong danh sách')
    expect(paper.tries(PEOPLE.thu, 'ke-hoach-nam', { year: '' })).toBeNull()
    expect(paper.own.criticism.planYear).toBeNull()
  })
})
