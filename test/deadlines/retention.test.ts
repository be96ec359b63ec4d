import { expect, test } from 'vitest'
import type { Limit } from '../../worker/communes/book.ts'
import { eraseDay, erasureOf } from '../../worker/deadlines/retention.ts'

function keeping(terms: Record<string, number>): { limits: Limit[] } {
  const row = { communeId: null, name: '', source: '', effectiveFrom: '2025-07-01', effectiveTo: null } as const
  const limits = Object.entries(terms).map(([code, days]): Limit => ({
    ...row,
    ...{ id: code, code, days, unit: 'calendar_days', basis: 'commitment', confirmed: 'own' },
  }))
  return { limits }
}
const terms = { keep_declined: 365, keep_contact: 100, keep_photos: 130 }
const ended = { status: 'closed', eraseOn: null, erasedAt: null }

test('a case that ended is erased after its term, one that runs is not, and one that ended before keeps its day', () => {
  expect(eraseDay(ended, keeping(terms), '2026-11-09')).toBe('2027-02-17')
  expect(eraseDay({ ...ended, status: 'declined' }, keeping(terms), '2026-11-09')).toBe('2027-11-09')
  expect(eraseDay({ ...ended, status: 'in_progress', eraseOn: '2027-01-01' }, keeping(terms), '2026-11-09')).toBeNull()
  expect(eraseDay({ ...ended, eraseOn: '2027-01-01' }, keeping(terms), '2026-11-09')).toBe('2027-01-01')
  expect(eraseDay(ended, keeping({}), '2026-11-09')).toBeNull()
})

test('what is kept longer goes at a second turn, what was not taken up goes whole', () => {
  const due = { ...ended, eraseOn: '2027-02-17' }
  expect(erasureOf(due, keeping(terms), '2027-02-17')).toEqual({
    contact: true,
    photos: false,
    words: false,
    again: '2027-03-19',
  })
  expect(erasureOf({ ...due, erasedAt: '2027-02-17T19:40:00.000Z' }, keeping(terms), '2027-03-19')).toEqual({
    contact: true,
    photos: true,
    words: false,
    again: null,
  })
  expect(erasureOf({ ...due, status: 'declined' }, keeping(terms), '2027-11-09')).toMatchObject({
    words: true,
    again: null,
  })
})
