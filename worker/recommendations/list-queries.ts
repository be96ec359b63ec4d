import { and, asc, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import { above, below } from '../db/keyset.ts'
import { dossiersFor } from '../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../dossiers/tables.ts'
import type { StaffMember } from '../staff/actor.ts'
import { type ListAsk, seesAll } from './list-ask.ts'
import { recommendations } from './tables.ts'

/** Rows on a page of a list. */
export const PAGE = 25

/** One page: its rows, and where the next begins. */
export type ListPage = { rows: DossierRow[]; next: string }

/** A row, and by what its list goes. */
type Found = { row: DossierRow; at: string | null }
type Asked = { db: Db; book: CommuneBook; staff: StaffMember; today: string }

/** One page of what an officer asked for. Each list rides an index of its own. */
export async function listPage(asked: Asked, ask: ListAsk): Promise<ListPage> {
  const found = await rowsOf(asked, ask)
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    next: found.length > PAGE && last ? `${last.at ?? ''}~${last.row.id}` : '',
  }
}

/** How many wait for a body, up to ten. */
export async function waitingCount(db: Db, bodyId: string): Promise<number> {
  const [row] = await db.select({ many: sql<number>`count(*)` }).from(
    db
      .select({ one: sql`1`.as('one') })
      .from(dossiers)
      .where(
        and(eq(dossiers.waitsForBodyId, bodyId), eq(dossiers.kind, 'recommendation'), eq(dossiers.restricted, false)),
      )
      .limit(10)
      .as('some'),
  )
  return row?.many ?? 0
}

/** The recommendation with that id, if this officer may find it: for ways that know no number yet. */
export function recommendationById(db: Db, staff: StaffMember, book: CommuneBook, id: string) {
  return db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.id, id), eq(dossiers.kind, 'recommendation'), dossiersFor(staff, book.commune.triageBodyId)))
    .get()
}

function rowsOf(asked: Asked, ask: ListAsk): Promise<Found[]> {
  switch (ask.heap) {
    case 'cho':
      return waiting(asked, asked.staff.bodyId, ask.after)
    case 'qua-han':
      return overdue(asked, ask)
    case 'kiem-tra-lai':
      return drawn(asked, ask.after)
    case 'cam-ket':
      return promised(asked, ask)
    default:
      return all(asked, ask)
  }
}

/** By what a list goes, under a name of its own beside the row's columns. */
const placed = (column: SQLiteColumn) => sql<string | null>`${column}`.as('place')

const isRecommendation = eq(dossiers.kind, 'recommendation')

function seen({ book, staff }: Asked): SQL | undefined {
  return dossiersFor(staff, book.commune.triageBodyId)
}

/** What waits for a body: those without a day first, then the longest due. */
async function waiting(asked: Asked, bodyId: string, after: string): Promise<Found[]> {
  const [day = '', id = ''] = after.split('~')
  const own = and(eq(dossiers.waitsForBodyId, bodyId), isRecommendation, seen(asked))
  const read = (where: SQL | undefined, most: number): Promise<Found[]> =>
    asked.db
      .select({ row: dossiers, at: placed(dossiers.dueOn) })
      .from(dossiers)
      .where(and(own, where))
      .orderBy(asc(dossiers.dueOn), asc(dossiers.id))
      .limit(most)
  if (day !== '') return read(above([dossiers.dueOn, dossiers.id], [day, id]), PAGE + 1)
  const endless = await read(and(isNull(dossiers.dueOn), id === '' ? undefined : sql`id > ${id}`), PAGE + 1)
  if (endless.length > PAGE) return endless
  return [...endless, ...(await read(isNotNull(dossiers.dueOn), PAGE + 1 - endless.length))]
}

