import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { dossiers } from '../../dossiers/tables.ts'
import type { KeptFile } from '../../forms/filling/file-token.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { reportEvents, reportFiles, reportRounds, reportSubmissions, reportVersions } from '../tables.ts'
import { LINE, type OwedLine, type ReportEventRow, ROUND_LINE, type SubmissionRow } from './submission-queries.ts'

/** Reports of a page of a unit's list. */
export const REPORTS_SHOWN = 20

export type VersionRow = typeof reportVersions.$inferSelect
export type ReportFile = typeof reportFiles.$inferSelect

/** A unit's report with the round that it belongs to. */
export type Report = {
  row: SubmissionRow
  round: Pick<OwedLine, 'title' | 'year' | 'number' | 'roundStatus' | 'kind' | 'period'> & {
    id: string
    leadBodyId: string
    questionnaireId: string
    versionId: string
    dueOn: string | null
    planRoundId: string | null
    previousRoundId: string | null
  }
}

/** What was sent, brought along and done. */
export type Past = {
  versions: readonly VersionRow[]
  events: readonly ReportEventRow[]
  files: readonly ReportFile[]
}

/** The report of a unit to the round of that number. */
export function findReport(
  db: Db,
  communeId: string,
  place: { year: number; number: number },
  unit: string,
): Promise<Report | undefined> {
  return db
    .select({
      row: reportSubmissions,
      round: {
        ...ROUND_LINE,
        id: dossiers.id,
        leadBodyId: dossiers.leadBodyId,
        questionnaireId: reportRounds.questionnaireId,
        versionId: reportRounds.versionId,
        dueOn: reportRounds.dueOn,
        planRoundId: reportRounds.planRoundId,
        previousRoundId: reportRounds.previousRoundId,
      },
    })
    .from(dossiers)
    .innerJoin(reportRounds, eq(reportRounds.dossierId, dossiers.id))
    .innerJoin(reportSubmissions, and(eq(reportSubmissions.roundId, dossiers.id), eq(reportSubmissions.unit, unit)))
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'report_round'),
        eq(dossiers.year, place.year),
        eq(dossiers.number, place.number),
      ),
    )
    .get()
}

/** All that belongs to a report, in one round trip. */
export async function readPast(db: Db, submissionId: string): Promise<Past> {
  const [versions, events, files] = await db.batch([
    db
      .select()
      .from(reportVersions)
      .where(eq(reportVersions.submissionId, submissionId))
      .orderBy(reportVersions.number),
    db.select().from(reportEvents).where(eq(reportEvents.submissionId, submissionId)).orderBy(reportEvents.seq),
    db.select().from(reportFiles).where(eq(reportFiles.submissionId, submissionId)),
  ])
  return { versions, events, files }
}

/** What came under a key before, whoever's it was. */
export function versionOfKey(db: Db, submissionKey: string): Promise<VersionRow | undefined> {
  return db.select().from(reportVersions).where(eq(reportVersions.submissionKey, submissionKey)).get()
}

/** Of other rounds, what the same unit said there: what was accepted, else what was sent last. */
export async function saidIn(
  db: Db,
  roundIds: readonly string[],
  unit: string,
): Promise<ReadonlyMap<string, { versionId: string; answers: Answers }>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .select({
      roundId: reportSubmissions.roundId,
      versionId: reportVersions.versionId,
      answers: reportVersions.answers,
    })
    .from(reportSubmissions)
    .innerJoin(
      reportVersions,
      and(
        eq(reportVersions.submissionId, reportSubmissions.id),
        sql`${reportVersions.number} = case when ${reportSubmissions.acceptedNumber} > 0
          then ${reportSubmissions.acceptedNumber} else ${reportSubmissions.sentNumber} end`,
      ),
    )
    .where(and(inArray(reportSubmissions.roundId, [...roundIds]), eq(reportSubmissions.unit, unit)))
  return new Map(rows.map(({ answers, roundId, versionId }) => [roundId, { answers, versionId }]))
}

/** What a unit sent, or never sent, the latest due first; one more than a page when there are more. */
export function pastOf(
  db: Db,
  communeId: string,
  unit: string,
  beyond: { dueOn: string; id: string } | null,
): Promise<OwedLine[]> {
  return db
    .select({ ...LINE, ...ROUND_LINE })
    .from(reportSubmissions)
    .innerJoin(reportRounds, eq(reportRounds.dossierId, reportSubmissions.roundId))
    .innerJoin(dossiers, eq(dossiers.id, reportSubmissions.roundId))
    .where(
      and(
        eq(reportSubmissions.communeId, communeId),
        eq(reportSubmissions.unit, unit),
        // The sign keeps the planner to the index in whose order the list stands.
        sql`+${reportSubmissions.status} in ('submitted', 'accepted', 'missing')`,
        beyond === null ? undefined : below([reportSubmissions.dueOn, reportSubmissions.id], [beyond.dueOn, beyond.id]),
      ),
    )
    .orderBy(desc(reportSubmissions.dueOn), desc(reportSubmissions.id))
    .limit(REPORTS_SHOWN + 1)
}

/** The unit whose report to the same round waits to be accepted, the next one in the round's order. */
export async function nextWaiting(db: Db, { position, roundId }: SubmissionRow): Promise<string | undefined> {
  const row = await db
    .select({ unit: reportSubmissions.unit })
    .from(reportSubmissions)
    .where(and(eq(reportSubmissions.roundId, roundId), eq(reportSubmissions.status, 'submitted')))
    .orderBy(sql`${reportSubmissions.position} < ${position}`, reportSubmissions.position)
    .limit(1)
    .get()
  return row?.unit
}

/** Which of these objects of the bucket belong to a report or to its draft. */
export async function ownedReportFiles(db: Db, objectKeys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ objectKey: reportFiles.objectKey })
    .from(reportFiles)
    .where(inArray(reportFiles.objectKey, sql`(select value from json_each(${JSON.stringify(objectKeys)}))`))
  return new Set(rows.map((row) => row.objectKey))
}

/** Files that lie here already, by the name that answers give them. */
export function heldFiles(files: readonly ReportFile[]): ReadonlyMap<string, KeptFile> {
  return new Map(files.map(({ bytes, name, objectKey, type }) => [name, { bytes, name, objectKey, type }]))
}
