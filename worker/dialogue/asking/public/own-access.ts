import { parseSecret } from '../../../cases/code.ts'
import { dossierIn, dossierSlug, readSlug } from '../../../dossiers/code.ts'
import { type TryLimit, wrongPairs } from '../../../http/attempts.ts'
import type { Context } from '../../../http/context.ts'
import { cookieIn, ownCookie } from '../../../http/own-cookie.ts'
import { type Place, requestAddress, voiceAddress } from '../request-codes.ts'
import type { VoiceRow } from '../tables.ts'
import { openRequestWith, topicById } from './request-queries.ts'
import { type ListedTopic, publicTopic } from './topic-queries.ts'
import { voiceWith } from './voice-queries.ts'

/** What two codes of this room open: one's own request, or one's voice at a topic. */
export type Kind = 'request' | 'voice'
export type OwnPlace = Place & { kind: Kind }
export type OwnRequest = NonNullable<Awaited<ReturnType<typeof openRequestWith>>> & { secret: string }
export type OwnVoice = ListedTopic & { voice: VoiceRow; secret: string }

type Book = { commune: { codePrefix: string } }

/** Reads the code of a request or a topic however it was typed; null when it is another. */
export function readAskingCode(book: Book, typed: string): OwnPlace | null {
  if (typed.length > 80) return null
  const found = dossierIn(book, typed)
  if (found?.kind === 'dialogue_request') return { kind: 'request', year: found.year, number: found.number }
  return found?.kind === 'dialogue_topic' ? { kind: 'voice', year: found.year, number: found.number } : null
}

/** The request that this place and this secret open together, or null: which of them was wrong is not told. */
export async function openRequest(c: Context, place: Place, typed: string): Promise<OwnRequest | null> {
  const secret = parseSecret(typed)
  const found = secret && (await openRequestWith(c.var.db, c.env, c.var.book.commune.id, place, secret))
  return secret && found ? { ...found, secret } : null
}

/** The voice that this secret opens, at this topic or at the one that took it in. */
export async function openVoice(c: Context, place: Place, typed: string): Promise<OwnVoice | null> {
  const { book, db } = c.var
  const secret = parseSecret(typed)
  if (!secret) return null
  const voice = await voiceWith(db, c.env, book.commune.id, secret)
  if (!voice?.topicId) return null
  const named = await publicTopic(db, book.commune.id, place)
  if (!named) return null
  if (named.row.id === voice.topicId) return { ...named, voice, secret }
  const into = named.topic.mergedInto === voice.topicId ? await topicById(db, voice.topicId) : undefined
  return into ? { ...into, voice, secret } : null
}

/** The request of the address, when this browser's cookie opens it. */
export async function requestByCookie(c: Context): Promise<OwnRequest | null> {
  const place = placeIn(c)
  return place && openRequest(c, place, cookieOf(c, 'request', place))
}

/** The voice at the topic of the address, when this browser's cookie opens it. */
export async function voiceByCookie(c: Context): Promise<OwnVoice | null> {
  const place = placeIn(c)
  return place && openVoice(c, place, cookieOf(c, 'voice', place))
}

/** Which request or topic the address names. */
export function placeIn(c: Context): Place | null {
  return readSlug(c.req.param('slug') ?? '')
}

/** The Set-Cookie header after a right secret; its path is the page of what it opens. */
export function admit(c: Context, { kind, ...place }: OwnPlace, secret: string): string {
  const path = addressOf(c.var.book.commune.id, { kind, ...place })
  return ownCookie(c.req.url, { name: cookieName(kind, place), path, secret })
}

/** Where the page of that request or voice stands. */
export function addressOf(communeId: string, { kind, ...place }: OwnPlace): string {
  return kind === 'request' ? requestAddress(communeId, place) : voiceAddress(communeId, place)
}

/** Ten wrong pairs a minute from one network, then a pause. */
export function lookTries(c: Context): TryLimit {
  return wrongPairs(c, 'dialogue-look-up')
}

function cookieOf(c: Context, kind: Kind, place: Place): string {
  return cookieIn(c.req.header('cookie'), cookieName(kind, place))
}

function cookieName(kind: Kind, place: Place): string {
  return `${kind === 'request' ? 'de-nghi' : 'chu-de'}-${dossierSlug(place)}`
}
