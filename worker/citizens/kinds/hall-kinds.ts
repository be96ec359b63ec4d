import { ownCode, ownHash, ownHref, type OwnKind, type OwnPlace, readOwnCode } from '../../dialogue/hall/codes.ts'
import { admitOwn, openOwn } from '../../dialogue/hall/own-access.ts'
import type { Tone } from '../../../web/components/status-tag.tsx'
import { questionsNow, seatsNow } from '../dialogue-standing-queries.ts'
import type { Entry } from '../entries.ts'
import type { BookKind, Row } from '../kind.ts'
import { seenOf, splitSeen } from '../seen.ts'

/** A question to a meeting. What is seen of it: how far it came, and the events of its meeting. */
export const QUESTION: BookKind = {
  name: 'Câu hỏi ở buổi đối thoại',
  ...waysOf('question'),
  ask: (env, communeId, entries) => questionsNow(communeId, thingsOf(env, 'question', entries)),
  tell: ({ book, entry }, row) => {
    const { label, tone, mark } = questionWords(row)
    return {
      ...{ title: String(row.title), code: ownCode(book, placeIn('question', entry.place)), label, tone },
      ...movedOf(row, entry, mark),
      hasEnded: mark === 2 || row.state === 'hidden',
    }
  },
}

/** A place at a meeting. */
export const SEAT: BookKind = {
  name: 'Chỗ ở buổi đối thoại',
  ...waysOf('seat'),
  ask: (env, communeId, entries) => seatsNow(communeId, thingsOf(env, 'seat', entries)),
  tell: ({ book, entry }, row) => {
    const { label, tone, mark } = seatWords(row)
    return {
      ...{ title: String(row.title), code: ownCode(book, placeIn('seat', entry.place)), label, tone },
      ...movedOf(row, entry, mark),
      hasEnded: tone === 'ended' || !['announced', 'postponed'].includes(String(row.status)),
    }
  },
}

type Words = { label: string; tone: Tone; mark: number }

function questionWords({ outcome, results_on: resultsOn, state }: Row): Words {
  if (state === 'hidden') return { label: 'Không hiện', tone: 'ended', mark: 1 }
  // What was said at the meeting is told when its results are; a petition that comes of a question at once.
  if (outcome === 'petition') return { label: 'Thành kiến nghị', tone: 'doing', mark: 2 }
  if (outcome === 'answered' && resultsOn !== null) return { label: 'Đã trả lời', tone: 'done', mark: 2 }
  if (outcome === 'forwarded' && resultsOn !== null) return { label: 'Đã chuyển cấp trên', tone: 'done', mark: 2 }
  return state === 'shown'
    ? { label: 'Đã hiện', tone: 'done', mark: 1 }
    : { label: 'Đang chờ cán bộ xem', tone: 'waiting', mark: 0 }
}

function seatWords({ place_number: number, state, status }: Row): Words {
  if (state === 'cancelled') return { label: 'Đã thôi giữ chỗ', tone: 'ended', mark: 0 }
  if (status === 'cancelled') return { label: 'Buổi này đã hủy', tone: 'ended', mark: 0 }
  if (status === 'postponed') return { label: 'Buổi này hoãn', tone: 'waiting', mark: 0 }
  if (state === 'waiting') return { label: 'Đang chờ chỗ', tone: 'waiting', mark: 0 }
  return state === 'came'
    ? { label: 'Đã dự', tone: 'done', mark: 1 }
    : { label: `Có chỗ số ${number}`, tone: 'done', mark: 1 }
}

function waysOf(kind: OwnKind): Pick<BookKind, 'read' | 'open'> {
  return {
    read: (book, typed) => {
      const found = readOwnCode(book, typed)
      return found?.kind === kind ? `${found.year}-${found.number}-${found.own}` : null
    },
    open: async (c, text, typedSecret) => {
      const place = placeIn(kind, text)
      const found = await openOwn(c, place, typedSecret)
      if (!found) return null
      const { secret } = found
      return { place: text, secret, href: ownHref(c.var.book.commune.id, place), cookie: admitOwn(c, place, secret) }
    },
  }
}

function thingsOf(env: { SECRET_KEY: string }, kind: OwnKind, entries: readonly Entry[]) {
  return entries.map(({ place, secret, seen }): [number, number, number, string, number] => {
    const { year, number, own } = placeIn(kind, place)
    return [year, number, own, ownHash(env, secret), splitSeen(seen)[1]]
  })
}

function movedOf(row: Row, entry: Entry, mark: number): { seen: number; news: number; movedAt: string } {
  const news = JSON.parse(String(row.into_news ?? '[]')) as string[]
  const steps = Math.max(mark - splitSeen(entry.seen)[0], 0)
  return {
    seen: seenOf(mark, Number(row.version)),
    news: news.length + steps,
    movedAt: news.at(-1) ?? String(row.judged_at ?? row.sent_at),
  }
}

function placeIn(kind: OwnKind, text: string): OwnPlace {
  const [year = 0, number = 0, own = 0] = text.split('-').map(Number)
  return { kind, year, number, own }
}
