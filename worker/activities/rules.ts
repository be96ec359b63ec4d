import type { CommuneBook } from '../communes/book.ts'
import { addDays, isWorkingDay, longDay, type SpecialDays } from '../deadlines/calendar.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import type { ActivityRow } from './tables.ts'
import type { ActivityState } from './words.ts'

export const ACTIONS = ['sua', 'huy', 'ket-qua'] as const
export type Action = (typeof ACTIONS)[number]

/** What may be done with a day in which state, and what comes of it. */
export const ACTIVITY_STEPS: Readonly<Record<Action, { from: readonly ActivityState[]; to: ActivityState }>> = {
  sua: { from: ['planned'], to: 'planned' },
  huy: { from: ['planned'], to: 'cancelled' },
  'ket-qua': { from: ['planned', 'held'], to: 'held' },
}

/** A day may be written down so long after it was held. */
export const BACK_DAYS = 31
/** And planned so far ahead. */
export const AHEAD_DAYS = 366
/** The clock reminds so many days before. */
export const REMIND_DAYS = 2
export const WHY_LEAST = 10

const WORKS = ['intake_officer', 'coordinator', 'leader', 'handler', 'approver'] as const

/** Who reads every hamlet's days. */
export function seesAll(staff: StaffMember): boolean {
  return holds(staff, ...WORKS)
}

/** The hamlet that an officer speaks for. */
export function ownHamlet(staff: StaffMember): string | null {
  return holds(staff, 'hamlet_rep') ? staff.hamletId : null
}

/** Who reads a day. */
export function maySee(staff: StaffMember, { hamletId }: Pick<ActivityRow, 'hamletId'>): boolean {
  return seesAll(staff) || ownHamlet(staff) === hamletId
}

/** The hamlets for which an officer may plan: any, or his own. */
export function mayPlanIn(staff: StaffMember, book: CommuneBook): string[] {
  const all = book.hamletsNow.map(({ id }) => id)
  return seesAll(staff) ? all : all.filter((id) => id === ownHamlet(staff))
}

/** Who changes, cancels and reports a day: who planned it, the hamlet, a body that comes, the Front Committee. */
export function mayAct(
  staff: StaffMember,
  book: CommuneBook,
  row: Pick<ActivityRow, 'hamletId' | 'bodyIds' | 'createdBy'>,
): boolean {
  if (row.createdBy === staff.id || ownHamlet(staff) === row.hamletId) return true
  if (staff.bodyId === book.commune.triageBodyId) return holds(staff, 'intake_officer', 'coordinator', 'approver')
  return row.bodyIds.includes(staff.bodyId) && holds(staff, 'handler', 'approver', 'leader')
}

/** Why something cannot be done with a day; null when it can. 403: not by him; 409: not now. */
export function refusalOf(
  action: Action,
  row: ActivityRow,
  staff: StaffMember,
  book: CommuneBook,
  today: string,
): { status: 403 | 409; sentence: string } | null {
  if (!mayAct(staff, book, row))
    return { status: 403, sentence: 'Việc này do thôn, cơ quan cùng làm, người đặt ngày hoặc Mặt trận làm.' }
  if (!ACTIVITY_STEPS[action].from.includes(row.status))
    return {
      status: 409,
      sentence: row.status === 'cancelled' ? 'Ngày hoạt động này đã hủy.' : 'Ngày hoạt động này đã có kết quả.',
    }
  if (action === 'ket-qua' && today < row.onDay)
    return { status: 409, sentence: `Chưa đến ngày hoạt động, ${longDay(row.onDay)}, nên chưa ghi kết quả được.` }
  return null
}

/**
 * Activity days are Saturdays and Sundays, never holidays; a working day only with a reason (Kế hoạch số 11 KH/ĐU năm 2021, mục
 * II.2: "trừ ngày nghỉ lễ, tết", "không ảnh hưởng đến thực hiện nhiệm vụ").
 */
export function dayFaults(
  day: string,
  why: string,
  special: SpecialDays,
): { onDay?: string[]; workingDayWhy?: string[] } {
  const exception = special.get(day)
  if (exception?.kind === 'holiday')
    return { onDay: [`${longDay(day)} là ngày nghỉ (${exception.name}). Ông/bà chọn thứ Bảy hoặc Chủ nhật khác.`] }
  if (!isWorkingDay(day, special) || [...why].length >= WHY_LEAST) return {}
  return {
    workingDayWhy: [
      `${longDay(day)} là ngày làm việc. Ông/bà ghi vì sao làm ngày ấy, ít nhất ${WHY_LEAST} ký tự, hoặc chọn thứ Bảy, Chủ nhật.`,
    ],
  }
}

/** The next Saturday from a day on that is not a holiday: what the form starts with. */
export function nextFreeDay(today: string, special: SpecialDays): string {
  for (let ahead = 1; ahead <= 60; ahead++) {
    const day = addDays(today, ahead)
    if (special.get(day)?.kind !== 'holiday' && !isWorkingDay(day, special)) return day
  }
  return addDays(today, 1)
}

/** When the clock looks at a planned day next: two days before it to remind, the day after it to ask what came of it. */
export function wakeOn(onDay: string, today: string): string {
  const before = addDays(onDay, -REMIND_DAYS)
  if (today < before) return before
  const after = addDays(onDay, 1)
  return today < after ? after : addDays(today, 1)
}
