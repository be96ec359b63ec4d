import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { publicPlace } from '../place.ts'

type Book = { commune: { codePrefix: string } }
/** Which request or topic of a commune. */
export type Place = { year: number; number: number }

/** The public code of a request: `BX-DN26-0001`. */
export function requestCode(book: Book, place: Place): string {
  return dossierCode(book, { ...place, kind: 'dialogue_request' })
}

/** The public code of a topic: `BX-CD26-0001`. */
export function topicCode(book: Book, place: Place): string {
  return dossierCode(book, { ...place, kind: 'dialogue_topic' })
}

/** Where a sender reads his own request. */
export function requestAddress(communeId: string, place: Place): string {
  return `${publicPlace(communeId)}/de-nghi/${dossierSlug(place)}`
}

/** Where everybody reads a topic. */
export function topicAddress(communeId: string, place: Place): string {
  return `${publicPlace(communeId)}/chu-de/${dossierSlug(place)}`
}

/** Where somebody who joined a topic reads that he did, and withdraws. */
export function voiceAddress(communeId: string, place: Place): string {
  return `${topicAddress(communeId, place)}/cua-toi`
}
