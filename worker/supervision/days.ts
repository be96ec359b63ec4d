import type { CommuneBook, Limit } from '../communes/book.ts'
import { daysText, firstAfter, latestAhead } from '../deadlines/ahead.ts'
import { addDays, type DueDay, dueDay, longDay } from '../deadlines/calendar.ts'
import { basisText, findLimit } from '../deadlines/limit.ts'
import { isOfBoard, type SupervisionForm } from './words.ts'

/** Codes of the limits that a topic and a programme meet. */
export const LIMIT = {
  sendAhead: 'L15a',
  reportAhead: 'L15b',
  teamReport: 'L15c',
  boardSendAhead: 'L33',
  programme: 'L35',
  hearing: 'L36',
  boardPeriods: 'L38',
  boardReport: 'BTTND.bao-cao',
  remind: 'GS.nhac-truoc',
  clusterDays: 'GS.chum-ngay',
  clusterCount: 'GS.chum-so',
} as const

type Books = Pick<CommuneBook, 'limits' | 'specialDays'>

/** What is said where the table of limits has no row. */
export function unsettled(what: string): string {
  return `Bảng Thời hạn của xã chưa có quy định về ${what}.`
}

/** "thời hạn theo luật: Điều 7 khoản 3 Nghị quyết liên tịch 403/2017/…". */
export function sourceText(limit: Limit): string {
  return `${basisText(limit)}: ${limit.source}`
}

/** Whether papers that go out on a day are early enough for a session, the first session for which they are, and the rule as a sentence. */
export type Ahead = { first: string; isShort: boolean; sentence: string }

/** L15a for a team, L33 for a board: how long before the session the plan must be with the body. */
export function sendingAhead(book: Books, form: SupervisionForm, session: string, sentOn: string): Ahead {
  const board = isOfBoard(form)
  const limit = findLimit(book.limits, board ? LIMIT.boardSendAhead : LIMIT.sendAhead, sentOn)
  const papers = board ? 'kế hoạch kiểm tra' : 'kế hoạch, quyết định và đề cương'
  if (!limit)
    return { first: sentOn, isShort: false, sentence: unsettled(`số ngày phải gửi ${papers} trước buổi làm việc`) }
  const isShort = sentOn > latestAhead(limit, session, book.specialDays)
  const rule = `phải gửi ${papers} ít nhất ${daysText(limit)} trước (${sourceText(limit)})`
  return {
    first: firstAfter(limit, sentOn, book.specialDays),
    isShort,
    sentence: isShort ? `Buổi làm việc ${longDay(session)} quá gần: ${rule}.` : `Đủ ngày: ${rule}.`,
  }
}

/** L15b: by when the body reports to the team before a session. A board's inspection has no such limit. */
export function reportWanted(
  book: Books,
  form: SupervisionForm,
  session: string,
  sentOn: string,
): { on: string | null; limit: Limit | null } {
  if (isOfBoard(form)) return { on: null, limit: null }
  const limit = findLimit(book.limits, LIMIT.reportAhead, sentOn)
  if (!limit) return { on: null, limit: null }
  return { on: latestAhead(limit, session, book.specialDays), limit }
}

/** L15c: by when a team reports after its work ended; null for forms to which it does not apply, or where no row settles it. */
export function teamReportDue(
  book: Books,
  form: SupervisionForm,
  endedOn: string,
): { limit: Limit; result: DueDay } | null {
  if (form !== 'delegation' && form !== 'joint') return null
  const limit = findLimit(book.limits, LIMIT.teamReport, endedOn)
  if (!limit) return null
  const { days, unit } = limit
  return { limit, result: dueDay({ from: endedOn, days, unit, special: book.specialDays }) }
}

/** L35: the time in which the programme of a year is issued: the last quarter of the year before. */
export type Season = { from: string; to: string; limit: Limit } | null

export function issuingSeason(book: Pick<Books, 'limits'>, year: number, today: string): Season {
  const limit = findLimit(book.limits, LIMIT.programme, today)
  if (!limit) return null
  const begin = `${year}-01-01`
  return { from: addDays(begin, -limit.days), to: addDays(begin, -1), limit }
}

export type Timing = 'in_time' | 'early' | 'late' | 'unsettled'

/** Whether a programme that is issued on a day keeps L35, and the sentence about it. */
export function issuingOn(
  book: Pick<Books, 'limits'>,
  year: number,
  day: string,
): { timing: Timing; sentence: string } {
  const season = issuingSeason(book, year, day)
  if (!season) return { timing: 'unsettled', sentence: unsettled('lúc ban hành chương trình giám sát của năm sau') }
  const rule = `chương trình của năm ${year} ban hành trong quý IV năm ${year - 1}, từ ${longDay(season.from)} đến ${longDay(season.to)} (${sourceText(season.limit)})`
  if (day < season.from) return { timing: 'early', sentence: `Sớm hơn quy định: ${rule}.` }
  if (day > season.to) return { timing: 'late', sentence: `Muộn hơn quy định: ${rule}.` }
  return { timing: 'in_time', sentence: `Đúng lúc: ${rule}.` }
}

/** The day on which a reminder about a due day is due; null where no row says how long before. */
export function remindOn(book: Books, due: string, today: string): string | null {
  const limit = findLimit(book.limits, LIMIT.remind, today)
  return limit ? latestAhead(limit, due, book.specialDays) : null
}

/** The last day of a quarter. */
export function quarterEnd(year: number, quarter: number): string {
  return quarter >= 4 ? `${year}-12-31` : addDays(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, -1)
}

/** The quarter of a day. */
export function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3)
}
