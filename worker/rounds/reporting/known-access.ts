import { type Version, versionOf } from '../../forms/filling/version-queries.ts'
import { openSheet, type Sheet, type World } from '../../forms/sheet.ts'
import type { Context } from '../../http/context.ts'
import type { AtHand } from '../at-hand.ts'
import { daysOf } from '../periods.ts'
import { type Beside, besides, copied, ownHamlet, prefilled, type Told } from './prefill.ts'
import type { ReportDesk } from './report-access.ts'
import { saidIn } from './report-queries.ts'

/** What is known for a report before it is written. */
export type Known = {
  beside: Beside[]
  /** From the commune's own books, by question. */
  atHand: Readonly<Record<string, string>>
  before: Told | null
}

/** Last time's answers, the plan's, and what other rooms already know. */
export async function knownFor(c: Context, desk: ReportDesk, lent: readonly AtHand[]): Promise<Known> {
  const { book, db } = c.var
  const { round, row, version } = desk
  const { planRoundId, previousRoundId } = round
  const reporting = { unit: row.unit, ...daysOf(round.period) }
  const [said, ...given] = await Promise.all([
    saidIn(
      db,
      [planRoundId, previousRoundId].filter((id) => id !== null),
      row.unit,
    ),
    // A plan is of days to come: nothing is known of them.
    ...(round.kind === 'monthly_plan' ? [] : lent).map((atHand) => atHand(db, book, reporting)),
  ])
  const told = async (id: string | null): Promise<Told | null> => {
    const found = id === null ? undefined : said.get(id)
    const of: Version | null = found ? await versionOf(db, found.versionId) : null
    return found && of ? { plan: of.plan, answers: found.answers } : null
  }
  const [before, planned] = await Promise.all([told(previousRoundId), told(planRoundId)])
  const atHand: Record<string, string> = Object.assign({}, ...given)
  const hamletName = (id: string) => book.hamlets.get(id)?.name
  return { beside: besides(version.plan, before, planned, atHand, hamletName), atHand, before }
}

/** The sheet as it is opened: what was kept, else what was sent last, else what is known. */
export function sheetFor(
  { past, row, version }: ReportDesk,
  world: World,
  { atHand, before }: Known,
  copies: boolean,
): Sheet {
  const last = past.versions.at(-1)
  const kept = row.draft ?? last?.answers
  if (kept) return openSheet(version.plan, world, kept)
  return prefilled(version.plan, world, {
    ...ownHamlet(version.plan, row.unit),
    ...(copies && before ? copied(version.plan, before.answers) : {}),
    ...atHand,
  })
}
