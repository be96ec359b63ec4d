import { parseSecret } from '../../cases/code.ts'
import { readSlug, dossierSlug } from '../../dossiers/code.ts'
import { findDossier } from '../../dossiers/queries.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { type TryLimit, wrongPairs } from '../../http/attempts.ts'
import type { Context } from '../../http/context.ts'
import { sameSecret } from '../../http/keys.ts'
import { cookieIn, ownCookie } from '../../http/own-cookie.ts'
import { problem } from '../../http/problem.ts'
import { commentAddress, commentHash, type CommentPlace } from '../codes.ts'
import { commentAt } from '../comment-queries.ts'
import type { CommentRow } from '../tables.ts'

export type OwnComment = { row: DossierRow; comment: CommentRow; secret: string }

/** The draft of the address that everybody may read; else it is not there. */
export async function publicDraft(c: Context): Promise<DossierRow> {
  const place = readSlug(c.req.param('slug') ?? '')
  const row = place && (await findDossier(c.var.db, c.var.book.commune.id, { kind: 'criticism', ...place }))
  if (!row || row.publishedAt === null || row.restricted)
    throw problem.notFound('Dự thảo này không có, hoặc chưa được đăng.')
  return row
}

/** The comment that this place and this secret open together, or null: which of them was wrong is not told. */
export async function openWith(c: Context, place: CommentPlace | null, typed: string): Promise<OwnComment | null> {
  const secret = parseSecret(typed)
  if (!place || !secret) return null
  const { db, book } = c.var
  const row = await findDossier(db, book.commune.id, { kind: 'criticism', year: place.year, number: place.number })
  const comment = row && (await commentAt(db, row.id, place.comment))
  const isRight = sameSecret(comment?.lookupHash || 'none', commentHash(c.env, secret))
  return row && comment && isRight ? { row, comment, secret } : null
}

/** The comment of the address, when this browser's cookie opens it. */
export async function openByCookie(c: Context): Promise<OwnComment | null> {
  const place = placeIn(c)
  return place && openWith(c, place, cookieIn(c.req.header('cookie'), cookieName(place)))
}

/** Which comment the address names. */
export function placeIn(c: Context): CommentPlace | null {
  const draft = readSlug(c.req.param('slug') ?? '')
  const number = /^\d{1,7}$/.exec(c.req.param('number') ?? '')?.[0]
  return draft && number ? { ...draft, comment: Number(number) } : null
}

/** The Set-Cookie header after a right secret. */
export function admit(c: Context, { row, comment, secret }: OwnComment): string {
  const path = commentAddress(row.communeId, row, comment.number)
  const name = cookieName({ year: row.year, number: row.number, comment: comment.number })
  return ownCookie(c.req.url, { name, path, secret })
}

/** Ten wrong pairs a minute from one network, then a pause. */
export function lookTries(c: Context): TryLimit {
  return wrongPairs(c, 'comment-look-up')
}

function cookieName(place: CommentPlace): string {
  return `y-kien-${dossierSlug(place)}-${place.comment}`
}
