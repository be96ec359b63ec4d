import { COMMITMENTS, LAW_LIMITS } from './data/limits.ts'
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
export function limitStatements(): string[] {
  const ofLaw = LAW_LIMITS.flatMap(({ law, from, to = null, confirmed, unit, rows }) =>
    rows.map(([code, days, article, name]): SqlValue[] => {
      const source = article === '' ? law : `${article} ${law}`
      return [`${code}.${from}`, code, name, null, days, unit, 'law', source, confirmed, from, to]
    }),
  )
  const own = COMMITMENTS.map(([code, days, name, source, unit = 'working_days']): SqlValue[] => {
    return [code, code, name, null, days, unit, 'commitment', source, 'own', COMMITTED_FROM, null]
  })
  return insertRows('limits', COLUMNS, [...ofLaw, ...own])
}
