import { and, eq, gte, lte, sql } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import { readUnit } from '../communes/unit.ts'
import type { Db } from '../db/connect.ts'
import { activityDays } from './tables.ts'
import { GROUP_ORDER, GROUP_WORDS, headsOf } from './words.ts'

/** Days of one unit in a stretch of time that are counted. */
const MOST = 1_000

/**
 * What a month's result takes over: how many days were held and how many came, by the names of its questions. Of a body, the
 * days to which it came. Nothing where none was held: an empty box asks, a nought would answer.
 */
export async function activitiesAtHand(
  db: Db,
  book: CommuneBook,
  { from, to, unit }: { unit: string; from: string; to: string },
): Promise<Readonly<Record<string, string>>> {
  const who = readUnit(book, unit)
  if (!who) return {}
  const rows = await db
    .select({ headcount: activityDays.headcount })
    .from(activityDays)
    .where(
      and(
        eq(activityDays.communeId, book.commune.id),
        who.kind === 'hamlet'
          ? eq(activityDays.hamletId, who.id)
          : sql`exists (select 1 from json_each(${activityDays.bodyIds}) where value = ${who.id})`,
        ...[gte(activityDays.onDay, from), lte(activityDays.onDay, to), eq(activityDays.status, 'held')],
      ),
    )
    .limit(MOST)
  if (rows.length === 0) return {}
  const groups = GROUP_ORDER.flatMap((group) => {
    const many = rows.reduce((sum, { headcount }) => sum + (headcount[group] ?? 0), 0)
    return many > 0 ? [[GROUP_WORDS[group].question, String(many)]] : []
  })
  const heads = rows.reduce((sum, { headcount }) => sum + headsOf(headcount), 0)
  return { so_buoi: String(rows.length), luot_nguoi: String(heads), ...Object.fromEntries(groups) }
}
