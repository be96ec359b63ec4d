import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { formatCaseCode } from '../cases/code.ts'
import { cases } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import type { MessageRow } from './queries.ts'
import { messages } from './tables.ts'

/** A message that needs a person: by code only, whoever looks. */
export type Trouble = Pick<
  MessageRow,
  'id' | 'channel' | 'recipientKind' | 'message' | 'state' | 'failure' | 'createdAt' | 'attempts'
> & { caseCode: string | null }

export const TROUBLES_A_PAGE = 30
/** Resent with one click: what is left is offered again. */
const RESENT_AT_ONCE = 500

/** As in the partial index `messages_trouble`, to the letter. */
const TROUBLE = sql`state in ('failed', 'unsure')`
/** Of a restricted case nothing is listed. */
const LISTED = or(isNull(messages.caseId), eq(cases.restricted, false))

/** Messages of a commune that failed or are in doubt, newest first, after the place `before`; one more than a page when there are more. */
export async function troublesOf(
  db: Db,
  communeId: string,
  prefix: string,
  before: { at: string; id: string } | null,
): Promise<Trouble[]> {
  const rows = await db
    .select({
      id: messages.id,
      channel: messages.channel,
      recipientKind: messages.recipientKind,
      message: messages.message,
      state: messages.state,
      failure: messages.failure,
      createdAt: messages.createdAt,
      attempts: messages.attempts,
      year: cases.year,
      number: cases.number,
    })
    .from(messages)
    .leftJoin(cases, eq(cases.id, messages.caseId))
    .where(
      and(
        TROUBLE,
        eq(messages.communeId, communeId),
        LISTED,
        before ? below([messages.createdAt, messages.id], [before.at, before.id]) : undefined,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(TROUBLES_A_PAGE + 1)
  return rows.map(({ year, number, ...row }) => ({
    ...row,
    caseCode: year === null || number === null ? null : formatCaseCode(prefix, year, number),
  }))
}

/**
 * Lets messages wait again as if they were new: one by its id, or all that failed. Those in doubt are only ever sent one
 * by one, because somebody may have them already. Returns how many wait again.
 */
export async function resend(db: Db, communeId: string, which: string | 'failed', now: Date): Promise<number> {
  const these = db
    .select({ id: messages.id })
    .from(messages)
    .leftJoin(cases, eq(cases.id, messages.caseId))
    .where(
      and(
        TROUBLE,
        eq(messages.communeId, communeId),
        LISTED,
        which === 'failed' ? eq(messages.state, 'failed') : eq(messages.id, which),
      ),
    )
    .limit(RESENT_AT_ONCE)
  const again = await db
    .update(messages)
    .set({ state: 'waiting', attempts: 0, nextAt: now.toISOString(), failedAt: null })
    .where(and(TROUBLE, inArray(messages.id, these)))
    .returning({ id: messages.id })
  return again.length
}
