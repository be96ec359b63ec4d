import { expect, test } from 'vitest'
import { choices, periodOf, readPeriod } from '../../worker/statistics/period.ts'

const TODAY = '2026-11-21'
const ask = (ky = '', tu = '', den = '') => readPeriod({ ky, tu, den }, TODAY)

test('without anything asked, the chair sees this month', () => {
  expect(ask().period).toMatchObject({
    title: 'Tháng 11/2026',
    from: '2026-11-01',
    to: '2026-11-30',
    months: ['2026-11'],
  })
})

test('a quarter and a year are their months', () => {
  expect(ask('2026-Q1').period).toMatchObject({
    title: 'Quý I/2026',
    to: '2026-03-31',
    months: ['2026-01', '2026-02', '2026-03'],
  })
  expect(ask('2025').period.months).toHaveLength(12)
  expect(periodOf('2024', TODAY)?.to).toBe('2024-12-31')
})

test('days of her own are whole months and what is left at both ends, each day once', () => {
  const { period } = ask('', '2026-01-20', '2026-04-03')
  expect(period.months).toEqual(['2026-02', '2026-03'])
  expect(period.edges).toEqual([
    { from: '2026-01-20', to: '2026-01-31' },
    { from: '2026-04-01', to: '2026-04-03' },
  ])
  expect(ask('', '2026-02-01', '2026-02-28').period).toMatchObject({ months: ['2026-02'], edges: [] })
  expect(ask('', '2026-02-03', '2026-02-03').period).toMatchObject({
    months: [],
    edges: [{ from: '2026-02-03', to: '2026-02-03' }],
  })
})

test('what is no period shows this month, and wrong days say what to write', () => {
  for (const key of ['2026-13', '2026-Q5', '2027', 'abc', '2026-11-21', '__proto__'])
    expect(ask(key).period.key).toBe('2026-11')
  expect(ask('', '2026-02-30', '').errors).toHaveProperty('tu')
  expect(ask('', '2026-02-01', 'mai').errors).toHaveProperty('den')
  expect(ask('', '2026-02-10', '2026-02-01').errors).toHaveProperty('den')
  expect(ask('', '2021-01-01', '2026-02-01').errors).toHaveProperty('den')
})

test('the choices go back over the turn of the year', () => {
  const { months, quarters, years } = choices('2026-02-03')
  expect(months.map(({ key }) => key).slice(0, 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(quarters.map(({ key }) => key)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2'])
  expect(years.map(({ key }) => key)).toEqual(['2026', '2025'])
})
