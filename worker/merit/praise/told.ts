import type { CommuneBook } from '../../communes/book.ts'
import { ONE } from '../../notifications/tells.ts'
import type { PraiseDesk } from './own.ts'

/** Who proposed it: officers of the body, or whoever speaks for the hamlet. */
export function toProposer({ file: { own, people, row } }: PraiseDesk): string[] {
  if (own.praise.proposedBy.startsWith('body:')) return [`${row.leadBodyId}:handler,approver,coordinator`]
  return people.filter((one) => one.until === null && one.staffId !== '').map((one) => `${ONE}${one.staffId}`)
}

/** Officers of the Front who look at proposals. */
export function toFront(book: Pick<CommuneBook, 'commune'>): string[] {
  return [`${book.commune.triageBodyId}:intake_officer,coordinator`]
}

/** Who puts them forward. */
export function toHeads(book: Pick<CommuneBook, 'commune'>): string[] {
  return [`${book.commune.triageBodyId}:coordinator,approver`]
}

/** Who decides. */
export function toDecider(bodyId: string): string[] {
  return [`${bodyId}:leader,approver`]
}
