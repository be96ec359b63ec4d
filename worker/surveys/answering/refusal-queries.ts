import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { quotaName } from '../quotas.ts'
import { stateOf, takesPaper } from '../rules.ts'
import { type Quota, surveys } from '../tables.ts'
import type { Refusal, Sending } from './response-queries.ts'
import { findSlip } from './survey-queries.ts'
import { quotaPlaces } from './tables.ts'

/** Why an answer was not taken. Asked only then, so that what is taken costs one round trip. */
export async function refusalOf(
  db: Db,
  { survey, channel, slipHash }: Sending,
  quotas: readonly Quota[],
  now: Date,
): Promise<Refusal> {
  const fresh = (await db.select().from(surveys).where(eq(surveys.id, survey.id)).get()) ?? survey
  const state = stateOf(fresh, now)
  const isLate = channel === 'paper' ? !takesPaper(fresh, now) : state !== 'open'
  if (isLate) return { why: state === 'soon' ? 'soon' : 'closed' }
  if (slipHash) {
    const slip = await findSlip(db, survey.id, slipHash)
    if (!slip) return { why: 'slip-unknown' }
    if (slip.withdrawnOn !== null) return { why: 'slip-withdrawn' }
    if (slip.usedOn !== null) return { why: 'slip-used' }
  }
  for (const quota of quotas) if ((await lastPlace(db, survey.id, quota)) >= quota.most) return { why: 'full', quota }
  return { why: 'closed' }
}

/** How many places of a quota are taken: one read. */
export async function lastPlace(db: Db, surveyId: string, quota: Quota): Promise<number> {
  const row = await db
    .select({ place: quotaPlaces.place })
    .from(quotaPlaces)
    .where(and(eq(quotaPlaces.surveyId, surveyId), eq(quotaPlaces.quota, quotaName(quota))))
    .orderBy(desc(quotaPlaces.place))
    .limit(1)
    .get()
  return row?.place ?? 0
}
