import { and, asc, eq, gte, lt, notInArray, type SQL } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { dossiers } from '../../dossiers/tables.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { reportRounds } from '../tables.ts'
import type { Ask } from './asks.ts'
import { acceptedIn, asksOfVersion, submissionsIn } from './queries.ts'
import { cameLate } from './standing.ts'
import { type Year, yearOf, type YearRound } from './year.ts'

/** Rounds that are looked at together: of very many units more than one answer of the database should hold. */
const ROUNDS_AT_ONCE = 8
type YearSubmission = Awaited<ReturnType<typeof submissionsIn>>[number]

/** A commune's year: all rounds of it that this condition lets be found, put together. */
export async function yearReport(db: Db, book: CommuneBook, year: string, condition?: SQL): Promise<Year> {
  return yearOf(year, await roundsOfYear(db, book.commune.id, year, condition))
}

/** The rounds of a year with what was accepted of them; the plans of results come with them, whatever their year. */
export async function roundsOfYear(db: Db, communeId: string, year: string, condition?: SQL): Promise<YearRound[]> {
  const rows = await db
    .select({ round: reportRounds, title: dossiers.title, leadBodyId: dossiers.leadBodyId })
    .from(reportRounds)
    .innerJoin(dossiers, eq(dossiers.id, reportRounds.dossierId))
    .where(
      and(
        eq(reportRounds.communeId, communeId),
        gte(reportRounds.period, year),
        lt(reportRounds.period, String(Number(year) + 1)),
        notInArray(dossiers.status, ['draft', 'cancelled']),
        condition,
      ),
    )
    .orderBy(asc(reportRounds.period), asc(reportRounds.dossierId))
  const results = rows.filter(({ round }) => round.kind === 'monthly_result').map(({ round }) => round)
  const planIds = results.flatMap(({ planRoundId }) => (planRoundId === null ? [] : [planRoundId]))
  const wanted = new Set([...results.map(({ dossierId }) => dossierId), ...planIds])
  const versions = new Map(rows.map(({ round }) => [round.dossierId, round.versionId]))
  const strangers = planIds.filter((id) => !versions.has(id))
  for (const [id, version] of await versionsOf(db, strangers)) versions.set(id, version)
  const ids = [...new Set([...rows.map(({ round }) => round.dossierId), ...strangers])]
  const owed = new Map<string, YearSubmission[]>()
  const answers = new Map<string, Answers[]>()
  for (let from = 0; from < ids.length; from += ROUNDS_AT_ONCE) {
    const some = ids.slice(from, from + ROUNDS_AT_ONCE)
    const [counted, others] = await Promise.all([
      acceptedIn(
        db,
        some.filter((id) => wanted.has(id)),
      ),
      submissionsIn(
        db,
        some.filter((id) => !wanted.has(id)),
      ),
    ])
    for (const [id, lines] of Map.groupBy([...counted, ...others], ({ roundId }) => roundId)) owed.set(id, lines)
    for (const [id, lines] of Map.groupBy(counted, ({ roundId }) => roundId))
      answers.set(
        id,
        lines.flatMap((line) => (line.answers === null ? [] : [line.answers])),
      )
  }
  const asks = new Map<string, readonly Ask[]>()
  for (const id of wanted) asks.set(id, await asksOfVersion(db, versions.get(id) ?? ''))
  return rows.map(({ round, title }) => {
    const plan = round.planRoundId ?? ''
    return {
      ...{ id: round.dossierId, kind: round.kind, period: round.period, title },
      series: round.seriesId ?? round.questionnaireId,
      ...{ asks: asks.get(round.dossierId) ?? [], planAsks: asks.get(plan) ?? [] },
      ...{ answers: answers.get(round.dossierId) ?? [], planAnswers: answers.get(plan) ?? [] },
      units: (owed.get(round.dossierId) ?? []).map((line) => ({
        ...{ unit: line.unit, status: line.status, isLate: cameLate(line), hasSent: line.firstSentAt !== null },
        ...{ wasMissing: line.wasMissing, timesReturned: line.timesReturned, timesCorrected: line.timesCorrected },
      })),
    }
  })
}

async function versionsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const id of ids) {
    const row = await db
      .select({ versionId: reportRounds.versionId })
      .from(reportRounds)
      .where(eq(reportRounds.dossierId, id))
      .get()
    if (row) found.set(id, row.versionId)
  }
  return found
}

/** Rounds that this body leads. */
export function ledBy(bodyId: string): SQL {
  return eq(dossiers.leadBodyId, bodyId)
}
