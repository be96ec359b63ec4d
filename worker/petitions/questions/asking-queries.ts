import { and, eq, isNull } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { categoryQuestions } from './tables.ts'

/** What a field asks besides. */
export type Asking = Pick<
  typeof categoryQuestions.$inferSelect,
  'id' | 'category' | 'questionnaireId' | 'versionId' | 'setBy' | 'setAt'
>

/** Kept as long as the commune's book: whoever changes what is asked renews the book. */
const shelf = new WeakMap<CommuneBook, Asking[]>()

/** What the fields of a commune ask besides. One read a book, on an index. */
export async function askings(db: Db, book: CommuneBook): Promise<readonly Asking[]> {
  const kept = shelf.get(book) ?? (await readAskings(db, book.commune.id))
  shelf.set(book, kept)
  return kept
}

/** What a field asks besides; undefined when nothing. */
export async function askingOf(db: Db, book: CommuneBook, category: string): Promise<Asking | undefined> {
  return (await askings(db, book)).find((asking) => asking.category === category)
}

function readAskings(db: Db, communeId: string): Promise<Asking[]> {
  const { id, category, questionnaireId, versionId, setBy, setAt } = categoryQuestions
  return db
    .select({ id, category, questionnaireId, versionId, setBy, setAt })
    .from(categoryQuestions)
    .where(and(eq(categoryQuestions.communeId, communeId), isNull(categoryQuestions.endedAt)))
}
