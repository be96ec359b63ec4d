import type { CaseRow } from '../../cases/queries.ts'
import { lateness, latenessText, localDay, shortDay, type SpecialDays } from '../../deadlines/calendar.ts'
import { STATUS_TEXT } from '../labels.ts'

/** From so many working days on, a day is near. */
const NEAR = 1

type Clock = Pick<CaseRow, 'status' | 'actOn' | 'heldSince' | 'answeredOn' | 'answeredInTime'>
export type Standing = { day: string; word: string; tone: 'doing' | 'near' | 'late' | 'waiting' | 'done' | 'ended' }

/** How a case stands with the day by which its holder should act: the day in short, the word, the tone. */
export function standing(row: Clock, today: string, special: SpecialDays): Standing {
  if (row.status === 'needs_info') return { day: '', word: 'đang chờ bổ sung', tone: 'waiting' }
  if (row.status === 'reopened')
    return { day: `từ ${shortDay(localDay(row.heldSince))}`, word: 'chờ xem lại', tone: 'near' }
  if (row.answeredOn !== null && (row.status === 'answered' || row.status === 'closed'))
    return { day: shortDay(row.answeredOn), ...answered(row.answeredInTime ?? true) }
  if (row.status === 'forwarded') return { day: shortDay(row.actOn), word: 'chờ cơ quan ngoài xã', tone: 'waiting' }
  if (['closed', 'advised', 'declined', 'withdrawn', 'merged', 'split'].includes(row.status))
    return { day: '', word: (STATUS_TEXT[row.status] ?? '').toLowerCase(), tone: 'ended' }
  const late = lateness(row.actOn, today, special)
  const tone = late.kind === 'late' ? 'late' : late.kind === 'today' || late.days <= NEAR ? 'near' : 'doing'
  return { day: shortDay(row.actOn), word: latenessText(late), tone }
}

function answered(inTime: boolean): Pick<Standing, 'word' | 'tone'> {
  return inTime ? { word: 'trả lời đúng hạn', tone: 'done' } : { word: 'trả lời trễ hạn', tone: 'late' }
}
