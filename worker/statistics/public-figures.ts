import type { Db } from '../db/connect.ts'
import { choices, type Period, periodOf } from './period.ts'
import { factsOfMonths, type MonthFact } from './queries.ts'
import { linesBy, sumOf } from './sums.ts'
import { veil, type VeiledTable } from './veil.ts'

/** What everybody may know of a period, and of each month up to it, oldest first. */
export type PublicFigures = { period: Period; table: VeiledTable; months: { month: string; table: VeiledTable }[] }

/** Periods that are public: months and years. Days of one's own would tell single cases apart. */
export function publicPeriods(today: string): { months: Period[]; years: Period[] } {
  const { months, years } = choices(today)
  return { months, years }
}

/** The public period of a key; this month for anything else. */
export function publicPeriod(key: string, today: string): Period {
  const asked = key.includes('Q') ? null : periodOf(key, today)
  const [usual] = choices(today).months
  if (!usual) throw new Error('there is no month')
  return asked ?? usual
}

/** Reads a period as everybody may know it. A year gives away none of its months. */
export async function publicFigures(db: Db, communeId: string, period: Period, today: string): Promise<PublicFigures> {
  const last = period.to < today ? period.to.slice(0, 7) : today.slice(0, 7)
  const months = period.months.length > 1 ? period.months.filter((month) => month <= last) : twelveUpTo(last)
  const facts = await factsOfMonths(db, communeId, months)
  const shown = months.map((month) => ({ month, ...figuresOf(facts.filter((fact) => fact.month === month)) }))
  const own = facts.filter((fact) => period.months.includes(fact.month))
  const finer = period.months.length > 1 ? shown : []
  return {
    period,
    table: veil(tablesOf(own), finer),
    months: shown.map(({ month, table }) => ({ month, table })),
  }
}

function figuresOf(facts: readonly MonthFact[]) {
  const tables = tablesOf(facts)
  const sums = new Map([...tables.byBody, ...tables.byCategory].map((line) => [line.id, line.sums]))
  return { table: veil(tables), total: tables.total, of: (id: string) => sums.get(id) }
}

function tablesOf(facts: readonly MonthFact[]) {
  const cases = facts.filter((fact) => fact.category !== '')
  return { byBody: linesBy(cases, 'bodyId'), byCategory: linesBy(cases, 'category'), total: sumOf(cases) }
}

/** Twelve months, oldest first, up to that one. */
function twelveUpTo(month: string): string[] {
  const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  return Array.from({ length: 12 }, (_, index) => last - 11 + index).map(
    (index) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  )
}
