import { and, desc, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { attempts } from '../../http/tables.ts'
import { responses, surveys } from '../tables.ts'
import { type Influx, looksLikeFlood } from './guard.ts'
import { GUARD } from './limits.ts'

/** Answers that are read at once, from the latest back. */
const AT_ONCE = 200
/** More of the last minutes are not looked at: by then the case is clear. */
const MOST = 4_000

/**
 * Puts surveys on their guard where the last minutes look like a flood; the guard ends by itself. Reads what came in
 * those minutes and one page more. Returns how many surveys are on their guard by this turn.
 */
export async function guardSurveys(db: Db, now: Date): Promise<number> {
  const since = new Date(now.getTime() - GUARD.lookBackMs)
  const influx = await influxSince(db, since.toISOString())
  const flooded = [...influx].filter(([, one]) => looksLikeFlood(one)).map(([id]) => id)
  if (flooded.length === 0) return 0
  const until = new Date(now.getTime() + GUARD.forMs).toISOString()
  await db
    .update(surveys)
    .set({ guardedUntil: until })
    .where(
      and(
        inArray(surveys.id, sql`(select value from json_each(${JSON.stringify(flooded)}))`),
        or(isNull(surveys.guardedUntil), lt(surveys.guardedUntil, until)),
      ),
    )
  return flooded.length
}

/** Only what people send over the network: sheets of paper come in heaps and never wait. */
async function influxSince(db: Db, since: string): Promise<Map<string, Influx>> {
  const influx = new Map<string, Influx>()
  let before: string | null = null
  for (let read = 0; read < MOST; read += AT_ONCE) {
    const rows: { id: string; surveyId: string; state: string; channel: string; submittedAt: string }[] = await db
      .select({
        id: responses.id,
        surveyId: responses.surveyId,
        state: responses.state,
        channel: responses.channel,
        submittedAt: responses.submittedAt,
      })
      .from(responses)
      .where(before === null ? undefined : lt(responses.id, before))
      .orderBy(desc(responses.id))
      .limit(AT_ONCE)
    for (const { surveyId, state, channel, submittedAt } of rows) {
      if (submittedAt < since || channel === 'paper') continue
      const one = influx.get(surveyId) ?? { all: 0, waiting: 0 }
      influx.set(surveyId, { all: one.all + 1, waiting: one.waiting + (state === 'waiting' ? 1 : 0) })
    }
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || !last || last.submittedAt < since) break
    before = last.id
  }
  return influx
}

/** Takes a solved sum as good once: false when somebody used it before. Old ones go with the sweep of tries. */
export async function useProof(db: Db, nonce: string, expiresAt: Date): Promise<boolean> {
  const made = await db
    .insert(attempts)
    .values({ scope: 'survey-proof', keyHash: nonce, window: 0, count: 1, expiresAt: expiresAt.toISOString() })
    .onConflictDoNothing()
    .returning({ nonce: attempts.keyHash })
  return made.length > 0
}
