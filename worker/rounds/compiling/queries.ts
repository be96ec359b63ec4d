import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { draftsOf } from '../../documents/draft-queries.ts'
import type { Db } from '../../db/connect.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import { reportRounds, reportSubmissions, reportVersions, type RoundRow } from '../tables.ts'
import { type Ask, asksOf } from './asks.ts'
import type { Heap, Report } from './compile.ts'
import type { CompileState } from './own.ts'
import { cameLate } from './standing.ts'
import { type CompilationRow, reportCompilations } from './tables.ts'

/** Which version of each report counts: submission → number. */
export type Basis = Readonly<Record<string, number>>
/** A round with all that it is held against. */
export type Heaps = {
  round: Heap
  plan: Heap | null
  previous: Heap | null
  basis: Basis
  /** What is accepted now, whatever the basis says. */
  accepted: readonly { id: string; unit: string; acceptedNumber: number }[]
}

/** Reports whose answers one statement brings: as many as one answer of the database holds easily. */
const AT_ONCE = 1_000

/** What was put together of a round so far, and the papers that were begun from it. */
export async function readCompile(db: Db, roundId: string): Promise<CompileState> {
  const [all, papers] = await Promise.all([
    db
      .select({
        number: reportCompilations.number,
        basis: reportCompilations.basis,
        contentHash: reportCompilations.contentHash,
        madeBy: reportCompilations.madeBy,
        madeAt: reportCompilations.madeAt,
        documentCode: reportCompilations.documentCode,
        sentAt: reportCompilations.sentAt,
      })
      .from(reportCompilations)
      .where(eq(reportCompilations.roundId, roundId))
      .orderBy(asc(reportCompilations.number)),
    draftsOf(db, 'dossier', roundId),
  ])
  return { all, papers }
}

/** The compilation with that number, or the last; of those that were sent, where only they may be read. */
export function compilationOf(
  db: Db,
  roundId: string,
  which: { sentOnly?: true } = {},
): Promise<CompilationRow | undefined> {
  const { sentOnly } = which
  return db
    .select()
    .from(reportCompilations)
    .where(
      and(
        eq(reportCompilations.roundId, roundId),
        sentOnly ? sql`${reportCompilations.sentAt} is not null` : undefined,
      ),
    )
    .orderBy(desc(reportCompilations.number))
    .limit(1)
    .get()
}

/** All reports of a round, of its plans and of the period before: as they are accepted now, or as a basis says. Two or three reads. */
export async function heapsOf(db: Db, round: RoundRow, basis: Basis | null): Promise<Heaps> {
  const others = [round.planRoundId, round.previousRoundId].filter((id) => id !== null)
  const rounds = others.length === 0 ? [] : await roundsOf(db, others)
  const ids = [round.dossierId, ...rounds.map((one) => one.dossierId)]
  const { counting, reports, rows } = await reportsOf(db, ids, basis)
  const heapOf = async (one: RoundRow | undefined): Promise<Heap | null> =>
    one ? { asks: await asksOfVersion(db, one.versionId), reports: reports.get(one.dossierId) ?? [] } : null
  const [own, plan, previous] = await Promise.all([
    heapOf(round),
    heapOf(rounds.find((one) => one.dossierId === round.planRoundId)),
    heapOf(rounds.find((one) => one.dossierId === round.previousRoundId)),
  ])
  const accepted = rows.filter(({ roundId }) => roundId === round.dossierId)
  return { round: own ?? { asks: [], reports: [] }, plan, previous, basis: counting, accepted }
}

/** What is put together of a version of a questionnaire. */
export async function asksOfVersion(db: Db, versionId: string): Promise<readonly Ask[]> {
  const version = versionId === '' ? null : await versionOf(db, versionId)
  return version ? asksOf(version.plan) : []
}

function roundsOf(db: Db, ids: readonly string[]): Promise<RoundRow[]> {
  return db
    .select()
    .from(reportRounds)
    .where(inArray(reportRounds.dossierId, [...ids]))
}

