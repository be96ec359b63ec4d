import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { RatingsList } from '../../documents/papers/ratings-list.ts'
import type { RatingRow } from '../tables.ts'
import { GRADES, GRADE_WORDS } from '../words.ts'

/** Decided ratings as a paper lists them: by grade from the best, in each the units in their order. */
export function paperRows(rows: readonly { rating: RatingRow }[], book: CommuneBook): RatingsList['groups'] {
  return GRADES.map((grade) => ({
    name: GRADE_WORDS[grade],
    units: rows
      .filter(({ rating }) => rating.grade === grade)
      .map(({ rating }) => ({
        name: unitName(book, rating.unit),
        decision: rating.decidedOn === null ? '' : `${rating.decisionNumber}, ${longDay(rating.decidedOn)}`,
      })),
  })).filter(({ units }) => units.length > 0)
}
