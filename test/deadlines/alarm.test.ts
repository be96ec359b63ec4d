import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { specialDaysOf } from '../../scripts/seed/days.ts'
import { exampleLimits } from '../../scripts/seed/limits.ts'
import {
  ALARMS,
  alarmAfter,
  alarmsDue,
  alarmsOf,
  type Clocked,
  type Days,
  lapsesOn,
  nextWake,
  outsideBy,
} from '../../worker/deadlines/alarm.ts'
import { addDays, dueDay, isWorkingDay } from '../../worker/deadlines/calendar.ts'
import { findLimit } from '../../worker/deadlines/limit.ts'

const limits = exampleLimits()
const specialDays = new Map([2026, 2027].flatMap(specialDaysOf).map((day) => [day.day, day]))
const book: Days = { limits, specialDays }

/** The day on which so many working days after a day end. */
function due(from: string, days: number): string {
  return dueDay({ from, days, unit: 'working_days', special: specialDays }).due
}

/** An ordinary petition that came in on a day: one working day to look at it, five to answer. */
function sentOn(day: string, more: Partial<Clocked> = {}): Clocked {
  const plain = { status: 'submitted', clockFrom: day, dueOn: due(day, 5), actOn: due(day, 1), alarm: '', pauses: [] }
  return { ...plain, answeredOn: null, heldSince: `${day}T02:00:00.000Z`, ...more }
}

/** What a clock that ticks every day says of a case, with the days: nobody does anything meanwhile. */
function said(row: Clocked, from: string, until: string): [string, string][] {
  const found: [string, string][] = []
  const now = { ...row }
  for (let day = from; day <= until; day = addDays(day, 1))
    for (const alarm of alarmsDue(now, book, day)) {
      found.push([day, alarm])
      now.alarm = alarm
    }
  return found
}

describe('a petition that nobody touches', () => {
  test('is late to be looked at, then reminded, overdue, and told to approver, leader and Party committee', () => {
    // Monday 9/11/2026: to be looked at by Tuesday, answered by Monday 16.
    expect(alarmsOf(sentOn('2026-11-09'), book)).toEqual([
      { alarm: 'triage_late', on: '2026-11-11' },
      { alarm: 'reminded', on: '2026-11-13' },
      { alarm: 'overdue', on: '2026-11-17' },
      { alarm: 'approver', on: '2026-11-17' },
      { alarm: 'leader', on: '2026-11-19' },
      { alarm: 'party', on: '2026-11-25' },
    ])
  })

  test('sent before Tết 2026 wakes the officers after the five days off, not during them', () => {
    // Thứ Sáu 13/2: nghỉ 16 đến 20/2. Looked at by Monday 23, answered by Friday 27.
    expect(alarmsOf(sentOn('2026-02-13'), book)).toEqual([
      { alarm: 'triage_late', on: '2026-02-24' },
      { alarm: 'reminded', on: '2026-02-26' },
      { alarm: 'overdue', on: '2026-02-28' },
      { alarm: 'approver', on: '2026-03-02' },
      { alarm: 'leader', on: '2026-03-04' },
      { alarm: 'party', on: '2026-03-10' },
    ])
  })

  test('due before 30/4 is told to the approver after 1/5', () => {
    const row = sentOn('2026-04-21', { status: 'in_progress' })
    expect(row.dueOn).toBe('2026-04-29')
    expect(alarmsOf(row, book)).toEqual([
      { alarm: 'reminded', on: '2026-04-28' },
      { alarm: 'overdue', on: '2026-04-30' },
      { alarm: 'approver', on: '2026-05-04' },
      { alarm: 'leader', on: '2026-05-06' },
      { alarm: 'party', on: '2026-05-12' },
    ])
  })

  test('around 2/9/2026 the swapped Saturday counts and the swapped Monday does not', () => {
    const row = sentOn('2026-08-20', { status: 'assigned' })
    // 21, thứ Bảy 22 (làm bù), 24, 25, 26.
    expect(row.dueOn).toBe('2026-08-26')
    expect(alarmsOf(sentOn('2026-08-17', { status: 'assigned', dueOn: '2026-08-24' }), book)[0]).toEqual({
      alarm: 'reminded',
      on: '2026-08-22',
    })
    const late = alarmsOf(sentOn('2026-08-21', { status: 'assigned', dueOn: '2026-08-28' }), book)
    expect(late.find(({ alarm }) => alarm === 'approver')?.on).toBe('2026-09-03')
  })

  test('an urgent one, due the next day, is not reminded on the day it came', () => {
    const urgent = sentOn('2026-11-09', { dueOn: due('2026-11-09', 1) })
    expect(alarmsOf(urgent, book).map(({ alarm }) => alarm)).toEqual([
      'triage_late',
      'overdue',
      'approver',
      'leader',
      'party',
    ])
  })
})

