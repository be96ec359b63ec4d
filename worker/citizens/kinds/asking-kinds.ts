import { lookupHash } from '../../cases/lookup.ts'
import { addressOf, admit, openRequest, openVoice, readAskingCode } from '../../dialogue/asking/public/own-access.ts'
import { ownWords } from '../../dialogue/asking/public/own-words.ts'
import { requestCode, topicCode } from '../../dialogue/asking/request-codes.ts'
import { REQUEST_ENDED, TOPIC_ENDED, type TopicState } from '../../dialogue/asking/rules.ts'
import { TOPIC_STATUS_WORDS } from '../../dialogue/asking/words.ts'
import { requestsNow, voicesNow } from '../dialogue-standing-queries.ts'
import type { BookKind, Row } from '../kind.ts'
import { seenOf, splitSeen } from '../seen.ts'

/** A request for a dialogue. What is seen of it: its events, and those of the meeting that takes it up. */
export const REQUEST: BookKind = {
  name: 'Đề nghị đối thoại',
  read: (book, typed) => {
    const found = readAskingCode(book, typed)
    return found?.kind === 'request' ? `${found.year}-${found.number}` : null
  },
  open: async (c, place, typedSecret) => {
    const found = await openRequest(c, placeIn(place), typedSecret)
    return found && { place, secret: found.secret, ...wayOf(c, 'request', found.row, found.secret) }
  },
  ask: (env, communeId, entries) =>
    requestsNow(
      communeId,
      entries.map(({ place, secret, seen }) => {
        const { year, number } = placeIn(place)
        return [year, number, lookupHash(env, secret), ...splitSeen(seen)]
      }),
    ),
  tell: ({ book, entry }, row) => {
    const { label, tone } = ownWords(String(row.status))
    return {
      ...{ title: String(row.title), code: requestCode(book, placeIn(entry.place)), label, tone, ...movedOf(row) },
      hasEnded: REQUEST_ENDED.includes(String(row.status)),
    }
  },
}

/** "I want this too" at a topic. */
export const VOICE: BookKind = {
  name: 'Tôi cũng muốn đối thoại',
  read: (book, typed) => {
    const found = readAskingCode(book, typed)
    return found?.kind === 'voice' ? `${found.year}-${found.number}` : null
  },
  open: async (c, place, typedSecret) => {
    const found = await openVoice(c, placeIn(place), typedSecret)
    return found && { place, secret: found.secret, ...wayOf(c, 'voice', found.row, found.secret) }
  },
  ask: (env, communeId, entries) =>
    voicesNow(
      communeId,
      entries.map(({ secret, seen }) => [lookupHash(env, secret), ...splitSeen(seen)]),
    ),
  tell: ({ book }, row) => {
    const isOut = row.withdrawn_at !== null
    const status = String(row.status)
    const words = Object.hasOwn(TOPIC_STATUS_WORDS, status) ? TOPIC_STATUS_WORDS[status as TopicState] : null
    return {
      ...{ title: String(row.title), ...movedOf(row) },
      code: topicCode(book, { year: Number(row.year), number: Number(row.number) }),
      label: isOut ? 'Ông/bà đã rút' : (words?.name ?? 'Đang gom ý kiến'),
      tone: isOut ? 'ended' : (words?.tone ?? 'doing'),
      hasEnded: isOut || TOPIC_ENDED.includes(status),
    }
  },
}

type Place = { year: number; number: number }

function wayOf(c: Parameters<typeof admit>[0], kind: 'request' | 'voice', { year, number }: Place, secret: string) {
  const place = { kind, year, number }
  return { href: addressOf(c.var.book.commune.id, place), cookie: admit(c, place, secret) }
}

function movedOf(row: Row): { seen: number; news: number; movedAt: string } {
  const news = [row.news, row.into_news].flatMap((text) => JSON.parse(String(text ?? '[]')) as string[])
  return {
    seen: seenOf(Number(row.version), Number(row.into_version)),
    news: news.length,
    movedAt: news.toSorted().at(-1) ?? String(row.changed_at),
  }
}

function placeIn(text: string): Place {
  const [year = 0, number = 0] = text.split('-').map(Number)
  return { year, number }
}