/** Each unit's report of these rounds, in the order of the set, with the answers that count. */
export async function reportsOf(
  db: Db,
  roundIds: readonly string[],
  basis: Basis | null,
): Promise<{ reports: Map<string, Report[]>; counting: Basis; rows: SubmissionLine[] }> {
  const rows = await (basis === null ? acceptedIn(db, roundIds) : onBasis(db, roundIds, basis))
  const numberOf = (row: SubmissionLine) => (basis === null ? row.acceptedNumber : (basis[row.id] ?? 0))
  const reports = new Map<string, Report[]>()
  for (const row of rows) {
    const own = reports.get(row.roundId) ?? []
    reports.set(row.roundId, own)
    own.push(reportOf(row, numberOf(row), row.answers))
  }
  const counting = Object.fromEntries(rows.filter((row) => numberOf(row) > 0).map((row) => [row.id, numberOf(row)]))
  return { reports, counting, rows }
}

const SUBMISSION = {
  ...{ id: reportSubmissions.id, roundId: reportSubmissions.roundId, unit: reportSubmissions.unit },
  ...{ position: reportSubmissions.position, status: reportSubmissions.status },
  ...{ acceptedNumber: reportSubmissions.acceptedNumber, firstSentAt: reportSubmissions.firstSentAt },
  ...{ wasMissing: reportSubmissions.wasMissing, dueOn: reportSubmissions.dueOn },
  ...{ timesReturned: reportSubmissions.timesReturned, timesCorrected: reportSubmissions.timesCorrected },
}

/** What is known of each unit's report of these rounds, without what is written in it. */
export async function submissionsIn(db: Db, roundIds: readonly string[]) {
  if (roundIds.length === 0) return []
  const rows = await db.select(SUBMISSION).from(reportSubmissions).where(ofRounds(roundIds))
  return inOrder(rows)
}

/** The same with the answers that are accepted now: two rows of the database a report. */
export async function acceptedIn(db: Db, roundIds: readonly string[]) {
  if (roundIds.length === 0) return []
  const rows = await db
    .select({ ...SUBMISSION, answers: reportVersions.answers })
    .from(reportSubmissions)
    .leftJoin(
      reportVersions,
      and(
        eq(reportVersions.submissionId, reportSubmissions.id),
        eq(reportVersions.number, reportSubmissions.acceptedNumber),
      ),
    )
    .where(ofRounds(roundIds))
  return inOrder(rows)
}

async function onBasis(db: Db, roundIds: readonly string[], basis: Basis): Promise<SubmissionLine[]> {
  const [rows, answers] = await Promise.all([submissionsIn(db, roundIds), answersOf(db, basis)])
  return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? null }))
}

/** A handful of ids, as parameters: behind a list in JSON the planner expects many and reads the whole table. */
function ofRounds(ids: readonly string[]): SQL {
  return inArray(reportSubmissions.roundId, [...ids])
}

/** Sorted here: the database would read every row once more. */
function inOrder<T extends { position: number; unit: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.position - b.position || (a.unit < b.unit ? -1 : 1))
}

/** The answers of these versions, by report. */
export async function answersOf(db: Db, counting: Basis): Promise<Map<string, Answers>> {
  const found = new Map<string, Answers>()
  const wanted = Object.entries(counting)
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = JSON.stringify(Object.fromEntries(wanted.slice(from, from + AT_ONCE)))
    // The list is walked and each version looked up: never the other way about.
    const rows = await db.all<{
      id: string
      answers: string
    }>(sql`select versions.submission_id as id, versions.answers as answers
      from json_each(${some}) as wanted cross join ${reportVersions} as versions
      on versions.submission_id = wanted.key and versions.number = wanted.value`)
    for (const row of rows) found.set(row.id, JSON.parse(row.answers) as Answers)
  }
  return found
}

export type SubmissionLine = Awaited<ReturnType<typeof acceptedIn>>[number]

function reportOf(row: SubmissionLine, number: number, answers: Answers | null): Report {
  return {
    ...{ submissionId: row.id, unit: row.unit, position: row.position, status: row.status },
    ...{ isLate: cameLate(row), wasMissing: row.wasMissing, number: answers === null ? 0 : number, answers },
  }
}
