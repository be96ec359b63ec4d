import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import type { Plan } from '../../forms/plan.ts'
import { byText, emptyCross } from '../../forms/tally/cross.ts'
import type { Sheets } from '../../forms/tally/sheets.ts'
import { type Version, versionOf } from '../../forms/filling/version-queries.ts'
import type { SurveyRow } from '../rules.ts'
import type { Basis } from './figures.ts'
import { asOf, type KeptCross, newCross, readLedger, rowsOf } from './ledger.ts'
import type { Published } from './published.ts'
import { cutsKept } from './splits.ts'
import { groundOf } from './standing.ts'
import { surveyResults, tallies, textTags } from './tables.ts'
import { headOf, writeTurn } from './tally-queries.ts'
import { fillOnce } from './tally-sweep.ts'
import type { Named } from './wording.ts'

/** Answers that are not counted yet are told one by one up to this. */
export const UNCOUNTED_MOST = 100
/** Up to so many answers a cross-table is counted while one waits. */
const AT_ONCE = 2_000
/** Cross-tables of one survey. */
const MOST_CROSSES = 60

/** A cross-table that somebody asked for, and whether all that was counted is in it. */
export type CrossName = { question: string; by: string; isDone: boolean }

/** What is known of a survey's results. */
export type Known = {
  basis: Basis
  versions: readonly Version[]
  crosses: CrossName[]
  head: Awaited<ReturnType<typeof headOf>>
  /** How many are not counted yet, up to a hundred. */
  uncounted: number
}

/** Everything that pages about results show, as it was prepared: costs no more when there are many answers. */
export async function knownOf(db: Db, book: CommuneBook, survey: SurveyRow): Promise<Known> {
  const own = eq(tallies.surveyId, survey.id)
  const [head, rows, names, uncounted] = await Promise.all([
    headOf(db, survey.id),
    db
      .select({ question: tallies.question, by: tallies.by, counts: tallies.counts, upTo: tallies.upTo })
      .from(tallies)
      .where(and(own, eq(tallies.by, ''))),
    db
      .select({ question: tallies.question, by: tallies.by, upTo: tallies.upTo })
      .from(tallies)
      .where(and(own, ne(tallies.by, ''))),
    uncountedOf(db, survey.id),
  ])
  const { counts } = readLedger(rows)
  const versions = await versionsOf(db, survey, counts.sheets)
  const crosses = names.map(({ question, by, upTo }) => ({ question, by, isDone: upTo === null }))
  const split = readLedger(names.map((one) => ({ ...one, counts: emptyCross(asOf(one.question)) }))).crosses
  const basis = {
    plans: versions.map(({ plan }): Plan => plan),
    counts,
    hamlets: hamletsOf(book, counts.sheets),
    ground: groundOf(survey, head?.slips ?? null, counts.sheets.byChannel),
    cuts: cutsKept(split),
  }
  return { basis, versions, crosses, head, uncounted }
}

/** A cross-table that is kept. */
export async function findCross(
  db: Db,
  surveyId: string,
  question: string,
  by: string,
): Promise<KeptCross | undefined> {
  const row = await db
    .select({ question: tallies.question, by: tallies.by, counts: tallies.counts, upTo: tallies.upTo })
    .from(tallies)
    .where(and(eq(tallies.surveyId, surveyId), eq(tallies.by, by), eq(tallies.question, question)))
    .get()
  return row && readLedger([row]).crosses[0]
}

/** Takes up a cross-table: counted at once where there are few answers, else by the clock. 'full' when there are too many tables. */
export async function askCross(
  db: Db,
  survey: SurveyRow,
  { basis, crosses, head }: Known,
  asked: Pick<KeptCross, 'question' | 'by'>,
  now: Date,
): Promise<'done' | 'full'> {
  if (crosses.length >= MOST_CROSSES) return 'full'
  const kept = newCross(asked.question, asked.by)
  const ledger = { counts: basis.counts, crosses: [kept] }
  const rowOf = () => rowsOf(ledger).filter(({ by }) => by !== '')
  if (basis.counts.sheets.many <= AT_ONCE) {
    await fillOnce(db, survey.id, ledger, AT_ONCE * 2)
    const turn = { surveyId: survey.id, seen: head?.turn ?? 0, key: crypto.randomUUID(), now, rows: rowOf() }
    if (kept.upTo === null && (await writeTurn(db, turn))) return 'done'
  }
  await db
    .insert(tallies)
    .values({
      ...{ surveyId: survey.id, question: asked.question, by: byText(asked.by), upTo: '' },
      counts: newCross(asked.question, asked.by).cross,
    })
    .onConflictDoNothing()
  return 'done'
}

/** How many texts have each tag, by question. Reads every tag that was put. */
export function tagsOf(db: Db, surveyId: string): Promise<{ question: string; tag: string; many: number }[]> {
  return db
    .select({ question: textTags.question, tag: textTags.tag, many: sql<number>`count(*)` })
    .from(textTags)
    .where(eq(textTags.surveyId, surveyId))
    .groupBy(textTags.question, textTags.tag)
}

/** What was released of a survey, the latest first. */
export async function releasesOf(db: Db, surveyId: string) {
  const rows = await db
    .select()
    .from(surveyResults)
    .where(eq(surveyResults.surveyId, surveyId))
    .orderBy(desc(surveyResults.number))
  return rows.map((row) => ({ ...row, results: row.results as unknown as Published }))
}

/** What everybody may read now: one row; else what was withdrawn last. */
export async function shownRelease(db: Db, surveyId: string) {
  const row =
    (await db
      .select()
      .from(surveyResults)
      .where(and(eq(surveyResults.surveyId, surveyId), isNull(surveyResults.withdrawnAt)))
      .orderBy(desc(surveyResults.number))
      .limit(1)
      .get()) ??
    (await db
      .select()
      .from(surveyResults)
      .where(eq(surveyResults.surveyId, surveyId))
      .orderBy(desc(surveyResults.number))
      .limit(1)
      .get())
  return row && { ...row, results: row.results as unknown as Published }
}

async function uncountedOf(db: Db, surveyId: string): Promise<number> {
  const row = await db.get<{ many: number }>(sql`
    select count(*) many from (select 1 from responses
      where due <> 0 and due in (1, -1) and survey_id = ${surveyId} limit ${UNCOUNTED_MOST})`)
  return row.many
}

/** The versions that were answered and the one that is, the newest first. */
async function versionsOf(db: Db, survey: SurveyRow, { byVersion }: Sheets): Promise<Version[]> {
  const ids = new Set([...Object.keys(byVersion), ...(survey.versionId === null ? [] : [survey.versionId])])
  const found = await Promise.all([...ids].map((id) => versionOf(db, id)))
  return found.filter((one) => one !== null).sort((a, b) => b.number - a.number)
}

/** The hamlets of today, and those of before from which answers came. */
function hamletsOf(book: CommuneBook, { byHamlet }: Sheets): Named[] {
  const now = book.hamletsNow.map(({ id, name }) => ({ name: id, label: name }))
  const before = Object.keys(byHamlet).filter((id) => id !== '' && !now.some(({ name }) => name === id))
  return [...now, ...before.sort().map((id) => ({ name: id, label: book.hamlets.get(id)?.name ?? 'Thôn cũ' }))]
}
