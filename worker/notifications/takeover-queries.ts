import { type Db, writeTogether } from '../db/connect.ts'

/** As in the partial index `outbox_waiting`, to the letter. What an older Worker has in hand is put off, so it is not due. */
const WAITING = 'sent_at is null and failed_at is null and next_at <= ?'

const TAKE = `insert into messages
  (id, commune_id, case_id, seq, channel, recipient_kind, recipient_id, message, created_at, next_at)
  select case_id || '.' || seq, commune_id, case_id, seq, 'all', 'sender', case_id, 'petition.' || message, created_at, next_at
  from outbox where ${WAITING} on conflict (id) do nothing`

/**
 * Takes over what an older Worker wrote for senders while a deployment was under way: in one batch, so that either of the
 * two sends it. Finds nothing the second time.
 */
export async function takeOverOutbox(db: Db, now: Date): Promise<void> {
  const params = [now.toISOString()]
  const statements = [TAKE, `delete from outbox where ${WAITING}`]
  await writeTogether(
    db,
    statements.map((text) => ({ toSQL: () => ({ sql: text, params }) })),
  )
}
