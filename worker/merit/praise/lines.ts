import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { CommendationRow } from '../tables.ts'
import { formText, NOMINEE_WORDS, occasionText } from './words.ts'

/** Whom it is about, as far as every officer may read it: a unit by its name, a person only once the decision tells it. */
export function nomineeText(praise: CommendationRow, book: CommuneBook): string {
  if (praise.nomineePublic !== '') return praise.nomineePublic
  return praise.nomineeUnit === '' ? NOMINEE_WORDS[praise.nomineeKind] : unitName(book, praise.nomineeUnit)
}

/** The hamlet, as the commune calls it; empty where there is none. */
export function hamletText(praise: Pick<CommendationRow, 'hamletId'>, book: CommuneBook): string {
  return praise.hamletId === '' ? '' : (book.hamlets.get(praise.hamletId)?.name ?? 'thôn cũ')
}

/** What is told of a deed to everybody: of somebody without a name nothing that would name him. */
export function achievementText(praise: CommendationRow): string {
  return praise.nomineePublic !== '' || praise.nomineeUnit !== '' ? praise.achievement : ''
}

export const LIST_HEAD = ['TT', 'Người, hộ, đơn vị được khen', 'Thôn', 'Thành tích', 'Hình thức', 'Dịp', 'Quyết định']

/** A line of the list of those who are praised, for spreadsheets and papers. */
export function listLine(praise: CommendationRow, book: CommuneBook): string[] {
  const decided = praise.decidedOn === null ? '' : `${praise.decisionNumber}, ${longDay(praise.decidedOn)}`
  return [
    nomineeText(praise, book),
    hamletText(praise, book),
    achievementText(praise),
    formText(praise.form),
    occasionText(praise.occasion),
    decided,
  ]
}
