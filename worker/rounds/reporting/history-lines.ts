import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { ReportEventRow } from './submission-queries.ts'

/** One entry of a report's history: texts only. */
export type ReportItem = { title: string; at: string; note?: string }

/** Done by the unit itself, unless somebody entered it for it. */
const OF_UNIT = ['report.drafted', 'report.submitted', 'report.taken_back', 'report.corrected']

type Facts = { number?: number; onBehalf?: boolean }

const TOLD: Readonly<Record<string, (facts: Facts) => string>> = {
  'report.drafted': ({ onBehalf }) => (onBehalf ? 'bắt đầu nhập giúp báo cáo' : 'bắt đầu viết báo cáo'),
  'report.submitted': ({ number, onBehalf }) => `${onBehalf ? 'nhập giúp và nộp' : 'nộp'} báo cáo, lần ${number}`,
  'report.taken_back': () => 'rút báo cáo lại để sửa',
  'report.returned': () => 'trả lại để sửa',
  'report.accepted': ({ number }) => `nhận báo cáo, lần ${number}`,
  'report.corrected': ({ number, onBehalf }) =>
    `${onBehalf ? 'nhập giúp bản đính chính' : 'gửi bản đính chính'}, lần ${number}`,
  'report.missed': () => 'ghi "Không báo cáo": kỳ đã đóng',
}

/** What happened to a report, the oldest first. */
export function reportHistory(
  events: readonly ReportEventRow[],
  book: CommuneBook,
  unit: string,
  nameOf: (staffId: string) => string,
): ReportItem[] {
  return events.map(({ actorId, actorKind, at, bodyId, detail, kind, words }) => {
    const facts = JSON.parse(detail) as Facts
    // Who reports for a hamlet speaks for it, whatever body his account belongs to.
    const isOfHamlet = unit.startsWith('hamlet:') && OF_UNIT.includes(kind) && !facts.onBehalf
    const side = isOfHamlet ? unitName(book, unit) : bodyName(book, bodyId)
    const by = actorKind === 'staff' ? `${nameOf(actorId)} (${side})` : 'Hệ thống'
    const told = TOLD[kind]?.(facts) ?? 'ghi vào báo cáo'
    return { title: `${by} ${told}`, at: instantText(at), ...(words === '' ? {} : { note: words }) }
  })
}

/** Why it was returned last, as long as nothing was sent since. */
export function remarksOf(events: readonly ReportEventRow[]): ReportEventRow | undefined {
  const last = events.findLast(({ kind }) => ['report.returned', 'report.submitted', 'report.corrected'].includes(kind))
  return last?.kind === 'report.returned' ? last : undefined
}
