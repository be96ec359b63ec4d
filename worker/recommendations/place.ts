import { type CommuneBook, fullName } from '../communes/book.ts'
import { type DossierKind, dossierSlug } from '../dossiers/code.ts'

/** Where officers find recommendations. */
export const PLACE = '/can-bo/kien-nghi'

/** Where what a recommendation came out of stands, by its kind. */
const PARENTS: Readonly<Partial<Record<DossierKind, string>>> = {
  supervision: '/can-bo/giam-sat',
  programme: '/can-bo/giam-sat',
  dialogue: '/can-bo/doi-thoai/cuoc',
}

/** An officer's way to what a recommendation came out of; null where there is none. */
export function parentHref(parent: { kind: DossierKind; year: number; number: number }): string | null {
  const place = PARENTS[parent.kind]
  return place ? `${place}/${dossierSlug(parent)}` : null
}

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}

/** Where everybody reads what was promised in dialogues, and how it stands. */
export function promisePlace(communeId: string): string {
  return `/${communeId}/doi-thoai/cam-ket`
}

/** Where everybody reads recommendations, and how bodies take them. */
export function publicPlace(communeId: string): { board: string; list: string } {
  return { board: `/${communeId}/giam-sat/bang-diem`, list: `/${communeId}/giam-sat/kien-nghi` }
}
