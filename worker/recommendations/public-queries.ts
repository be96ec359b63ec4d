import { and, asc, desc, eq, isNotNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { above } from '../db/keyset.ts'
import { dossiers } from '../dossiers/tables.ts'
import type { Figure } from './board.ts'
import { recommendationRechecks, recommendations, recommendationSteps } from './tables.ts'

/** Rows on a page of the public list. */
export const PUBLIC_PAGE = 20

export type PublicAsk = { bodyId: string; year: number | null; figure: Figure; after: string }

/** As in the partial indexes `recommendations_public_…`, to the letter. */
const OF: Readonly<Record<Figure, SQL | undefined>> = {
  'da-kien-nghi': undefined,
  'dung-han': sql`reply_in_time = 1`,
  'tiep-thu': sql`reply in ('accepted', 'partly')`,
  'khong-tiep-thu': sql`reply = 'refused'`,
  'bao-xong': sql`claimed_on is not null`,
  'da-kiem-tra': sql`verified_on is not null`,
  'qua-han': sql`owed_on is not null`,
}

const shown = {
  year: recommendations.year,
  number: dossiers.number,
  // D1 keeps one of two columns of the same name.
  place: sql<number>`${recommendations.number}`.as('place'),
  status: dossiers.status,
  title: recommendations.publicAsked,
  bodyId: recommendations.bodyId,
  publishedAt: recommendations.publishedAt,
  owedOn: recommendations.owedOn,
  id: recommendations.dossierId,
}
export type PublicRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** What everybody may read of recommendations: of a body's year by what is counted, else of the whole commune; newest first, those of one moment by number. */
export async function publicList(
  db: Db,
  communeId: string,
  ask: PublicAsk,
  today: string,
): Promise<{ rows: PublicRow[]; next: string }> {
  const found = await rowsOf(db, communeId, ask, today)
  const rows = found.slice(0, PUBLIC_PAGE)
  const last = rows.at(-1)
  const at = ask.figure === 'qua-han' ? last?.owedOn : last?.publishedAt
  return { rows, next: found.length > PUBLIC_PAGE && last ? `${at}~${last.year}~${last.place}` : '' }
}

function rowsOf(db: Db, communeId: string, { after, bodyId, figure, year }: PublicAsk, today: string) {
  const [, at = '', ofYear = '', ofNumber = ''] = /^([\w.:-]{10,24})~(\d{4})~(\d{1,9})$/.exec(after) ?? []
  const { number, owedOn, publishedAt } = recommendations
  const columns = [recommendations.year, number]
  const place = [Number(ofYear), Number(ofNumber)]
  const isOverdue = figure === 'qua-han'
  // The order of the indexes, so that a page reads what it shows.
  const order = isOverdue ? asc(owedOn) : desc(publishedAt)
  const beyond = isOverdue
    ? above([owedOn, ...columns], [at, ...place])
    : // Two ways: the last to be published first, those of one moment upwards.
      and(lte(publishedAt, at), or(lt(publishedAt, at), above(columns, place)))
  const isHere =
    bodyId === '' || year === null
      ? eq(recommendations.communeId, communeId)
      : and(
          eq(recommendations.bodyId, bodyId),
          eq(recommendations.year, year),
          // Without the plus the planner may take an index of the commune.
          sql`+${recommendations.communeId} = ${communeId}`,
        )
  return db
    .select(shown)
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
    .where(
      and(
        isHere,
        sql`recommendations.published_at is not null`,
        OF[figure],
        isOverdue ? sql`${owedOn} < ${today}` : undefined,
        eq(dossiers.restricted, false),
        sql`${dossiers.status} <> 'superseded'`,
        at === '' ? undefined : beyond,
      ),
    )
    .orderBy(order, ...columns.map((column) => asc(column)))
    .limit(PUBLIC_PAGE + 1)
}

/** One recommendation that everybody may read, with its steps, second looks, and what it came out of. */
export async function publicOne(db: Db, communeId: string, place: { year: number; number: number }) {
  const row = await db
    .select()
    .from(dossiers)
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'recommendation'),
        eq(dossiers.year, place.year),
        eq(dossiers.number, place.number),
        isNotNull(dossiers.publishedAt),
        eq(dossiers.restricted, false),
      ),
    )
    .get()
  if (!row) return undefined
  const { id } = row
  const [[own], steps, rechecks, [parent]] = await db.batch([
    db.select().from(recommendations).where(eq(recommendations.dossierId, id)),
    db
      .select()
      .from(recommendationSteps)
      .where(eq(recommendationSteps.dossierId, id))
      .orderBy(recommendationSteps.position),
    db
      .select()
      .from(recommendationRechecks)
      .where(eq(recommendationRechecks.dossierId, id))
      .orderBy(recommendationRechecks.seq),
    db
      .select()
      .from(dossiers)
      .where(eq(dossiers.id, row.parentId ?? '')),
  ])
  return own && { row, own, steps, rechecks, parent }
}
