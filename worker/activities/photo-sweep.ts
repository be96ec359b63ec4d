import type { Db } from '../db/connect.ts'
import { addDays } from '../deadlines/calendar.ts'
import { sweepFolder } from '../files/sweep.ts'
import { ownedPhotos } from './activity-queries.ts'
import { activityFolder } from './photos.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/** Takes away photos that no activity day has: of sendings that broke off. A second run finds nothing. Returns how many. */
export async function sweepActivityPhotos(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, activityFolder(addDays(today, -back)), (keys) => ownedPhotos(db, keys))
  return taken
}
