import { and, desc, eq } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { addressOf } from '../place.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { surveys } from '../tables.ts'

type Door = Pick<SurveyRow, 'slug' | 'status' | 'opensAt' | 'closesAt'>

/** Kept as long as the commune's book: opening and closing such a survey renews the book. */
const shelf = new WeakMap<CommuneBook, Door[]>()

/** Where whoever got an answer is asked how it went; null when the commune does not ask. One read a book, on an index. */
export async function afterAnswer(db: Db, book: CommuneBook, now: Date): Promise<string | null> {
  const doors = shelf.get(book) ?? (await readDoors(db, book.commune.id))
  shelf.set(book, doors)
  const open = doors.find((door) => stateOf(door, now) === 'open')
  return open ? addressOf(book.commune.id, open.slug) : null
}

function readDoors(db: Db, communeId: string): Promise<Door[]> {
  return db
    .select({ slug: surveys.slug, status: surveys.status, opensAt: surveys.opensAt, closesAt: surveys.closesAt })
    .from(surveys)
    .where(and(eq(surveys.communeId, communeId), eq(surveys.status, 'open'), eq(surveys.kind, 'after_answer')))
    .orderBy(desc(surveys.createdAt))
}
