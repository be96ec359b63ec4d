import type { CommuneBook } from '../communes/book.ts'
import type { Context } from '../http/context.ts'
import { type Entry, type Letter, thingOf } from './entries.ts'
import type { BookKind, Standing, Way } from './kind.ts'
import { BOOK_KINDS } from './kinds/all.ts'
import { askTogether } from './standing-queries.ts'

/** A thing of the book with how it stands; null when it cannot be opened any more. */
export type Line = { entry: Entry; thing: string; kind: BookKind; standing: Standing | null }

/** How everything in the book stands, what moved last first: one round trip, one statement for each kind of thing. */
export async function linesOf(c: Context, entries: readonly Entry[]): Promise<Line[]> {
  const { book, db, now } = c.var
  const kinds = [...Map.groupBy(entries, ({ letter }) => letter)].flatMap(([letter, own]) => {
    const kind = BOOK_KINDS[letter]
    return kind ? [{ kind, own }] : []
  })
  const found = await askTogether(
    db,
    kinds.map(({ kind, own }) => kind.ask(c.env, book.commune.id, own)),
  )
  return kinds
    .flatMap(({ kind, own }, nth) =>
      own.map((entry, at) => {
        const row = found[nth]?.get(at)
        return { entry, thing: thingOf(entry), kind, standing: row ? kind.tell({ book, now, entry }, row) : null }
      }),
    )
    .toSorted(lastMovedFirst)
}

function lastMovedFirst(a: Line, b: Line): number {
  const rank = ({ standing }: Line) => (standing === null ? 0 : standing.news > 0 ? 2 : 1)
  if (rank(a) !== rank(b)) return rank(b) - rank(a)
  const [before, after] = [a.standing?.movedAt ?? '', b.standing?.movedAt ?? '']
  return before < after ? 1 : before > after ? -1 : 0
}

/** Which kind of thing a typed code names, and which one. */
export function readThing(book: CommuneBook, typed: string): { letter: Letter; kind: BookKind; place: string } | null {
  for (const [letter, kind] of Object.entries(BOOK_KINDS)) {
    const place = kind.read(book, typed.slice(0, 120))
    if (place !== null) return { letter: letter as Letter, kind, place }
  }
  return null
}

/** The thing that these two codes open together; null when they open none: which was wrong is not told. */
export async function openThing(
  c: Context,
  code: string,
  secret: string,
): Promise<{ way: Way; letter: Letter; kind: BookKind } | null> {
  const named = readThing(c.var.book, code)
  const way = named && (await named.kind.open(c, named.place, secret))
  return named && way ? { way, letter: named.letter, kind: named.kind } : null
}
