import type { CommuneBook } from '../communes/book.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { PLACE } from './place.ts'
import { STATES, type State } from './rules.ts'
import { STATE_WORDS } from './words.ts'

/** Heaps of recommendations: what waits for one's body, all of them, overdue ones, those drawn for a second look, promises. */
export const HEAPS = {
  cho: 'Chờ cơ quan tôi',
  'tat-ca': 'Tất cả',
  'qua-han': 'Quá hạn',
  'kiem-tra-lai': 'Kiểm tra lại',
  'cam-ket': 'Cam kết sau đối thoại',
}
export type Heap = keyof typeof HEAPS

/** What an officer asks of the lists. */
export type ListAsk = { heap: Heap; state: State | ''; bodyId: string; after: string }

/** Does he see those of the whole commune? Others see what concerns their body. */
export function seesAll(staff: StaffMember, book: CommuneBook): boolean {
  return (
    holds(staff, 'leader') ||
    (staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver'))
  )
}

/** Has he anything to do with recommendations? */
export function concerns(staff: StaffMember): boolean {
  return holds(staff, 'leader', 'coordinator', 'approver', 'handler', 'intake_officer', 'supervisor_member')
}

/** The heaps of this officer, in order. */
export function heapsOf(staff: StaffMember, book: CommuneBook): Heap[] {
  if (book.bodies.get(staff.bodyId)?.kind === 'board') return ['tat-ca']
  if (!seesAll(staff, book)) return ['cho', 'tat-ca', 'cam-ket']
  const others: Heap[] = ['tat-ca', 'qua-han', 'kiem-tra-lai', 'cam-ket']
  return holds(staff, 'leader') && !holds(staff, 'approver', 'coordinator') ? [...others, 'cho'] : ['cho', ...others]
}

/** Reads an address; what is not offered is left out. */
export function readAsk(query: (name: string) => string | undefined, staff: StaffMember, book: CommuneBook): ListAsk {
  const heaps = heapsOf(staff, book)
  const heap = heaps.find((one) => one === query('muc')) ?? heaps[0] ?? 'tat-ca'
  const filters = heap === 'tat-ca' || heap === 'qua-han' || heap === 'cam-ket'
  const state = heap === 'tat-ca' ? STATES.find((one) => one === query('tinh-trang')) : undefined
  const body = filters && seesAll(staff, book) ? book.bodies.get(query('co-quan') ?? '') : undefined
  return { heap, state: state ?? '', bodyId: body?.id ?? '', after: query('sau') ?? '' }
}

/** The address of a list. */
export function askAddress({ bodyId, heap, state }: Omit<ListAsk, 'after'>, after = ''): string {
  const pairs = [
    ['muc', heap],
    ['tinh-trang', state],
    ['co-quan', bodyId],
    ['sau', after],
  ].filter(([, value]) => value !== '')
  return `${PLACE}?${new URLSearchParams(pairs as [string, string][]).toString()}`
}

export const STATE_OPTIONS = STATES.map((value) => ({ value, label: STATE_WORDS[value].text }))
