import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { nextOf } from '../../dossiers/life.ts'
import { move } from '../../dossiers/queries.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { ROUND_STEPS } from '../rules.ts'

const NOBODY = { frontBodyId: '', above: [], team: [] }

/** Notes that a level above received the compiled report. Does nothing when the round is not waiting for that. */
export async function acknowledgeFromAbove(
  db: Db,
  { areaName, communeId, now, roundId }: { communeId: string; roundId: string; areaName: string; now: Date },
): Promise<void> {
  const row = await db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.id, roundId), eq(dossiers.communeId, communeId), eq(dossiers.kind, 'report_round')))
    .get()
  const verdict = row && nextOf(ROUND_STEPS, row, NOBODY, 'cap-tren-nhan', { kind: 'system' })
  if (!row || !verdict?.ok) return
  const { event: kind, to: status } = verdict.step
  const at = now.toISOString()
  // Whoever moves it at the same moment is first: it is acknowledged, or was taken back to be compiled again.
  await move(
    db,
    row,
    { kind, actor: { kind: 'system' }, at: now, detail: { by: areaName } },
    { status, endedAt: at, waitsForBodyId: null },
  )
}
