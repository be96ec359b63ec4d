import type { Db } from '../db/connect.ts'
import { mailFor } from './mail-deliver.ts'
import { NotSent } from './not-sent.ts'
import { pushFor } from './push-deliver.ts'
import {
  claim,
  markDropped,
  markFailed,
  markSent,
  markUnsure,
  MAX_ATTEMPTS,
  messageById,
  type MessageRow,
  putOff,
} from './queries.ts'
import { webhookFor } from './webhook-deliver.ts'

/** What sending needs of the platform and of the kinds of case. */
export type Sending = Pick<
  Env,
  | 'MAIL'
  | 'MAIL_FROM'
  | 'PUBLIC_ORIGIN'
  | 'CONTACT_KEYS'
  | 'SECRET_KEY'
  | 'VAPID_PRIVATE_KEY'
  | 'ALLOW_LOCAL_RECEIVERS'
  | 'POST'
>
/** The word that a citizen reads for a state, by kind of case. */
export type StatusWords = Readonly<Record<string, (status: string) => string>>
/** What one channel needs: everything is looked up first, the returned function sends. Nothing: nobody is to get it any more. */
export type Channel = (
  db: Db,
  env: Sending,
  row: MessageRow,
  now: Date,
  words: StatusWords,
) => Promise<(() => Promise<void>) | null>

const CHANNEL: Record<Exclude<MessageRow['channel'], 'all'>, Channel> = {
  email: mailFor,
  push: pushFor,
  webhook: webhookFor,
}

/**
 * Sends one message, at most once: whoever claims it sends it. Returns after how many seconds the queue should bring it
 * again, or null when nothing is left to do. What was begun and not ended is never begun again by itself, except to a
 * webhook: its receiver knows a delivery by its id.
 */
export async function deliverOne(
  db: Db,
  env: Sending,
  id: string,
  now: Date,
  words: StatusWords,
): Promise<number | null> {
  const row = await messageById(db, id)
  if (!row || row.channel === 'all' || row.state !== 'waiting' || !(await claim(db, row, now))) return null
  const attempt = row.attempts + 1
  try {
    const send = await CHANNEL[row.channel](db, env, row, now, words).catch((error: unknown) => {
      throw error instanceof NotSent ? error : new NotSent(reason(error))
    })
    if (!send) {
      await markDropped(db, id, 'nobody is to get it any more')
      return null
    }
    await send()
  } catch (error) {
    if (!(error instanceof NotSent) && row.channel !== 'webhook') {
      await markUnsure(db, id, reason(error), now)
      return null
    }
    if ((error instanceof NotSent && error.final) || attempt >= MAX_ATTEMPTS) {
      await markFailed(db, id, reason(error), now)
      return null
    }
    const pause = pauseAfter(attempt)
    await putOff(db, id, reason(error), pause, now)
    return pause / 1000
  }
  await markSent(db, id, now)
  return null
}

/** One minute after the first try, then four times as long each time: milliseconds. */
export function pauseAfter(attempt: number): number {
  return 60_000 * 4 ** (attempt - 1)
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
