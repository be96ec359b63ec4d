import { type CommuneBook, fullName } from '../communes/book.ts'

import { dossierSlug } from '../dossiers/code.ts'

/** Where officers' pages of dialogue stand. */
export const OFFICE = '/can-bo/doi-thoai'
export const REQUESTS = `${OFFICE}/de-nghi`
export const TOPICS = `${OFFICE}/chu-de`
/** Telephones that wait to be called, and how many voters there are. */
export const CONFIRMING = `${OFFICE}/xac-nhan`
export const VOTERS = `${OFFICE}/cu-tri`
export const SESSIONS = `${OFFICE}/cuoc`

/** Where everybody reads of dialogue: `/binh-xa/doi-thoai`. */
export function publicPlace(communeId: string): string {
  return `/${communeId}/doi-thoai`
}

/** Where everybody reads of one meeting: `/binh-xa/doi-thoai/26-0007`. */
export function sessionHref(communeId: string, meeting: { year: number; number: number }): string {
  return `${publicPlace(communeId)}/${dossierSlug(meeting)}`
}

/** Where officers settle the days on which people are received. */
export const SERIES = `${OFFICE}/lich-tiep-dan`

/** The commune as the band at the top of its pages names it, and where that leads. */
export function placeOf(book: CommuneBook): { name: string; href: string } {
  return { name: fullName(book.commune), href: `/${book.commune.id}` }
}
