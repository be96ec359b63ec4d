import type { Db } from '../../db/connect.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import { type CountedRow, enter, enterLater, type Ledger, readLedger, rowsOf, textsOf } from './ledger.ts'
import {
  type Behind,
  countedAfter,
  countedUpTo,
  dueAnswers,
  headOf,
  slipsOf,
  surveysAsked,
  surveysBehind,
  tallyRows,
  writeTurn,
} from './tally-queries.ts'

/** Surveys that one turn looks at, answers of a batch, batches of a turn and of one survey in it: some eight statements each. */
const SURVEYS = 30
const BATCH = 1_000
const BATCHES = 50
const BATCHES_OF_ONE = 40
/** Slips are counted again after so long, while answers come in. */
const SLIPS_EVERY_MS = 3_600_000

/** What one turn is about. `most`: batches that are left of it. */
type Work = { now: Date; newKey: () => string; most: number }

/** Takes answers into the counts of their surveys, in batches, and fills cross-tables that were asked for. */
export async function countSurveys(db: Db, now: Date, newKey = () => crypto.randomUUID()): Promise<void> {
  let left = BATCHES
  const work = () => ({ now, newKey, most: Math.min(left, BATCHES_OF_ONE) })
  for (const behind of await surveysBehind(db, now, SURVEYS))
    if (left > 0) left -= await countSurvey(db, behind, work())
  for (const id of await surveysAsked(db, SURVEYS)) if (left > 0) left -= await fillCrosses(db, id, work())
}

/** Returns how many batches it took. */
async function countSurvey(db: Db, behind: Behind, { now, newKey, most }: Work): Promise<number> {
  const { id: surveyId } = behind
  const head = await headOf(db, surveyId)
  const upTo = await countedUpTo(db, behind)
  const ledger = readLedger(await tallyRows(db, surveyId))
  const slips = await freshSlips(db, behind, head?.slipsAt ?? null, now)
  for (let batch = 0; batch < most; batch++) {
    const removed = await dueAnswers(db, surveyId, -1, '~', BATCH)
    const added = upTo === null || removed.length === BATCH ? [] : await dueAnswers(db, surveyId, 1, upTo, BATCH)
    if (removed.length + added.length === 0) return batch
    for (const row of removed) enter(ledger, row, await planOf(db, row), -1)
    const texts = []
    for (const row of added) {
      const plan = await planOf(db, row)
      enter(ledger, row, plan, 1)
      texts.push({ id: row.id, texts: textsOf(plan, row) })
    }
    const turn = { surveyId, seen: (head?.turn ?? 0) + batch, key: newKey(), now, rows: rowsOf(ledger) }
    const gone = removed.map(({ id }) => id)
    const isWritten = await writeTurn(db, { ...turn, slips: batch === 0 ? slips : null, added: texts, removed: gone })
    // If not, another turn counts this survey just now.
    if (!isWritten || Math.max(removed.length, added.length) < BATCH) return batch + 1
  }
  return most
}

/** Goes on with the cross-tables of a survey that have not come to its last answer. Returns how many batches it took. */
async function fillCrosses(db: Db, surveyId: string, { now, newKey, most }: Work): Promise<number> {
  const head = await headOf(db, surveyId)
  const ledger = readLedger(await tallyRows(db, surveyId))
  for (let batch = 0; batch < most; batch++) {
    const isDone = await fillOnce(db, surveyId, ledger)
    const rows = rowsOf(ledger).filter(({ by }) => by !== '')
    const isWritten = await writeTurn(db, { surveyId, seen: (head?.turn ?? 0) + batch, key: newKey(), now, rows })
    if (!isWritten || isDone) return batch + 1
  }
  return most
}

/** One batch further, from where the last of them stands. True when all have come to the end. */
export async function fillOnce(db: Db, surveyId: string, ledger: Ledger, batch = BATCH): Promise<boolean> {
  const open = ledger.crosses.filter(({ upTo }) => upTo !== null)
  const from = open.map(({ upTo }) => upTo ?? '').sort()[0]
  if (from === undefined) return true
  const rows = await countedAfter(db, surveyId, from, batch)
  for (const row of rows) {
    const plan = await planOf(db, row)
    for (const kept of open) enterLater(kept, row, plan)
  }
  const last = rows.length < batch ? null : (rows.at(-1)?.id ?? null)
  for (const kept of open) if (last === null || (kept.upTo ?? '') < last) kept.upTo = last
  return last === null
}

async function freshSlips(db: Db, { id, audience }: Behind, countedAt: string | null, now: Date) {
  if (audience !== 'invited') return null
  if (countedAt !== null && now.getTime() - Date.parse(countedAt) < SLIPS_EVERY_MS) return null
  return slipsOf(db, id)
}

async function planOf(db: Db, { versionId }: CountedRow) {
  const version = await versionOf(db, versionId)
  if (!version) throw new Error(`version ${versionId} is not there`)
  return version.plan
}
