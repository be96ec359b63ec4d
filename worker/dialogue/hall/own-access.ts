import { parseSecret } from '../../cases/code.ts'
import { findDossier } from '../../dossiers/queries.ts'
import { dossierSlug, readSlug } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { type TryLimit, wrongPairs } from '../../http/attempts.ts'
import type { Context } from '../../http/context.ts'
import { sameSecret } from '../../http/keys.ts'
import { cookieIn, ownCookie } from '../../http/own-cookie.ts'
import { meetingOf } from '../sessions/queries.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import { ownHash, ownHref, type OwnKind, type OwnPlace } from './codes.ts'
import { questionAt } from './question-queries.ts'
import { seatAt } from './seat-queries.ts'
import type { QuestionRow, SeatRow } from './tables.ts'

/** One's own question or place, with the secret that opened it. */
export type OwnThing = { row: DossierRow; meeting: MeetingRow; place: OwnPlace; secret: string } & (
  | { kind: 'question'; question: QuestionRow }
  | { kind: 'seat'; seat: SeatRow }
)

/** What this place and this secret open together, or null: which of them was wrong is not told. */
export async function openOwn(c: Context, place: OwnPlace | null, typed: string): Promise<OwnThing | null> {
  const secret = parseSecret(typed)
  if (!place || !secret) return null
  const { db, book } = c.var
  const { kind, number, own, year } = place
  const row = await findDossier(db, book.commune.id, { kind: 'dialogue', year, number })
  const isQuestion = kind === 'question'
  const question = row && isQuestion ? await questionAt(db, row.id, own) : undefined
  const seat = row && !isQuestion ? await seatAt(db, row.id, own) : undefined
  const isRight = sameSecret((question ?? seat)?.lookupHash || 'none', ownHash(c.env, secret))
  if (!row || !isRight) return null
  const frame = { row, meeting: await meetingOf(db, row.id), place, secret }
  if (question) return { ...frame, kind: 'question', question }
  return seat ? { ...frame, kind: 'seat', seat } : null
}

/** What the address names, when this browser's cookie opens it. */
export async function openOwnByCookie(c: Context, kind: OwnKind): Promise<OwnThing | null> {
  const place = ownPlaceIn(c, kind)
  return place && openOwn(c, place, cookieIn(c.req.header('cookie'), cookieName(place)))
}

/** Which question or place the address names. */
export function ownPlaceIn(c: Context, kind: OwnKind): OwnPlace | null {
  const meeting = readSlug(c.req.param('slug') ?? '')
  const own = /^\d{1,7}$/.exec(c.req.param('number') ?? '')?.[0]
  return meeting && own ? { kind, ...meeting, own: Number(own) } : null
}

/** The Set-Cookie header after a right secret. */
export function admitOwn(c: Context, place: OwnPlace, secret: string): string {
  return ownCookie(c.req.url, { name: cookieName(place), path: ownHref(c.var.book.commune.id, place), secret })
}

/** Ten wrong pairs a minute from one network, then a pause. */
export function ownTries(c: Context): TryLimit {
  return wrongPairs(c, 'dialogue-own-look-up')
}

function cookieName({ kind, own, ...meeting }: OwnPlace): string {
  return `${kind === 'seat' ? 'cho' : 'cau-hoi'}-${dossierSlug(meeting)}-${own}`
}
