import type { DossierLines } from '../../dossiers/history.ts'

/** How each event of compiling is told to officers. */
export const COMPILE_LINES: DossierLines = {
  'round.compiled': {
    told: (fact) =>
      `trình bản tổng hợp lần ${fact('number')}, tính trên ${fact('counted')} trên ${fact('wanted')} báo cáo`,
  },
  'round.approved': { told: (fact) => `duyệt bản tổng hợp lần ${fact('number')}` },
  'round.returned': { told: () => 'trả bản tổng hợp để sửa', said: true },
  'round.withdrawn': { told: () => 'rút bản tổng hợp về để sửa' },
  'round.sent': {
    told: (fact) => `gửi bản tổng hợp${fact('documentCode') === '' ? '' : ` theo văn bản số ${fact('documentCode')}`}`,
  },
  'round.acknowledged': { told: (fact) => `xác nhận ${fact('by')} đã nhận bản tổng hợp` },
  'round.compiled_again': { told: () => 'mở lại để tổng hợp', said: true },
}