/** All that an officer may find, newest first: of the commune, of a body, of a state. */
function all(asked: Asked, ask: ListAsk): Promise<Found[]> {
  const { book, db, staff } = asked
  const { bodyId, state } = ask
  const ofCommune = seesAll(staff, book) && bodyId === ''
  // Whoever recommends sees those of his own body, whoever answers those sent to his.
  const isLead = !seesAll(staff, book) && book.bodies.get(staff.bodyId)?.kind === 'board'
  const byBody = isLead
    ? eq(dossiers.leadBodyId, staff.bodyId)
    : and(eq(dossiers.addressedBodyId, bodyId || staff.bodyId), isNotNull(dossiers.addressedAt))
  const order = ofCommune || isLead ? dossiers.startedAt : dossiers.addressedAt
  return db
    .select({ row: dossiers, at: placed(order) })
    .from(dossiers)
    .where(
      and(
        ofCommune ? eq(dossiers.communeId, book.commune.id) : byBody,
        isRecommendation,
        seen(asked),
        ...placeOf(order, ask),
      ),
    )
    .orderBy(...(state === '' ? [] : [desc(dossiers.status)]), desc(order), desc(dossiers.id))
    .limit(PAGE + 1)
}

/** Where a page begins. Of one state the place begins with it, so that no other index is thought to be as good. */
function placeOf(order: SQLiteColumn, { after, state }: ListAsk): (SQL | undefined)[] {
  const [at = '', id = ''] = after.split('~')
  if (state === '') return after === '' ? [] : [below([order, dossiers.id], [at, id])]
  if (after === '') return [eq(dossiers.status, state)]
  return [gte(dossiers.status, state), below([dossiers.status, order, dossiers.id], [state, at, id])]
}

/** What bodies owe since a day that is over, the longest first: of the commune, or of one body. */
function overdue(asked: Asked, { after, bodyId }: ListAsk): Promise<Found[]> {
  const { book, db, today } = asked
  const [day = '', id = ''] = after.split('~')
  if (bodyId !== '')
    return db
      .select({ row: dossiers, at: placed(dossiers.dueOn) })
      .from(dossiers)
      .where(
        and(
          eq(dossiers.waitsForBodyId, bodyId),
          isRecommendation,
          isNotNull(dossiers.dueOn),
          lt(dossiers.dueOn, today),
          seen(asked),
          after === '' ? undefined : above([dossiers.dueOn, dossiers.id], [day, id]),
        ),
      )
      .orderBy(asc(dossiers.dueOn), asc(dossiers.id))
      .limit(PAGE + 1)
  return db
    .select({ row: dossiers, at: placed(recommendations.owedOn) })
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
    .where(
      and(
        eq(recommendations.communeId, book.commune.id),
        isNotNull(recommendations.owedOn),
        lt(recommendations.owedOn, today),
        seen(asked),
        after === '' ? undefined : above([recommendations.owedOn, recommendations.dossierId], [day, id]),
      ),
    )
    .orderBy(asc(recommendations.owedOn), asc(recommendations.dossierId))
    .limit(PAGE + 1)
}

/** What was drawn for a second look, the soonest due first. */
function drawn(asked: Asked, after: string): Promise<Found[]> {
  const { book, db } = asked
  const [day = '', id = ''] = after.split('~')
  return db
    .select({ row: dossiers, at: placed(recommendations.recheckDueOn) })
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
    .where(
      and(
        eq(recommendations.communeId, book.commune.id),
        isNotNull(recommendations.recheckDueOn),
        seen(asked),
        after === '' ? undefined : above([recommendations.recheckDueOn, recommendations.dossierId], [day, id]),
      ),
    )
    .orderBy(asc(recommendations.recheckDueOn), asc(recommendations.dossierId))
    .limit(PAGE + 1)
}

/** What was promised in dialogues, the newest first: of the commune, or of one body. */
function promised(asked: Asked, { after, bodyId }: ListAsk): Promise<Found[]> {
  const { book, db, staff } = asked
  const [, year = '', number = ''] = /^(\d{4})\.(\d{1,9})~/.exec(after) ?? []
  const of = bodyId || (seesAll(staff, book) ? '' : staff.bodyId)
  return db
    .select({
      row: dossiers,
      at: sql<string | null>`${recommendations.year} || '.' || ${recommendations.number}`.as('place'),
    })
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
    .where(
      and(
        of === '' ? eq(recommendations.communeId, book.commune.id) : eq(recommendations.bodyId, of),
        // As in the partial indexes, to the letter.
        sql`source = 'dialogue'`,
        seen(asked),
        year === '' ? undefined : below([recommendations.year, recommendations.number], [Number(year), Number(number)]),
      ),
    )
    .orderBy(desc(recommendations.year), desc(recommendations.number))
    .limit(PAGE + 1)
}
