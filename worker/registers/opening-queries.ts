import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { EventRow } from './entry-queries.ts'
import type { Register } from './kinds.ts'
import { registerEvents } from './tables.ts'

/** Who opened, took out or brought in a restricted register last, the latest first. */
export function openingsOf(db: Db, communeId: string, register: Register, most: number): Promise<EventRow[]> {
  return db
    .select()
    .from(registerEvents)
    .where(
      and(
        eq(registerEvents.communeId, communeId),
        eq(registerEvents.register, register),
        // As in the partial index, to the letter.
        sql`entry_id = ''`,
      ),
    )
    .orderBy(desc(registerEvents.at))
    .limit(most)
}
