import { sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { user } from './tables.ts'

/** What officers are called, by id; one whose account is gone is called by what he was. One read, however many. */
export async function staffNames(db: Db, ids: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)].filter(Boolean)
  const rows =
    wanted.length === 0
      ? []
      : await db
          .select({ id: user.id, name: user.name })
          .from(user)
          .where(sql`${user.id} in (select value from json_each(${JSON.stringify(wanted)}))`)
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => names.get(id) ?? 'cán bộ cũ'
}
