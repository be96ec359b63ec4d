import { and, desc, eq, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { type DossierRow, dossiers } from '../dossiers/tables.ts'
import { coordinationProgrammes, type CoordinationRow } from './tables.ts'

/** Programmes on one page of a list. */
export const PROGRAMMES_SHOWN = 20

export type Listed = { row: DossierRow; programme: CoordinationRow }
/** The last one on the page before: its instant, and its id. */
export type Cursor = { at: string; id: string }

const KIND = eq(dossiers.kind, 'coordination')
const COLUMNS = { row: dossiers, programme: coordinationProgrammes }

/** Programmes of the commune, the latest first; one more than a page shows says that there is another. */
export function allProgrammes(db: Db, communeId: string, before: Cursor | null): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.communeId, communeId), KIND, eq(dossiers.restricted, false), older(before)))
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(PROGRAMMES_SHOWN + 1)
}

/**
 * Programmes that a body leads, or that were sent to it as a partner; the latest first. It walks the commune's programmes,
 * of which there are a few each year, and not all that was ever sent to the body.
 */
export function programmesOf(
  db: Db,
  { bodyId, communeId }: { bodyId: string; communeId: string },
  before: Cursor | null,
): Promise<Listed[]> {
  const joined = sql`exists (select 1 from dossier_bodies where dossier_bodies.dossier_id = ${dossiers.id}
    and +dossier_bodies.body_id = ${bodyId} and dossier_bodies.role = 'invited' and dossier_bodies.since is not null)`
  return listed(db)
    .where(
      and(
        eq(dossiers.communeId, communeId),
        KIND,
        eq(dossiers.restricted, false),
        or(eq(dossiers.leadBodyId, bodyId), joined),
        older(before),
      ),
    )
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(PROGRAMMES_SHOWN + 1)
}

function listed(db: Db) {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(coordinationProgrammes, eq(coordinationProgrammes.dossierId, dossiers.id))
}

function older(before: Cursor | null): SQL | undefined {
  return before === null ? undefined : below([dossiers.startedAt, dossiers.id], [before.at, before.id])
}

/** The last of a page, for the address of the next one. */
export function cursorText({ row }: Listed): string {
  return encodeURIComponent(`${row.startedAt}~${row.id}`)
}

/** Reads what `cursorText` wrote; null when it is something else. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
