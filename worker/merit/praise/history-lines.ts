import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { isDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'
import { formText } from './words.ts'

/** How each event of a proposal for praise is told to officers: never with the nominee's name. */
export function praiseLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  return {
    'commendation.proposed': {
      told: (fact) => `gửi đề nghị khen${fact('onBehalf') === 'true' ? ', ghi giúp thôn theo bản giấy' : ''}`,
    },
    'commendation.proposed_again': { told: () => 'bổ sung rồi gửi lại' },
    'commendation.hamlet_agreed': {
      told: (fact) => `ghi kết quả họp thôn: ${fact('votesFor')} trên ${fact('votesOf')} người đồng ý`,
    },
    'commendation.checked': { told: () => 'xem thành tích, giấy tờ', said: true },
    'commendation.returned': { told: () => 'trả lại để bổ sung', said: true },
    'commendation.refused': { told: () => 'không đề nghị khen', said: true },
    'commendation.withdrawn': { told: () => 'rút đề nghị', said: true },
    'commendation.put_forward': {
      told: (fact) =>
        `trình ${bodyName(book, fact('decider'))}${fact('dueOn') === '' ? '' : `, cần trước hết ${day(fact('dueOn'))}`}`,
      said: true,
    },
    'commendation.decided': {
      told: (fact) => `quyết định khen: ${formText(fact('form'))}, số ${fact('number')}, ${day(fact('decidedOn'))}`,
    },
    'commendation.not_praised': { told: () => 'quyết định không khen', said: true },
    'commendation.sent_back': { told: () => 'trả lại Mặt trận xã', said: true },
    'commendation.announced': { told: (fact) => `ghi đã công bố ${day(fact('announcedOn'))}`, said: true },
    'commendation.name_opened': { told: () => 'xem tên người được đề nghị' },
    'commendation.decision_reminded': { told: (fact) => `nhắc quyết định, cần trước hết ${day(fact('dueOn'))}` },
    'commendation.decision_overdue': { told: (fact) => `báo quá ngày cần quyết định: ${day(fact('dueOn'))}` },
  }
}
