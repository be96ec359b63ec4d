import type { Tone } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { DossierLines } from '../dossiers/history.ts'
import type { State } from './rules.ts'
import type { Reply, Source } from './tables.ts'

/** What a state is called, and how it looks. */
export const STATE_WORDS: Readonly<Record<State, { text: string; tone: Tone }>> = {
  issued: { text: 'Đã gửi, chờ tiếp nhận', tone: 'new' },
  acknowledged: { text: 'Đã tiếp nhận, chờ trả lời', tone: 'waiting' },
  review_requested: { text: 'Đề nghị xem lại', tone: 'waiting' },
  answer_proposed: { text: 'Câu trả lời chờ duyệt', tone: 'doing' },
  accepted: { text: 'Tiếp thu', tone: 'doing' },
  partly_accepted: { text: 'Tiếp thu một phần', tone: 'doing' },
  rejected_with_reason: { text: 'Không tiếp thu', tone: 'ended' },
  implementing: { text: 'Đang thực hiện', tone: 'doing' },
  claimed_done: { text: 'Báo đã xong, chờ kiểm tra', tone: 'waiting' },
  disputed: { text: 'Kiểm tra chưa đạt', tone: 'near' },
  escalated: { text: 'Đã báo cáo cấp trên', tone: 'near' },
  verified: { text: 'Đã xong, đã kiểm tra', tone: 'done' },
  rejection_noted: { text: 'Không tiếp thu, đã ghi nhận', tone: 'ended' },
  superseded: { text: 'Đã thay thế', tone: 'ended' },
  promised: { text: 'Đã cam kết', tone: 'new' },
  given_up: { text: 'Báo không làm được', tone: 'near' },
  not_kept: { text: 'Không giữ được cam kết', tone: 'ended' },
}

export const REPLY_WORDS: Readonly<Record<Reply, string>> = {
  accepted: 'Tiếp thu',
  partly: 'Tiếp thu một phần',
  refused: 'Không tiếp thu',
}

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  supervision: 'Giám sát',
  inspection_board: 'Ban Thanh tra nhân dân',
  board: 'Ban Giám sát đầu tư của cộng đồng',
  dialogue: 'Đối thoại',
}

/** "kiến nghị", "cam kết": what it is, by what it came out of. */
export function thingOf(source: Source): string {
  return source === 'dialogue' ? 'cam kết' : 'kiến nghị'
}

/** The body whose answer, or word, it is. */
export function ownerOf(source: Source): string {
  return source === 'dialogue' ? 'Cơ quan đã cam kết' : 'Cơ quan nhận kiến nghị'
}

/** What a state is called. */
export function stateText(status: string): string {
  return STATE_WORDS[status as State]?.text ?? ''
}

/** "ngày 26/11/2026" */
export function onDay(day: string | null): string {
  return day === null ? '' : longDay(day)
}

const at = (day: string) => (day === '' ? '' : `, hạn ${longDay(day)}`)

/** What officers read of its history. */
export function linesFor(book: CommuneBook): DossierLines {
  return {
    'recommendation.issued': { told: (fact) => `gửi kiến nghị${at(fact('replyDueOn'))}`, said: true },
    'recommendation.acknowledged': { told: () => 'tiếp nhận' },
    'recommendation.review_requested': { told: () => 'đề nghị xem lại', said: true },
    'recommendation.upheld': {
      told: (fact) => `giữ nguyên kiến nghị, hạn trả lời ${onDay(fact('replyDueOn'))}`,
      said: true,
    },
    'recommendation.amended': {
      told: (fact) => `sửa nội dung kiến nghị, hạn trả lời ${onDay(fact('replyDueOn'))}`,
      said: true,
    },
    'recommendation.answer_proposed': { told: () => 'trình câu trả lời', said: true },
    'recommendation.answer_returned': { told: () => 'trả lại bản trình', said: true },
    'recommendation.answered': {
      told: (fact) =>
        `trả lời: ${(REPLY_WORDS[fact('reply') as Reply] ?? '').toLowerCase()}, ${fact('inTime') === 'true' ? 'đúng hạn' : 'quá hạn'}${fact('document') ? `, văn bản ${fact('document')}` : ''}`,
      said: true,
    },
    'recommendation.progressed': { told: () => 'ghi tiến độ', said: true },
    'recommendation.claimed_done': { told: () => 'báo đã làm xong', said: true },
    'recommendation.verified': { told: (fact) => `kiểm tra tại chỗ ${onDay(fact('seenOn'))}: đã xong`, said: true },
    'recommendation.disputed': { told: (fact) => `kiểm tra tại chỗ: chưa đạt${at(fact('dueOn'))}`, said: true },
    'recommendation.recheck_drawn': { told: (fact) => `rút để kiểm tra lại${at(fact('dueOn'))}` },
    'recommendation.recheck_passed': { told: () => 'rút thăm kiểm tra lại: không rút đến kiến nghị này' },
    'recommendation.recheck_held': { told: () => 'kiểm tra lại: vẫn giữ được', said: true },
    'recommendation.recheck_failed': { told: (fact) => `kiểm tra lại: không còn giữ${at(fact('dueOn'))}`, said: true },
    'recommendation.rejection_noted': { told: () => 'ghi nhận câu trả lời không tiếp thu', said: true },
    'recommendation.escalated': { told: (fact) => `báo cáo ${bodyName(book, fact('to'))}`, said: true },
    'recommendation.directed': { told: (fact) => `chỉ đạo${at(fact('dueOn'))}`, said: true },
    'recommendation.responsibility_asked': { told: () => 'kiến nghị xem xét trách nhiệm', said: true },
    'recommendation.superseded': { told: () => 'thay thế, thôi theo dõi', said: true },
    'recommendation.promised': { told: (fact) => `ghi cam kết tại đối thoại${at(fact('doneDueOn'))}`, said: true },
    'recommendation.planned': { told: () => 'nêu các bước thực hiện', said: true },
    'recommendation.given_up': { told: () => 'báo không làm được', said: true },
    'recommendation.not_kept': { told: () => 'ghi nhận: cam kết không giữ được', said: true },
    'recommendation.resumed': { told: (fact) => `yêu cầu làm tiếp${at(fact('dueOn'))}`, said: true },
    'recommendation.published': { told: () => 'công khai cho người dân', said: true },
    'recommendation.reminded': { told: (fact) => `nhắc: sắp đến hạn ${onDay(fact('dueOn'))}` },
    'recommendation.overdue': { told: (fact) => `ghi: đã qua hạn ${onDay(fact('dueOn'))}` },
  }
}
