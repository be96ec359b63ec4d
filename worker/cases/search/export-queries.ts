import type { Db } from '../../db/connect.ts'
import { exportEvents } from './tables.ts'

/** Notes who took which list out. */
export async function noteExport(db: Db, event: typeof exportEvents.$inferInsert): Promise<void> {
  await db.insert(exportEvents).values(event)
}
