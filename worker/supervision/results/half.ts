import type { CommuneBook } from '../../communes/book.ts'
import { bodyName } from '../../communes/book.ts'
import { addDays, longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { LIMIT, sourceText, unsettled } from '../days.ts'

/** Half a year: the first or the second. */
export type Half = { year: number; half: 1 | 2 }

/** The half of a day. */
export function halfOf(day: string): Half {
  return { year: Number(day.slice(0, 4)), half: day.slice(5, 7) <= '06' ? 1 : 2 }
}

/** The one before. */
export function before({ half, year }: Half): Half {
  return half === 2 ? { year, half: 1 } : { year: year - 1, half: 2 }
}

/** From its first day to its last. */
export function daysOf({ half, year }: Half): { from: string; to: string } {
  return half === 1 ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` }
}

/** "6 tháng đầu năm 2026". */
export function halfText({ half, year }: Half): string {
  return `6 tháng ${half === 1 ? 'đầu' : 'cuối'} năm ${year}`
}

/** L36: by when the People's Council and Committee hear results again, after they last did, with the rule. */
export function nextHearing(
  book: Pick<CommuneBook, 'limits'>,
  lastOn: string | null,
  today: string,
): { on: string; isLate: boolean; sentence: string } {
  const limit = findLimit(book.limits, LIMIT.hearing, today)
  if (!limit) return { on: '', isLate: false, sentence: unsettled('kỳ HĐND, UBND nghe kết quả giám sát') }
  const rule = `HĐND, UBND nghe kết quả giám sát của Mặt trận 6 tháng một lần (${sourceText(limit)}).`
  // Nobody has heard anything yet: the end of the half in which we are.
  const on = lastOn === null ? daysOf(halfOf(today)).to : addDays(lastOn, limit.days)
  const isLate = today > on
  return {
    on,
    isLate,
    sentence: `${lastOn === null ? 'Chưa ghi lần báo cáo nào' : `Lần gần nhất ${longDay(lastOn)}`}; lần tới ${isLate ? 'đã quá hạn từ' : 'muộn nhất'} ${longDay(on)}. ${rule}`,
  }
}

/** What became of the recommendations to a body. */
export type BodyCount = { bodyId: string; sent: number; accepted: number; done: number; overdue: number }

const TAKEN = ['accepted', 'partly_accepted', 'implementing', 'claimed_done', 'disputed', 'verified']

/** Recommendations body by body: sent, taken, done, late. */
export function countByBody(rows: readonly DossierRow[], book: CommuneBook, today: string): BodyCount[] {
  const found = new Map<string, BodyCount>()
  for (const row of rows) {
    const bodyId = row.addressedBodyId ?? ''
    const one = found.get(bodyId) ?? { bodyId, sent: 0, accepted: 0, done: 0, overdue: 0 }
    found.set(bodyId, {
      bodyId,
      sent: one.sent + 1,
      accepted: one.accepted + Number(TAKEN.includes(row.status)),
      done: one.done + Number(row.status === 'verified'),
      overdue: one.overdue + Number(row.waitsForBodyId === bodyId && row.dueOn !== null && row.dueOn < today),
    })
  }
  return [...found.values()].toSorted((a, b) => bodyName(book, a.bodyId).localeCompare(bodyName(book, b.bodyId), 'vi'))
}
