import { and, asc, desc, eq, gt, gte, isNotNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
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
  year: dossiers.year,
  number: dossiers.number,
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
  return { rows, next: found.length > PUBLIC_PAGE && last ? `${at}~${last.year}~${last.number}` : '' }
}

function rowsOf(db: Db, communeId: string, { after, bodyId, figure, year }: PublicAsk, today: string) {
  const [, at = '', ofYear = '', number = ''] = /^([\w.:-]{10,24})~(\d{4})~(\d{1,9})$/.exec(after) ?? []
  const byNumber = [asc(dossiers.year), asc(dossiers.number)]
  const isLater = sql`(${dossiers.year}, ${dossiers.number}) > (${Number(ofYear)}, ${Number(number)})`
  const isOpen = and(eq(dossiers.restricted, false), sql`${dossiers.status} <> 'superseded'`)
  const base = db.select(shown).from(recommendations).innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
  if (bodyId === '' || year === null)
    // The commune's own index of published dossiers: the join begins there.
    return db
      .select(shown)
      .from(dossiers)
      .innerJoin(recommendations, eq(recommendations.dossierId, dossiers.id))
      .where(
        and(
          eq(dossiers.communeId, communeId),
          eq(dossiers.kind, 'recommendation'),
          isNotNull(dossiers.publishedAt),
          isOpen,
          at === '' ? undefined : and(lte(dossiers.publishedAt, at), or(lt(dossiers.publishedAt, at), isLater)),
        ),
      )
      .orderBy(desc(dossiers.publishedAt), ...byNumber)
      .limit(PUBLIC_PAGE + 1)
  const ofBody = and(
    eq(recommendations.bodyId, bodyId),
    eq(recommendations.year, year),
    // Without the plus the planner may take the commune's index of what is owed.
    sql`+${recommendations.communeId} = ${communeId}`,
    sql`recommendations.published_at is not null`,
    OF[figure],
    isOpen,
  )
  if (figure === 'qua-han')
    return base
      .where(
        and(
          ofBody,
          sql`${recommendations.owedOn} < ${today}`,
          at === '' ? undefined : and(gte(recommendations.owedOn, at), or(gt(recommendations.owedOn, at), isLater)),
        ),
      )
      .orderBy(asc(recommendations.owedOn), ...byNumber)
      .limit(PUBLIC_PAGE + 1)
  return base
    .where(
      and(
        ofBody,
        at === ''
          ? undefined
          : and(lte(recommendations.publishedAt, at), or(lt(recommendations.publishedAt, at), isLater)),
      ),
    )
    .orderBy(desc(recommendations.publishedAt), ...byNumber)
    .limit(PUBLIC_PAGE + 1)
}

/** One recommendation that everybody may read, with its steps and second looks. */
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
  const [[own], steps, rechecks] = await db.batch([
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
  ])
  return own && { row, own, steps, rechecks }
}
