import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { dayFolder } from '../../forms/filling/file-token.ts'
import { sweepFolder } from '../../files/sweep.ts'
import { takenObjects } from './file-queries.ts'
import { FOLDER } from './asked.ts'

/** Nights that one turn makes up for. Yesterday's are left alone: a sheet may be sent a day after its first file. */
const FROM = 2
const TO = 4

/**
 * Takes away files that no answer has: of sheets that were never sent, were refused, or got another file instead. Costs by
 * the files of those days; a second run finds nothing. Returns how many it took away.
 */
export async function sweepSurveyFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = FROM; back <= TO; back++)
    taken += await sweepFolder(bucket, dayFolder(FOLDER, addDays(today, -back)), (keys) => takenObjects(db, keys))
  return taken
}
