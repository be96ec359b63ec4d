import type { UnitReport } from './own.ts'
import type { SubmissionState } from './words.ts'

const UNSENT: readonly SubmissionState[] = ['not_started', 'in_draft', 'returned']

/** The units that still have something to send. */
export function owing<Report extends Pick<UnitReport, 'status'>>(reports: readonly Report[]): Report[] {
  return reports.filter(({ status }) => UNSENT.includes(status))
}

/** How the units' reports stand, as one reads it: "12 đã nộp, 4 chưa nộp, 2 không báo cáo". */
export function standText(reports: readonly Pick<UnitReport, 'status'>[]): string {
  const many = (state: SubmissionState) => reports.filter(({ status }) => status === state).length
  const parts: [number, string][] = [
    [many('submitted') + many('accepted'), 'đã nộp'],
    [many('returned'), 'bị trả lại để sửa'],
    [many('not_started') + many('in_draft'), 'chưa nộp'],
    [many('missing'), 'không báo cáo'],
  ]
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${count} ${words}`)
      .join(', ') || 'chưa có đơn vị nào'
  )
}
