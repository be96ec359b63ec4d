import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { sweepFolder } from '../../files/sweep.ts'
import { ownedReports } from './board-queries.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/** Where reports of boards of a day lie. */
export function boardFolder(day: string): string {
  return `board-reports/${day}/`
}

/** Takes away files that no report has: of sendings that broke off. A second run finds nothing. Returns how many. */
export async function sweepBoardFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, boardFolder(addDays(today, -back)), (keys) => ownedReports(db, keys))
  return taken
}
