import type { CommuneBook } from '../communes/book.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Register } from './kinds.ts'
import { mayDecide, mayWrite } from './permissions.ts'
import type { EntryState } from './words.ts'

/** One row of what may be done with lines of a register. */
export type EntryStep = {
  action: string
  from: readonly EntryState[]
  to: EntryState
  event: string
  by: 'writers' | 'deciders'
  /** Two hands: whoever proposed it does not decide. */
  otherHand?: true
}

const END = { action: 'cho-thoi', to: 'ended', event: 'ended' } as const
const AGAIN: EntryStep = { action: 'dua-lai', from: ['ended'], to: 'listed', event: 'opened_again', by: 'writers' }

/** A title goes from registration over the hamlet's vote to the decision; the others stand until they end. */
export const STEPS: Readonly<Record<Register, readonly EntryStep[]>> = {
  groups: [{ ...END, from: ['listed'], by: 'writers' }, AGAIN],
  helpers: [{ ...END, from: ['listed'], by: 'writers' }, AGAIN],
  pledges: [{ ...END, from: ['listed'], by: 'writers' }, AGAIN],
  titles: [
    { action: 'binh-xet', from: ['listed', 'voted'], to: 'voted', event: 'voted', by: 'writers' },
    { action: 'de-nghi', from: ['voted'], to: 'proposed', event: 'proposed', by: 'writers' },
    { action: 'cong-nhan', from: ['proposed'], to: 'recognised', event: 'recognised', by: 'deciders', otherHand: true },
    {
      ...{ action: 'khong-cong-nhan', from: ['proposed'], to: 'not_recognised', event: 'not_recognised' },
      ...{ by: 'deciders', otherHand: true },
    },
    { action: 'tra-lai', from: ['proposed'], to: 'voted', event: 'returned', by: 'deciders' },
    { ...END, from: ['listed', 'voted'], by: 'writers' },
    { ...END, from: ['recognised'], by: 'deciders' },
    AGAIN,
  ],
}

/** What the rules need to know of a line. */
export type EntrySeen = {
  register: Register
  hamletId: string
  state: EntryState
  changedBy: string
  votesFor: number | null
  votesOf: number | null
}

export type Verdict = { ok: true; step: EntryStep } | { ok: false; status: 403 | 409; sentence: string }

/** May this officer do this with the line now? */
export function nextFor(
  seen: EntrySeen,
  action: string,
  staff: StaffMember,
  book: Pick<CommuneBook, 'commune' | 'bodies' | 'limits'>,
  today: string,
): Verdict {
  const rows = STEPS[seen.register].filter((step) => step.action === action)
  const step = rows.find(({ from }) => from.includes(seen.state))
  if (!step) return { ok: false, status: 409, sentence: 'Việc này không làm được ở tình trạng hiện nay của dòng này.' }
  if (step.by === 'writers' && !mayWrite(staff, book, seen.register, seen.hamletId))
    return { ok: false, status: 403, sentence: 'Việc này do đại diện thôn hoặc cán bộ Mặt trận làm.' }
  if (step.by === 'deciders' && !mayDecide(staff, book))
    return { ok: false, status: 403, sentence: 'Việc này do lãnh đạo Ủy ban nhân dân xã hoặc Mặt trận xã quyết định.' }
  if (step.otherHand && staff.id === seen.changedBy)
    return { ok: false, status: 403, sentence: 'Người đã đề nghị không tự quyết định: cần một người khác.' }
  if (action === 'de-nghi' && !isEnough(seen, majorityOn(book, today)))
    return {
      ok: false,
      status: 409,
      sentence: `Chưa đủ phiếu: cần ít nhất ${majorityOn(book, today)}% người dự họp đồng ý.`,
    }
  return { ok: true, step }
}

/** The share of those at the meeting, in per cent, from which a title is proposed. */
export function majorityOn({ limits }: Pick<CommuneBook, 'limits'>, day: string): number {
  return findLimit(limits, 'DH.phieu', day)?.days ?? 60
}

/** Have enough agreed? */
export function isEnough({ votesFor, votesOf }: Pick<EntrySeen, 'votesFor' | 'votesOf'>, majority: number): boolean {
  return votesFor !== null && votesOf !== null && votesOf > 0 && votesFor * 100 >= majority * votesOf
}
