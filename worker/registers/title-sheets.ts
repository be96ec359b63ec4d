import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { EntryRow } from './entry-queries.ts'
import type { Moving } from './move-queries.ts'
import { type EntryStep, nextFor, STEPS } from './rules.ts'
import type { EntryState } from './words.ts'

/** Whole lists of titles at once: the votes of a hamlet's meeting, its proposals, the decision. */
export const SHEETS = {
  'binh-xet': {
    title: 'Ghi phiếu bình xét',
    lead: 'Ghi số người dự họp, rồi số người đồng ý với từng hộ. Hộ nào chưa bình xét thì để trống.',
    states: ['listed', 'voted'],
    actions: [{ action: 'binh-xet', label: 'Ghi kết quả' }],
    needsHamlet: true,
  },
  'de-nghi': {
    title: 'Lập danh sách đề nghị',
    lead: 'Các hộ đủ phiếu. Bỏ dấu ở hộ nào chưa đề nghị.',
    states: ['voted'],
    actions: [{ action: 'de-nghi', label: 'Gửi danh sách đề nghị' }],
    needsHamlet: true,
  },
  'quyet-dinh': {
    title: 'Quyết định công nhận',
    lead: 'Đánh dấu các hộ rồi chọn một việc. Người đã đề nghị không tự quyết định.',
    states: ['proposed'],
    actions: [
      { action: 'cong-nhan', label: 'Công nhận các hộ đã đánh dấu' },
      { action: 'khong-cong-nhan', label: 'Không công nhận' },
      { action: 'tra-lai', label: 'Trả lại thôn bình xét lại' },
    ],
    needsHamlet: false,
  },
} as const satisfies Record<
  string,
  {
    title: string
    lead: string
    states: readonly EntryState[]
    actions: readonly { action: string; label: string }[]
    needsHamlet: boolean
  }
>
export type SheetName = keyof typeof SHEETS

export const VOTES_MOST = 100_000

type Ground = {
  staff: StaffMember
  book: Pick<CommuneBook, 'commune' | 'bodies' | 'limits'>
  today: string
}

/** What comes of a sheet: lines that move, by the step; or what is wrong by field. */
export type Planned =
  | { ok: true; step: EntryStep; lines: Moving[]; decision: string }
  | { ok: false; errors: Record<string, string[]> }

/** Reads the votes of a meeting: for each line how many agreed, of so many who came. */
export function votesOf(rows: readonly EntryRow[], typed: (name: string) => string): Planned {
  const errors: Record<string, string[]> = {}
  const of = Number(typed('of'))
  if (!/^\d{1,6}$/.test(typed('of')) || of < 1 || of > VOTES_MOST) errors.of = ['Ông/bà ghi số người dự họp.']
  const lines = rows.flatMap(({ id }) => {
    const text = typed(`v.${id}`)
    if (text === '') return []
    const votes = Number(text)
    if (!/^\d{1,6}$/.test(text)) errors[`v.${id}`] = ['Ông/bà ghi số người đồng ý.']
    else if (!errors.of && votes > of) errors[`v.${id}`] = [`Nhiều hơn số người dự họp (${of}).`]
    return [{ id, version: Number(typed(`n.${id}`)), votesFor: votes, votesOf: of, detail: { for: votes, of } }]
  })
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const step = STEPS.titles.find(({ action }) => action === 'binh-xet')
  if (!step || lines.length === 0)
    return { ok: false, errors: { of: ['Ông/bà ghi số người đồng ý với ít nhất một hộ.'] } }
  return { ok: true, step, lines, decision: '' }
}

/** Reads which lines were ticked, and what is to become of them. */
export function tickedOf(
  rows: readonly EntryRow[],
  action: string,
  ticked: readonly string[],
  typed: (name: string) => string,
  { book, staff, today }: Ground,
): Planned {
  const step = STEPS.titles.find((one) => one.action === action)
  const chosen = rows.filter(({ id }) => ticked.includes(id))
  if (!step || chosen.length === 0) return { ok: false, errors: { chon: ['Ông/bà đánh dấu ít nhất một hộ.'] } }
  const decision = typed('decision').trim()
  if (action === 'cong-nhan' && (decision.length < 2 || decision.length > 60 || /[\r\n]/.test(decision)))
    return { ok: false, errors: { decision: ['Ông/bà ghi số quyết định, ví dụ 125/QĐ-UBND.'] } }
  for (const row of chosen) {
    const verdict = nextFor(row, action, staff, book, today)
    if (!verdict.ok) return { ok: false, errors: { chon: [verdict.sentence] } }
  }
  const isSigned = action === 'cong-nhan'
  const lines = chosen.map(({ id }) => ({
    ...{ id, version: Number(typed(`n.${id}`)) },
    detail: isSigned ? { decision } : {},
  }))
  return { ok: true, step, lines, decision: isSigned ? decision : '' }
}
