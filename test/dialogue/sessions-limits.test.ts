import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { type Clocked, sessionClock, sessionWake } from '../../worker/dialogue/sessions/clock-deeds.ts'
import { decisionDue, noticeOf, resultsTerm, tooFew } from '../../worker/dialogue/sessions/limits.ts'
import { instantAt } from '../../worker/dialogue/sessions/times.ts'
import type { SessionKind } from '../../worker/dialogue/words.ts'
import { bookOf } from '../support/commune-x.ts'
import { BOOK, PEOPLE, Session, TODAY } from './session-cast.ts'

const LOCAL = 'Điều 43 Luật Tổ chức chính quyền địa phương 72/2025/QH15'
const on = (kind: SessionKind, day: string, yearEnd = false, book = BOOK) =>
  noticeOf(book, { kind, yearEnd, startsAt: instantAt(day, '08:00') }, TODAY)

describe('L18: a dialogue is announced seven days before', () => {
  test.each(['government_conference', 'thematic'] as const)('%s: six days are refused, seven accepted', (kind) => {
    expect(on(kind, addDays(TODAY, 6)).ok).toBe(false)
    expect(on(kind, addDays(TODAY, 7)).ok).toBe(true)
    const { sentence } = on(kind, addDays(TODAY, 6))
    expect(sentence).toContain('ít nhất 7 ngày')
    expect(sentence).toContain(`theo ${LOCAL}, chưa đối chiếu văn bản gốc`)
    expect(sentence).toContain('sớm nhất thứ Hai, 30/11/2026')
  })

  test('the deed itself refuses with that sentence, and counts anew when the day moves', () => {
    const session = new Session('scheduled', { startsAt: instantAt(addDays(TODAY, 6), '08:00') })
    expect(session.tries(PEOPLE.vinh, 'cong-bo')).toContain(LOCAL)
    const ready = new Session('scheduled', { startsAt: instantAt(addDays(TODAY, 7), '08:00') })
    expect(ready.tries(PEOPLE.vinh, 'cong-bo')).toBeNull()
    expect(ready.own.session.announcedOn).toBe(TODAY)
    ready.today = addDays(TODAY, 3)
    const moved = { from: '8h', to: '11h', place: 'Hội trường', reason: 'Trùng ngày bầu cử.' }
    expect(ready.tries(PEOPLE.vinh, 'doi-ngay', { ...moved, day: addDays(TODAY, 9) })).toContain('ít nhất 7 ngày')
    expect(ready.tries(PEOPLE.vinh, 'doi-ngay', { ...moved, day: addDays(TODAY, 10) })).toBeNull()
  })

  test('another hall on the same day is no new day', () => {
    const session = new Session('announced', { startsAt: instantAt(addDays(TODAY, 2), '08:00') })
    const moved = { day: addDays(TODAY, 2), from: '8h', to: '11h', place: 'Sân trường', reason: 'Hội trường mất điện.' }
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', moved)).toBeNull()
  })

  test('without the row nothing is announced, and it is said who puts it right', () => {
    const missing = on('government_conference', '2027-03-01', false, bookOf(['L18']))
    expect([missing.ok, missing.sentence]).toEqual([false, expect.stringContaining('Cài đặt') as string])
  })
})

describe('L37: a hamlet meets two days after it was told, at the year’s end five', () => {
  test('L37a: the day after tomorrow will do, tomorrow will not', () => {
    expect([on('hamlet_meeting', addDays(TODAY, 1)).ok, on('hamlet_meeting', addDays(TODAY, 2)).ok]).toEqual([
      false,
      true,
    ])
    // This one was read in the decree itself.
    expect(on('hamlet_meeting', addDays(TODAY, 1)).sentence).toMatch(/theo Điều 3 Nghị định 59\/2023\/NĐ-CP\)/)
  })

  test('L37c: the conference at the end of the year is told five days before', () => {
    expect([
      on('hamlet_meeting', addDays(TODAY, 4), true).ok,
      on('hamlet_meeting', addDays(TODAY, 5), true).ok,
    ]).toEqual([false, true])
    expect(on('hamlet_meeting', addDays(TODAY, 4), true).sentence).toContain('Điều 11 Nghị định 59/2023/NĐ-CP')
  })

  test('L37b: what the hamlet decided goes to UBND and the Front within five working days', () => {
    const term = resultsTerm(BOOK, 'hamlet_meeting', TODAY)
    expect(term).toMatchObject({ dueOn: '2026-11-30', code: 'L37b' })
    expect(term?.sentence).toContain('Ủy ban nhân dân và Mặt trận')
  })
})

