import type { Tone } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { lateness, latenessText } from '../deadlines/calendar.ts'
import type { DossierRow } from '../dossiers/tables.ts'

/** Whose move it is, how far the day is, and how that looks. Nobody's: nothing. */
export type Standing = { body: string; day: string | null; word: string; tone: Tone; isLate: boolean }

type Seen = Pick<DossierRow, 'waitsForBodyId' | 'dueOn'>

/** Where a recommendation stands today. Being overdue is reckoned, never kept. */
export function standingOf(row: Seen, book: CommuneBook, today: string): Standing | null {
  if (row.waitsForBodyId === null) return null
  const body = bodyName(book, row.waitsForBodyId)
  if (row.dueOn === null) return { body, day: null, word: 'chưa có quy định thời hạn', tone: 'waiting', isLate: false }
  const late = lateness(row.dueOn, today, book.specialDays)
  const tone = late.kind === 'late' ? 'late' : late.kind === 'today' || late.days <= 2 ? 'near' : 'waiting'
  return { body, day: row.dueOn, word: latenessText(late), tone, isLate: late.kind === 'late' }
}
