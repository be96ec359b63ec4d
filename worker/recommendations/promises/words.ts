import type { Tone } from '../../../web/components/status-tag.tsx'
import { longDay } from '../../deadlines/calendar.ts'
import type { Stands } from '../tables.ts'
import { heapOf, PROMISE_HEAPS } from './stands.ts'

type Seen = { status: string; stands: Stands | null; standsOn: string | null }

/** How a promise stands today in a word, and how that looks. One that nobody published yet, or that stands for another, says so. */
export function promiseWord(row: Seen, today: string): { text: string; tone: Tone } {
  if (row.status === 'claimed_done') return { text: 'Báo đã xong, chờ kiểm tra', tone: 'waiting' }
  const heap = heapOf(row, today)
  if (heap) return PROMISE_HEAPS[heap]
  return row.status === 'superseded'
    ? { text: 'Đã nhập vào cam kết khác', tone: 'ended' }
    : { text: 'Chưa công khai', tone: 'waiting' }
}

/** The day that matters now: by when it is to be kept, since when it is late, when it was seen or given up. */
export function promiseDay({ status, stands, standsOn }: Seen, today: string): string {
  if (stands === null || standsOn === null || status === 'claimed_done') return ''
  if (stands === 'kept') return `Kiểm tra thấy đã xong ${longDay(standsOn)}`
  if (stands === 'broken') return `Từ ${longDay(standsOn)}`
  return standsOn < today ? `Quá hạn từ ${longDay(standsOn)}` : `Hứa xong trước hết ${longDay(standsOn)}`
}
