import type { CommuneBook, Limit } from '../communes/book.ts'
import { addDays, type DueDay, dueDay, isWorkingDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { RecommendationRow, Source } from './tables.ts'

type Days = Pick<CommuneBook, 'limits' | 'specialDays'>

/** How long the Front looks at an answer or a wish, and checks on the spot; when a second look is due; how many are drawn. */
export const LIMITS = {
  /** Luật Thực hiện dân chủ ở cơ sở Điều 40 khoản 1 điểm c. */
  inspectionBoard: 'L32',
  reply: 'KN.tra-loi',
  remind: 'KN.nhac-truoc',
  review: 'KN.xem-lai',
  check: 'KN.kiem-tra',
  recheckAfter: 'KN.tai-kiem-tra',
  recheckWithin: 'KN.tai-kiem-tra.han',
  oneIn: 'KN.tai-kiem-tra.mot-trong',
  /** For a promise of which nobody said by when. */
  promise: 'DT.cam-ket',
} as const

/** What the texts of law say about the day of an answer: that it is owed in writing, and no number. */
export const NO_NUMBER =
  'Luật yêu cầu trả lời bằng văn bản nhưng không ghi số ngày (Luật Mặt trận Tổ quốc Việt Nam Điều 29 khoản 6, Điều 30 khoản 2; Nghị quyết liên tịch 403/2017 Điều 23 khoản 2).'

export type ReplyTerm = {
  basis: RecommendationRow['replyBasis']
  limit: Limit
  from: string
  sum: DueDay
}

/**
 * By when the body answers: 15 days by law where Ban Thanh tra nhân dân asks the People's Committee, else what the
 * commune suggests. A refusal in words where no limit is set.
 */
export function replyTerm(
  book: Days & Pick<CommuneBook, 'bodies'>,
  asked: { source: Source; bodyId: string },
  from: string,
): { ok: true; term: ReplyTerm } | { ok: false; sentence: string } {
  const body = book.bodies.get(asked.bodyId)
  const isByLaw = asked.source === 'inspection_board' && body?.kind === 'peoples_committee'
  const code = isByLaw ? LIMITS.inspectionBoard : LIMITS.reply
  const limit = findLimit(book.limits, code, from)
  if (!limit)
    return {
      ok: false,
      sentence: `Chưa có quy định thời hạn trả lời kiến nghị (mã ${code}). Quản trị đặt ở Cài đặt, mục Thời hạn, rồi ông/bà làm lại.`,
    }
  const isLaw = limit.basis === 'law' && limit.confirmed === 'read'
  const sum = dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays })
  return { ok: true, term: { basis: isLaw ? 'law' : 'suggested', limit, from, sum } }
}

/** "thời hạn theo luật", "thời hạn đề nghị": what the day of an answer is called. */
export function basisWords(basis: RecommendationRow['replyBasis']): string {
  return basis === 'law' ? 'thời hạn theo luật' : 'thời hạn đề nghị'
}

/** Where the day of the answer comes from, in a sentence. */
export function replySourceText({ replyBasis, replySource }: Pick<RecommendationRow, 'replyBasis' | 'replySource'>) {
  return replyBasis === 'law' ? `Thời hạn theo luật: ${replySource}.` : `Thời hạn đề nghị: ${replySource}. ${NO_NUMBER}`
}

export type PromiseTerm = { dueOn: string; limit: Limit | null }

/** By when a promise is to be kept: by the day that was said, else as the commune suggests. A refusal in words where it suggests none. */
export function promiseTerm(
  book: Days,
  said: string | null,
  from: string,
): { ok: true; term: PromiseTerm } | { ok: false; sentence: string } {
  if (said !== null && said !== '') return { ok: true, term: { dueOn: said, limit: null } }
  const limit = findLimit(book.limits, LIMITS.promise, from)
  if (!limit)
    return {
      ok: false,
      sentence: `Chưa có quy định thời hạn cho cam kết không ghi ngày (mã ${LIMITS.promise}). Ông/bà ghi ngày, hoặc quản trị đặt ở Cài đặt, mục Thời hạn.`,
    }
  const { due } = dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays })
  return { ok: true, term: { dueOn: due, limit } }
}

/** The last day of a term that begins today; null where the commune has set none. */
export function lastDay(book: Days, code: string, from: string): string | null {
  const limit = findLimit(book.limits, code, from)
  return limit ? dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays }).due : null
}

/** The day on which whoever must move is reminded; null without such a limit. */
export function remindOn(book: Days, dueOn: string): string | null {
  const limit = findLimit(book.limits, LIMITS.remind, dueOn)
  if (!limit) return null
  if (limit.unit === 'calendar_days') return addDays(dueOn, -limit.days)
  let day = dueOn
  for (let left = limit.days; left > 0;) {
    day = addDays(day, -1)
    if (isWorkingDay(day, book.specialDays)) left--
  }
  return day
}

/** One of how many is drawn for a second look; null where none is to be drawn. */
export function oneIn(book: Days, day: string): number | null {
  return findLimit(book.limits, LIMITS.oneIn, day)?.days ?? null
}
