import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { areaCommunes, areas } from './tables.ts'

export type Area = { id: string; name: string; kind: 'province' | 'former_district' }

/** The levels above to which a commune sends what it compiles, those of today only. */
export function areasOf(db: Db, communeId: string): Promise<Area[]> {
  return db
    .select({ id: areas.id, name: areas.name, kind: areas.kind })
    .from(areaCommunes)
    .innerJoin(areas, eq(areas.id, areaCommunes.areaId))
    .where(and(eq(areaCommunes.communeId, communeId), isNull(areaCommunes.until)))
    .orderBy(asc(areas.name))
}
