import { and, asc, desc, eq, gt, gte, notInArray, sql } from 'drizzle-orm'
import { cases, marks } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import { openBook } from '../communes/queries.ts'
import { communes } from '../communes/tables.ts'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'
import { type Cluster, clusterSettings } from './clusters.ts'
import { inCluster } from './propose-queries.ts'
import { petitionClusters } from './tables.ts'

/** Communes counted in one turn of the clock. */
const COMMUNES_PER_TURN = 40
const MARK = 'supervision-clusters'
/** Fields offered at once. */
const OFFERED = 5

/** What is offered to a commune's Front, the largest first. */
export function clustersOf(db: Db, communeId: string): Promise<Cluster[]> {
  return db
    .select()
    .from(petitionClusters)
    .where(eq(petitionClusters.communeId, communeId))
    .orderBy(desc(petitionClusters.many), asc(petitionClusters.category))
    .limit(OFFERED)
}

/** One that is still offered. */
export function clusterOf(db: Db, communeId: string, category: string): Promise<Cluster | undefined> {
  return db
    .select()
    .from(petitionClusters)
    .where(and(eq(petitionClusters.communeId, communeId), eq(petitionClusters.category, category)))
    .get()
}

/** The first instant that still counts for a cluster. */
export function clusterFrom(cluster: Pick<Cluster, 'fromOn'>): string {
  return new Date(`${cluster.fromOn}T00:00:00+07:00`).toISOString()
}

/**
 * Counts, commune by commune and each once a day, of which fields many petitions came lately. Nobody pays for it who opens a
 * page. Reads the petitions of those days along the index of places.
 */
export async function countClusters(db: Db, now: Date): Promise<number> {
  const today = localDay(now)
  const mark = await db.select({ value: marks.value }).from(marks).where(eq(marks.name, MARK)).get()
  const [day = '', last = ''] = mark?.value.split('~') ?? []
  // Behind the last commune of a day stands nothing more until the next one.
  const after = day === today ? last : ''
  const some = await db
    .select({ id: communes.id })
    .from(communes)
    .where(gt(communes.id, after))
    .orderBy(asc(communes.id))
    .limit(COMMUNES_PER_TURN)
  for (const { id } of some) await countCommune(db, id, now, today)
  const reached = some.at(-1)?.id ?? after
  if (`${today}~${reached}` !== mark?.value)
    await db
      .insert(marks)
      .values({ name: MARK, value: `${today}~${reached}` })
      .onConflictDoUpdate({ target: marks.name, set: { value: `${today}~${reached}` } })
  return some.length
}

async function countCommune(db: Db, communeId: string, now: Date, today: string): Promise<void> {
  const book = await openBook(db, communeId, now)
  const settings = book && clusterSettings(book, today)
  const found = book && settings ? await largeFields(db, book, addDays(today, -settings.days), settings.least) : []
  const offered = found.filter(({ category }) => book?.categories.get(category)?.restricted !== true)
  const fromOn = settings ? addDays(today, -settings.days) : today
  const gone = db.delete(petitionClusters).where(
    and(
      eq(petitionClusters.communeId, communeId),
      notInArray(
        petitionClusters.category,
        offered.map(({ category }) => category),
      ),
    ),
  )
  const statements: Statement[] = [
    gone,
    ...offered.map(({ bodies, ...row }) => {
      const counted = { ...row, bodies: JSON.parse(bodies) as string[], fromOn, toOn: today }
      return db
        .insert(petitionClusters)
        .values({ communeId, ...counted })
        .onConflictDoUpdate({ target: [petitionClusters.communeId, petitionClusters.category], set: counted })
    }),
  ]
  await writeTogether(db, statements)
}

function largeFields(db: Db, book: CommuneBook, fromOn: string, least: number) {
  const among = (ids: Iterable<string>) => sql`(select value from json_each(${JSON.stringify([...ids])}))`
  return db
    .select({
      category: cases.category,
      many: sql<number>`count(*)`,
      hamlets: sql<number>`count(distinct ${cases.hamletId})`,
      bodies: sql<string>`json_group_array(distinct ${cases.responsibleBodyId})`,
    })
    .from(cases)
    .where(
      and(
        eq(cases.communeId, book.commune.id),
        sql`${cases.hamletId} in ${among(['', ...book.hamlets.keys()])}`,
        sql`${cases.category} in ${among(book.categories.keys())}`,
        gte(cases.submittedAt, clusterFrom({ fromOn })),
        inCluster(),
      ),
    )
    .groupBy(cases.category)
    .having(sql`count(*) >= ${least}`)
}
