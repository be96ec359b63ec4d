import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { recommendations } from '../tables.ts'
import type { PromiseHeap } from './stands.ts'

/** Promises on a page of a public list. */
export const PROMISE_PAGE = 20

export type PromiseAsk = { heap: PromiseHeap; bodyId: string; after: string }

const shown = {
  year: recommendations.year,
  number: dossiers.number,
  // D1 keeps one of two columns of the same name.
  place: sql<number>`${recommendations.number}`.as('place'),
  status: dossiers.status,
  asked: recommendations.publicAsked,
  bodyId: recommendations.bodyId,
  stands: recommendations.stands,
  standsOn: recommendations.standsOn,
  heldOn: recommendations.replyFrom,
  id: recommendations.dossierId,
}
export type PromiseRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** One page of the promises that stand so, of the commune or of a body: what is owed by its day, what has come to an end newest first. */
export async function promiseList(
  db: Db,
  communeId: string,
  ask: PromiseAsk,
  today: string,
): Promise<{ rows: PromiseRow[]; next: string }> {
  const found = await rowsOf(db, communeId, ask, today)
  const rows = found.slice(0, PROMISE_PAGE)
  const last = rows.at(-1)
  const isMore = found.length > PROMISE_PAGE && last !== undefined
  return { rows, next: isMore ? `${last.standsOn}~${last.year}~${last.place}` : '' }
}

function rowsOf(db: Db, communeId: string, { after, bodyId, heap }: PromiseAsk, today: string) {
  const { number, standsOn, year } = recommendations
  const isOpen = heap === 'cham' || heap === 'dang-lam'
  const by = isOpen ? asc : desc
  const [, day, ofYear, ofNumber] = /^(\d{4}-\d\d-\d\d)~(\d{4})~(\d{1,9})$/.exec(after) ?? []
  const isFurther = day !== undefined && (heap !== 'dang-lam' || day >= today)
  const place = sql`(${day}, ${Number(ofYear)}, ${Number(ofNumber)})`
  const beyond = isOpen
    ? sql`(${standsOn}, ${year}, ${number}) > ${place}`
    : sql`(${standsOn}, ${year}, ${number}) < ${place}`
  return (
    db
      .select(shown)
      .from(recommendations)
      .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
      .where(
        and(
          // Without the plus the planner may take an index of the commune.
          bodyId === ''
            ? eq(recommendations.communeId, communeId)
            : and(eq(recommendations.bodyId, bodyId), sql`+${recommendations.communeId} = ${communeId}`),
          eq(recommendations.stands, heap === 'da-giu' ? 'kept' : heap === 'khong-giu' ? 'broken' : 'open'),
          heap === 'cham' ? lt(standsOn, today) : undefined,
          // With both the planner would begin at today and pass over the pages before.
          heap === 'dang-lam' && !isFurther ? gte(standsOn, today) : undefined,
          isFurther ? beyond : undefined,
          eq(dossiers.restricted, false),
        ),
      )
      // The order of the indexes, so that a page reads what it shows.
      .orderBy(by(standsOn), by(year), by(number))
      .limit(PROMISE_PAGE + 1)
  )
}
