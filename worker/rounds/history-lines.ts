import type { CommuneBook } from '../communes/book.ts'
import { isDay, longDay } from '../deadlines/calendar.ts'
import type { DossierLines } from '../dossiers/history.ts'
import { COMPILE_LINES } from './compiling/history-lines.ts'

const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')

/** How each event of a round's own life is told to officers. */
const LIFE_LINES: DossierLines = {
  'round.drafted': { told: () => 'soạn kỳ báo cáo' },
  'round.opened': { told: (fact) => `mở kỳ báo cáo cho ${fact('units')} đơn vị, hạn nộp ${day(fact('dueOn'))}` },
  'round.changed': {
    told: (fact) =>
      fact('from') === '' ? 'sửa kỳ báo cáo' : `đổi hạn nộp từ ${day(fact('from'))} sang ${day(fact('dueOn'))}`,
  },
  'round.reminded': { told: (fact) => `nhắc ${fact('units')} đơn vị chưa nộp, hạn ${day(fact('dueOn'))}` },
  'round.late': { told: (fact) => `báo quá hạn ${day(fact('dueOn'))}: ${fact('units')} đơn vị chưa nộp` },
  'round.closed': { told: () => 'đóng kỳ báo cáo, ghi đơn vị không báo cáo', said: true },
  'round.reopened': { told: (fact) => `mở lại, nhận đến hết ${day(fact('closesOn'))}`, said: true },
  'round.cancelled': { told: () => 'hủy kỳ báo cáo', said: true },
}

/** How each event of a round is told to officers. */
export function roundLines(_book: CommuneBook): DossierLines {
  return { ...LIFE_LINES, ...COMPILE_LINES }
}
