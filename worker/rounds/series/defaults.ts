import type { DueRule } from '../periods.ts'
import type { RoundKind } from '../words.ts'

/** What a new series starts with. */
export type Default = {
  name: string
  source: string
  due: DueRule
  opensBefore: number
  remindBefore: number
  closesAfter: number
  /** The ready questionnaire that fits. */
  template: string
  /** What it is for, in a sentence. */
  about: string
}

export const SERIES_KINDS = [
  'monthly_plan',
  'monthly_result',
  'quarterly',
  'half_year',
  'annual',
  'board_quarterly',
] as const satisfies readonly RoundKind[]
export type SeriesKind = (typeof SERIES_KINDS)[number]

/** By kind: the days that the sources name (Kế hoạch 11 KH/ĐU: plan before the 5th, result before the 28th), all of them to be changed. */
export const DEFAULTS: Readonly<Record<SeriesKind, Default>> = {
  monthly_plan: {
    ...{ name: 'Kế hoạch hoạt động', source: 'Kế hoạch 11-KH/ĐU, mục V.1', template: 'ke-hoach-thang' },
    ...{ due: { after: 0, day: 5, before: true }, opensBefore: 10, remindBefore: 2, closesAfter: 5 },
    about: 'Mỗi tháng một lần, trước ngày 5: tháng này định làm gì, ngày nào, ai làm.',
  },
  monthly_result: {
    ...{ name: 'Kết quả thực hiện', source: 'Kế hoạch 11-KH/ĐU, mục V.1', template: 'ket-qua-thang' },
    ...{ due: { after: 0, day: 28, before: true }, opensBefore: 8, remindBefore: 2, closesAfter: 5 },
    about: 'Mỗi tháng một lần, trước ngày 28: đã làm được gì so với kế hoạch, còn vướng gì.',
  },
  quarterly: {
    ...{ name: 'Báo cáo công tác', source: '', template: 'bao-cao-quy' },
    ...{ due: { after: 1, day: 10, before: true }, opensBefore: 12, remindBefore: 3, closesAfter: 7 },
    about: 'Mỗi quý một lần, để Thường trực cấp ủy nghe và định hướng.',
  },
  half_year: {
    ...{ name: 'Báo cáo sơ kết', source: '', template: 'so-ket' },
    ...{ due: { after: 0, day: 25, before: false }, opensBefore: 15, remindBefore: 5, closesAfter: 7 },
    about: 'Mỗi năm một lần vào tháng 6. Sáu tháng cuối năm nằm trong tổng kết năm.',
  },
  annual: {
    ...{ name: 'Báo cáo tổng kết', source: '', template: 'so-ket' },
    ...{ due: { after: 0, day: 20, before: false }, opensBefore: 20, remindBefore: 5, closesAfter: 10 },
    about: 'Mỗi năm một lần vào tháng 12: cả năm làm được gì, đề nghị khen thưởng ai.',
  },
  board_quarterly: {
    ...{ name: 'Báo cáo của các ban', source: 'Nghị định 59/2023/NĐ-CP', template: 'bao-cao-quy' },
    ...{ due: { after: 1, day: 5, before: false }, opensBefore: 10, remindBefore: 3, closesAfter: 10 },
    about: 'Mỗi quý một lần: Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng.',
  },
}

/** Days before the due day at which a round may open. */
export const MOST_BEFORE = 60
