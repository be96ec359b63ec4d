import type { DossierLines } from '../../dossiers/history.ts'
import { OUTCOME_WORDS } from './outcome.ts'

const outcome = (kind: string) => (OUTCOME_WORDS as Record<string, { told: string }>)[kind]?.told.toLowerCase() ?? ''

/** How each event of a meeting's minutes and results is told to officers. */
export const MINUTES_LINES: DossierLines = {
  'dialogue.minutes_ready': { told: (fact) => `trình biên bản cho hai bên (${fact('entries')} mục)` },
  'dialogue.minutes_confirmed_government': {
    told: (fact) => `xác nhận biên bản, bên chính quyền${fact('whole') === 'true' ? '; hai bên đã xác nhận đủ' : ''}`,
    said: true,
  },
  'dialogue.minutes_confirmed_front': {
    told: (fact) => `xác nhận biên bản, bên Mặt trận${fact('whole') === 'true' ? '; hai bên đã xác nhận đủ' : ''}`,
    said: true,
  },
  'dialogue.minutes_returned': { told: () => 'trả lại biên bản để sửa', said: true },
  'dialogue.point_concluded': {
    told: (fact) => `kết luận điểm ${fact('point')}: ${outcome(fact('outcome'))} ${fact('caseCode')}`.trim(),
    said: true,
  },
  'dialogue.question_concluded': {
    told: (fact) => `kết luận câu hỏi số ${fact('question')}: ${outcome(fact('outcome'))} ${fact('caseCode')}`.trim(),
    said: true,
  },
  'dialogue.questions_to_petitions': { told: (fact) => `chuyển ${fact('many')} câu hỏi thành phản ánh` },
  'dialogue.results_published': {
    told: (fact) => {
      const late = Number(fact('late'))
      const limit = fact('limit')
      const stands = fact('late') === '' ? '' : late > 0 ? `, trễ ${late} ngày` : ', đúng hạn'
      return `công bố kết quả${stands}${limit === '' ? '' : ` (${limit})`}; ${fact('promises')} lời hứa thành cam kết`
    },
    said: true,
  },
  'dialogue.results_added': { told: () => 'bổ sung kết quả đã công bố', said: true },
}
