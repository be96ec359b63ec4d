import { type CommuneBook, fullName } from '../communes/book.ts'

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}

/** Where a survey is answered. */
export function addressOf(communeId: string, slug: string): string {
  return `/${communeId}/khao-sat/${slug}`
}

/** Where officers find it. */
export function officeAddressOf(slug: string): string {
  return `/can-bo/khao-sat/${slug}`
}