describe('a year of days, 2026 and 2027', () => {
  const days = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-01', n))
  const states = fc.constantFrom('submitted', 'received', 'assigned', 'in_progress', 'pending_approval')

  test('every alarm comes once, in order, after the day it is about; escalations and reminders on days when offices work', () => {
    fc.assert(
      fc.property(days, states, (day, status) => {
        const row = sentOn(day, { status })
        const heard = said(row, day, addDays(day, 60))
        expect(heard.map(([, alarm]) => alarm)).toEqual(
          ALARMS.filter((alarm) => heard.some(([, other]) => other === alarm)),
        )
        expect(heard.map(([on]) => on)).toEqual(heard.map(([on]) => on).sort())
        expect(heard.at(-1)?.[1]).toBe('party')
        for (const [on, alarm] of heard) {
          if (alarm === 'overdue') expect(on).toBe(addDays(row.dueOn, 1))
          if (alarm === 'triage_late') expect(on).toBe(addDays(row.actOn, 1))
          if (['reminded', 'approver', 'leader', 'party'].includes(alarm))
            expect(isWorkingDay(on, specialDays), `${alarm} ${on}`).toBe(true)
        }
      }),
    )
  })

  test('a clock that wakes only on the days it asked for says the same as one that ticks every day', () => {
    fc.assert(
      fc.property(days, states, (day, status) => {
        const row = sentOn(day, { status })
        const heard: [string, string][] = []
        const now = { ...row }
        for (let wake = nextWake(now, book, day); wake !== null; wake = nextWake(now, book, wake))
          for (const alarm of alarmsDue(now, book, wake)) {
            heard.push([wake, alarm])
            now.alarm = alarm
          }
        expect(heard).toEqual(said(row, day, addDays(day, 60)))
      }),
    )
  })
})

