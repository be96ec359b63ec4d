import type { Tone } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import type { Need, Time, WithWhom } from '../words.ts'
import type { RequestState, TopicState } from './rules.ts'

type Words = { name: string; tone: Tone; told: string }

/** Where a request stands, for officers, and in a sentence for its sender. */
export const REQUEST_STATUS_WORDS: Record<RequestState, Words> = {
  filed: { name: 'Mới gửi', tone: 'new', told: 'Mặt trận xã đã nhận đề nghị và đang xem.' },
  screened: { name: 'Đã xem', tone: 'doing', told: 'Mặt trận xã đã xem và đang thu xếp.' },
  joined_to_session: { name: 'Đưa vào cuộc đối thoại', tone: 'done', told: 'Đề nghị được đưa vào cuộc đối thoại.' },
  individual_reception: { name: 'Hẹn tiếp riêng', tone: 'done', told: 'Ông/bà được hẹn ngày đến gặp.' },
  answered_in_writing: { name: 'Trả lời bằng văn bản', tone: 'done', told: 'Việc này được trả lời bằng văn bản.' },
  declined_with_reason: { name: 'Không nhận', tone: 'ended', told: 'Mặt trận xã không nhận đề nghị này.' },
  withdrawn: { name: 'Đã rút', tone: 'ended', told: 'Người gửi đã rút đề nghị.' },
}

/** Where a topic stands. */
export const TOPIC_STATUS_WORDS: Record<TopicState, Words> = {
  gathering: { name: 'Đang gom ý kiến', tone: 'doing', told: 'Bà con còn bày tỏ được.' },
  threshold_met: { name: 'Đủ số cử tri', tone: 'near', told: 'Đã đủ số người đề nghị. Đang chờ UBND xã quyết định.' },
  taken_up: { name: 'Vào cuộc đối thoại', tone: 'done', told: 'Chủ đề đã được đưa vào cuộc đối thoại.' },
  dismissed: { name: 'Không tổ chức', tone: 'ended', told: 'UBND xã trả lời là không tổ chức đối thoại.' },
  merged: { name: 'Đã nhập', tone: 'ended', told: 'Chủ đề đã nhập vào một chủ đề khác.' },
  closed: { name: 'Đã khép', tone: 'ended', told: 'Chủ đề đã khép lại.' },
}

export const TIME_WORDS: Record<Time, string> = { day: 'Ban ngày', evening: 'Buổi tối', weekend: 'Cuối tuần' }

export const NEED_WORDS: Record<Need, string> = {
  interpreter_tay: 'Người phiên dịch tiếng Tày',
  interpreter_dao: 'Người phiên dịch tiếng Dao',
  interpreter_other: 'Người phiên dịch tiếng khác',
  wheelchair: 'Lối đi cho xe lăn',
}

/** With whom somebody wants to speak: by office, or by the body's name. */
export function withText(book: CommuneBook, asked: { withWhom: WithWhom; withBodyId: string }): string {
  if (asked.withWhom === 'chair') return 'Chủ tịch UBND xã'
  return asked.withWhom === 'party_secretary' ? 'Bí thư Đảng ủy xã' : bodyName(book, asked.withBodyId)
}

/** What made a request be kept from all but the Front. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  denunciation: 'Lời lẽ giống tố cáo.',
  complaint: 'Lời lẽ giống khiếu nại.',
  machine: 'Có thể do chương trình tự gửi.',
}

/** A state's words, also of one that this list no longer knows. */
export function wordsOf<State extends string>(list: Record<State, Words>, status: string): Words {
  return (list as Record<string, Words>)[status] ?? { name: status, tone: 'doing', told: '' }
}
