import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { isDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'
import { type Grade, GRADE_WORDS } from '../words.ts'

/** How each event of a rating is told to officers. What is not told before the decision stands in none of them. */
export function ratingLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  const names = (text: string) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((id) => bodyName(book, id))
      .join(', ')
  const paper = (fact: (name: string) => string) => (fact('onBehalf') === 'true' ? ', ghi giúp theo bản giấy' : '')
  const decided = (fact: (name: string) => string) =>
    `${GRADE_WORDS[fact('grade') as Grade] ?? ''} theo quyết định ${fact('number')}, ${day(fact('decidedOn'))}`
  return {
    'rating.opened': { told: (fact) => `mở xếp loại năm ${fact('year')}, hạn tự chấm ${day(fact('dueOn'))}` },
    'rating.reopened': { told: (fact) => `mở lại xếp loại, hạn tự chấm ${day(fact('dueOn'))}` },
    'rating.self_rated': { told: (fact) => `gửi bản tự chấm điểm, tự xếp loại${paper(fact)}` },
    'rating.people_changed': { told: () => 'ghi lại người đại diện thôn' },
    'rating.peers_asked': { told: (fact) => `mời nhận xét: ${names(fact('bodies'))}; hạn ${day(fact('dueOn'))}` },
    'rating.peers_skipped': { told: () => 'không lấy ý kiến đơn vị khác', said: true },
    'rating.peer_graded': { told: () => 'gửi nhận xét' },
    'rating.peers_closed': { told: () => 'thôi chờ nhận xét', said: true },
    'rating.returned': { told: (fact) => `trả lại để đơn vị chấm lại, hạn ${day(fact('dueOn'))}`, said: true },
    'rating.proposed': { told: () => 'đề xuất mức xếp loại', said: true },
    'rating.proposal_returned': { told: () => 'trả lại đề xuất', said: true },
    'rating.decided': { told: (fact) => `quyết định: ${decided(fact)}`, said: true },
    'rating.appealed': { told: (fact) => `đề nghị xem lại${paper(fact)}`, said: true },
    'rating.decided_again': { told: (fact) => `quyết định sau khi xem lại: ${decided(fact)}`, said: true },
    'rating.dropped': { told: () => 'không xếp loại đơn vị', said: true },
    'rating.self_reminded': { told: (fact) => `nhắc tự chấm, hạn ${day(fact('dueOn'))}` },
    'rating.self_overdue': { told: (fact) => `báo quá hạn tự chấm: ${day(fact('dueOn'))}` },
    'rating.peers_reminded': { told: (fact) => `nhắc nhận xét, hạn ${day(fact('dueOn'))}` },
    'rating.peers_overdue': { told: (fact) => `báo quá hạn nhận xét: ${day(fact('dueOn'))}` },
  }
}

/** Events whose words, and whose very being, are for those who read inside. */
export const INSIDE_EVENTS: readonly string[] = ['rating.peer_graded', 'rating.proposed', 'rating.proposal_returned']
