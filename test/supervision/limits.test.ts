import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { justEnded, periodsOf, periodsRule, reportDueOn } from '../../worker/supervision/boards/periods.ts'
import { supervisionClock, supervisionWake } from '../../worker/supervision/clock-deeds.ts'
import {
  issuingOn,
  quarterEnd,
  quarterOf,
  reportWanted,
  sendingAhead,
  teamReportDue,
} from '../../worker/supervision/days.ts'
import { programmeClock, programmeWake } from '../../worker/supervision/programme/clock-deeds.ts'
import { nextHearing } from '../../worker/supervision/results/half.ts'
import { seasonOf } from '../../worker/supervision/season.ts'
import { bookWith, rowWith, sessionWith } from './book.ts'

const book = bookWith()
const RESOLUTION = 'Nghị quyết liên tịch 403/2017'

test('L15a: plan, decision and outline go out 15 days before the session, and less is said with its source', () => {
  expect(sendingAhead(book, 'delegation', '2027-03-30', '2027-03-15')).toMatchObject({
    isShort: false,
    first: '2027-03-30',
  })
  const short = sendingAhead(book, 'delegation', '2027-03-30', '2027-03-16')
  expect(short.isShort).toBe(true)
  expect(short.sentence).toContain(`thời hạn theo luật: Điều 7 khoản 3 ${RESOLUTION}`)
  expect(short.sentence).toContain('ít nhất 15 ngày trước')
  expect(short.first).toBe('2027-03-31')
})

test('whoever is told that a session is too near is told the first day that is not, on whatever day he sends', () => {
  for (const form of ['delegation', 'people_inspection_board'] as const)
    for (let sent = '2027-01-25'; sent < '2027-03-01'; sent = addDays(sent, 1)) {
      const { first } = sendingAhead(book, form, sent, sent)
      expect(sendingAhead(book, form, first, sent).isShort, `${form} ${sent}`).toBe(false)
      expect(sendingAhead(book, form, addDays(first, -1), sent).isShort, `${form} ${sent}`).toBe(true)
    }
})

test('L15b: the body reports 7 days before its session', () => {
  const { limit, on } = reportWanted(book, 'delegation', '2027-03-30', '2027-03-01')
  expect(on).toBe('2027-03-23')
  expect(limit?.source).toContain(`Điều 7 khoản 3 ${RESOLUTION}`)
  expect(reportWanted(book, 'people_inspection_board', '2027-03-30', '2027-03-01').on).toBeNull()
})

describe('L15b, the clock', () => {
  const clocked = { own: { form: 'delegation', quarter: 1, endedOn: null, sentOn: '2027-03-01' }, people: [] } as const
  const row = rowWith({ waitsForBodyId: 'phong-kinh-te', dueOn: '2027-03-23', limitCode: 'L15b' })

  test('reminds the body, whoever leads and the team three working days before, with the source, once', () => {
    const seen = { ...clocked, sessions: [sessionWith({})] }
    expect(supervisionClock(row, seen, book, '2027-03-17')).toBeNull()
    expect(supervisionWake(row, seen, book, '2027-03-10')).toBe('2027-03-18')
    const deed = supervisionClock(row, seen, book, '2027-03-18')
    expect(deed).toMatchObject({ event: { kind: 'supervision.reminded' }, more: { sessionId: 's', alarm: 'reminded' } })
    expect(deed?.told?.[0]?.to).toContain('phong-kinh-te:handler,approver')
    expect(deed?.told?.[0]?.what).toContain(
      `Ít nhất 7 ngày trước buổi làm việc (thời hạn theo luật: Điều 7 khoản 3 ${RESOLUTION}`,
    )
    expect(
      supervisionClock(row, { ...clocked, sessions: [sessionWith({ alarm: 'reminded' })] }, book, '2027-03-19'),
    ).toBeNull()
  })

  test('says the day after that the report is late; a report that came is not spoken of', () => {
    const late = supervisionClock(
      row,
      { ...clocked, sessions: [sessionWith({ alarm: 'reminded' })] },
      book,
      '2027-03-24',
    )
    expect(late).toMatchObject({ event: { kind: 'supervision.overdue' }, more: { alarm: 'overdue' } })
    expect(late?.told?.[0]?.what).toContain('Phòng Kinh tế chưa gửi báo cáo')
    const sent = { ...clocked, sessions: [sessionWith({ reportOn: '2027-03-20' })] }
    expect(supervisionClock(row, sent, book, '2027-03-24')).toBeNull()
    expect(supervisionWake(row, sent, book, '2027-03-24')).toBeNull()
  })

  test('of a restricted topic nobody hears but who is named on it', () => {
    const person = { staffId: 'lan', until: null } as never
    const secret = rowWith({ ...row, restricted: true })
    const deed = supervisionClock(
      secret,
      { ...clocked, people: [person], sessions: [sessionWith({})] },
      book,
      '2027-03-24',
    )
    expect(deed?.told).toEqual([{ to: ['@lan'], what: expect.stringContaining('chưa gửi báo cáo') }])
  })
})

