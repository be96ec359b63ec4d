import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import type { Answers } from '../forms/questionnaire.ts'

/** Whose report about which days. */
export type Reporting = { unit: string; from: string; to: string }

/** What other rooms already know for a report, by the names of its questions: filled in before anybody writes. */
export type AtHand = (db: Db, book: CommuneBook, reporting: Reporting) => Promise<Readonly<Record<string, string>>>

/** What other rooms take over from a report that was accepted: statements for the same batch; done again, they change nothing. */
export type OnAccepted = (
  db: Db,
  book: CommuneBook,
  accepted: Reporting & { submissionId: string; answers: Answers; byId: string; now: Date },
) => Promise<Statement[]>
