import type { Room } from '../../dossiers/deed-access.ts'
import type { Context } from '../../http/context.ts'
import type { EvidenceOf } from '../evidence.ts'
import { RATINGS } from '../place.ts'
import { ratingSteps } from '../rating-rules.ts'
import { RATING_DEEDS } from './deeds.ts'
import { ratingPage } from './office/rating-page.tsx'
import type { RatingMore, RatingOwn } from './own.ts'
import { alsoOf, readOwn } from './queries.ts'

/** Ratings, as the pages and forms of dossiers want a kind, with what the system knows of each unit's year. */
export function ratingRoom(c: Context, evidenceOf: EvidenceOf): Room<RatingOwn, RatingMore> {
  const { book } = c.var
  return {
    kind: 'rating',
    place: RATINGS,
    table: (own) => ratingSteps(own.rating.unit.startsWith('hamlet:') ? 'hamlet' : 'body'),
    deeds: RATING_DEEDS,
    read: (db, row) => readOwn(db, row, book, evidenceOf),
    also: alsoOf,
    page: ratingPage,
  }
}