describe('L22: meetings with voters', () => {
  test('L22b: told three working days before, a weekend between them does not count', () => {
    // TODAY is a Monday.
    expect([on('voters_meeting', '2026-11-25').ok, on('voters_meeting', '2026-11-26').ok]).toEqual([false, true])
    const friday = noticeOf(
      BOOK,
      { kind: 'voters_meeting', yearEnd: false, startsAt: instantAt('2026-12-01', '08:00') },
      '2026-11-27',
    )
    expect([friday.ok, friday.first]).toEqual([false, '2026-12-02'])
    expect(friday.sentence).toContain('3 ngày làm việc (theo Điều 32 Nghị quyết liên tịch 72/2025')
  })

  test('L22a: what was asked for is decided within five working days, then the clock says so', () => {
    expect(decisionDue(BOOK, 'voters_meeting', TODAY)).toBe('2026-11-30')
    expect(decisionDue(BOOK, 'thematic', TODAY)).toBeNull()
    const session = new Session('proposed', { kind: 'voters_meeting' })
    session.row = { ...session.row, dueOn: '2026-11-30' }
    expect(sessionClock(session.row, known(session), BOOK, '2026-11-30')).toBeNull()
    expect(sessionClock(session.row, known(session), BOOK, '2026-12-01')?.told[0]?.what).toContain('Quá hạn quyết định')
  })
})

describe('receptions', () => {
  test('are told three days before: a promise of the commune’s own, never called law', () => {
    expect([on('chair_reception', addDays(TODAY, 2)).ok, on('chair_reception', addDays(TODAY, 3)).ok]).toEqual([
      false,
      true,
    ])
    expect(on('party_reception', addDays(TODAY, 2)).sentence).toContain('thời hạn cam kết của xã')
    expect(on('party_reception', addDays(TODAY, 1), false, bookOf(['DT.cong-bo-tiep-dan'])).ok).toBe(true)
  })

  test('L20: the Party’s head receives on two days of every whole month', () => {
    const said = tooFew(BOOK, 'party_reception', ['2026-12-10', '2027-01-11', '2027-01-25'], ['2026-12', '2027-01'])
    expect(said).toEqual([
      expect.stringContaining('Tháng 12/2026 chỉ có 1 ngày tiếp; cần ít nhất 2 ngày mỗi tháng (theo') as string,
    ])
    expect(said[0]).toContain('Quy định 11-QĐi/TW')
    expect(said[0]).toContain('chưa đối chiếu văn bản gốc')
  })

  test('L21: the chair too, from the first of July 2026', () => {
    const said = tooFew(BOOK, 'chair_reception', ['2026-06-10', '2026-07-10'], ['2026-06', '2026-07'])
    expect(said).toEqual([expect.stringContaining('Luật 136/2025/QH15') as string])
    expect(said[0]).toContain('Tháng 7/2026')
  })
})

const known = (session: Session): Clocked => ({
  session: session.own.session,
  bodies: session.desk(PEOPLE.thu).file.bodies,
  items: [{ bodyId: 'x.phong-kinh-te' }],
})

