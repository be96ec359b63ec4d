import type { CommuneBook, Limit } from '../../communes/book.ts'
import { dueDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'

/** The commune's own rows: how soon a request is screened, how soon UBND decides on a topic that many ask for. */
export const SCREENING = 'DT.sang-loc'
export const DECIDING = 'DT.nguong'
/** Of so many percent of the voters the law speaks. The row keeps the percentage where others keep days. */
export const SHARE = 'L17'

export type Due = { dueOn: string; limitCode: string }

/** By when the Front means to look at a request that came today; null where the commune settled nothing. */
export function screeningDue(book: CommuneBook, today: string): Due | null {
  return dueOf(book, SCREENING, today)
}

/** By when UBND is asked to decide about a topic that came to its number today. */
export function decidingDue(book: CommuneBook, today: string): Due | null {
  return dueOf(book, DECIDING, today)
}

function dueOf(book: CommuneBook, code: string, today: string): Due | null {
  const limit = findLimit(book.limits, code, today)
  if (!limit) return null
  const { due } = dueDay({ from: today, days: limit.days, unit: limit.unit, special: book.specialDays })
  return { dueOn: due, limitCode: code }
}

export type Share = {
  percent: number
  /** To officers, with its source and how sure that is. */
  rule: string
  source: string
}

/** L17: which share of the voters has to ask before a dialogue has to be held. Null where no row says it. */
export function share(book: CommuneBook, today: string): Share | null {
  const limit = findLimit(book.limits, SHARE, today)
  if (!limit) return null
  const source = sourceOf(limit)
  return {
    percent: limit.days,
    source,
    rule: `Từ ${limit.days} % cử tri trở lên cùng đề nghị thì tổ chức hội nghị đối thoại (theo ${source}).`,
  }
}

/** A limit's source; one that was not read in the text itself is told as such. */
function sourceOf({ confirmed, source }: Pick<Limit, 'confirmed' | 'source'>): string {
  return confirmed === 'read' || confirmed === 'own' ? source : `${source}, chưa đối chiếu văn bản gốc`
}
