import type { Limit } from '../../worker/communes/book.ts'
import { COMMITMENTS } from './data/commitments.ts'
import { LAW_LIMITS } from './data/limits.ts'
import { insertRows, type SqlValue } from './sql.ts'

const COLUMNS = [
  'id',
  'code',
  'name',
  'commune_id',
  'days',
  'unit',
  'basis',
  'source',
  'confirmed',
  'effective_from',
  'effective_to',
]

// Two-tier local government began on this day; no commune of today promised anything before.
const COMMITTED_FROM = '2025-07-01'

/** Every time limit: those of the law with source and how sure, and the communes' own commitments, for all communes. */
export function exampleLimits(): Limit[] {
  const ofLaw = LAW_LIMITS.flatMap(({ law, from, to = null, confirmed, unit, rows }) =>
    rows.map(([code, days, article, name]): Limit => ({
      ...{ id: `${code}.${from}`, code, name, communeId: null, days, unit, basis: 'law', confirmed },
      ...{ source: article === '' ? law : `${article} ${law}`, effectiveFrom: from, effectiveTo: to },
    })),
  )
  const own = COMMITMENTS.map(([code, days, name, source, unit = 'working_days']): Limit => ({
    ...{ id: code, code, name, communeId: null, days, unit, basis: 'commitment', confirmed: 'own' },
    ...{ source, effectiveFrom: COMMITTED_FROM, effectiveTo: null },
  }))
  return [...ofLaw, ...own]
}

/** The same as rows of the database. */
export function limitStatements(): string[] {
  const rows = exampleLimits().map(
    ({ id, code, name, communeId, days, unit, basis, source, confirmed, effectiveFrom, effectiveTo }): SqlValue[] => [
      ...[id, code, name, communeId, days, unit, basis, source, confirmed, effectiveFrom, effectiveTo],
    ],
  )
  return insertRows('limits', COLUMNS, rows)
}
