import { codeIn, codeOf, parseSecret } from '../../cases/code.ts'
import { lookupHash } from '../../cases/lookup.ts'
import { openWith, wayIn } from '../../petitions/access.ts'
import { LABELS, labelOf, toneOf } from '../../petitions/labels.ts'
import { toldOf } from '../../petitions/timeline.ts'
import type { BookKind } from '../kind.ts'
import { seenOf, splitSeen } from '../seen.ts'
import { petitionsNow } from '../standing-queries.ts'

const ENDED = ['closed', 'withdrawn', 'advised', 'declined']

/** A petition. What is seen of it: its events, and those of the case that it was merged into. */
export const PETITION: BookKind = {
  name: 'Kiến nghị',
  read: (book, typed) => {
    const code = codeIn(book, typed)
    return code && `${code.year}-${code.number}`
  },
  open: async (c, place, typedSecret) => {
    const { book } = c.var
    const secret = parseSecret(typedSecret)
    const file = secret && (await openWith(c, book, codeOf(book, numbersOf(place)), secret))
    return file ? { place, secret, ...wayIn(c, book, file, secret) } : null
  },
  ask: (env, communeId, entries) =>
    petitionsNow(
      communeId,
      entries.map(({ place, secret, seen }) => {
        const { year, number } = numbersOf(place)
        return [year, number, lookupHash(env, secret), ...splitSeen(seen)]
      }),
    ),
  tell: ({ book, entry }, row) => {
    const isRestricted = row.restricted === 1
    const last = (JSON.parse(String(row.news ?? '[]')) as string[][]).map(([kind = '', actorKind = '', at = '']) => ({
      ...{ kind, actorKind, at },
    }))
    const told = [
      ...toldOf(last, isRestricted).map(({ at }) => at),
      ...(isRestricted ? [] : (JSON.parse(String(row.into_news ?? '[]')) as string[])),
    ]
    const status = String(row.into_status ?? row.status)
    const label = labelOf(isRestricted ? 'restricted' : status)
    return {
      title: String(row.title),
      code: codeOf(book, numbersOf(entry.place)),
      ...{ label: LABELS[label], tone: toneOf(label) },
      ...{ seen: seenOf(Number(row.version), Number(row.into_version)), news: told.length },
      movedAt: told.toSorted().at(-1) ?? String(row.held_since),
      hasEnded: !isRestricted && ENDED.includes(status),
    }
  },
}

function numbersOf(place: string): { year: number; number: number } {
  const [year = 0, number = 0] = place.split('-').map(Number)
  return { year, number }
}
