import type { Tone } from '../../../web/components/status-tag.tsx'
import type { DifficultyState } from './rules.ts'

/** Where a difficulty stands, and what has to be done now. */
export const STATE_WORDS: Readonly<Record<DifficultyState, { name: string; tone: Tone; next: string }>> = {
  reported: { name: 'Mới báo', tone: 'new', next: 'giao cơ quan giải quyết' },
  assigned: { name: 'Đã giao', tone: 'waiting', next: 'nhận việc' },
  taken: { name: 'Đang giải quyết', tone: 'doing', next: 'giải quyết rồi báo xong' },
  not_ours: { name: 'Chờ giao lại', tone: 'waiting', next: 'giao lại, hoặc chuyển cấp trên' },
  claimed: { name: 'Chờ xác nhận', tone: 'waiting', next: 'xem đã hết vướng chưa' },
  solved: { name: 'Đã giải quyết', tone: 'done', next: '' },
  passed_up: { name: 'Chuyển cấp trên', tone: 'waiting', next: 'theo dõi cấp trên trả lời' },
  no_need: { name: 'Không giải quyết', tone: 'ended', next: '' },
}

/** What stands in reports for "there is none": "không có khó khăn, vướng mắc gì trong tháng". */
const NO = /^(khong|ko|k|chua|none)( |$)/
const EMPTY = new Set(
  'khong ko k chua co kho khan vuong mac ton tai han che gi nao het ca thay phat sinh dang ke tro ngai trong thang quy nam nay va a'.split(
    ' ',
  ),
)

/** Does an answer, folded, say that there is no difficulty? */
export function isNone(folded: string): boolean {
  if (folded === '' || /^[\d ]+$/.test(folded)) return true
  return NO.test(folded) && folded.split(' ').every((word) => EMPTY.has(word) || word === 'none')
}
