import type { Tone } from '../../../../web/components/status-tag.tsx'
import type { RequestState } from '../rules.ts'

type Words = { label: string; tone: Tone; says: string }

/** What a request's state is to its sender, and what comes next. */
const OWN_WORDS: Record<RequestState, Words> = {
  filed: {
    label: 'Đang chờ cán bộ xem',
    tone: 'waiting',
    says: 'Cán bộ Mặt trận xã đọc đề nghị, gom với đề nghị của bà con khác về cùng việc, rồi thu xếp buổi gặp.',
  },
  screened: {
    label: 'Mặt trận xã đã xem',
    tone: 'doing',
    says: 'Mặt trận xã đang thu xếp: đưa vào buổi đối thoại, hẹn gặp riêng hoặc trả lời bằng văn bản.',
  },
  joined_to_session: { label: 'Đưa vào buổi đối thoại', tone: 'done', says: '' },
  individual_reception: { label: 'Được hẹn gặp riêng', tone: 'done', says: 'Ông/bà mang theo giấy tờ có liên quan.' },
  answered_in_writing: { label: 'Trả lời bằng văn bản', tone: 'done', says: '' },
  declined_with_reason: { label: 'Không tổ chức đối thoại', tone: 'ended', says: '' },
  withdrawn: {
    label: 'Ông/bà đã rút',
    tone: 'ended',
    says: 'Đề nghị này không được tính nữa. Cần thì ông/bà gửi đề nghị mới.',
  },
}

/** A state's words, also of one that this list does not know. */
export function ownWords(status: string): Words {
  return (OWN_WORDS as Record<string, Words>)[status] ?? { label: 'Đang thu xếp', tone: 'doing', says: '' }
}
