import type { CommuneBook } from '../../communes/book.ts'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'

/** What officers read of the hall's events in a meeting's history. */
export function hallLines(book: CommuneBook): DossierLines {
  return {
    'dialogue.hall_opened': { told: () => 'mở nhận câu hỏi tại hội trường' },
    'dialogue.hall_closed': { told: () => 'đóng nhận câu hỏi tại hội trường' },
    'dialogue.agenda_changed': {
      told: (fact) =>
        ({ added: 'thêm một nội dung vào chương trình', removed: 'bỏ một nội dung khỏi chương trình' })[fact('what')] ??
        'sửa một nội dung của chương trình',
    },
    'dialogue.preparation_asked': {
      told: (fact) =>
        `giao ${bodyName(book, fact('bodyId'))} chuẩn bị trả lời một nội dung${fact('dueOn') === '' ? '' : `, xong trước hết ${longDay(fact('dueOn'))}`}`,
    },
    'dialogue.prepared': { told: () => 'gửi phần chuẩn bị trả lời một nội dung' },
    'dialogue.contacts_opened': {
      told: (fact) => `mở xem cách liên lạc của ${fact('many')} người đã đăng ký`,
      said: true,
    },
  }
}
