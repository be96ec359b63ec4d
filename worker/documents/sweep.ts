import type { Db } from '../db/connect.ts'
import { addDays } from '../deadlines/calendar.ts'
import { sweepFolder } from '../files/sweep.ts'
import { documentFolder } from './document-store.ts'
import { ownedObjects } from './register-queries.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/** Takes away files that no document has: of issues that were overtaken or broken off. Today's are left alone. */
export async function sweepDocuments(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, documentFolder(addDays(today, -back)), (keys) => ownedObjects(db, keys))
  return taken
}
