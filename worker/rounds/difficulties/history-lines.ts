import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { isDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierLines } from '../../dossiers/history.ts'

/** How each event of a difficulty is told to officers. */
export function difficultyLines(book: CommuneBook): DossierLines {
  const day = (text: string) => (isDay(text) ? longDay(text) : 'chưa rõ ngày')
  const given = (fact: (name: string) => string) => `${bodyName(book, fact('bodyId'))}, hạn ${day(fact('dueOn'))}`
  return {
    'difficulty.reported': {
      told: (fact) =>
        fact('question') === ''
          ? `báo vướng mắc của ${unitName(book, fact('unit'))}`
          : `ghi vướng mắc từ báo cáo của ${unitName(book, fact('unit'))}`,
      said: true,
    },
    'difficulty.assigned': { told: (fact) => `giao ${given(fact)}`, said: true },
    'difficulty.reassigned': { told: (fact) => `giao lại cho ${given(fact)}`, said: true },
    'difficulty.taken': { told: () => 'nhận việc' },
    'difficulty.progressed': { told: () => 'ghi tiến độ', said: true },
    'difficulty.not_ours': { told: () => 'báo không thuộc việc của mình', said: true },
    'difficulty.claimed': { told: () => 'báo đã giải quyết xong, chờ xác nhận', said: true },
    'difficulty.solved': { told: () => 'xác nhận đã hết vướng', said: true },
    'difficulty.not_solved': {
      told: (fact) => `báo chưa xong, làm tiếp${isDay(fact('dueOn')) ? `, hạn ${day(fact('dueOn'))}` : ''}`,
      said: true,
    },
    'difficulty.passed_up': {
      told: (fact) => `chuyển ${fact('to')}${fact('number') === '' ? '' : `, văn bản số ${fact('number')}`}`,
      said: true,
    },
    'difficulty.asked_above': { told: () => 'hỏi lại cấp trên', said: true },
    'difficulty.answered_above': { told: () => 'ghi trả lời của cấp trên', said: true },
    'difficulty.no_need': { told: () => 'không giải quyết', said: true },
    'difficulty.reopened': { told: () => 'nêu lại', said: true },
    'difficulty.reminded': { told: (fact) => `nhắc sắp đến hạn ${day(fact('dueOn'))}` },
    'difficulty.overdue': { told: (fact) => `báo quá hạn ${day(fact('dueOn'))}` },
  }
}
