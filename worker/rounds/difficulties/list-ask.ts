import type { CommuneBook } from '../../communes/book.ts'
import { readUnit, unitKey } from '../../communes/unit.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { DIFFICULTIES } from '../place.ts'

/** The lists of difficulties: what waits for his body, what is overdue, all, those of his own unit, those that his body was given. */
export const HEAPS = {
  cho: 'Chờ tôi',
  'qua-han': 'Quá hạn',
  'tat-ca': 'Tất cả',
  'duoc-giao': 'Được giao',
  'cua-toi': 'Đã báo',
} as const
export type Heap = keyof typeof HEAPS

export type ListAsk = { heap: Heap; unit: string; after: string }

/** Does he see those of the whole commune? */
export function seesAll(staff: StaffMember, book: CommuneBook): boolean {
  const isOfFront =
    staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  return isOfFront || holds(staff, 'leader')
}

/** Does he work for a body that may have difficulties, or solve them? */
export function worksOn(staff: StaffMember): boolean {
  return holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer', 'leader')
}

/** The unit for which he tells difficulties himself; null when he has none. */
export function ownUnit(staff: StaffMember): string | null {
  if (holds(staff, 'hamlet_rep') && staff.hamletId !== null) return unitKey({ kind: 'hamlet', id: staff.hamletId })
  return worksOn(staff) ? unitKey({ kind: 'body', id: staff.bodyId }) : null
}

/** The heaps of this officer, in order; none when he has nothing to do with difficulties. */
export function heapsOf(staff: StaffMember, book: CommuneBook): Heap[] {
  if (seesAll(staff, book))
    return holds(staff, 'leader') && !holds(staff, 'coordinator', 'approver')
      ? ['tat-ca', 'qua-han', 'cho']
      : ['cho', 'tat-ca', 'qua-han']
  if (worksOn(staff)) return ['cho', 'duoc-giao', 'cua-toi']
  return ownUnit(staff) === null ? [] : ['cua-toi']
}

/** Reads an address; what is not offered is left out. */
export function readAsk(query: (name: string) => string | undefined, staff: StaffMember, book: CommuneBook): ListAsk {
  const heaps = heapsOf(staff, book)
  const heap = heaps.find((one) => one === query('muc')) ?? heaps[0] ?? 'cua-toi'
  const unit = query('don-vi') ?? ''
  const isFiltered = heap === 'tat-ca' && readUnit(book, unit) !== null
  return {
    heap,
    unit: heap === 'cua-toi' ? (ownUnit(staff) ?? '') : isFiltered ? unit : '',
    after: (query('sau') ?? '').slice(0, 120),
  }
}

/** The address of a list. */
export function askAddress({ heap, unit }: Omit<ListAsk, 'after'>, after = ''): string {
  const pairs = [
    ['muc', heap],
    ['don-vi', heap === 'tat-ca' ? unit : ''],
    ['sau', after],
  ].filter(([, value]) => value !== '')
  return `${DIFFICULTIES}?${new URLSearchParams(pairs as [string, string][]).toString()}`
}
