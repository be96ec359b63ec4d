import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { begin } from '../dossiers/queries.ts'
import { dossiers, type DossierRow } from '../dossiers/tables.ts'
import { sha256 } from '../http/keys.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Made } from './office/make-fields.ts'
import type { Period } from './periods.ts'
import { precedingPeriod } from './series/upcoming.ts'
import { reportRounds } from './tables.ts'
import type { RoundKind } from './words.ts'

/** Makes a round that nobody sees yet but its gatherers. The same key gives the same one. */
export async function makeRound(
  db: Db,
  staff: StaffMember,
  made: Made,
  { id, now, submissionKey, year }: { id: string; now: Date; submissionKey: string; year: number },
): Promise<{ ok: true; row: DossierRow } | { ok: false; why: 'conflict' }> {
  const { leadBodyId, title, ...round } = made
  const { communeId } = staff
  const { kind, period } = round
  const [planRoundId, previousRoundId] = await Promise.all([
    kind === 'monthly_result' ? roundAbout(db, communeId, 'monthly_plan', period) : null,
    kind === 'ad_hoc' ? null : roundAbout(db, communeId, kind, precedingPeriod(kind, period)),
  ])
  return begin(
    db,
    {
      ...{ id, communeId, kind: 'report_round', year, status: 'draft', title, leadBodyId },
      ...{ waitsForBodyId: leadBodyId, dueOn: round.dueOn },
      ...{ submissionKey, contentHash: sha256(JSON.stringify(made)) },
    },
    { kind: 'round.drafted', actor: staff, at: now, detail: { kind, period } },
    [db.insert(reportRounds).values({ ...round, dossierId: id, communeId, planRoundId, previousRoundId })],
  )
}

/** The latest round of a kind about a period that was not cancelled. */
async function roundAbout(db: Db, communeId: string, kind: RoundKind, period: Period): Promise<string | null> {
  const found = await db
    .select({ id: reportRounds.dossierId, status: dossiers.status })
    .from(reportRounds)
    .innerJoin(dossiers, eq(dossiers.id, reportRounds.dossierId))
    .where(and(eq(reportRounds.communeId, communeId), eq(reportRounds.kind, kind), eq(reportRounds.period, period)))
    .orderBy(desc(dossiers.startedAt))
    .limit(10)
  return found.find(({ status }) => status !== 'cancelled' && status !== 'draft')?.id ?? null
}
