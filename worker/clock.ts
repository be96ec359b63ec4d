import { sealFinishedDays } from './cases/seal-queries.ts'
import { connect } from './db/connect.ts'
import { localDay } from './deadlines/calendar.ts'
import { sweepPhotos } from './files/sweep.ts'
import { dropOldTries } from './http/queries.ts'
import { deliverWaiting } from './notifications/deliver.ts'
import { dropOldSessions } from './staff/session-queries.ts'
import { countFigures } from './statistics/queries.ts'

/** Communes whose days are sealed in one turn of the clock: the platform allows 1,000 queries an invocation. */
const SEALED_PER_TURN = 100

/** 02:40 in Vietnam. */
const NIGHTLY = '40 19 * * *'

/**
 * Each cron and its sweeps. Every five minutes: messages that were missed, figures, seals of finished days, tries and
 * sessions that count no more. At night: photos that no case has. Each does nothing the second time.
 */
export async function tick(controller: ScheduledController, env: Env): Promise<void> {
  const db = connect(env)
  const now = new Date(controller.scheduledTime)
  if (controller.cron === NIGHTLY) {
    await sweepPhotos(db, env.FILES, localDay(now))
    return
  }
  await deliverWaiting(db, env, now)
  await countFigures(db, now)
  await sealFinishedDays(db, now, SEALED_PER_TURN)
  await dropOldTries(db, now)
  await dropOldSessions(db, now)
}
