import { dossierSlug } from '../../dossiers/code.ts'
import { observingHref } from '../../supervision/observations/words.ts'
import type { BookKind } from '../kind.ts'
import { observationsNow, topicOfObservation } from '../standing-queries.ts'

/** What somebody added to a supervised topic. Its number opens a page that does not repeat it: there is no secret. */
export const OBSERVATION: BookKind = {
  name: 'Góp ý cho giám sát',
  read: (_book, typed) => {
    const [, letters] = /^\s*GY[\s-]*([A-Z0-9]{7})\s*$/i.exec(typed) ?? []
    return letters === undefined ? null : `GY-${letters.toUpperCase()}`
  },
  open: async (c, place) => {
    const { book, db } = c.var
    const topic = await topicOfObservation(db, book.commune.id, place)
    return topic
      ? { place, secret: '', href: `${observingHref(book.commune.id, dossierSlug(topic))}/da-gui?so=${place}` }
      : null
  },
  ask: (_env, communeId, entries) =>
    observationsNow(
      communeId,
      entries.map(({ place }) => [place]),
    ),
  tell: ({ entry }, row) => {
    const isSeen = row.state === 'read' || row.state === 'considered'
    return {
      title: String(row.title),
      code: entry.place,
      label: isSeen ? 'Người giám sát đã xem' : 'Đã nhận',
      tone: isSeen ? 'done' : 'new',
      ...{ seen: isSeen ? 1 : 0, news: isSeen && entry.seen === 0 ? 1 : 0, hasEnded: isSeen },
      movedAt: String((isSeen && row.handled_at) || row.sent_at),
    }
  },
}
