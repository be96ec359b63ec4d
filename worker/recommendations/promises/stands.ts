import type { DossierRow } from '../../dossiers/tables.ts'
import type { RecommendationRow, Stands } from '../tables.ts'

/** It waits for somebody's look: no day of its own goes by. */
const NO_DAY = '9999-12-31'

type Seen = Pick<DossierRow, 'status' | 'dueOn' | 'publishedAt' | 'restricted'>
type Own = Pick<RecommendationRow, 'source' | 'stands' | 'standsOn' | 'verifiedOn' | 'supersededBy'>
type Standing = { stands: Stands | null; standsOn: string | null }

const NOWHERE: Standing = { stands: null, standsOn: null }

/** How a promise stands for everybody once this is so. One that stands for another is told with that one. */
export function standingAfter(row: Seen, own: Own, today: string): Standing {
  if (own.source !== 'dialogue' || row.publishedAt === null || row.restricted) return NOWHERE
  switch (row.status) {
    case 'verified':
      return { stands: 'kept', standsOn: own.verifiedOn ?? today }
    case 'superseded':
      return own.supersededBy === null ? broken(own, today) : NOWHERE
    case 'given_up':
    case 'not_kept':
      return broken(own, today)
    case 'claimed_done':
      return { stands: 'open', standsOn: NO_DAY }
    case 'escalated':
      return { stands: 'open', standsOn: earlier(own, row.dueOn) }
    default:
      return { stands: 'open', standsOn: row.dueOn ?? NO_DAY }
  }
}

function broken({ stands, standsOn }: Own, today: string): Standing {
  return { stands: 'broken', standsOn: stands === 'broken' ? standsOn : today }
}

/** The day that went by stays the day, whatever was set for it above. */
function earlier({ stands, standsOn }: Own, dueOn: string | null): string {
  const days = [stands === 'open' ? standsOn : null, dueOn].filter((day) => day !== null)
  return days.sort()[0] ?? NO_DAY
}

/** What everybody counts promises by: the word in the address. */
export const PROMISE_HEAPS = {
  'da-giu': { key: 'kept', text: 'Đã giữ lời', tone: 'done' },
  'dang-lam': { key: 'onWay', text: 'Đang làm', tone: 'doing' },
  cham: { key: 'late', text: 'Chậm', tone: 'late' },
  'khong-giu': { key: 'broken', text: 'Không giữ', tone: 'ended' },
} as const
export type PromiseHeap = keyof typeof PROMISE_HEAPS
export type PromiseCounts = Record<(typeof PROMISE_HEAPS)[PromiseHeap]['key'], number>

/** Among which of these it is counted on that day; null when it is counted nowhere. */
export function heapOf({ stands, standsOn }: Standing, today: string): PromiseHeap | null {
  if (stands === 'kept') return 'da-giu'
  if (stands === 'broken') return 'khong-giu'
  if (stands === null || standsOn === null) return null
  return standsOn < today ? 'cham' : 'dang-lam'
}

/** What is counted of these on that day. */
export function promiseCountsOf(rows: readonly Standing[], today: string): PromiseCounts {
  const counts: PromiseCounts = { kept: 0, onWay: 0, late: 0, broken: 0 }
  for (const row of rows) {
    const heap = heapOf(row, today)
    if (heap) counts[PROMISE_HEAPS[heap].key]++
  }
  return counts
}
