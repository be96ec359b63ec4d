import { describe, expect, test } from 'vitest'
import { isDue } from '../../scripts/cron.ts'

/** The minutes of a day, in UTC, at which a cron expression is due: `['00:00', '00:05', …]`. */
function minutesOf(cron: string, day = '2026-11-21'): string[] {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const minutes = Array.from({ length: 24 * 60 }, (_, minute) => new Date(midnight + minute * 60_000))
  return minutes.filter((at) => isDue(cron, at)).map((at) => at.toISOString().slice(11, 16))
}

describe('whoever runs the application on his own machine has its scheduled tasks run when they are due', () => {
  test('every five minutes', () => {
    expect(minutesOf('*/5 * * * *')).toHaveLength(288)
    expect(minutesOf('*/5 * * * *').slice(0, 3)).toEqual(['00:00', '00:05', '00:10'])
  })

  test('once a day, at ten past midnight in Vietnam', () => {
    expect(minutesOf('10 17 * * *')).toEqual(['17:10'])
  })

  test('at listed minutes within a range of hours', () => {
    expect(minutesOf('0,30 1-2 * * *')).toEqual(['01:00', '01:30', '02:00', '02:30'])
  })

  test('on one day of one month only', () => {
    expect(minutesOf('0 0 1 1 *')).toEqual([])
    expect(minutesOf('0 0 1 1 *', '2027-01-01')).toEqual(['00:00'])
  })

  test('what cannot be understood is said, not guessed', () => {
    expect(() => minutesOf('0 0 * * 1')).toThrow('không chạy được')
    expect(() => minutesOf('0 0 * *')).toThrow('không chạy được')
    expect(() => minutesOf('x * * * *')).toThrow('không hiểu được')
  })
})
