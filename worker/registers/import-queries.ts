import { and, count, desc, eq, lt, sql } from 'drizzle-orm'
import { type Db, writeTogether } from '../db/connect.ts'
import { type Done, noted } from './entry-queries.ts'
import type { Register } from './kinds.ts'
import { registerEntries, registerImports } from './tables.ts'

export type ImportRow = typeof registerImports.$inferSelect

/** Keeps a table until it is taken or dropped. */
export async function keepImport(db: Db, row: ImportRow): Promise<void> {
  await db.insert(registerImports).values(row).onConflictDoNothing()
}

/** A table that this officer sent in. */
export function importAt(db: Db, communeId: string, register: Register, id: string, by: string) {
  return db
    .select()
    .from(registerImports)
    .where(
      and(
        eq(registerImports.id, id),
        eq(registerImports.communeId, communeId),
        eq(registerImports.register, register),
        eq(registerImports.by, by),
      ),
    )
    .get()
}

/** The last tables that were sent in, the latest first. */
export function lastImports(db: Db, communeId: string, register: Register, most: number) {
  const { at, by, fileName, id, rows, status, year } = registerImports
  return db
    .select({ at, by, fileName, id, rows, status, year })
    .from(registerImports)
    .where(and(eq(registerImports.communeId, communeId), eq(registerImports.register, register)))
    .orderBy(desc(at))
    .limit(most)
}

/** How many lines an import brought, over all tries. */
export async function manyBrought(db: Db, importId: string): Promise<number> {
  const [row] = await db
    .select({ many: count() })
    .from(registerEntries)
    .where(and(eq(registerEntries.importId, importId), sql`import_id <> ''`))
  return row?.many ?? 0
}

/** A table is done with: what it said goes, that it was there stays. */
export async function endImport(
  db: Db,
  done: Done,
  { id, year }: Pick<ImportRow, 'id' | 'year'>,
  status: 'taken' | 'dropped',
  detail: Record<string, unknown>,
): Promise<void> {
  const waits = and(eq(registerImports.id, id), eq(registerImports.status, 'waiting'))
  await writeTogether(db, [
    ...(status === 'taken' ? [noted(db, done, 'imported', '', { ...detail, year, importId: id })] : []),
    db.update(registerImports).set({ status, sealed: '', keyId: '' }).where(waits),
  ])
}

/** Drops tables that nobody took for a week: they may name households. */
export async function dropOldImports(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 7 * 86_400_000).toISOString()
  await db
    .update(registerImports)
    .set({ status: 'dropped', sealed: '', keyId: '' })
    .where(and(sql`status = 'waiting'`, lt(registerImports.at, before)))
}
