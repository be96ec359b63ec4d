import { and, asc, desc, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { above, below } from '../../db/keyset.ts'
import { dossiersFor } from '../../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { difficulties } from '../tables.ts'
import { type ListAsk, ownUnit } from './list-ask.ts'
import type { DifficultyRow } from './own.ts'

/** Rows on a page of a list. */
export const PAGE = 25

export type Listed = { row: DossierRow; own: DifficultyRow }
type Found = Listed & { at: string | null }
type Asked = { db: Db; book: CommuneBook; staff: StaffMember; today: string }

/** One page of what an officer asked for, and where the next begins. Each list rides an index of its own. */
export async function listPage(asked: Asked, ask: ListAsk): Promise<{ rows: Listed[]; next: string }> {
  const found = await rowsOf(asked, ask)
  const last = found.slice(0, PAGE).at(-1)
  return {
    rows: found.slice(0, PAGE).map(({ own, row }) => ({ own, row })),
    next: found.length > PAGE && last ? `${last.at ?? ''}~${last.row.id}` : '',
  }
}

/** The difficulties that came out of a round's reports, in their order. */
export function difficultiesOf(db: Db, roundId: string): Promise<Listed[]> {
  return db
    .select({ row: dossiers, own: difficulties })
    .from(dossiers)
    .innerJoin(difficulties, eq(difficulties.dossierId, dossiers.id))
    .where(and(eq(dossiers.parentId, roundId), isDifficulty))
    .orderBy(asc(dossiers.number))
}

/** The difficulty with that id, if this officer may find it: for ways that know no number yet. */
export function difficultyById(db: Db, staff: StaffMember, book: CommuneBook, id: string) {
  return db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.id, id), isDifficulty, dossiersFor(staff, book.commune.triageBodyId)))
    .get()
}

/** How many wait for a body, up to ten. */
export async function waitingCount(db: Db, bodyId: string): Promise<number> {
  const rows = await db
    .select({ one: sql`1` })
    .from(dossiers)
    .where(and(eq(dossiers.waitsForBodyId, bodyId), isDifficulty))
    .limit(10)
  return rows.length
}

const isDifficulty = eq(dossiers.kind, 'difficulty')
const placed = (column: SQLiteColumn) => sql<string | null>`${column}`.as('place')

function rowsOf(asked: Asked, ask: ListAsk): Promise<Found[]> {
  const { book, staff } = asked
  switch (ask.heap) {
    case 'cho':
      return waiting(asked, ask.after)
    case 'qua-han':
      return overdue(asked, ask.after)
    case 'duoc-giao':
      return given(asked, ask.after)
    case 'cua-toi':
      return ofUnit(asked, ownUnit(staff) ?? '', ask.after)
    default:
      return ask.unit === ''
        ? all(asked, ask.after, eq(dossiers.communeId, book.commune.id))
        : ofUnit(asked, ask.unit, ask.after)
  }
}

function from(db: Db, order: SQLiteColumn) {
  return db
    .select({ row: dossiers, own: difficulties, at: placed(order) })
    .from(dossiers)
    .innerJoin(difficulties, eq(difficulties.dossierId, dossiers.id))
}

/** What waits for a body: the soonest due first, at the end those without a day. */
async function waiting({ db, staff }: Asked, after: string): Promise<Found[]> {
  const [day = '', id = ''] = after.split('~')
  const own = and(eq(dossiers.waitsForBodyId, staff.bodyId), isDifficulty)
  const read = (where: SQL | undefined, most: number): Promise<Found[]> =>
    from(db, dossiers.dueOn).where(and(own, where)).orderBy(asc(dossiers.dueOn), asc(dossiers.id)).limit(most)
  const isPastDays = after !== '' && day === ''
  const dated = isPastDays
    ? []
    : await read(day === '' ? isNotNull(dossiers.dueOn) : above([dossiers.dueOn, dossiers.id], [day, id]), PAGE + 1)
  if (dated.length > PAGE) return dated
  const endless = and(isNull(dossiers.dueOn), isPastDays ? sql`${dossiers.id} > ${id}` : undefined)
  return [...dated, ...(await read(endless, PAGE + 1 - dated.length))]
}

/** What somebody owes since a day that is over, the longest first. */
function overdue({ book, db, today }: Asked, after: string): Promise<Found[]> {
  const [day = '', id = ''] = after.split('~')
  const { communeId, dossierId, owedOn } = difficulties
  return db
    .select({ row: dossiers, own: difficulties, at: placed(owedOn) })
    .from(difficulties)
    .innerJoin(dossiers, eq(dossiers.id, dossierId))
    .where(
      and(
        eq(communeId, book.commune.id),
        isNotNull(owedOn),
        lt(owedOn, today),
        after === '' ? undefined : above([owedOn, dossierId], [day, id]),
      ),
    )
    .orderBy(asc(owedOn), asc(dossierId))
    .limit(PAGE + 1)
}

/** What a body was given to solve, the newest first. */
function given({ db, staff }: Asked, after: string): Promise<Found[]> {
  const [at = '', id = ''] = after.split('~')
  return from(db, dossiers.addressedAt)
    .where(
      and(
        eq(dossiers.addressedBodyId, staff.bodyId),
        isDifficulty,
        after === '' ? undefined : below([dossiers.addressedAt, dossiers.id], [at, id]),
      ),
    )
    .orderBy(desc(dossiers.addressedAt), desc(dossiers.id))
    .limit(PAGE + 1)
}

/** What a unit told, the newest first: their ids go with the time. */
function ofUnit({ book, db }: Asked, unit: string, after: string): Promise<Found[]> {
  const [, id = ''] = after.split('~')
  return db
    .select({ row: dossiers, own: difficulties, at: placed(difficulties.unit) })
    .from(difficulties)
    .innerJoin(dossiers, eq(dossiers.id, difficulties.dossierId))
    .where(
      and(
        eq(difficulties.communeId, book.commune.id),
        eq(difficulties.unit, unit),
        after === '' ? undefined : lt(difficulties.dossierId, id),
      ),
    )
    .orderBy(desc(difficulties.dossierId))
    .limit(PAGE + 1)
}

function all({ db }: Asked, after: string, here: SQL): Promise<Found[]> {
  const [at = '', id = ''] = after.split('~')
  return from(db, dossiers.startedAt)
    .where(and(here, isDifficulty, after === '' ? undefined : below([dossiers.startedAt, dossiers.id], [at, id])))
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(PAGE + 1)
}
