import type { CommuneBook } from '../../communes/book.ts'
import { addDays, dueDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import type { DossierRow } from '../../dossiers/tables.ts'

/** Days on which a unit may ask to have its rating looked at again, where the commune has not settled another number. */
const APPEAL_DAYS = 10
/** Days before the due day on which those who are waited for are reminded. */
export const REMIND_BEFORE = 3

/** The last day on which a decision may be questioned: thời hạn cam kết. */
export function appealUntil(book: Pick<CommuneBook, 'limits' | 'specialDays'>, decidedOn: string): string {
  const limit = findLimit(book.limits, 'XL.xem-lai', decidedOn)
  const { days, unit } = limit ?? { days: APPEAL_DAYS, unit: 'working_days' as const }
  return dueDay({ from: decidedOn, days, unit, special: book.specialDays }).due
}

/** Whose move it is now and by when; the clock looks at it before that day. */
export function waitsFor(
  bodyId: string | null,
  today: string,
  dueOn: string | null = null,
): Pick<DossierRow, 'waitsForBodyId' | 'dueOn' | 'wakeOn' | 'alarm'> {
  return { waitsForBodyId: bodyId, dueOn, wakeOn: dueOn === null ? null : wakeBefore(dueOn, today), alarm: '' }
}

function wakeBefore(dueOn: string, today: string): string {
  const [remind, tomorrow] = [addDays(dueOn, -REMIND_BEFORE), addDays(today, 1)]
  return remind > tomorrow ? remind : tomorrow
}
