import { type CommuneBook, fullName } from '../communes/book.ts'
import { dossierSlug } from '../dossiers/code.ts'

/** Where officers find topics and programmes. */
export const PLACE = '/can-bo/giam-sat'
export const PROGRAMMES = `${PLACE}/chuong-trinh`

/** An officer's way to a topic. */
export function topicHref(row: { year: number; number: number }): string {
  return `${PLACE}/${dossierSlug(row)}`
}

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}

/** Where everybody reads of a commune's supervision. */
export function publicPlace(communeId: string): string {
  return `/${communeId}/giam-sat`
}
