import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { caseGrants } from '../cases/tables.ts'
import type { Db, Statement } from '../db/connect.ts'
import { messages, notices } from './tables.ts'
import type { NewMessage } from './tells.ts'

const KEEP = `insert into messages
  (id, commune_id, case_id, seq, channel, recipient_kind, recipient_id, message, by_id, detail, created_at, next_at)
  select value ->> 'id', value ->> 'communeId', value ->> 'caseId', value ->> 'seq', value ->> 'channel',
    value ->> 'recipientKind', value ->> 'recipientId', value ->> 'message', value ->> 'byId', value ->> 'detail',
    value ->> 'createdAt', value ->> 'createdAt'
  from json_each(?) where true on conflict (id) do nothing`

/** Messages to be kept, however many, in one statement. One that is there already stays as it is. */
export function keepMessages(rows: readonly NewMessage[]): Statement {
  return { toSQL: () => ({ sql: KEEP, params: [JSON.stringify(rows)] }) }
}

/** A case went out of sight: what was told of it in the workspace goes, what waits to be told is not told. */
export function dropNotices(db: Db, caseId: string): Statement[] {
  return [
    db.delete(notices).where(eq(notices.caseId, caseId)),
    db
      .update(messages)
      .set({ state: 'dropped' })
      .where(and(eq(messages.caseId, caseId), eq(messages.state, 'waiting'))),
  ]
}

/** Somebody's way to a restricted case was ended: he keeps no news of it, which he could neither read nor mark as read. */
export function dropUnseen(db: Db, caseId: string): Statement {
  const named = db
    .select({ staffId: caseGrants.staffId })
    .from(caseGrants)
    .where(and(eq(caseGrants.caseId, caseId), isNull(caseGrants.endedAt)))
  return db.delete(notices).where(and(eq(notices.caseId, caseId), notInArray(notices.staffId, named)))
}
