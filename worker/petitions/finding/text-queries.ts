import { sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { petitions } from '../tables.ts'

type Words = Pick<typeof petitions.$inferSelect, 'content' | 'place' | 'demands'>

/** The texts by which officers find a petition, besides its title. */
export function searchTexts({ content, place, demands }: Words): string[] {
  return [content, place, ...demands]
}

/** The same for many petitions at once, by case. */
export async function textsOfPetitions(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db
    .select({
      caseId: petitions.caseId,
      content: petitions.content,
      place: petitions.place,
      demands: petitions.demands,
    })
    .from(petitions)
    .where(sql`${petitions.caseId} in (select value from json_each(${JSON.stringify(caseIds)}))`)
  return new Map(rows.map((row) => [row.caseId, searchTexts(row)]))
}
