import type { CommuneBook } from '../communes/book.ts'
import { type Period, periodQuery } from './period.ts'

/** The numbers of the tables that open into their cases, and which cases these are. */
export const NUMBERS = {
  nhan: { title: 'Đã nhận', day: 'sentOn' },
  rut: { title: 'Người gửi đã rút', day: 'sentOn' },
  'gia-han': { title: 'Được gia hạn', day: 'sentOn' },
  'tra-loi': { title: 'Đã trả lời', day: 'answeredOn' },
  'dung-han': { title: 'Trả lời đúng hạn', day: 'answeredOn' },
  tre: { title: 'Trả lời trễ hạn', day: 'answeredOn' },
  'xem-lai': { title: 'Người gửi chưa đồng ý', day: 'answeredOn' },
  diem: { title: 'Người gửi đã chấm điểm', day: 'answeredOn' },
  'dang-giu': { title: 'Đang giữ', day: 'heldOn' },
  'qua-han': { title: 'Đang quá hạn trả lời', day: 'owedOn' },
} as const
export type NumberKey = keyof typeof NUMBERS

/** One number of a table: which, in which period, of which body, in which field. Empty: of all. */
export type Drill = { number: NumberKey; period: Period; bodyId: string; category: string }

/** A number's cases out of an address; null when there is no such number, body or field. */
export function readDrill(
  query: (name: string) => string,
  period: Period,
  book: CommuneBook,
  ownBodyId: string | undefined,
): Drill | null {
  const number = query('so')
  if (!Object.hasOwn(NUMBERS, number)) return null
  const bodyId = ownBodyId ?? query('co-quan')
  const category = query('linh-vuc')
  // A body or a field may be older than the book: what it was called then still has its cases.
  if (bodyId.length > 100 || category.length > 100) return null
  const isNow = number === 'dang-giu' || number === 'qua-han'
  if (isNow && !book.bodies.has(bodyId)) return null
  return { number: number as NumberKey, period, bodyId, category }
}

/** The address of a number's cases. */
export function drillAddress({ number, period, bodyId, category }: Drill, after = ''): string {
  const pairs = [['so', number], ...periodQuery(period), ['co-quan', bodyId], ['linh-vuc', category], ['sau', after]]
  return `/can-bo/so-lieu/ho-so?${new URLSearchParams(pairs.filter(([, value]) => value !== '') as [string, string][])}`
}
