import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { above } from '../../db/keyset.ts'
import { dossiersFor } from '../../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { type CommendationRow, commendations } from '../tables.ts'

/** Proposals on one page of a list. */
export const PRAISES_SHOWN = 30
/** Rows of a list that is written down whole. */
export const WHOLE_LIST = 1000

export type Listed = { row: DossierRow; praise: CommendationRow }
export type Year = { communeId: string; year: number; occasion: string }

/** Where a page ended: form, hamlet, id; or occasion and id. */
export type DecidedCursor = readonly [form: string, hamletId: string, id: string]
export type AllCursor = readonly [occasion: string, id: string]

/** What was decided in a year, of one occasion or of all, by form and hamlet. One more than a page says that there is another. */
export function decidedIn(
  db: Db,
  { communeId, occasion, year }: Year,
  after: DecidedCursor | null,
  most = PRAISES_SHOWN + 1,
): Promise<CommendationRow[]> {
  const { dossierId, form, hamletId } = commendations
  return db
    .select()
    .from(commendations)
    .where(
      and(
        eq(commendations.communeId, communeId),
        eq(commendations.year, year),
        isNotNull(commendations.decidedOn),
        occasion === '' ? undefined : eq(commendations.occasion, occasion),
        after === null ? undefined : above([form, hamletId, dossierId], [...after]),
      ),
    )
    .orderBy(asc(form), asc(hamletId), asc(dossierId))
    .limit(most)
}

/** Every proposal of a year, by occasion: for those who find all of them. */
export function proposedIn(db: Db, { communeId, occasion, year }: Year, after: AllCursor | null): Promise<Listed[]> {
  return listed(db)
    .where(
      and(
        eq(commendations.communeId, communeId),
        eq(commendations.year, year),
        occasion === '' ? undefined : eq(commendations.occasion, occasion),
        after === null ? undefined : above([commendations.occasion, commendations.dossierId], [...after]),
      ),
    )
    .orderBy(asc(commendations.occasion), asc(commendations.dossierId))
    .limit(PRAISES_SHOWN + 1)
}

/** What somebody's units proposed in a year, the last begun first: as far as he finds it. */
export async function proposedBy(
  db: Db,
  { staff, frontBodyId }: { staff: StaffMember; frontBodyId: string },
  year: number,
  units: readonly string[],
): Promise<Listed[]> {
  if (units.length === 0) return []
  const found = await listed(db)
    .where(
      and(
        eq(commendations.communeId, staff.communeId),
        inArray(commendations.proposedBy, [...units]),
        eq(commendations.year, year),
        dossiersFor(staff, frontBodyId),
      ),
    )
    .limit(PRAISES_SHOWN)
  return found.sort((a, b) => b.row.number - a.row.number)
}

/** What waits for a body, the nearest wanted day first. */
export function waitingFor(db: Db, bodyId: string): Promise<Listed[]> {
  return listed(db)
    .where(and(eq(dossiers.waitsForBodyId, bodyId), eq(dossiers.kind, 'commendation')))
    .orderBy(desc(dossiers.dueOn), asc(dossiers.id))
    .limit(PRAISES_SHOWN)
}

function listed(db: Db) {
  return db
    .select({ row: dossiers, praise: commendations })
    .from(commendations)
    .innerJoin(dossiers, eq(dossiers.id, commendations.dossierId))
}

/** The last of a page, for the address of the next one. */
export function cursorText(place: readonly string[]): string {
  return encodeURIComponent(place.join('~'))
}

/** Reads what `cursorText` wrote, of so many parts; null when it is something else. */
export function readCursor(text: string | undefined, parts: number): string[] | null {
  const found = (text ?? '').split('~')
  const isFine = found.length === parts && found.every((one) => /^[\w-]{0,64}$/.test(one)) && found.at(-1) !== ''
  return isFine ? found : null
}
