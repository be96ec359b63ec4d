import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import type { SubmissionState } from '../words.ts'
import { reportSubmissions, reportVersions } from '../tables.ts'

/** A unit of a round with the answers that count; null where nothing was accepted. */
export type Accepted = {
  submissionId: string
  unit: string
  position: number
  status: SubmissionState
  sentNumber: number
  /** The version that was accepted; 0: none. */
  number: number
  versionId: string | null
  answers: Answers | null
  firstSentAt: string | null
  sentAt: string | null
  wasMissing: boolean
  dueOn: string | null
  onBehalf: boolean | null
}

/** What counts of a round, unit by unit, in one query. */
export function acceptedAnswers(db: Db, roundId: string): Promise<Accepted[]> {
  return db
    .select({
      submissionId: reportSubmissions.id,
      unit: reportSubmissions.unit,
      position: reportSubmissions.position,
      status: reportSubmissions.status,
      sentNumber: reportSubmissions.sentNumber,
      number: reportSubmissions.acceptedNumber,
      versionId: reportVersions.versionId,
      answers: reportVersions.answers,
      firstSentAt: reportSubmissions.firstSentAt,
      sentAt: reportSubmissions.sentAt,
      wasMissing: reportSubmissions.wasMissing,
      dueOn: reportSubmissions.dueOn,
      onBehalf: reportVersions.onBehalf,
    })
    .from(reportSubmissions)
    .leftJoin(
      reportVersions,
      and(
        eq(reportVersions.submissionId, reportSubmissions.id),
        eq(reportVersions.number, reportSubmissions.acceptedNumber),
      ),
    )
    .where(eq(reportSubmissions.roundId, roundId))
    .orderBy(asc(reportSubmissions.position), asc(reportSubmissions.unit))
}
