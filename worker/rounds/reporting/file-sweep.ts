import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { sweepFolder } from '../../files/sweep.ts'
import { dayFolder } from '../../forms/filling/file-token.ts'
import { ownedReportFiles } from './report-queries.ts'
import { FOLDER } from './sheet-words.ts'

/** Nights that one turn makes up for. Yesterday's are left alone: a sheet may be sent a day after its first file. */
const FROM = 2
const TO = 4

/** Takes away files that no report and no draft has. A second run finds nothing. Returns how many it took away. */
export async function sweepReportFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = FROM; back <= TO; back++)
    taken += await sweepFolder(bucket, dayFolder(FOLDER, addDays(today, -back)), (keys) => ownedReportFiles(db, keys))
  return taken
}
