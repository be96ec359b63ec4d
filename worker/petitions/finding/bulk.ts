import type { CaseRow } from '../../cases/queries.ts'
import { next } from '../../cases/transitions.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { isInForce } from '../../routing/match.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { PETITION_STEPS } from '../rules.ts'

/** The most cases that are moved at once. */
export const MOST_AT_ONCE = 25

/** What can be done to several cases at once. */
export type BulkDeed = 'giao' | 'tiep-nhan'

/** What this officer may do to several cases of a heap at once. */
export function bulkOf(
  tab: { key: string; mine: boolean },
  rows: readonly CaseRow[],
  staff: StaffMember,
): BulkDeed | null {
  const deed = tab.key === 'can-giao' ? 'giao' : tab.key === 'moi-gui' ? 'tiep-nhan' : null
  return deed && rows.some((row) => mayPick(deed, row, staff)) ? deed : null
}

/** May this case be among several? What somebody has to read first is done alone. */
export function mayPick(deed: BulkDeed, row: CaseRow, staff: StaffMember): boolean {
  if (!next(PETITION_STEPS, row, deed, staff).ok || row.proposal !== null || row.leaderDecides) return false
  return deed === 'giao' ? row.status === 'received' : row.flags === '' && !row.checkFirst
}

/** A tick: which case, and how many events the officer saw of it. */
export function tickOf(code: string, row: Pick<CaseRow, 'version'>): string {
  return `${code}~${row.version}`
}

/** The ticks that a form sent, each case once. */
export function readTicks(values: readonly string[]): { code: string; version: string }[] {
  const found = new Map<string, string>()
  for (const value of values) {
    const [, code, version] = /^([A-Z0-9-]{6,30})~(\d{1,9})$/.exec(value) ?? []
    if (code && version) found.set(code, version)
  }
  return [...found].map(([code, version]) => ({ code, version }))
}

/** The bodies that something can be given to today, by name. */
export function bodiesToday(book: CommuneBook, today: string): { value: string; label: string }[] {
  return [...book.bodies.values()]
    .filter((body) => isInForce({ effectiveFrom: body.startsOn, effectiveTo: body.endsOn }, today))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
}
