import { secretFromBytes } from '../cases/code.ts'
import { dossierCode, dossierSlug, plainCode } from '../dossiers/code.ts'
import { keyedHash, keyedHex } from '../http/keys.ts'

type Secrets = { SECRET_KEY: string }
type Draft = { year: number; number: number }
/** Which comment of which draft. */
export type CommentPlace = Draft & { comment: number }

/** The public code of a comment: its draft's code and its number there, `BX-PB26-0007-123`. */
export function commentCode(book: { commune: { codePrefix: string } }, draft: Draft, comment: number): string {
  return `${dossierCode(book, { kind: 'criticism', ...draft })}-${comment}`
}

/** Where its page stands, below the commune's address. */
export function commentAddress(communeId: string, draft: Draft, comment: number): string {
  return `/${communeId}/gop-y/${dossierSlug(draft)}/y-kien/${comment}`
}

/** Reads a comment's code however it was typed: any case, with marks, spaces, dashes or none where that is clear. */
export function readCommentCode(book: { commune: { codePrefix: string } }, typed: string): CommentPlace | null {
  const shape = new RegExp(`(?:^|-)${book.commune.codePrefix}-?PB-?(\\d\\d)-?(\\d{4,6})-(\\d{1,7})$`)
  const [, year, number, comment] = shape.exec(plainCode(typed)) ?? []
  if (!year || !number || !comment) return null
  return { year: 2000 + Number(year), number: Number(number), comment: Number(comment) }
}

/** The secret of a comment: derived, so that the same sending always gets the same one and only its hash is kept. */
export function commentSecret(env: Secrets, dossierId: string, submissionKey: string): string {
  return secretFromBytes(keyedHash(env, 'comment-secret', `${dossierId}/${submissionKey}`))
}

/** What is kept of a secret. */
export function commentHash(env: Secrets, secret: string): string {
  return keyedHex(env, 'comment-lookup', secret)
}
