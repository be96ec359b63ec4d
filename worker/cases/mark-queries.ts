import { eq } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { marks } from './tables.ts'

/** How far a sweep has come; undefined before its first turn. */
export async function markAt(db: Db, name: string): Promise<string | undefined> {
  const mark = await db.select().from(marks).where(eq(marks.name, name)).get()
  return mark?.value
}

/** Writes down how far a sweep has come: by itself, or in the batch of what it did. */
export function setMark(db: Db, name: string, value: string) {
  return db.insert(marks).values({ name, value }).onConflictDoUpdate({ target: marks.name, set: { value } })
}
