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
  for (let back = 1; back <= DAYS_BACK; back++) {
    const prefix = folderOf(addDays(today, -back))
    for (let cursor: string | undefined; ;) {
      const found = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
      const keys = found.objects.map((object) => object.key)
      const owned = await ownedOf(db, keys)
      const without = keys.filter((key) => !owned.has(key))
      if (without.length > 0) await bucket.delete(without)
      taken += without.length
      if (!found.truncated) break
      cursor = found.cursor
    }
  }
  return taken
}
