import { type CommuneBook, fullName } from '../communes/book.ts'
import { dossierSlug } from '../dossiers/code.ts'

/** Where officers find drafts. */
export const OFFICE = '/can-bo/phan-bien'

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}

/** Where everybody reads a draft. */
export function publicAddress(communeId: string, draft: { year: number; number: number }): string {
  return `/${communeId}/gop-y/${dossierSlug(draft)}`
}

/** Where officers work on it. */
export function officeAddress(draft: { year: number; number: number }): string {
  return `${OFFICE}/${dossierSlug(draft)}`
}
