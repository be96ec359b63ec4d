import type { Db } from '../db/connect.ts'
import { addDays } from '../deadlines/calendar.ts'
import { sweepFolder } from '../files/sweep.ts'
import { dossierFolder } from './proof-store.ts'
import { ownedByDossiers } from './wake-queries.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/**
 * Takes away files that no dossier has: of deeds that were refused, overtaken or broken off after the bucket had them.
 * Costs by the files of those days; a second run finds nothing. Returns how many it took away.
 */
export async function sweepDossierFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, dossierFolder(addDays(today, -back)), (keys) => ownedByDossiers(db, keys))
  return taken
}