test('L15c: the team reports within 15 days after its work ended; the day moves off a Sunday; the clock names the source', () => {
  const due = teamReportDue(book, 'delegation', '2027-03-06')
  expect(due?.result.due).toBe('2027-03-22')
  expect(due?.limit.source).toContain(`Điều 9 ${RESOLUTION}`)
  expect(teamReportDue(book, 'people_inspection_board', '2027-03-06')).toBeNull()
  const row = rowWith({ status: 'session_closed', dueOn: '2027-03-22', limitCode: 'L15c' })
  const clocked = {
    own: { form: 'delegation', quarter: 1, endedOn: '2027-03-06', sentOn: null },
    people: [],
    sessions: [],
  } as const
  const late = supervisionClock({ ...row, alarm: 'reminded' }, clocked, book, '2027-03-23')
  expect(late).toMatchObject({ event: { kind: 'supervision.overdue' }, set: { alarm: 'overdue' } })
  expect(late?.told?.[0]?.what).toContain(`Trong 15 ngày sau khi kết thúc (thời hạn theo luật: Điều 9 ${RESOLUTION}`)
  expect(supervisionClock({ ...row, alarm: 'overdue' }, clocked, book, '2027-04-23')).toBeNull()
})

test('L33: a board sends its inspection plan 5 working days before', () => {
  // Friday: the Friday before is five working days ahead.
  expect(sendingAhead(book, 'people_inspection_board', '2027-03-26', '2027-03-19')).toMatchObject({ isShort: false })
  const short = sendingAhead(book, 'people_inspection_board', '2027-03-26', '2027-03-22')
  expect(short.isShort).toBe(true)
  expect(short.sentence).toContain('5 ngày làm việc')
  expect(short.sentence).toContain('Điều 14 khoản 1 điểm b Nghị định 59/2023/NĐ-CP')
  expect(short.first).toBe('2027-03-27')
})

describe('L35: the programme of a year is issued in the last quarter of the year before', () => {
  test('earlier and later is said with the source and not refused', () => {
    expect(issuingOn(book, 2027, '2026-10-01').timing).toBe('in_time')
    expect(issuingOn(book, 2027, '2026-12-31').timing).toBe('in_time')
    const early = issuingOn(book, 2027, '2026-09-30')
    expect(early.timing).toBe('early')
    expect(early.sentence).toContain(`thời hạn theo luật: Điều 3 ${RESOLUTION}`)
    expect(issuingOn(book, 2027, '2027-01-01')).toMatchObject({
      timing: 'late',
      sentence: expect.stringContaining('Muộn hơn'),
    })
  })

  test('the Front is asked for one in its season, and for one of this year that is missing', () => {
    expect(seasonOf(book, [2026], '2026-09-30')).toBeNull()
    expect(seasonOf(book, [2026], '2026-11-20')).toMatchObject({ year: 2027 })
    expect(seasonOf(book, [2026, 2027], '2026-11-20')).toBeNull()
    expect(seasonOf(book, [], '2026-05-20')).toMatchObject({
      year: 2026,
      sentence: expect.stringContaining('Muộn hơn'),
    })
  })

  test('the clock speaks when the season begins, before it ends and after; of one that is issued never', () => {
    const row = rowWith({ kind: 'programme', status: 'draft', waitsForBodyId: null })
    expect(programmeClock(row, null, book, '2026-09-30')).toBeNull()
    expect(programmeWake(row, null, book, '2026-09-30')).toBe('2026-10-01')
    expect(programmeClock(row, null, book, '2026-10-01')).toMatchObject({ set: { alarm: 'season' } })
    expect(programmeWake({ ...row, alarm: 'season' }, null, book, '2026-10-01')).toBe('2026-12-28')
    const late = programmeClock({ ...row, alarm: 'reminded' }, null, book, '2027-01-04')
    expect(late).toMatchObject({ event: { kind: 'programme.overdue' }, set: { alarm: 'overdue' } })
    expect(late?.told?.[0]?.what).toContain(`Điều 3 ${RESOLUTION}`)
    expect(programmeClock({ ...row, status: 'issued' }, null, book, '2027-01-04')).toBeNull()
  })
})

