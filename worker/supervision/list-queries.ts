import { and, asc, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { above, below } from '../db/keyset.ts'
import { dossiersFor } from '../dossiers/queries.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../dossiers/tables.ts'
import type { StaffMember } from '../staff/actor.ts'
import { type SupervisionRow, supervisions } from './tables.ts'

/** Rows on a page of a list. */
export const LISTED = 25

export type Listed = { rows: DossierRow[]; after: string | null }

const KIND = eq(dossiers.kind, 'supervision')

/** Topics that wait for an officer's body, soonest due first; those without a day at the end. */
export async function waitingTopics(db: Db, staff: StaffMember, front: string, after: string | null): Promise<Listed> {
  const [, day = '', id = ''] = /^(\d{4}-\d\d-\d\d|)~([\w.-]{1,80})$/.exec(after ?? '') ?? []
  const mine = and(eq(dossiers.waitsForBodyId, staff.bodyId), KIND, dossiersFor(staff, front))
  const list = (condition: SQL | undefined, most: number) =>
    db.select().from(dossiers).where(and(mine, condition)).orderBy(asc(dossiers.dueOn), asc(dossiers.id)).limit(most)
  const isLater = after !== null
  const dated =
    isLater && day === ''
      ? []
      : await list(isLater ? above([dossiers.dueOn, dossiers.id], [day, id]) : isNotNull(dossiers.dueOn), LISTED + 1)
  const left = LISTED + 1 - dated.length
  const undated =
    left > 0
      ? await list(and(isNull(dossiers.dueOn), isLater && day === '' ? gt(dossiers.id, id) : undefined), left)
      : []
  return cut([...dated, ...undated], (row) => `${row.dueOn ?? ''}~${row.id}`)
}

/** The roads to topics: all of the commune, those that a body leads, those it was sent, those on which he stands by name. */
export const ROADS = ['all', 'lead', 'sent', 'named'] as const
export type Road = (typeof ROADS)[number]

/** Topics along one road, the newest first. Each rides its own index. */
export async function topicsBy(
  db: Db,
  staff: StaffMember,
  front: string,
  road: Road,
  { after, status }: { after: string | null; status?: string | undefined },
): Promise<Listed> {
  const [, at = '', id = ''] = /^([\dT:.Z-]{20,30})~([\w.-]{1,80})$/.exec(after ?? '') ?? []
  const seen = dossiersFor(staff, front)
  const open = and(eq(dossiers.communeId, staff.communeId), eq(dossiers.restricted, false))
  const state = status ? eq(dossiers.status, status) : undefined
  if (road === 'sent') {
    const further =
      at === '' ? isNotNull(dossierBodies.since) : below([dossierBodies.since, dossierBodies.dossierId], [at, id])
    const rows = await db
      .select({ row: dossiers, since: dossierBodies.since })
      .from(dossierBodies)
      .innerJoin(dossiers, eq(dossiers.id, dossierBodies.dossierId))
      // What was sent to his body he may find; a restricted one stands among those that name him.
      .where(and(eq(dossierBodies.bodyId, staff.bodyId), further, KIND, state, open))
      .orderBy(desc(dossierBodies.since), desc(dossierBodies.dossierId))
      .limit(LISTED + 1)
    const sinceOf = new Map(rows.map(({ row, since }) => [row.id, since]))
    return cut(
      rows.map(({ row }) => row),
      (row) => `${sinceOf.get(row.id) ?? ''}~${row.id}`,
    )
  }
  if (road === 'named') {
    const rows = await db
      .select({ row: dossiers })
      .from(dossierPeople)
      .innerJoin(dossiers, eq(dossiers.id, dossierPeople.dossierId))
      .where(
        and(
          eq(dossierPeople.staffId, staff.id),
          sql`staff_id <> '' and until is null`,
          id === '' ? undefined : lt(dossierPeople.dossierId, id),
          KIND,
          state,
          seen,
        ),
      )
      .orderBy(desc(dossierPeople.dossierId))
      .limit(LISTED + 1)
    return cut(
      rows.map(({ row }) => row),
      (row) => `${row.startedAt}~${row.id}`,
    )
  }
  const place = road === 'lead' ? eq(dossiers.leadBodyId, staff.bodyId) : eq(dossiers.communeId, staff.communeId)
  const rows = await db
    .select()
    .from(dossiers)
    .where(
      and(
        place,
        KIND,
        state,
        at === '' ? undefined : below([dossiers.startedAt, dossiers.id], [at, id]),
        // What is restricted stands in no list but that of those who are named on it.
        eq(dossiers.restricted, false),
        seen,
      ),
    )
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(LISTED + 1)
  return cut(rows, (row) => `${row.startedAt}~${row.id}`)
}

/** Topics of a programme in the order of their quarters. */
export async function topicsOf(db: Db, programmeId: string, after: string | null, most = LISTED): Promise<Programmed> {
  const [, quarter = '0', id = ''] = /^(\d)~([\w.-]{1,80})$/.exec(after ?? '') ?? []
  const rows = await db
    .select({
      row: dossiers,
      own: { content: supervisions.content, form: supervisions.form, quarter: supervisions.quarter },
    })
    .from(supervisions)
    .innerJoin(dossiers, eq(dossiers.id, supervisions.dossierId))
    .where(
      and(
        eq(supervisions.programmeId, programmeId),
        above([supervisions.quarter, supervisions.dossierId], [Number(quarter), id]),
        eq(dossiers.restricted, false),
      ),
    )
    .orderBy(asc(supervisions.quarter), asc(supervisions.dossierId))
    .limit(most + 1)
  const shown = rows.slice(0, most)
  const last = rows.length > most ? shown.at(-1) : undefined
  return { rows: shown, after: last ? `${last.own.quarter}~${last.row.id}` : null }
}
export type Programmed = {
  rows: { row: DossierRow; own: Pick<SupervisionRow, 'content' | 'form' | 'quarter'> }[]
  after: string | null
}

function cut(rows: DossierRow[], placeOf: (row: DossierRow) => string): Listed {
  const shown = rows.slice(0, LISTED)
  const last = rows.length > LISTED ? shown.at(-1) : undefined
  return { rows: shown, after: last ? placeOf(last) : null }
}
