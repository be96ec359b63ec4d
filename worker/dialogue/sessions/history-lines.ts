import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { instantText, isDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'

/** How each event of a meeting's own life is told to officers. */
export function sessionLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  const when = (text: string) => (text === '' ? 'chưa rõ ngày' : instantText(text))
  return {
    'dialogue.proposed': {
      told: (fact) => `đề nghị tổ chức, dự kiến ${when(fact('startsAt'))}; chờ ${bodyName(book, fact('leadBodyId'))}`,
    },
    'dialogue.made': { told: (fact) => `tạo buổi này, ${when(fact('startsAt'))}` },
    'dialogue.series_day': { told: (fact) => `đặt trong lịch tiếp dân và công bố, ${when(fact('startsAt'))}` },
    'dialogue.scheduled': { told: (fact) => `lên lịch ${when(fact('startsAt'))}` },
    'dialogue.changed': { told: () => 'sửa thông tin buổi họp' },
    'dialogue.invited': {
      told: (fact) =>
        `mời dự: ${fact('bodies')
          .split(' ')
          .filter(Boolean)
          .map((id) => bodyName(book, id))
          .join(', ')}`,
    },
    'dialogue.agreed': { told: (fact) => `thống nhất tổ chức ${when(fact('startsAt'))}`, said: true },
    'dialogue.announced': { told: (fact) => `công bố cho bà con: ${when(fact('startsAt'))}` },
    'dialogue.moved': {
      told: (fact) => `đổi từ ${when(fact('from'))} sang ${when(fact('startsAt'))}${registered(fact('registered'))}`,
      said: true,
    },
    'dialogue.postponed': {
      told: (fact) => `hoãn buổi ${when(fact('from'))}${registered(fact('registered'))}`,
      said: true,
    },
    'dialogue.cancelled': {
      told: (fact) => `hủy buổi ${when(fact('from'))}${registered(fact('registered'))}`,
      said: true,
    },
    'dialogue.held': {
      told: (fact) =>
        `ghi đã tổ chức ${day(fact('heldOn'))}, ${fact('came')} người đến${isDay(fact('dueOn')) ? `; hạn công bố kết quả ${day(fact('dueOn'))}` : ''}`,
    },
    'dialogue.reception_noted': { told: (fact) => `ghi kết quả tiếp dân: ${fact('came')} người` },
    'dialogue.closed': { told: () => 'khép hồ sơ' },
    'dialogue.announce_reminded': { told: (fact) => `nhắc công bố: hạn ${day(fact('lastOn'))}` },
    'dialogue.decision_overdue': { told: (fact) => `báo quá hạn quyết định: ${day(fact('dueOn'))}` },
    'dialogue.day_reminded': { told: (fact) => `nhắc trước buổi họp ${when(fact('startsAt'))}` },
    'dialogue.held_asked': { told: () => 'nhắc ghi buổi họp đã tổ chức hay chưa' },
    'dialogue.minutes_asked': { told: () => 'nhắc làm biên bản, kết quả' },
    'dialogue.results_reminded': { told: (fact) => `nhắc sắp hết hạn công bố kết quả: ${day(fact('dueOn'))}` },
    'dialogue.results_overdue': { told: (fact) => `báo quá hạn công bố kết quả: ${day(fact('dueOn'))}` },
  }
}

function registered(many: string): string {
  return many === '' || many === '0' ? '' : `; ${many} người đã đăng ký`
}
