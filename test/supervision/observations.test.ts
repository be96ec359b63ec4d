import { describe, expect, test } from 'vitest'
import { observationCode, takesObservations } from '../../worker/supervision/observations/rules.ts'
import { TOPIC_STATES } from '../../worker/supervision/words.ts'

describe('the people add to a topic', () => {
  const row = { restricted: false, publishedAt: '2026-01-01T00:00:00.000Z' }

  test('from the programme until the report is written, and to none that is restricted or not announced', () => {
    const open = TOPIC_STATES.filter((status) => takesObservations({ ...row, status }))
    expect(open).toEqual(['in_programme', 'planned', 'team_set', 'notified', 'in_progress', 'session_closed'])
    for (const status of TOPIC_STATES) {
      expect(takesObservations({ ...row, status, restricted: true })).toBe(false)
      expect(takesObservations({ ...row, status, publishedAt: null })).toBe(false)
    }
  })

  test('and get a short number that is read aloud without a doubt', () => {
    const code = observationCode('00ff13a7b2c4d6e8f1a3b5c7d9e0f2a4')
    expect(code).toMatch(/^GY-[ACDEFGHKLMNPQRTUVXY34679]{7}$/)
    expect(observationCode('10ff13a7b2c4d6e8f1a3b5c7d9e0f2a4')).not.toBe(code)
  })
})
