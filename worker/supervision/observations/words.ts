import { publicPlace } from '../place.ts'

/** The part of a topic's address under which the people add to it, and the team reads that. */
export const OBSERVING = 'gop-y'

/** Where somebody adds to a topic. */
export function observingHref(communeId: string, slug: string): string {
  return `${publicPlace(communeId)}/${slug}/${OBSERVING}`
}
