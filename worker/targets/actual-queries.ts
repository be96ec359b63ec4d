import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import type { KeptPhoto } from '../files/queries.ts'
import { type ActualRow, type ProofRow, targetActuals, targetProofs } from './tables.ts'

/** Entries of a target that its page shows: one a month and some more. */
export const ACTUALS_SHOWN = 60

export type NewActual = Pick<
  ActualRow,
  'id' | 'targetId' | 'onDay' | 'value' | 'note' | 'submissionKey' | 'enteredBy' | 'enteredAt'
>

/** Keeps what was reached with its photos, and what counts now with it. Sent again it changes nothing; 'conflict': other content. */
export async function keepActual(
  db: Db,
  row: NewActual,
  photos: readonly KeptPhoto[],
): Promise<'done' | 'there' | 'conflict'> {
  try {
    await writeTogether(db, [
      db.insert(targetActuals).values(row),
      ...photos.map(({ bytes, id, objectKey, type }, position) =>
        db.insert(targetProofs).values({ id, actualId: row.id, position, objectKey, type, bytes, at: row.enteredAt }),
      ),
      counted(row.targetId),
    ])
    return 'done'
  } catch (error) {
    if (!isTaken(error, 'target_actuals.') && !isTaken(error, 'target_proofs.')) throw error
  }
  const before = await db
    .select()
    .from(targetActuals)
    .where(and(eq(targetActuals.targetId, row.targetId), eq(targetActuals.submissionKey, row.submissionKey)))
    .get()
  const isSame = before?.value === row.value && before.onDay === row.onDay && before.note === row.note
  return isSame ? 'there' : 'conflict'
}

/** Takes an entry back, and counts anew. 'moved': it was taken back before. */
export async function takeBack(
  db: Db,
  { id, targetId }: Pick<ActualRow, 'id' | 'targetId'>,
  back: { by: string; at: string; why: string },
): Promise<'done' | 'moved'> {
  const [changed] = await writeTogether(db, [
    db
      .update(targetActuals)
      .set({ takenBackBy: back.by, takenBackAt: back.at, takenBackWhy: back.why })
      .where(
        and(
          ...[
            eq(targetActuals.id, id),
            eq(targetActuals.targetId, targetId),
            sql`${targetActuals.takenBackAt} is null`,
          ],
        ),
      )
      .returning({ id: targetActuals.id }),
    counted(targetId),
  ])
  return changed && changed.length > 0 ? 'done' : 'moved'
}

export type Entry = ActualRow & { proofs: ProofRow[] }

/** What was entered for a target, the newest first. */
export async function entriesOf(db: Db, targetId: string): Promise<Entry[]> {
  const rows = await db
    .select()
    .from(targetActuals)
    .where(eq(targetActuals.targetId, targetId))
    .orderBy(desc(targetActuals.onDay), desc(targetActuals.id))
    .limit(ACTUALS_SHOWN)
  if (rows.length === 0) return []
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const proofs = await db
    .select()
    .from(targetProofs)
    .where(inArray(targetProofs.actualId, sql`(select value from json_each(${ids}))`))
    .orderBy(targetProofs.actualId, targetProofs.position)
  return rows.map((row) => ({ ...row, proofs: proofs.filter(({ actualId }) => actualId === row.id) }))
}

/** One entry of a target. */
export function findEntry(db: Db, targetId: string, id: string): Promise<ActualRow | undefined> {
  return db
    .select()
    .from(targetActuals)
    .where(and(eq(targetActuals.id, id), eq(targetActuals.targetId, targetId)))
    .get()
}

/** A photo that came with an entry of that target. */
export function findProof(db: Db, targetId: string, id: string) {
  return db
    .select({ objectKey: targetProofs.objectKey, type: targetProofs.type })
    .from(targetProofs)
    .innerJoin(targetActuals, eq(targetActuals.id, targetProofs.actualId))
    .where(and(eq(targetProofs.id, id), eq(targetActuals.targetId, targetId)))
    .get()
}

/** Which of these objects belong to an entry. */
export async function ownedProofs(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ objectKey: targetProofs.objectKey })
    .from(targetProofs)
    .where(sql`${targetProofs.objectKey} in (select value from json_each(${JSON.stringify(keys)}))`)
  return new Set(rows.map(({ objectKey }) => objectKey))
}

const OWN = 'from target_actuals where target_id = targets.id and taken_back_at is null'
const COUNTED = `update targets set
  actual = case (select gather from indicators where id = targets.indicator_id)
    when 'sum' then (select round(sum(value), 6) ${OWN})
    else (select value ${OWN} order by on_day desc, entered_at desc, id desc limit 1) end,
  actual_on = (select max(on_day) ${OWN}),
  first = (select value ${OWN} order by on_day, entered_at, id limit 1),
  first_on = (select min(on_day) ${OWN})
  where id = ?`

/** What counts now, from the entries that hold: for the batch that writes or takes back one. */
export function counted(targetId: string): Statement {
  return { toSQL: () => ({ sql: COUNTED, params: [targetId] }) }
}
