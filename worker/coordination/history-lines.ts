import { bodyName, type CommuneBook } from '../communes/book.ts'
import { isDay, longDay } from '../deadlines/calendar.ts'
import type { DossierLines } from '../dossiers/history.ts'

/** How each event of a coordination programme is told to officers. */
export function coordinationLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  const names = (ids: string) =>
    ids
      .split(' ')
      .filter(Boolean)
      .map((id) => bodyName(book, id))
      .join(', ')
  return {
    'coordination.begun': { told: () => 'soạn chương trình này' },
    'coordination.changed': { told: () => 'sửa tên, mục đích, thời gian' },
    'coordination.partner_added': { told: (fact) => `thêm bên tham gia: ${names(fact('bodies'))}` },
    'coordination.partner_removed': { told: (fact) => `bớt bên tham gia: ${names(fact('bodies'))}` },
    'coordination.task_added': {
      told: (fact) => `thêm việc ${fact('position')} cho ${names(fact('bodyId'))}, hạn ${day(fact('dueOn'))}`,
      said: true,
    },
    'coordination.task_changed': {
      told: (fact) =>
        fact('from') === fact('dueOn')
          ? `đổi người làm việc ${fact('position')}: ${names(fact('bodyId'))}`
          : `đổi hạn việc ${fact('position')} từ ${day(fact('from'))} sang ${day(fact('dueOn'))}`,
      said: true,
    },
    'coordination.task_dropped': { told: (fact) => `thôi việc ${fact('position')}`, said: true },
    'coordination.sent': { told: (fact) => `ký, gửi ${names(fact('bodies'))} ký kết`, said: true },
    'coordination.signed': { told: () => 'ký kết', said: true },
    'coordination.signed_on_paper': {
      told: (fact) => `ghi ${names(fact('bodyId'))} đã ký bản giấy ${day(fact('signedOn'))}`,
      said: true,
    },
    'coordination.returned': { told: () => 'trả lại, đề nghị sửa', said: true },
    'coordination.taken_back': { told: () => 'lấy lại để sửa', said: true },
    'coordination.progressed': {
      told: (fact) =>
        `ghi tiến độ việc ${fact('position')}: ${fact('progress')}%${fact('onBehalf') === 'true' ? ` (ghi giúp ${names(fact('bodyId'))})` : ''}`,
      said: true,
    },
    'coordination.reviewed': { told: (fact) => `đánh giá chương trình, ${day(fact('reviewedOn'))}` },
    'coordination.review_set': { told: (fact) => `hẹn ngày đánh giá: ${day(fact('reviewOn'))}` },
    'coordination.reminded': {
      told: (fact) => reminded(fact('soon'), fact('overdue'), fact('reviewOn'), fact('endsOn')),
    },
    'coordination.ended': { told: () => 'kết thúc chương trình', said: true },
    'coordination.cancelled': { told: () => 'hủy chương trình', said: true },
  }
}

function reminded(soon: string, overdue: string, reviewOn: string, endsOn: string): string {
  const parts = [
    overdue && `việc quá hạn: ${overdue.replaceAll(' ', ', ')}`,
    soon && `việc sắp đến hạn: ${soon.replaceAll(' ', ', ')}`,
    reviewOn && 'ngày đánh giá',
    endsOn && 'chương trình hết thời gian',
  ].filter(Boolean)
  return `nhắc ${parts.join('; ')}`
}
