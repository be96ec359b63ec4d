import type { Db } from '../db/connect.ts'
import { addDays } from '../deadlines/calendar.ts'
import { ownedOf } from './queries.ts'
import { folderOf } from './store.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/**
 * Takes away photos that no case has: of sendings that were refused, overtaken or broken off after the bucket had them.
 * Today's are left alone. Costs by the photos of those days; a second run finds nothing. Returns how many it took away.
 */
export async function sweepPhotos(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, folderOf(addDays(today, -back)), (keys) => ownedOf(db, keys))
  return taken
}

/** Takes away what lies in a folder of the bucket and belongs to nobody. Returns how many objects it took away. */
export async function sweepFolder(
  bucket: R2Bucket,
  prefix: string,
  owned: (keys: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let taken = 0
  for (let cursor: string | undefined; ;) {
    const found = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const keys = found.objects.map((object) => object.key)
    const kept = await owned(keys)
    const without = keys.filter((key) => !kept.has(key))
    if (without.length > 0) await bucket.delete(without)
    taken += without.length
    if (!found.truncated) return taken
    cursor = found.cursor
  }
}
