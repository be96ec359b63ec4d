import { eq } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { quotaName, quotasOf } from '../quotas.ts'
import { type Quota, responses, surveys } from '../tables.ts'

/** How judging an answer went: done, no place left in a quota, or somebody else judged first. */
export type Judged = 'done' | 'full' | 'moved'

type Judging = { surveyId: string; id: string }

/** Takes an answer that waits (or was refused) into the figures, with its places of quotas, if there are any left. */
export async function keepAnswer(db: Db, { surveyId, id }: Judging): Promise<Judged> {
  const found = await quotasAt(db, surveyId, id)
  if (!found || found.state === 'kept') return 'moved'
  const params: unknown[] = [id, surveyId]
  const left = found.quotas.map(
    (quota) => ` and coalesce((select max(place) from quota_places
      where survey_id = ?2 and quota = ?${params.push(quotaName(quota))}), 0) < ?${params.push(quota.most)}`,
  )
  const [changed] = await writeTogether(db, [
    written(
      `update responses set state = 'kept', due = due + 1
       where id = ?1 and survey_id = ?2 and state <> 'kept'${left.join('')} returning id`,
      params,
    ),
    ...found.quotas.map((quota) =>
      written(
        `insert into quota_places (survey_id, quota, place, response_id)
         select ?2, ?3, coalesce((select max(place) from quota_places where survey_id = ?2 and quota = ?3), 0) + 1, id
         from responses where id = ?1 and survey_id = ?2 and state = 'kept'
           and not exists (select 1 from quota_places where response_id = ?1 and quota = ?3)`,
        [id, surveyId, quotaName(quota)],
      ),
    ),
  ])
  if (changed?.length === 1) return 'done'
  return (await quotasAt(db, surveyId, id))?.state === 'kept' ? 'moved' : 'full'
}

/** Takes an answer out of the figures, or leaves it out of them for good. Its places of quotas are free again. */
export async function refuseAnswer(db: Db, { surveyId, id }: Judging): Promise<Judged> {
  const found = await quotasAt(db, surveyId, id)
  if (!found) return 'moved'
  const [changed] = await writeTogether(db, [
    written(
      `update responses set due = due - (state = 'kept'), state = 'refused'
       where id = ?1 and survey_id = ?2 and state <> 'refused' returning id`,
      [id, surveyId],
    ),
    ...found.quotas.flatMap((quota) => freed(surveyId, id, quota)),
  ])
  return changed?.length === 1 ? 'done' : 'moved'
}

/** Whoever has the last place moves to the one that becomes free, so that places stay without gaps. */
function freed(surveyId: string, id: string, quota: Quota): Statement[] {
  const params = [id, surveyId, quotaName(quota)]
  const last = '(select max(place) from quota_places where survey_id = ?2 and quota = ?3)'
  return [
    written(
      `update quota_places set response_id =
         (select response_id from quota_places where survey_id = ?2 and quota = ?3 and place = ${last})
       where response_id = ?1 and survey_id = ?2 and quota = ?3`,
      params,
    ),
    written(
      `delete from quota_places where survey_id = ?2 and quota = ?3 and place = ${last}
       and (response_id = ?1 or exists (select 1 from quota_places other where other.response_id = quota_places.response_id
         and other.survey_id = ?2 and other.quota = ?3 and other.place < quota_places.place))`,
      params,
    ),
  ]
}

async function quotasAt(db: Db, surveyId: string, id: string) {
  const row = await db
    .select({
      state: responses.state,
      answers: responses.answers,
      hamletId: responses.hamletId,
      surveyId: responses.surveyId,
      quotas: surveys.quotas,
    })
    .from(responses)
    .innerJoin(surveys, eq(surveys.id, responses.surveyId))
    .where(eq(responses.id, id))
    .get()
  if (!row || row.surveyId !== surveyId) return null
  return { state: row.state, quotas: quotasOf(row.quotas, row.answers, row.hamletId) }
}

function written(sql: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql, params }) }
}
