import { and, eq, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import type { AnswerFile } from '../../forms/filling/file-token.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { reportFiles, reportSubmissions, reportVersions } from '../tables.ts'
import { answersHash } from './content.ts'
import type { VersionRow } from './report-queries.ts'
import { moveReport, type SubmissionRow } from './submission-queries.ts'

export type Sending = {
  event: string
  actor: StaffMember
  at: Date
  versionId: string
  answers: Answers
  files: readonly AnswerFile[]
  submissionKey: string
  contentHash: string
  onBehalf: boolean
  reason: string
}

/** Keeps a report that is sent, with its event, all or nothing. `taken`: something came under that key, or that number is there. */
export async function sendReport(
  db: Db,
  seen: SubmissionRow,
  sending: Sending,
  also: readonly Statement[] = [],
): Promise<'done' | 'moved' | 'taken'> {
  const { actor, answers, at, contentHash, event, files, onBehalf, reason, submissionKey, versionId } = sending
  const number = seen.sentNumber + 1
  const sentAt = at.toISOString()
  const version: VersionRow = {
    ...{ submissionId: seen.id, number, versionId, answers, submissionKey, contentHash, sentBy: actor.id, sentAt },
    ...{ onBehalf, reason },
  }
  const set: Partial<SubmissionRow> = {
    ...{ status: 'submitted', draft: null, draftAt: null, draftBy: seen.draft === null ? '' : seen.draftBy },
    ...{ sentNumber: number, firstSentAt: seen.firstSentAt ?? sentAt, sentAt, sentBy: actor.id },
  }
  if (event === 'report.corrected') set.timesCorrected = seen.timesCorrected + 1
  const detail = { number, answers: answersHash(versionId, answers), ...(onBehalf ? { onBehalf } : {}) }
  const statements = [db.insert(reportVersions).values(version), ...filesOf(db, seen.id, files, at), ...also]
  try {
    return await moveReport(db, seen, { kind: event, actor, at, detail, words: reason }, set, statements)
  } catch (error) {
    if (isTaken(error, 'report_versions.')) return 'taken'
    throw error
  }
}

export type Drafting = {
  actor: StaffMember
  at: Date
  answers: Answers
  files: readonly AnswerFile[]
  onBehalf: boolean
}

/**
 * Keeps what is written so far; the first time with an event. 'moved' when somebody else saved or sent since `seen` was
 * read, and nothing is written.
 */
export async function keepDraft(db: Db, seen: SubmissionRow, drafting: Drafting): Promise<'done' | 'moved'> {
  const { actor, answers, at, files, onBehalf } = drafting
  const kept = { draft: { ...answers }, draftBy: actor.id, draftAt: at.toISOString() }
  const also = filesOf(db, seen.id, files, at)
  if (seen.status === 'not_started') {
    const event = { kind: 'report.drafted', actor, at, ...(onBehalf ? { detail: { onBehalf } } : {}) }
    return moveReport(db, seen, event, { ...kept, status: 'in_draft' }, also)
  }
  const [written] = await writeTogether(db, [
    db
      .update(reportSubmissions)
      .set(kept)
      .where(
        and(
          eq(reportSubmissions.id, seen.id),
          eq(reportSubmissions.version, seen.version),
          sql`${reportSubmissions.draftAt} is ${seen.draftAt}`,
        ),
      )
      .returning({ id: reportSubmissions.id }),
    ...also,
  ])
  return written?.length === 1 ? 'done' : 'moved'
}

/** What was sent comes back to be written on: its answers are the draft again. */
export function takeBack(
  db: Db,
  seen: SubmissionRow,
  { actor, answers, at, onBehalf, to }: Omit<Drafting, 'files'> & { to: SubmissionRow['status'] },
): Promise<'done' | 'moved'> {
  const set = { status: to, draft: { ...answers }, draftBy: actor.id, draftAt: at.toISOString() }
  const detail = { number: seen.sentNumber, ...(onBehalf ? { onBehalf } : {}) }
  return moveReport(db, seen, { kind: 'report.taken_back', actor, at, detail }, set)
}

function filesOf(db: Db, submissionId: string, files: readonly AnswerFile[], at: Date): Statement[] {
  return files.map(({ bytes, name, objectKey, question, type }) =>
    db
      .insert(reportFiles)
      .values({ submissionId, name, question, objectKey, type, bytes, at: at.toISOString() })
      .onConflictDoNothing(),
  )
}
