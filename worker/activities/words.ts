import type { Tone } from '../../web/components/status-tag.tsx'
import type { ActivityRow, GROUPS, Headcount } from './tables.ts'

export type Group = (typeof GROUPS)[number]
export type ActivityState = ActivityRow['status']

/** Whose heads are counted, as the result's form asks; `question`: what a month's report calls it. */
export const GROUP_WORDS: Readonly<Record<Group, { name: string; question: string }>> = {
  people: { name: 'Nhân dân', question: 'nguoi_dan' },
  officials: { name: 'Cán bộ, công chức, viên chức', question: 'nguoi_can_bo' },
  party: { name: 'Đảng viên', question: 'nguoi_dang_vien' },
  forces: { name: 'Công an, quân sự', question: 'nguoi_luc_luong' },
  women: { name: 'Hội viên Phụ nữ', question: 'nguoi_phu_nu' },
  farmers: { name: 'Hội viên Nông dân', question: 'nguoi_nong_dan' },
  youth: { name: 'Đoàn viên Thanh niên', question: 'nguoi_thanh_nien' },
  veterans: { name: 'Hội viên Cựu chiến binh', question: 'nguoi_cuu_chien_binh' },
}

export const GROUP_ORDER = Object.keys(GROUP_WORDS) as Group[]

export const STATE_WORDS: Readonly<Record<ActivityState, { name: string; tone: Tone }>> = {
  planned: { name: 'Sắp làm', tone: 'new' },
  held: { name: 'Đã làm', tone: 'done' },
  cancelled: { name: 'Đã hủy', tone: 'ended' },
}

/** What a day is called today: planned and over, it waits for its result. */
export function stateOf(
  { onDay, status }: Pick<ActivityRow, 'status' | 'onDay'>,
  today: string,
): { name: string; tone: Tone } {
  return status === 'planned' && onDay < today ? { name: 'Chờ kết quả', tone: 'waiting' } : STATE_WORDS[status]
}

/** What was done with a day, for its history. */
export const EVENT_WORDS: Readonly<Record<string, string>> = {
  'activity.planned': 'Đặt ngày hoạt động',
  'activity.changed': 'Sửa kế hoạch',
  'activity.moved': 'Đổi ngày',
  'activity.cancelled': 'Hủy',
  'activity.held': 'Ghi kết quả',
  'activity.corrected': 'Sửa kết quả',
}

/** Heads of all groups together. */
export function headsOf(headcount: Headcount): number {
  return Object.values(headcount).reduce((sum, many) => sum + many, 0)
}

/** "Thôn Đo", "thôn Làng Dịa": most hamlets are called without the word. */
export function hamletText(name: string): string {
  return /^(thôn|làng|ấp|khu phố|tổ dân phố|bản|buôn)\s/iu.test(name) ? name : `thôn ${name}`
}
