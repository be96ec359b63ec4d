import { type CommuneBook, fullName } from '../communes/book.ts'

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}

/** Where somebody finds all that he sent. */
export function bookAddress(communeId: string): string {
  return `/${communeId}/cua-toi`
}
