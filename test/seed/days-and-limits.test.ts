import { describe, expect, it } from 'vitest'
import { dayStatements } from '../../scripts/seed/days.ts'
import { limitStatements } from '../../scripts/seed/limits.ts'
import { emptyDatabase } from './database.ts'

const { all, apply, count } = emptyDatabase()
apply([...dayStatements(), ...limitStatements()])

describe('days', () => {
  const kinds = (year: number) =>
    Object.fromEntries(
      all('SELECT day, kind FROM special_days WHERE day LIKE ?', `${year}-%`).map((row) => [row.day, row.kind]),
    )

  it('2026 has its announced days off, swaps and make-up day', () => {
    expect(kinds(2026)).toEqual({
      '2026-01-01': 'holiday',
      '2026-01-02': 'holiday',
      '2026-01-10': 'working',
      '2026-02-16': 'holiday',
      '2026-02-17': 'holiday',
      '2026-02-18': 'holiday',
      '2026-02-19': 'holiday',
      '2026-02-20': 'holiday',
      '2026-04-26': 'holiday',
      '2026-04-27': 'holiday',
      '2026-04-30': 'holiday',
      '2026-05-01': 'holiday',
      '2026-08-22': 'working',
      '2026-08-31': 'holiday',
      '2026-09-01': 'holiday',
      '2026-09-02': 'holiday',
    })
    expect(count("special_days WHERE day LIKE '2026-%' AND expected = 1")).toBe(0)
  })

  it('2027 is only expected, with make-up days for what falls on a weekend', () => {
    expect(Object.keys(kinds(2027)).sort()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-04-16',
      '2027-04-30',
      '2027-05-01',
      '2027-05-03',
      '2027-09-02',
      '2027-09-03',
    ])
    expect(count("special_days WHERE day LIKE '2027-%' AND expected = 0")).toBe(0)
  })

  it('every holiday on a weekend has its make-up day, and only weekend days are worked in exchange', () => {
    for (const { day, kind } of all('SELECT day, kind FROM special_days')) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      if (kind === 'working') expect(weekend, String(day)).toBe(true)
    }
    const onWeekend = count("special_days WHERE kind = 'holiday' AND strftime('%w', day) IN ('0', '6')")
    expect(count("special_days WHERE name LIKE 'Nghỉ bù %'")).toBe(onWeekend)
    expect(count("special_days WHERE source = ''")).toBe(0)
  })

  it('a day off that the law does not have yet is no fact here', () => {
    expect(count("special_days WHERE day LIKE '%-11-24'")).toBe(0)
  })
})

describe('limits', () => {
  it('the ten days of Luật Tiếp công dân are law until 30/6/2026 and unconfirmed after', () => {
    expect(
      all("SELECT days, unit, basis, confirmed, effective_from, effective_to FROM limits WHERE code = 'L1' ORDER BY 5"),
    ).toEqual([
      {
        days: 10,
        unit: 'working_days',
        basis: 'law',
        confirmed: 'read',
        effective_from: '2014-07-01',
        effective_to: '2026-06-30',
      },
      {
        days: 10,
        unit: 'working_days',
        basis: 'law',
        confirmed: 'unconfirmed',
        effective_from: '2026-07-01',
        effective_to: null,
      },
    ])
  })

  it('what the commune promises about answering is its own commitment in working days', () => {
    expect(
      all(`SELECT code, days, unit, confirmed FROM limits
           WHERE code IN ('triage', 'urgent', 'ordinary', 'first_notice', 'complex') ORDER BY days, code`),
    ).toEqual([
      { code: 'triage', days: 1, unit: 'working_days', confirmed: 'own' },
      { code: 'urgent', days: 1, unit: 'working_days', confirmed: 'own' },
      { code: 'ordinary', days: 5, unit: 'working_days', confirmed: 'own' },
      { code: 'first_notice', days: 10, unit: 'working_days', confirmed: 'own' },
      { code: 'complex', days: 15, unit: 'working_days', confirmed: 'own' },
    ])
  })

  it('what the clock does by itself has a limit, none of them called law that was read', () => {
    const codes = [
      'remind_before',
      'escalate_approver',
      'escalate_leader',
      'escalate_party',
      'extension_max',
      'outside_reply',
      'identity_open',
      'info_wait',
      'dispute_window',
      'similar_within',
      'keep_contact',
      'keep_photos',
      'keep_declined',
    ]
    const found = all(`SELECT code FROM limits WHERE confirmed <> 'read' AND commune_id IS NULL`).map((row) => row.code)
    expect(codes.filter((code) => !found.includes(code))).toEqual([])
    expect(all("SELECT confirmed, days, unit FROM limits WHERE code = 'keep_declined'")).toEqual([
      { confirmed: 'secondary', days: 365, unit: 'calendar_days' },
    ])
    expect(count("limits WHERE basis = 'commitment' AND confirmed <> 'own'")).toBe(0)
  })

  it('no code has two limits on one day, and every limit says where it comes from', () => {
    const overlapping = all(`
      SELECT a.id, b.id AS other FROM limits a JOIN limits b ON a.code = b.code AND a.id < b.id
      WHERE a.effective_from <= coalesce(b.effective_to, '9999') AND b.effective_from <= coalesce(a.effective_to, '9999')`)
    expect(overlapping).toEqual([])
    expect(count("limits WHERE source = '' OR name = ''")).toBe(0)
  })
})
