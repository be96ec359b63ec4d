import { lookupHash, lookupSecretFor } from '../../cases/lookup.ts'
import { dossierCode, dossierSlug, plainCode } from '../../dossiers/code.ts'
import { publicPlace } from '../place.ts'

type Secrets = { SECRET_KEY: string }
type Meeting = { year: number; number: number }
export type OwnKind = 'question' | 'seat'
/** Which question or place of which meeting. */
export type OwnPlace = Meeting & { kind: OwnKind; own: number }

const PATHS: Record<OwnKind, string> = { question: 'cau-hoi', seat: 'cho' }

/** The public code: its meeting's code and its number there, `BX-DT26-0001-37`; of a place `BX-DT26-0001-C12`. */
export function ownCode(book: { commune: { codePrefix: string } }, { kind, own, ...meeting }: OwnPlace): string {
  return `${dossierCode(book, { kind: 'dialogue', ...meeting })}-${kind === 'seat' ? 'C' : ''}${own}`
}

/** Where everybody meets a meeting: `/binh-xa/doi-thoai/26-0001`. */
export function meetingHref(communeId: string, meeting: Meeting): string {
  return `${publicPlace(communeId)}/${dossierSlug(meeting)}`
}

/** Where its page stands. */
export function ownHref(communeId: string, { kind, own, ...meeting }: OwnPlace): string {
  return `${meetingHref(communeId, meeting)}/${PATHS[kind]}/${own}`
}

/** Reads such a code however it was typed: any case, with marks, spaces, dashes or none where that is clear. */
export function readOwnCode(book: { commune: { codePrefix: string } }, typed: string): OwnPlace | null {
  const shape = new RegExp(`(?:^|-)${book.commune.codePrefix}-?DT-?(\\d\\d)-?(\\d{4,6})-(C?)-?(\\d{1,7})$`)
  const [, year, number, seat, own] = shape.exec(plainCode(typed)) ?? []
  if (!year || !number || !own) return null
  return { kind: seat ? 'seat' : 'question', year: 2000 + Number(year), number: Number(number), own: Number(own) }
}

/** The secret of a question or a place: derived, so that the same sending always gets the same one. */
export function ownSecret(env: Secrets, sessionId: string, kind: OwnKind, submissionKey: string): string {
  return lookupSecretFor(env, `${sessionId}/${kind}`, submissionKey)
}

/** What is kept of it: the same as of a case's, so that it opens the petition that comes of a question. */
export function ownHash(env: Secrets, secret: string): string {
  return lookupHash(env, secret)
}
