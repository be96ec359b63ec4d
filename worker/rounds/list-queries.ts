import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { dossierBodies, type DossierRow, dossiers } from '../dossiers/tables.ts'
import type { RoundState } from './rules.ts'
import { reportRounds, type RoundRow } from './tables.ts'

/** Rounds on one page of a list. */
export const ROUNDS_SHOWN = 20

export type Listed = { row: DossierRow; round: RoundRow }
/** The last one on the page before: when it began, and its id. */
export type RoundCursor = { at: string; id: string }

const COLUMNS = { row: dossiers, round: reportRounds }
const KIND = eq(dossiers.kind, 'report_round')

/** Rounds of the commune, the latest first; one more than a page shows says that there is another. */
export function allRounds(db: Db, communeId: string, before: RoundCursor | null): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.communeId, communeId), KIND, older(before)))
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(ROUNDS_SHOWN + 1)
}

/** Rounds of the commune in one state, the latest first. */
export function roundsIn(
  db: Db,
  communeId: string,
  state: RoundState,
  before: RoundCursor | null = null,
): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.communeId, communeId), KIND, eq(dossiers.status, state), older(before)))
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(ROUNDS_SHOWN + 1)
}

/** Rounds that a body gathers, the latest first. */
export function roundsOfLead(db: Db, bodyId: string, before: RoundCursor | null): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.leadBodyId, bodyId), KIND, older(before)))
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(ROUNDS_SHOWN + 1)
}

/** Rounds whose next move is a body's: to compile, to approve; the nearest day first. */
export function roundsWaitingFor(db: Db, bodyId: string): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.waitsForBodyId, bodyId), KIND))
    .orderBy(asc(dossiers.dueOn), asc(dossiers.id))
    .limit(ROUNDS_SHOWN)
}

/** Compiled reports that a body was sent, the latest first. */
export async function roundsSentTo(db: Db, bodyId: string): Promise<Listed[]> {
  const sent = await db
    .select({ id: dossierBodies.dossierId })
    .from(dossierBodies)
    .innerJoin(dossiers, eq(dossiers.id, dossierBodies.dossierId))
    .where(and(eq(dossierBodies.bodyId, bodyId), isNotNull(dossierBodies.since), KIND))
    .orderBy(desc(dossierBodies.since))
    .limit(ROUNDS_SHOWN)
  if (sent.length === 0) return []
  const ids = JSON.stringify(sent.map(({ id }) => id))
  const found = await listed(db).where(sql`${dossiers.id} in (select value from json_each(${ids}))`)
  return found.sort((a, b) => (a.row.startedAt < b.row.startedAt ? 1 : -1))
}

function listed(db: Db) {
  return db.select(COLUMNS).from(dossiers).innerJoin(reportRounds, eq(reportRounds.dossierId, dossiers.id)).$dynamic()
}

function older(before: RoundCursor | null): SQL | undefined {
  return before === null ? undefined : below([dossiers.startedAt, dossiers.id], [before.at, before.id])
}

/** The last of a page, for the address of the next one. */
export function cursorText({ row }: Listed): string {
  return encodeURIComponent(`${row.startedAt}~${row.id}`)
}

/** Reads what `cursorText` wrote; null when it is something else. */
export function readCursor(text: string | undefined): RoundCursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w.-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
