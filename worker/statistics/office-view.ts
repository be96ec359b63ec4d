import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OUTSIDE_BODY } from './contribution.ts'
import type { Period } from './period.ts'
import type { Trend } from './queries.ts'
import type { Line, Sums } from './sums.ts'

/** What lies with a body now, by day: cases it has, answers it owes. */
export type Work = { bodyId: string; held: Record<string, number>; owed: Record<string, number> }
/** All that an officer's page of figures shows. */
export type OfficeView = {
  book: CommuneBook
  staff: StaffMember
  /** Only this body's figures. */
  ownBodyId?: string | undefined
  period: Period
  ask: { tu: string; den: string }
  errors: Record<string, string[]>
  today: string
  total: Sums
  byBody: readonly Line[]
  byCategory: readonly Line[]
  work: readonly Work[]
  trend: readonly Trend[]
}

/** The name of a field, also of one that the book no longer holds. */
export function categoryName(book: CommuneBook, code: string): string {
  return book.categories.get(code)?.name ?? 'lĩnh vực cũ'
}

/** The name of a body in figures, where offices outside the commune stand as one. */
export function workerName(book: CommuneBook, id: string): string {
  return id === OUTSIDE_BODY ? 'Cơ quan ngoài xã' : bodyName(book, id)
}

/** "75%". */
export function percent(part: number, all: number): string {
  return `${Math.round((part / all) * 100)}%`
}
