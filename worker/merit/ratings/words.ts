import type { Tone } from '../../../web/components/status-tag.tsx'
import type { RatingState } from '../rating-rules.ts'

type Word = { name: string; tone: Tone; told: string }

/** How a rating stands. */
export const STATUS_WORDS: Readonly<Record<RatingState, Word>> = {
  opened: { name: 'Chờ tự chấm', tone: 'new', told: 'Chờ đơn vị tự chấm điểm, tự xếp loại.' },
  self_rated: { name: 'Đã tự chấm', tone: 'doing', told: 'Đơn vị đã tự chấm. Mặt trận hoặc Đảng ủy xem tiếp.' },
  peer_asked: { name: 'Đang lấy ý kiến', tone: 'waiting', told: 'Đang chờ các đơn vị được mời nhận xét.' },
  peer_rated: { name: 'Chờ đề xuất', tone: 'doing', told: 'Chờ Mặt trận hoặc Đảng ủy đề xuất mức xếp loại.' },
  proposed: { name: 'Chờ quyết định', tone: 'waiting', told: 'Chờ lãnh đạo Đảng ủy quyết định.' },
  decided: { name: 'Đã quyết định', tone: 'done', told: 'Đã có quyết định xếp loại.' },
  appealed: { name: 'Đang xem lại', tone: 'near', told: 'Đơn vị đề nghị xem lại. Chờ lãnh đạo Đảng ủy.' },
  dropped: { name: 'Không xếp loại', tone: 'ended', told: 'Năm này không xếp loại đơn vị.' },
}

/** The words of a state; also of one that is not known. */
export function statusOf(status: string): Word {
  return STATUS_WORDS[status as RatingState] ?? STATUS_WORDS.opened
}
