import { elsewhereOf } from '../cases/elsewhere-queries.ts'
import { type Deed, takeMany, type Together } from '../cases/many-queries.ts'
import { type CaseRow, step } from '../cases/queries.ts'
import { openBook } from '../communes/queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { type Erasure, erasureOf, staysUntil } from '../deadlines/retention.ts'
import { reasonOf } from '../deadlines/wake-sweep.ts'
import { ownedOf } from '../files/queries.ts'
import type { Actor } from '../staff/actor.ts'
import { casesToErase, contactGone, eraseLater, photosGone, photosOf, textsGone } from './erase-queries.ts'

/** Words go out of the search case by case: a statement each. */
const CASES_PER_TURN = 100
const COMMUNES_PER_TURN = 25
/** Objects that the bucket deletes at once. */
const MOST_OBJECTS = 1000

/** What a kind of case keeps of the sender's words: read first, then the statements that take them away. */
export type ErasableKind = {
  wordsGone: (db: Db, rows: readonly CaseRow[]) => Promise<(rows: readonly CaseRow[]) => Statement[]>
}
export type ErasableKinds = Readonly<Record<string, ErasableKind>>

/** What goes of one case, by whom and why. `own`: only what came from the sender; answers of offices stay. */
export type Job = {
  seen: CaseRow
  what: Pick<Erasure, 'contact' | 'photos' | 'words'>
  scope: 'all' | 'own'
  actor: Actor
  why: 'kept_long_enough' | 'asked'
  set?: Partial<CaseRow>
  /** Parts that were split from it: their words and photos, copies of its own, go in the same batch. */
  parts?: readonly CaseRow[]
  /** What is written in the same batch. */
  also?: readonly Statement[]
}

/**
 * Erases what became due to be forgotten: contact, photos, words. The bare record and the chain of its events stay.
 * Costs by these cases alone; a second run finds nothing.
 */
export async function eraseDue(db: Db, bucket: R2Bucket, now: Date, kinds: ErasableKinds): Promise<number> {
  const today = localDay(now)
  const due = await casesToErase(db, today, CASES_PER_TURN)
  const byCommune = [...Map.groupBy(due, (row) => row.communeId)].slice(0, COMMUNES_PER_TURN)
  let many = 0
  for (const [commune, rows] of byCommune) {
    try {
      const book = await openBook(db, commune, now)
      if (!book) continue
      const elsewhere = await elsewhereOf(db, rows)
      const days = rows.map((seen) => ({ seen, on: staysUntil(seen, elsewhere(seen), today) }))
      await eraseLater(
        db,
        days.flatMap(({ on, seen }) => (on === null ? [] : [{ seen, on }])),
      )
      const jobs = days.flatMap(({ on, seen }): Job[] => {
        if (on !== null) return []
        const { again, ...what } = erasureOf(seen, book, today)
        const set = { eraseOn: again, erasedAt: now.toISOString() }
        return [{ seen, what, scope: 'all', actor: { kind: 'system' }, why: 'kept_long_enough', set }]
      })
      many += await erase(db, bucket, jobs, kinds, now)
    } catch (error) {
      console.error(JSON.stringify({ failure: 'clock.erase', commune, what: reasonOf(error) }))
    }
  }
  return many
}

/** Erases, each case with its event; how many it did. A case that moved meanwhile is left as it is, but for its photos. */
export async function erase(
  db: Db,
  bucket: R2Bucket,
  jobs: readonly Job[],
  kinds: ErasableKinds,
  now: Date,
): Promise<number> {
  const photos = (
    await Promise.all((['all', 'own'] as const).map((scope) => photosOf(db, idsOf(jobs, 'photos', scope), scope)))
  ).flat()
  // Objects before rows: what breaks off here is done again the next time, for the rows still name them.
  const objects = await ownObjects(db, photos)
  for (let at = 0; at < objects.length; at += MOST_OBJECTS) await bucket.delete(objects.slice(at, at + MOST_OBJECTS))
  const speechless = [...Map.groupBy(wordless(jobs), (row) => row.kind)]
  const wordsGone = new Map(
    await Promise.all(
      speechless.map(async ([kind, rows]) => [kind, await (kinds[kind]?.wordsGone ?? nothing)(db, rows)] as const),
    ),
  )
  const deeds = jobs.map((job): Deed & { job: Job } => {
    const { seen, what, why, actor } = job
    const set = { ...job.set, ...(what.words ? { title: ERASED_TITLE } : {}) }
    const eventOf = ({ id }: CaseRow, contact: boolean) => {
      const of = photos.filter((photo) => photo.caseId === id).length
      return { kind: 'privacy.erased', actor, at: now, detail: { why, contact, photos: of, words: what.words } }
    }
    const inParts = (job.parts ?? []).flatMap((part) => step(db, part, eventOf(part, false), set))
    return { job, seen, event: eventOf(seen, what.contact), set, also: [...inParts, ...(job.also ?? [])] }
  })
  const together: Together<Deed & { job: Job }> = (written) => {
    const some = written.map(({ deed }) => deed.job)
    const done = new Set(some.flatMap(wholeOf).map(({ id }) => id))
    const gone = photos.filter((photo) => done.has(photo.caseId)).map((photo) => photo.id)
    const words = wordless(some)
    return [
      ...(some.some((job) => job.what.contact) ? contactGone(db, idsOf(some, 'contact')) : []),
      ...(gone.length > 0 ? [photosGone(db, gone)] : []),
      ...(['all', 'own'] as const).flatMap((scope) => {
        const ids = idsOf(some, 'words', scope)
        return ids.length > 0 ? [textsGone(db, ids, scope)] : []
      }),
      ...[...Map.groupBy(words, (row) => row.kind)].flatMap(([kind, rows]) => wordsGone.get(kind)?.(rows) ?? []),
    ]
  }
  return (await takeMany(db, deeds, together)).done.length
}

/** The objects of these photos that no other row names: the whole and its parts share theirs. */
async function ownObjects(db: Db, photos: readonly { id: string; objectKey: string }[]): Promise<string[]> {
  const keys = [...new Set(photos.map((photo) => photo.objectKey))]
  const others = await ownedOf(
    db,
    keys,
    photos.map((photo) => photo.id),
  )
  return keys.filter((key) => !others.has(key))
}

/** What lists say of a case whose words are gone. */
const ERASED_TITLE = 'Nội dung đã xóa'

function idsOf(jobs: readonly Job[], part: 'contact' | 'photos' | 'words', scope?: 'all' | 'own'): string[] {
  return jobs
    .filter((job) => job.what[part] && (!scope || job.scope === scope))
    .flatMap(wholeOf)
    .map(({ id }) => id)
}

function wordless(jobs: readonly Job[]): CaseRow[] {
  return jobs.filter((job) => job.what.words).flatMap(wholeOf)
}

/** A case with its parts that are erased together with it. */
function wholeOf({ parts = [], seen }: Job): CaseRow[] {
  return [seen, ...parts]
}

async function nothing(): Promise<() => Statement[]> {
  return () => []
}