test('L36: the People’s Council and Committee hear results every six months, from the day on which they last did', () => {
  const next = nextHearing(book, '2026-12-10', '2027-03-01')
  expect(next).toMatchObject({ on: addDays('2026-12-10', 183), isLate: false })
  expect(next.sentence).toContain('thời hạn theo luật: Điều 30 khoản 1 Luật Mặt trận Tổ quốc Việt Nam')
  expect(nextHearing(book, '2026-01-10', '2027-03-01').isLate).toBe(true)
  expect(nextHearing(book, null, '2027-03-01')).toMatchObject({ on: '2027-06-30', isLate: false })
})

test('L38: Ban Thanh tra nhân dân reports by quarter, half-year and year; when is the commune’s wish', () => {
  expect(periodsOf(2027).map(({ endsOn, period }) => `${period} ${endsOn}`)).toEqual([
    'quarter 2027-03-31',
    'quarter 2027-06-30',
    'half 2027-06-30',
    'quarter 2027-09-30',
    'quarter 2027-12-31',
    'year 2027-12-31',
  ])
  expect(periodsRule(book, '2027-04-01')).toContain('thời hạn theo luật: Nghị định 59/2023/NĐ-CP')
  expect(periodsRule(book, '2027-04-01')).toContain('Thời hạn đề nghị: 5 ngày làm việc')
  expect(reportDueOn(book, '2027-03-31')).toBe('2027-04-07')
  expect(justEnded('2027-07-01').map(({ period }) => period)).toEqual(['quarter', 'half'])
  expect(justEnded('2027-06-30').map(({ endsOn }) => endsOn)).toEqual(['2027-03-31'])
})

test('where the table of limits has no row, that is said and never passed over', () => {
  const bare = bookWith(['L15a', 'L15b', 'L15c', 'L33', 'L35', 'L36', 'L38', 'BTTND.bao-cao'])
  const said = 'Bảng Thời hạn của xã chưa có quy định'
  expect(sendingAhead(bare, 'delegation', '2027-03-30', '2027-03-29').sentence).toContain(said)
  expect(sendingAhead(bare, 'people_inspection_board', '2027-03-30', '2027-03-29').sentence).toContain(said)
  expect(reportWanted(bare, 'delegation', '2027-03-30', '2027-03-01').on).toBeNull()
  expect(teamReportDue(bare, 'delegation', '2027-03-06')).toBeNull()
  expect(issuingOn(bare, 2027, '2026-11-01').sentence).toContain(said)
  expect(nextHearing(bare, null, '2027-03-01').sentence).toContain(said)
  expect(periodsRule(bare, '2027-04-01')).toContain(said)
  expect(reportDueOn(bare, '2027-03-31')).toBeNull()
})

test('quarters end on their last day and each day has its quarter', () => {
  expect([1, 2, 3, 4].map((one) => quarterEnd(2028, one))).toEqual([
    '2028-03-31',
    '2028-06-30',
    '2028-09-30',
    '2028-12-31',
  ])
  for (let day = '2028-01-01'; day < '2029-01-01'; day = addDays(day, 1))
    expect(day <= quarterEnd(2028, quarterOf(day))).toBe(true)
})
