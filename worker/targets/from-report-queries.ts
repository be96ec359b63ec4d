import { and, eq, isNull, ne } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { daysBetween } from '../deadlines/calendar.ts'
import { counted } from './actual-queries.ts'
import { indicators, targetActuals, targets } from './tables.ts'

/** A month has no more days: what covers more would count its months twice. */
const MOST_DAYS = 31

type Accepted = {
  unit: string
  from: string
  to: string
  submissionId: string
  answers: Readonly<Record<string, string>>
  byId: string
  now: Date
}

const INSERT = `insert into target_actuals (id, target_id, on_day, value, note, submission_id, entered_by, entered_at)
  select ?, ?, ?, ?, '', ?, ?, ? where not exists
    (select 1 from target_actuals where target_id = ? and submission_id = ? and on_day = ? and taken_back_at is null)`

/**
 * What an accepted month's result tells about targets: an entry for each indicator that names one of its questions. A corrected
 * report takes its old entry back and puts the new one in its place; the same report again changes nothing.
 */
export async function actualsFromReport(
  db: Db,
  book: CommuneBook,
  { answers, byId, from, now, submissionId, to, unit }: Accepted,
): Promise<Statement[]> {
  if (daysBetween(from, to) >= MOST_DAYS) return []
  const told = await db
    .select({ targetId: targets.id, question: indicators.question })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(
      and(
        ...[eq(targets.communeId, book.commune.id), eq(targets.unit, unit), eq(targets.year, Number(to.slice(0, 4)))],
        ...[isNull(targets.droppedAt), ne(indicators.question, '')],
      ),
    )
  const at = now.toISOString()
  return told.flatMap(({ question, targetId }) => {
    const value = numberIn(answers[question])
    return [
      db
        .update(targetActuals)
        .set({ takenBackBy: byId, takenBackAt: at, takenBackWhy: 'Báo cáo được đính chính.' })
        .where(
          and(
            ...[eq(targetActuals.targetId, targetId), eq(targetActuals.submissionId, submissionId)],
            ...[eq(targetActuals.onDay, to), isNull(targetActuals.takenBackAt)],
            value === null ? undefined : ne(targetActuals.value, value),
          ),
        ),
      ...(value === null
        ? []
        : [
            {
              toSQL: () => ({
                sql: INSERT,
                params: [
                  ...[`${submissionId}.${targetId}.${now.getTime()}`, targetId, to, value, submissionId, byId, at],
                  ...[targetId, submissionId, to],
                ],
              }),
            },
          ]),
      counted(targetId),
    ]
  })
}

/** A number as a questionnaire keeps it. */
function numberIn(answer: string | undefined): number | null {
  if (answer === undefined || answer.trim() === '') return null
  const value = Number(answer.replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? value : null
}
