import { eq } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { AnswerFile } from '../../forms/filling/file-token.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { quotaName, quotasOf } from '../quotas.ts'
import { paperSince, type SurveyRow } from '../rules.ts'
import { type Quota, type RESPONSE_CHANNELS, responses } from '../tables.ts'
import type { Suspicion } from './abuse.ts'
import { refusalOf } from './refusal-queries.ts'

/** An answered sheet as it was checked, with what is known about how it came. */
export type Sending = {
  id: string
  survey: SurveyRow
  versionId: string
  submissionKey: string
  /** Of what was typed, under the server's secret: what is not stored does not shine through it. */
  contentHash: string
  channel: (typeof RESPONSE_CHANNELS)[number]
  language: string
  hamletId: string | null
  answers: Answers
  seconds: number | null
  suspicion: Suspicion | null
  files: readonly AnswerFile[]
  /** Of the slip that was given with it. Goes into no row of the answer. */
  slipHash?: string | null
  /** Of the officer who answers for himself. Goes into no row of the answer. */
  whoHash?: string | null
  /** Who types a sheet of paper in, and the number that it bears. */
  enteredBy?: string
  paperNumber?: string | null
}

export type Refusal =
  | { why: 'closed' | 'soon' | 'slip-used' | 'slip-withdrawn' | 'slip-unknown' | 'answered' | 'paper' }
  | { why: 'full'; quota: Quota }

export type Submitted =
  | { outcome: 'accepted' | 'replayed'; id: string }
  | { outcome: 'conflict' }
  | ({ outcome: 'refused' } & Refusal)

/**
 * Keeps an answered sheet in one batch: the answer, its places of quotas, its files, the mark on the slip or of the
 * officer. Whether the survey takes answers, has places left, and the slip is unused, is asked inside the batch. The same
 * key with the same content gives the same receipt however often; with other content 'conflict', and nothing is overwritten.
 */
export async function submitResponse(db: Db, sending: Sending, now: Date): Promise<Submitted> {
  const { survey, submissionKey, contentHash } = sending
  const quotas = quotasOf(survey.quotas, sending.answers, sending.hamletId)
  let taken: unknown = null
  try {
    const [made] = await writeTogether(db, statementsOf(sending, quotas, now))
    if (made?.length === 1) return { outcome: 'accepted', id: sending.id }
  } catch (error) {
    if (!isTaken(error, 'responses.') && !isTaken(error, 'staff_answers.')) throw error
    taken = error
  }
  const kept = await keptUnder(db, submissionKey)
  if (kept) {
    const isSame = kept.surveyId === survey.id && kept.contentHash === contentHash
    return isSame ? { outcome: 'replayed', id: kept.id } : { outcome: 'conflict' }
  }
  if (taken !== null) return { outcome: 'refused', why: isTaken(taken, 'staff_answers.') ? 'answered' : 'paper' }
  return { outcome: 'refused', ...(await refusalOf(db, sending, quotas, now)) }
}

function keptUnder(db: Db, submissionKey: string) {
  return db
    .select({ id: responses.id, surveyId: responses.surveyId, contentHash: responses.contentHash })
    .from(responses)
    .where(eq(responses.submissionKey, submissionKey))
    .get()
}

/** Was the answer written by the first statement of this very batch? No other sending has this id. */
const IS_IN = 'exists (select 1 from responses where id = ?1)'

function statementsOf(sending: Sending, quotas: readonly Quota[], now: Date): Statement[] {
  const { id, survey, slipHash, whoHash, files } = sending
  const taken = sending.suspicion === null ? quotas : []
  return [
    insertion(sending, quotas, now),
    ...taken.map((quota) =>
      written(
        `insert into quota_places (survey_id, quota, place, response_id)
         select ?2, ?3, coalesce((select max(place) from quota_places where survey_id = ?2 and quota = ?3), 0) + 1, ?1
         where ${IS_IN}`,
        [id, survey.id, quotaName(quota)],
      ),
    ),
    ...(slipHash
      ? [
          written(
            `update invitations set used_on = ?4 where survey_id = ?2 and code_hash = ?3 and used_on is null and ${IS_IN}`,
            [id, survey.id, slipHash, localDay(now)],
          ),
        ]
      : []),
    // In no order: the n-th officer's mark must not lead to the n-th answer.
    ...(whoHash
      ? [
          written(
            `insert into staff_answers (rowid, survey_id, who_hash)
             select abs(random() % 9007199254740991), ?2, ?3 where ${IS_IN}`,
            [id, survey.id, whoHash],
          ),
        ]
      : []),
    ...files.map((file, index) =>
      written(
        `insert into response_files (id, response_id, question, name, object_key, type, bytes)
         select ?2, ?1, ?3, ?4, ?5, ?6, ?7 where ${IS_IN}`,
        [id, `${id}.${index + 1}`, file.question, file.name, file.objectKey, file.type, file.bytes],
      ),
    ),
  ]
}

/** The answer itself, if the survey takes it at this instant. */
function insertion(sending: Sending, quotas: readonly Quota[], now: Date): Statement {
  const { survey, slipHash } = sending
  const params: unknown[] = []
  const put = (value: unknown) => `?${params.push(value)}`
  const at = put(now.toISOString())
  const id = put(survey.id)
  const since = sending.channel === 'paper' ? put(paperSince(now)) : at
  const status = sending.channel === 'paper' ? "<> 'draft'" : "= 'open'"
  const questions = [
    `exists (select 1 from surveys where id = ${id} and status ${status}
      and (opens_at is null or opens_at <= ${at}) and ${endsAfter(sending, since)})`,
    ...quotas.map(
      (quota) => `coalesce((select max(place) from quota_places
        where survey_id = ${id} and quota = ${put(quotaName(quota))}), 0) < ${put(quota.most)}`,
    ),
    ...(slipHash
      ? [
          `exists (select 1 from invitations where survey_id = ${id} and code_hash = ${put(slipHash)}
            and used_on is null and withdrawn_on is null)`,
        ]
      : []),
  ]
  const values: Record<string, unknown> = {
    id: sending.id,
    version_id: sending.versionId,
    submission_key: sending.submissionKey,
    content_hash: sending.contentHash,
    channel: sending.channel,
    entered_by: sending.enteredBy ?? null,
    paper_number: sending.paperNumber ?? null,
    language: sending.language,
    hamlet_id: sending.hamletId,
    answers: JSON.stringify(sending.answers),
    seconds: sending.seconds,
    state: sending.suspicion === null ? 'kept' : 'waiting',
    suspicion: sending.suspicion,
    due: sending.suspicion === null ? 1 : 0,
  }
  const sql = `insert into responses (survey_id, submitted_at, ${Object.keys(values).join(', ')})
    select ${id}, ${at}, ${Object.values(values).map(put).join(', ')}
    where ${questions.join(' and ')}
    returning id`
  return written(sql, params)
}

/** Paper comes in later than the end; a survey without an end takes it only while it is open. */
function endsAfter({ channel }: Sending, since: string): string {
  const endless = channel === 'paper' ? "status = 'open' and closes_at is null" : 'closes_at is null'
  return `((${endless}) or closes_at > ${since})`
}

function written(sql: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql, params }) }
}
