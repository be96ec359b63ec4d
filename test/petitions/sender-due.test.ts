import { expect, test } from 'vitest'
import type { CommuneBook } from '../../worker/communes/book.ts'
import { dueStanding, dueSum, keptPromise } from '../../worker/petitions/sender/sender-due.ts'

const book = {
  limits: [{ id: 'l', days: 5, unit: 'working_days', basis: 'commitment', confirmed: 'own' }],
  specialDays: new Map(),
} as unknown as CommuneBook
/** Sent on a Monday: due the Monday after. */
const row = {
  status: 'in_progress',
  clockFrom: '2026-11-23',
  dueOn: '2026-11-30',
  extendedBy: 0,
  restricted: false,
  limitId: 'l',
  pauses: [] as { from: string; to: string | null }[],
  answeredOn: null as string | null,
  answeredInTime: null as boolean | null,
  submittedAt: '2026-11-23T01:00:00.000Z',
}

test('Lan reads how many working days are left, and that it is late only while nobody has answered', () => {
  expect(dueStanding(row, book, '2026-11-25')).toEqual({ state: 'running', left: 'còn 3 ngày làm việc', tone: null })
  expect(dueStanding(row, book, '2026-11-27')).toMatchObject({ left: 'còn 1 ngày làm việc', tone: 'near' })
  expect(dueStanding(row, book, '2026-12-02')).toMatchObject({ left: 'quá hạn 2 ngày làm việc', tone: 'late' })
  const answered = { ...row, status: 'answered', answeredOn: '2026-12-01', answeredInTime: false }
  expect(dueStanding(answered, book, '2026-12-02')).toEqual({ state: 'answered', on: '2026-12-01', inTime: false })
})

test('while she is asked for more nothing is late', () => {
  const asked = { ...row, status: 'needs_info', pauses: [{ from: '2026-11-24', to: null }] }
  expect(dueStanding(asked, book, '2027-01-04')).toEqual({ state: 'paused', since: '2026-11-24' })
  expect(dueStanding({ ...row, status: 'withdrawn' }, book, '2027-01-04')).toEqual({ state: 'none' })
})

test('the sum leads to the promised day, pauses included, and names what kind of promise it is', () => {
  expect(dueSum(row, book)).toMatchObject({
    sum: { due: '2026-11-30' },
    event: 'gửi',
    promise: '5 ngày làm việc, thời hạn cam kết',
  })
  const paused = { ...row, pauses: [{ from: '2026-11-24', to: '2026-11-26' }] }
  expect(dueSum(paused, book)?.sum.due).toBe('2026-12-02')
  expect(dueSum({ ...row, clockFrom: '2026-12-01' }, book)?.event).toBe('giao lại')
  expect(dueSum({ ...row, limitId: 'gone' }, book)).toBe(null)
})

test('when the calendar changed afterwards the page says that the promised day stays', () => {
  const sum = dueSum(row, book)?.sum
  expect(sum && keptPromise(row, sum)).toBe('')
  expect(sum && keptPromise({ dueOn: '2026-11-27' }, sum)).toContain('giữ nguyên: thứ Sáu, 27/11/2026')
})
