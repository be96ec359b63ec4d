import { desc, eq } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { communeVoters } from './tables.ts'

/** Earlier entries that the page shows. */
const SHOWN = 20

export type VotersEntry = typeof communeVoters.$inferSelect
type Entered = { many: number; countedOn: string; source: string; after: number }

/** Writes down how many voters there are, behind the entries that were seen; 'moved' when another came first. */
export async function enterVoters(
  db: Db,
  staff: StaffMember,
  { after, countedOn, many, source }: Entered,
  now: Date,
  also: readonly Statement[] = [],
): Promise<'done' | 'moved'> {
  const row = { communeId: staff.communeId, seq: after + 1, many, countedOn, source }
  const insert = db.insert(communeVoters).values({ ...row, enteredBy: staff.id, at: now.toISOString() })
  try {
    await writeTogether(db, [insert, markOpen(staff.communeId), ...also])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'commune_voters.')) return 'moved'
    throw error
  }
}

/** Topics that had no number to come to are looked at again. */
function markOpen(communeId: string): Statement {
  return {
    toSQL: () => ({
      sql: `update dialogue_topics set uncounted = 1
        where commune_id = ? and is_open = 1 and persons > 0 and threshold_met_at is null`,
      params: [communeId],
    }),
  }
}

/** What was entered, the newest first. */
export function votersEntered(db: Db, communeId: string): Promise<VotersEntry[]> {
  return db
    .select()
    .from(communeVoters)
    .where(eq(communeVoters.communeId, communeId))
    .orderBy(desc(communeVoters.seq))
    .limit(SHOWN)
}
