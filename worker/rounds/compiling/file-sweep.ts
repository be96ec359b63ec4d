import type { Db } from '../../db/connect.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { sweepFolder } from '../../files/sweep.ts'
import { ownedByCompilations } from './send-queries.ts'
import { compiledFolder } from './sent-store.ts'

/** Days that one night looks back on, so that a night without a clock is made up for. */
const DAYS_BACK = 3

/** Takes away files that no sent report has: of sendings that were overtaken or broken off. Today's are left alone. */
export async function sweepCompiledFiles(db: Db, bucket: R2Bucket, today: string): Promise<number> {
  let taken = 0
  for (let back = 1; back <= DAYS_BACK; back++)
    taken += await sweepFolder(bucket, compiledFolder(addDays(today, -back)), (keys) => ownedByCompilations(db, keys))
  return taken
}
