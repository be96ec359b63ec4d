import type { CommuneBook, Limit } from '../communes/book.ts'
import { addDays, daysBetween, dueDay, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'

/** The commune's own row for the drafter's answer: the law names no number of days (L16). */
export const REPLY_LIMIT = 'PB.tra-loi'
/** L35 is a season and not a number of days: the year's plan is issued in the last quarter of the year before. */
export const PLAN_SOURCE = 'Điều 3 Nghị quyết liên tịch 403/2017'
/** Where the duty to answer stands. */
export const REPLY_SOURCE = 'Điều 35 khoản 5 và Điều 36 khoản 3 Luật Mặt trận Tổ quốc Việt Nam'

/** "thời hạn theo luật" only of what was read in the law; else "thời hạn đề nghị". */
export function termName(limit: Pick<Limit, 'basis' | 'confirmed'>): string {
  return limit.basis === 'law' && limit.confirmed === 'read' ? 'thời hạn theo luật' : 'thời hạn đề nghị'
}

/** "15 ngày", "15 ngày làm việc". */
export function lengthText({ days, unit }: Pick<Limit, 'days' | 'unit'>): string {
  return unit === 'working_days' ? `${days} ngày làm việc` : `${days} ngày`
}

export type Lead = { isShort: boolean; days: number | null; sentence: string; limitId: string | null }

/** L14: was the draft sent early enough before it is submitted? Told with its source; never a reason to refuse. */
export function leadOf(book: CommuneBook, receivedOn: string, plannedOn: string | null): Lead {
  const limit = findLimit(book.limits, 'L14', receivedOn)
  if (!limit)
    return {
      isShort: false,
      days: null,
      sentence: 'Xã chưa có quy định gửi dự thảo trước bao nhiêu ngày.',
      limitId: null,
    }
  const source = `${termName(limit)}: ${limit.source}`
  const rule = `Dự thảo phải gửi Mặt trận ít nhất ${lengthText(limit)} trước khi trình ban hành (${source}).`
  if (plannedOn === null)
    return { isShort: false, days: null, sentence: `${rule} Chưa rõ ngày trình.`, limitId: limit.id }
  const days = daysBetween(receivedOn, plannedOn)
  const isShort = plannedOn < endOfAtLeast(limit, receivedOn, book)
  const sentence = isShort
    ? `Gửi muộn: từ ngày nhận đến ngày dự kiến trình chỉ có ${days} ngày. ${rule}`
    : `Từ ngày nhận đến ngày dự kiến trình có ${days} ngày. ${rule}`
  return { isShort, days, sentence, limitId: limit.id }
}

/** `rule`: what the law asks for. `sentence`: that, and the first day that is right. */
export type Hearing = { least: string | null; rule: string; sentence: string; limitId: string | null }

/** L34: until when a consultation that the law asks for stays open at least. */
export function hearingOf(book: CommuneBook, opensOn: string): Hearing {
  const limit = findLimit(book.limits, 'L34', opensOn)
  const none = 'Xã chưa có quy định lấy ý kiến trong bao nhiêu ngày.'
  if (!limit) return { least: null, rule: none, sentence: none, limitId: null }
  const least = endOfAtLeast(limit, opensOn, book)
  const rule = `Lấy ý kiến Nhân dân về dự thảo của xã ít nhất ${lengthText(limit)} (${termName(limit)}: ${limit.source}).`
  const sentence = `${rule} Mở từ ${longDay(opensOn)} thì sớm nhất đến hết ${longDay(least)}.`
  return { least, rule, sentence, limitId: limit.id }
}

export type Reply = { dueOn: string; sentence: string }

/** L16: by when the drafter is asked to answer. Null where the commune settled nothing. */
export function replyOf(book: CommuneBook, issuedOn: string): Reply | null {
  const limit = findLimit(book.limits, REPLY_LIMIT, issuedOn)
  if (!limit) return null
  const { due } = dueDay({ from: issuedOn, days: limit.days, unit: limit.unit, special: book.specialDays })
  return {
    dueOn: due,
    sentence: `Thời hạn đề nghị: ${lengthText(limit)}, đến ${longDay(due)}. Cơ quan soạn thảo phải trả lời bằng văn bản, giải trình điều không tiếp thu (${REPLY_SOURCE}); luật không ghi số ngày.`,
  }
}

/** Said where the commune settled no number of days for the answer. */
export const NO_REPLY_LIMIT = `Xã chưa có thời hạn đề nghị cho việc trả lời phản biện. Cơ quan soạn thảo vẫn phải trả lời bằng văn bản (${REPLY_SOURCE}).`

/** L35: does a draft come into a year's plan in its season? Later it is added to a plan that is there. */
export function planSeason(year: number, today: string): { isLate: boolean; sentence: string } {
  const isLate = today > `${year - 1}-12-31`
  const rule = `Kế hoạch phản biện năm ${year} ban hành trong Quý IV năm ${year - 1} (${PLAN_SOURCE}).`
  return { isLate, sentence: isLate ? `${rule} Ghi từ nay là bổ sung kế hoạch.` : rule }
}

/** The first day by which at least so many days have passed. */
function endOfAtLeast(limit: Limit, from: string, book: CommuneBook): string {
  if (limit.unit === 'calendar_days') return addDays(from, limit.days)
  return dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays }).due
}
