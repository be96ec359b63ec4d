import { ASSIGNMENTS } from '../assignments/place.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Telling } from '../dossiers/deed.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { ONE } from '../notifications/tells.ts'
import { REPORTS } from './place.ts'

/** The officers who report for hamlets: hamlet → accounts. */
export type HamletReps = ReadonlyMap<string, readonly string[]>

const OFFICERS = 'handler,approver,leader,coordinator'
const REPORTERS = 'intake_officer,coordinator,handler,approver,leader,supervisor_member'

/** Officers of the body that gathers, in the words of the notifications. */
export function toLead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>, book: Pick<CommuneBook, 'commune'>): string[] {
  const front = book.commune.triageBodyId
  return leadBodyId === front ? [`${front}:intake_officer,coordinator,approver`] : [`${leadBodyId}:${OFFICERS}`]
}

/** Those who report for these units: officers of a body, of a hamlet those who speak for it, each by his account. */
export function unitAudiences(units: readonly string[], reps: HamletReps): string[] {
  return [
    ...new Set(
      units.flatMap((unit) =>
        unit.startsWith('hamlet:')
          ? (reps.get(unit.slice('hamlet:'.length)) ?? []).map((id) => `${ONE}${id}`)
          : [`${unit.slice('body:'.length)}:${REPORTERS}`],
      ),
    ),
  ]
}

/** The bodies that stand by those hamlets this year, by the table of assignments: they help before it is late. */
export function tellStandby(
  book: Pick<CommuneBook, 'standing' | 'hamlets'>,
  units: readonly string[],
  title: string,
): Telling[] {
  const hamlets = units.filter((unit) => unit.startsWith('hamlet:')).map((unit) => unit.slice('hamlet:'.length))
  const pairs = hamlets.flatMap((hamlet) => (book.standing.get(hamlet) ?? []).map((body) => ({ body, hamlet })))
  return [...Map.groupBy(pairs, ({ body }) => body)].map(([body, of]) => ({
    to: [`${body}:handler,approver,coordinator`],
    what: `Thôn ông/bà phụ trách chưa nộp (${of.map(({ hamlet }) => book.hamlets.get(hamlet)?.name ?? hamlet).join(', ')}): ${title}.`,
    href: ASSIGNMENTS,
  }))
}

/** Something told to those who report: it leads to what they owe, not to the round, which is the gatherers'. */
export function tellUnits(units: readonly string[], reps: HamletReps, what: string): Telling[] {
  return units.length === 0 ? [] : [{ to: unitAudiences(units, reps), what, href: REPORTS }]
}
