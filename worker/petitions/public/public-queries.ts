import { and, eq, inArray } from 'drizzle-orm'
import { events } from '../../cases/tables.ts'
import type { Db } from '../../db/connect.ts'
import { files } from '../../files/tables.ts'
import { PUBLIC_EVENTS } from '../timeline.ts'

/** The photos of a case that an officer released, in their order. */
export function releasedPhotos(db: Db, caseId: string) {
  return db
    .select()
    .from(files)
    .where(and(eq(files.caseId, caseId), eq(files.released, true)))
    .orderBy(files.seq, files.position)
}

/** The events of a case that the public may read of, in order. */
export function publicEvents(db: Db, caseId: string) {
  return db
    .select()
    .from(events)
    .where(and(eq(events.caseId, caseId), inArray(events.kind, PUBLIC_EVENTS)))
    .orderBy(events.seq)
}
