import type { Db } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'
import { announceNew } from './new-cases-queries.ts'
import { digestOf } from './digest-queries.ts'
import { dropOldNotices } from './notice-queries.ts'
import { dropOldMessages, due } from './queries.ts'
import { takeOverOutbox } from './takeover-queries.ts'

/** Days for which a sent message, and a read notice, is kept. */
const KEPT_DAYS = 90
const DROPPED_A_NIGHT = 5_000

/** Every five minutes: new cases are announced, what comes once a day is gathered, and what the queue missed is looked for by the queue. */
export async function sweepMessages(db: Db, env: { POST: Queue }, now: Date): Promise<void> {
  await takeOverOutbox(db, now)
  await announceNew(db, now)
  await digestOf(db, now)
  if ((await due(db, now, 1)).length > 0) await env.POST.send({ look: true })
}

/** At night: what was sent and seen long ago. */
export async function sweepOldMessages(db: Db, now: Date): Promise<void> {
  const before = `${addDays(localDay(now), -KEPT_DAYS)}T00:00:00.000Z`
  await dropOldMessages(db, before, DROPPED_A_NIGHT)
  await dropOldNotices(db, before, DROPPED_A_NIGHT)
}
