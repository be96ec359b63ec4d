import { and, count, eq, sql } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import { readUnit } from '../communes/unit.ts'
import type { Db } from '../db/connect.ts'
import { registerEntries, registerEvents } from './tables.ts'

const E = registerEntries

/** What the registers know for a hamlet's review: households that are helped, that left poverty, families with the title. */
export async function registersAtHand(
  db: Db,
  book: CommuneBook,
  { from, to, unit }: { unit: string; from: string; to: string },
): Promise<Readonly<Record<string, string>>> {
  const having = readUnit(book, unit)
  // A month asks for none of them.
  if (having?.kind !== 'hamlet' || to.slice(0, 7) === from.slice(0, 7)) return {}
  const here = and(eq(E.communeId, book.commune.id), eq(E.year, Number(to.slice(0, 4))), eq(E.hamletId, having.id))
  const [helped, left, families] = await Promise.all([
    db
      .select({ many: count() })
      .from(E)
      .where(and(here, eq(E.register, 'helpers'), sql`+${E.state} = 'listed'`)),
    db
      .select({ many: count() })
      .from(E)
      .where(
        and(
          here,
          eq(E.register, 'helpers'),
          sql`+${E.state} = 'ended'`,
          sql`exists (select 1 from ${registerEvents} where ${registerEvents.entryId} = ${E.id} and entry_id <> ''
            and ${registerEvents.kind} = 'ended' and json_extract(${registerEvents.detail}, '$.reason') = 'thoat_ngheo'
            and substr(${registerEvents.at}, 1, 10) between ${from} and ${to})`,
        ),
      ),
    db
      .select({ many: count() })
      .from(E)
      .where(and(here, eq(E.register, 'titles'), sql`+${E.state} = 'recognised'`, sql`+${E.topic} = 'gia_dinh'`)),
  ])
  const found = { ho_giup: helped, ho_thoat_ngheo: left, gia_dinh_van_hoa: families }
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, [row]]) => (row && row.many > 0 ? [[name, String(row.many)]] : [])),
  )
}
