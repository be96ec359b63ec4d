import { dueInstant } from '../periods.ts'
import { SUBMISSION_WORDS } from '../words.ts'
import type { Report } from './compile.ts'

/** Did its first sending come after the last instant? */
export function cameLate({ dueOn, firstSentAt }: { firstSentAt: string | null; dueOn: string }): boolean {
  return firstSentAt !== null && firstSentAt > dueInstant(dueOn)
}

/** What has to be known of a report beside its figures: "nộp muộn", "đã nộp, chưa nhận", "không báo cáo"; empty when nothing. */
export function markOf({ isLate, number, status, wasMissing }: Report): string {
  if (number === 0) return OUT[status] ?? SUBMISSION_WORDS[status].toLowerCase()
  const marks = [
    wasMissing ? 'nộp sau khi khóa kỳ' : isLate ? 'nộp muộn' : '',
    status === 'submitted' ? 'có đính chính chờ nhận' : '',
  ]
  return marks.filter(Boolean).join(', ')
}

const OUT: Partial<Record<Report['status'], string>> = {
  not_started: 'chưa nộp',
  in_draft: 'chưa nộp',
  submitted: 'đã nộp, chưa nhận',
  returned: 'trả lại, chưa nộp lại',
  missing: 'không báo cáo',
}

/** Who is in the table and who is not, with why. */
export function standingOf(reports: readonly Report[]): { counted: number; out: { unit: string; why: string }[] } {
  const out = reports.filter(({ answers }) => answers === null)
  return {
    counted: reports.length - out.length,
    out: out.map((report) => ({ unit: report.unit, why: markOf(report) })),
  }
}

/** The same in sentences, for a paper: how many reported, who came late, who did not, who is not in it yet. */
export function standingText(reports: readonly Report[], nameOf: (unit: string) => string): string {
  const { counted, out } = standingOf(reports)
  const late = reports.filter(({ answers, isLate, wasMissing }) => answers !== null && (isLate || wasMissing))
  const heaps = Map.groupBy(out, ({ why }) => why)
  const named = (title: string, units: readonly { unit: string }[]) =>
    `${title}: ${units.map(({ unit }) => nameOf(unit)).join(', ')}.`
  return [
    `Đã tổng hợp báo cáo của ${counted} trên ${reports.length} đơn vị.`,
    ...(late.length > 0 ? [named('Nộp muộn', late)] : []),
    ...[...heaps].map(([why, units]) => named(`${why.charAt(0).toUpperCase()}${why.slice(1)}`, units)),
  ].join(' ')
}