describe('what officers and senders do moves the clock', () => {
  const overdue = sentOn('2026-11-09', { status: 'in_progress', alarm: 'leader' })

  test('more days calm a case down: it is reminded and overdue again by its new day', () => {
    const extended = { ...overdue, dueOn: '2026-11-30' }
    expect(alarmAfter(extended, book, '2026-11-19')).toBe('')
    expect(nextWake({ ...extended, alarm: '' }, book, '2026-11-19')).toBe('2026-11-27')
    expect(alarmAfter(overdue, book, '2026-11-19')).toBe('leader')
  })

  test('a hand-over does not: the clock goes on, and what was said is not said again', () => {
    const handed = { ...overdue, status: 'assigned', alarm: 'approver' }
    expect(alarmAfter(handed, book, '2026-11-18')).toBe('approver')
    expect(nextWake(handed, book, '2026-11-18')).toBe('2026-11-19')
  })

  test('a clock that was off for a week says what is due, in order, without the reminder that is over', () => {
    expect(alarmsDue({ ...overdue, alarm: '' }, book, '2026-11-20')).toEqual(['overdue', 'approver', 'leader'])
    expect(nextWake({ ...overdue, alarm: '' }, book, '2026-11-20')).toBe('2026-11-20')
  })

  test('a question without an answer lapses after thirty days, an answer without a word after fifteen', () => {
    const asked = sentOn('2026-11-02', { status: 'needs_info', pauses: [{ from: '2026-11-03', to: null }] })
    expect([lapsesOn(asked, book), nextWake(asked, book, '2026-11-04')]).toEqual(['2026-12-04', '2026-12-04'])
    const answered = sentOn('2026-11-02', { status: 'answered', answeredOn: '2026-11-06', alarm: 'overdue' })
    // 21/11 is a Saturday: until Monday 23.
    expect([lapsesOn(answered, book), nextWake(answered, book, '2026-11-06')]).toEqual(['2026-11-24', '2026-11-24'])
    expect(alarmsOf(answered, book)).toEqual([])
    expect(alarmAfter(answered, book, '2026-11-06')).toBe('')
  })

  test('what was sent outside the commune is asked after by the day set for it', () => {
    const by = outsideBy(book, '2026-11-09') ?? ''
    expect(by).toBe('2026-11-30')
    expect(nextWake(sentOn('2026-11-02', { status: 'forwarded', actOn: by }), book, '2026-11-09')).toBe('2026-12-01')
  })

  test('after a dispute only the look at it can be late', () => {
    const row = sentOn('2026-11-02', {
      status: 'reopened',
      actOn: '2026-11-20',
      alarm: 'party',
      answeredOn: '2026-11-18',
    })
    expect(alarmAfter(row, book, '2026-11-19')).toBe('')
    expect(alarmsOf({ ...row, alarm: '' }, book)).toEqual([{ alarm: 'triage_late', on: '2026-11-21' }])
  })

  test('what was entrusted to Xuân by name rings for its own day alone: reminded, overdue, and nobody above', () => {
    // Sent on 2/11, overdue since 9/11; entrusted on Monday 23/11, to be looked into until Wednesday 2/12.
    const entrusted = { status: 'restricted', heldSince: '2026-11-23T02:00:00.000Z', actOn: due('2026-11-23', 7) }
    const row = sentOn('2026-11-02', entrusted)
    expect(row.actOn).toBe('2026-12-02')
    expect(alarmsOf(row, book)).toEqual([
      { alarm: 'reminded', on: '2026-12-01' },
      { alarm: 'overdue', on: '2026-12-03' },
    ])
    expect(said(row, '2026-11-23', '2027-02-01')).toEqual([
      ['2026-12-01', 'reminded'],
      ['2026-12-03', 'overdue'],
    ])
    const wakes = (alarm: string, today: string) => nextWake({ ...row, alarm }, book, today)
    expect([wakes('', '2026-11-23'), wakes('reminded', '2026-12-01'), wakes('overdue', '2026-12-03')]).toEqual([
      ...['2026-12-01', '2026-12-03'],
      null,
    ])
    // A clock that was off meanwhile does not remind of a day that is over.
    expect([alarmsDue(row, book, '2026-12-07'), wakes('', '2026-12-07')]).toEqual([['overdue'], '2026-12-07'])
  })

  test('what has ended never wakes', () => {
    for (const status of ['closed', 'advised', 'declined', 'withdrawn', 'merged', 'split'])
      expect(nextWake(sentOn('2026-11-09', { status }), book, '2027-01-01')).toBeNull()
  })

  test('a commune without these limits has no alarm but the days themselves, and nothing breaks', () => {
    const poor: Days = { limits: [], specialDays }
    expect(alarmsOf(overdue, poor)).toEqual([{ alarm: 'overdue', on: '2026-11-17' }])
    expect(
      nextWake(
        sentOn('2026-11-09', { status: 'needs_info', pauses: [{ from: '2026-11-09', to: null }] }),
        poor,
        '2026-11-09',
      ),
    ).toBeNull()
    expect(nextWake(sentOn('2026-11-09', { status: 'forwarded' }), poor, '2026-11-09')).toBeNull()
    expect(outsideBy(poor, '2026-11-09')).toBeNull()
    expect(findLimit([], 'info_wait', '2026-11-09')).toBeUndefined()
  })
})
