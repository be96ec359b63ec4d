import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { type AnswerLine, answerLines } from '../../forms/answer-lines.ts'
import { type Version, versionOf } from '../../forms/filling/version-queries.ts'
import { numbersOnPaper } from '../../forms/on-paper.ts'
import type { Answers, Questionnaire } from '../../forms/questionnaire.ts'
import { checklistOf } from './checklist-queries.ts'
import { FINDINGS_SHOWN, findingsOf, quotable, type Shown } from './finding-queries.ts'
import { type Newest, newestOf } from '../observations/observation-queries.ts'
import { findingWords } from './rules.ts'

/** A finding as the team reads it. */
export type FindingLine = Omit<Shown, 'answers'> & { lines: readonly AnswerLine[] }
export type FindingPage = { rows: FindingLine[]; after: string | null }

/** What a topic's page knows of what was found: the newest, the check-list by name, what a report may quote. */
export type Spot = FindingPage & {
  checklist: string | null
  quotes: { strengths: string; limits: string }
  observations: Newest
}

/** A page of findings; `after` is where the next one begins. */
export async function findingPage(
  db: Db,
  book: CommuneBook,
  dossierId: string,
  after: string | null,
): Promise<FindingPage> {
  const [foundAt = '', id = ''] = (after ?? '').split('~')
  const found = await findingsOf(db, dossierId, after === null ? null : { foundAt, id })
  const rows = await Promise.all(
    found.slice(0, FINDINGS_SHOWN).map(async ({ answers, ...row }): Promise<FindingLine> => {
      const version = answers && (await versionOf(db, row.versionId))
      return { ...row, lines: version ? linesOf(book, version, answers) : [] }
    }),
  )
  const last = found.length > FINDINGS_SHOWN ? rows.at(-1) : undefined
  return { rows, after: last ? `${last.foundAt}~${last.id}` : null }
}

/** All of it, for the topic's page. What may be quoted is read when the report is about to be written. */
export async function spotOf(db: Db, book: CommuneBook, row: { id: string; status: string }): Promise<Spot> {
  const dossierId = row.id
  const [page, quotes, checklist, told] = await Promise.all([
    findingPage(db, book, dossierId, null),
    row.status === 'session_closed' ? quotable(db, dossierId) : [],
    checklistOf(db, dossierId),
    newestOf(db, dossierId),
  ])
  const version = checklist && (await versionOf(db, checklist.versionId))
  return { ...page, quotes: findingWords(quotes), checklist: version ? titleOf(version) : null, observations: told }
}

/** What a check-list is called, with the number of its version. */
export function titleOf({ number, plan: { questionnaire } }: Version): string {
  return `${questionnaire.title || 'Phiếu kiểm tra'}, bản ${number}`
}

/** Of the answers, what somebody gave to a question. */
export function givenIn(questionnaire: Questionnaire, answers: Answers): Answers {
  const asked = numbersOnPaper(questionnaire)
  return Object.fromEntries(
    Object.entries(answers).filter(([key, value]) => {
      const name = key.split(':')[0] ?? ''
      return value !== '' && (asked.has(name) || asked.has(name.replace(/_other$/, '')))
    }),
  )
}

function linesOf(book: CommuneBook, { plan: { questionnaire } }: Version, answers: Answers): AnswerLine[] {
  return answerLines(
    questionnaire,
    givenIn(questionnaire, answers),
    (id) => book.hamlets.get(id)?.name,
    () => undefined,
  )
}
