import type { Db } from '../../db/connect.ts'
import { changedSince, differencesOf } from './corrections.ts'
import { answersOf, type Heaps } from './queries.ts'

/** Corrections that are told one by one. */
const MOST = 50

/** What changed in reports since they were put together, report by report. */
export async function correctionsOf(db: Db, { accepted, basis, round }: Heaps) {
  const changed = changedSince(accepted, basis).slice(0, MOST)
  if (changed.length === 0) return []
  const now = await answersOf(db, Object.fromEntries(changed.map((one) => [one.id, one.now])))
  const was = new Map(round.reports.map(({ answers, submissionId }) => [submissionId, answers]))
  return changed.map((one) => ({
    unit: one.unit,
    isNew: one.was === 0,
    differences: differencesOf(round.asks, was.get(one.id) ?? null, now.get(one.id) ?? null),
  }))
}