/** What the clock says day by day until nothing is left to come. */
function said(session: Session, from: string, until: string): [string, string][] {
  const found: [string, string][] = []
  session.row.wakeOn ??= from
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (session.row.wakeOn === null || session.row.wakeOn > day) continue
    const deed = sessionClock(session.row, known(session), BOOK, day)
    if (deed) found.push([day, deed.event.kind])
    session.row = { ...session.row, ...deed?.set }
    session.row.wakeOn = sessionWake(session.row, known(session), BOOK, day)
  }
  return found
}

describe('L19: results are published within ten days', () => {
  test('ten calendar days, a last day off moves on; the source and how sure it is stand with it', () => {
    const term = resultsTerm(BOOK, 'government_conference', '2026-11-23')
    expect(term).toMatchObject({ dueOn: '2026-12-03', code: 'L19' })
    expect(term?.sentence).toContain(`theo ${LOCAL}, chưa đối chiếu văn bản gốc`)
    expect(resultsTerm(BOOK, 'thematic', '2026-11-25')?.dueOn).toBe('2026-12-07')
    expect(resultsTerm(BOOK, 'voters_meeting', '2026-11-23')).toBeNull()
  })

  test('the clock asks for minutes, reminds, and says to both sides and the leaders that it is late: once each', () => {
    const session = new Session('held', { heldOn: TODAY, resultsDueOn: '2026-12-03' })
    const told = said(session, TODAY, '2027-01-31')
    expect(told.map(([, kind]) => kind)).toEqual([
      'dialogue.minutes_asked',
      'dialogue.results_reminded',
      'dialogue.results_overdue',
    ])
    expect([told[0]?.[0], told[2]?.[0]]).toEqual(['2026-11-25', '2026-12-04'])
    const late = sessionClock({ ...session.row, alarm: '' }, known(session), BOOK, '2026-12-04')
    expect(late?.told.flatMap(({ to }) => to)).toEqual([
      'x.ubnd:handler,approver,leader,coordinator',
      'x.mttq:intake_officer,coordinator,approver',
      '*:leader',
    ])
    expect(sessionWake(session.row, known(session), BOOK, '2027-01-31')).toBeNull()
  })

  test('minutes that lie before both sides are not asked for again', () => {
    const session = new Session('held', {
      heldOn: TODAY,
      resultsDueOn: '2026-12-03',
      minutesReadyAt: `${TODAY}T09:00:00.000Z`,
    })
    expect(said(session, TODAY, '2026-11-30').map(([, kind]) => kind)).not.toContain('dialogue.minutes_asked')
  })
})

describe('the clock before the day', () => {
  test('reminds hosts, those invited and those who prepare three days before; asks the day after; says neither twice', () => {
    const session = new Session('announced', { startsAt: instantAt('2026-12-10', '08:00') })
    expect(said(session, TODAY, '2027-01-31')).toEqual([
      ['2026-12-07', 'dialogue.day_reminded'],
      ['2026-12-11', 'dialogue.held_asked'],
    ])
    const reminded = sessionClock({ ...session.row, alarm: '' }, known(session), BOOK, '2026-12-07')
    const to = reminded?.told.flatMap((one) => one.to).join(' ') ?? ''
    for (const body of ['x.ubnd', 'x.mttq', 'x.nong-dan', 'x.phong-kinh-te']) expect(to).toContain(body)
  })

  test('whoever must still announce hears it on the last day that will do, and the Front where its word is missing', () => {
    const session = new Session('scheduled', { agreedAt: null })
    session.row = { ...session.row, dueOn: '2026-12-16' }
    expect(said(session, TODAY, '2027-01-31')).toEqual([['2026-12-16', 'dialogue.announce_reminded']])
    const deed = sessionClock({ ...session.row, alarm: '' }, known(session), BOOK, '2026-12-16')
    expect(deed?.told.flatMap(({ to }) => to).join()).toContain('x.mttq')
  })

  test('a cancelled or postponed one is left in peace', () => {
    for (const status of ['cancelled', 'postponed', 'results_published', 'closed'])
      expect(said(new Session(status), TODAY, '2027-03-01')).toEqual([])
  })
})
