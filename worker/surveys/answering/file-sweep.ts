import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { takenObjects } from './file-queries.ts'
import { surveyFolder } from './file-token.ts'

/** Nights that one turn makes up for. Yesterday's are left alone: a sheet may be sent a day after its first file. */
const FROM = 2
const TO = 4

/**
 * Takes away files that no answer has: of sheets that were never sent, were refused, or got another file instead. Costs by
 * the files of those days; a second run finds nothing. Returns how many it took away.
 */
export async function sweepSurveyFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = FROM; back <= TO; back++) {
    const prefix = surveyFolder(addDays(today, -back))
    for (let cursor: string | undefined; ;) {
      const found = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
      const keys = found.objects.map((object) => object.key)
      const owned = await takenObjects(db, keys)
      const without = keys.filter((key) => !owned.has(key))
      if (without.length > 0) await bucket.delete(without)
      taken += without.length
      if (!found.truncated) break
      cursor = found.cursor
    }
  }
  return taken
}
