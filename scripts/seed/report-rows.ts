import type { Db, Statement } from '../../worker/db/connect.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { answersHash } from '../../worker/rounds/reporting/content.ts'
import {
  type NewReportEvent,
  reportEventAfter,
  type SubmissionRow,
} from '../../worker/rounds/reporting/submission-queries.ts'
import { reportEvents, reportSubmissions, reportVersions } from '../../worker/rounds/tables.ts'
import type { SubmissionState } from '../../worker/rounds/words.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

/** Whose report to which round. */
export type ExampleReport = {
  id: string
  roundId: string
  communeId: string
  unit: string
  position: number
  dueOn: string
  /** The version of the questionnaire that it answers. */
  versionId: string
}
/** What happened to it, in order. */
export type ExampleStep =
  | { did: 'drafted'; by: StaffMember; at: Date; answers: Answers }
  | { did: 'submitted' | 'corrected'; by: StaffMember; at: Date; answers: Answers; reason?: string; onBehalf?: true }
  | { did: 'returned'; by: StaffMember; at: Date; words: string }
  | { did: 'accepted'; by: StaffMember; at: Date }
  | { did: 'missed'; at: Date }

const STATE: Readonly<Record<ExampleStep['did'], SubmissionState>> = {
  drafted: 'in_draft',
  submitted: 'submitted',
  corrected: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
  missed: 'missing',
}

/** An example of a unit's report with its whole chain, as if it had gone through the pages. */
export function reportRows(db: Db, report: ExampleReport, steps: readonly ExampleStep[]): Statement[] {
  const { communeId, dueOn, id, position, roundId, unit, versionId } = report
  const row: SubmissionRow = {
    ...{ id, roundId, communeId, unit, position, dueOn, status: 'not_started', version: 0, headHash: '', draft: null },
    ...{ draftBy: '', draftAt: null, sentNumber: 0, acceptedNumber: 0, firstSentAt: null, sentAt: null, sentBy: '' },
    ...{ wasMissing: false, timesReturned: 0, timesCorrected: 0 },
  }
  const more: Statement[] = []
  for (const step of steps) {
    const at = step.at.toISOString()
    const event: NewReportEvent = {
      ...{ kind: `report.${step.did}`, at: step.at, actor: 'by' in step ? step.by : { kind: 'system' } },
    }
    if (step.did === 'drafted') Object.assign(row, { draft: { ...step.answers }, draftBy: step.by.id, draftAt: at })
    if (step.did === 'submitted' || step.did === 'corrected') {
      const { answers, by, onBehalf = false, reason = '' } = step
      const number = row.sentNumber + 1
      event.detail = { number, answers: answersHash(versionId, answers), ...(onBehalf ? { onBehalf } : {}) }
      event.words = reason
      more.push(
        db.insert(reportVersions).values({
          ...{ submissionId: id, number, versionId, answers: { ...answers }, submissionKey: `${id}.${number}` },
          ...{ contentHash: 'vi-du', sentBy: by.id, sentAt: at, onBehalf, reason },
        }),
      )
      const sent = { sentNumber: number, sentAt: at, sentBy: by.id, firstSentAt: row.firstSentAt ?? at }
      Object.assign(row, sent, { draft: null, draftAt: null, draftBy: '' })
    }
    if (step.did === 'corrected') row.timesCorrected++
    if (step.did === 'returned') {
      event.detail = { number: row.sentNumber }
      event.words = step.words
      row.timesReturned++
    }
    if (step.did === 'accepted') {
      event.detail = { number: row.sentNumber }
      row.acceptedNumber = row.sentNumber
    }
    if (step.did === 'missed') row.wasMissing = true
    const made = reportEventAfter(row, event)
    more.push(db.insert(reportEvents).values(made))
    Object.assign(row, { status: STATE[step.did], version: made.seq, headHash: made.hash })
  }
  return [db.insert(reportSubmissions).values(row), ...more]
}
