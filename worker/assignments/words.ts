import type { Tone } from '../../web/components/status-tag.tsx'
import { longDay } from '../deadlines/calendar.ts'
import { isInForce } from './table.ts'

type Standing = { status: 'draft' | 'in_force' | 'replaced' | 'dropped'; startsOn: string; endsOn: string | null }

/** Where a table stands today. */
export function stateOf(table: Standing, today: string): { label: string; tone: Tone } {
  if (table.status === 'draft') return { label: 'Đang soạn', tone: 'waiting' }
  if (table.status === 'dropped') return { label: 'Đã bỏ', tone: 'ended' }
  if (isInForce(table, today)) return { label: 'Đang dùng', tone: 'done' }
  return table.startsOn > today ? { label: 'Sắp dùng', tone: 'new' } : { label: 'Đã thay', tone: 'ended' }
}

/** From when to when. */
export function validText({ endsOn, startsOn, status }: Standing): string {
  if (status === 'draft') return 'Chưa quyết định: chỉ người lập bảng thấy.'
  return `Dùng từ ${longDay(startsOn)}${endsOn === null ? '' : ` đến hết ${longDay(endsOn)}`}.`
}

/** What was done to a table, after who did it. */
export const EVENT_WORDS: Readonly<Record<string, (about: string) => string>> = {
  'assignment.begun': (about) => (about === '' ? 'lập bảng' : `lập bảng từ ${about}`),
  'assignment.row_added': (about) => `thêm dòng ${about}`,
  'assignment.row_changed': (about) => `sửa dòng ${about}`,
  'assignment.row_moved': (about) => `đổi chỗ dòng ${about}`,
  'assignment.row_removed': (about) => `bỏ dòng ${about}`,
  'assignment.titled': () => 'sửa tên bảng',
  'assignment.decided': (about) => `quyết định. ${about}`,
  'assignment.dropped': (about) => `bỏ bản đang soạn: ${about}`,
}
