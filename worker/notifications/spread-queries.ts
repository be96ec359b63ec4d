import { and, eq, isNull, sql } from 'drizzle-orm'
import { caseGrants, cases } from '../cases/tables.ts'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { staffMembers } from '../staff/tables.ts'
import { submitters } from '../submitters/tables.ts'
import { keepMessages } from './outbox-queries.ts'
import type { MessageRow } from './queries.ts'
import { type Reader, readersCopy, type SenderWays, senderCopies } from './spread.ts'
import { messages, pushSubscriptions, staffChannels, webhooks } from './tables.ts'
import { FOLLOWED, GRANTEES, ONE, tellsSender } from './tells.ts'

const KEEP_NOTICES = `insert into notices (id, staff_id, commune_id, case_id, message, detail, created_at, shown_at, digest)
  select value ->> 'id', value ->> 'staffId', value ->> 'communeId', value ->> 'caseId', value ->> 'message',
    value ->> 'detail', value ->> 'createdAt', value ->> 'shownAt', value ->> 'digest'
  from json_each(?) where true on conflict (id) do nothing`

/**
 * Gives everybody of a message's audience his own copies, by the channels he has chosen, and marks it as done: in one
 * batch, and with ids made of the message's, so that a second time changes nothing.
 */
export async function spread(db: Db, row: MessageRow, now: Date): Promise<void> {
  const made =
    row.recipientKind === 'audience'
      ? readersCopy(row, await readersOf(db, row), now)
      : { notices: [], messages: senderCopies(row, await waysOf(db, row)) }
  const statements: Statement[] = [
    db
      .update(messages)
      .set({ state: 'sent', sentAt: now.toISOString(), attempts: row.attempts + 1 })
      .where(and(eq(messages.id, row.id), eq(messages.state, 'waiting'))),
  ]
  if (made.notices.length > 0)
    statements.push({ toSQL: () => ({ sql: KEEP_NOTICES, params: [JSON.stringify(made.notices)] }) })
  if (made.messages.length > 0) statements.push(keepMessages(made.messages))
  await writeTogether(db, statements)
}

/** Officers at work who belong to an audience, with what each has chosen. */
async function readersOf(db: Db, row: MessageRow): Promise<Reader[]> {
  const isOne = row.recipientId === GRANTEES ? isGrantee(row) : isOf(row.recipientId)
  return db
    .select({
      staffId: staffMembers.userId,
      workspace: staffChannels.workspace,
      email: staffChannels.email,
      push: staffChannels.push,
      address: staffChannels.address,
      subscriptions: sql<string>`(select json_group_array(id) from push_subscriptions
        where owner_id = ${staffMembers.userId} and owner_kind = 'staff')`,
    })
    .from(staffMembers)
    .leftJoin(staffChannels, eq(staffChannels.staffId, staffMembers.userId))
    .where(and(eq(staffMembers.communeId, row.communeId), isNull(staffMembers.closedAt), isOne))
}

function isOf(audience: string) {
  if (audience.startsWith(ONE)) return eq(staffMembers.userId, audience.slice(ONE.length))
  const [where = '', roles = ''] = audience.split(':')
  const body = where.startsWith('!')
    ? sql`${staffMembers.bodyId} not in (select value from json_each(${JSON.stringify(where.slice(1).split(','))}))`
    : where === '*'
      ? undefined
      : eq(staffMembers.bodyId, where)
  return and(
    body,
    sql`exists (select 1 from staff_roles where staff_roles.user_id = ${staffMembers.userId}
      and staff_roles.role in (select value from json_each(${JSON.stringify(roles.split(','))})))`,
  )
}

/** Named in a grant that holds; never whom the case is about. */
function isGrantee(row: MessageRow) {
  return sql`exists (select 1 from ${caseGrants} join ${cases} on ${cases.id} = ${caseGrants.caseId}
    where ${caseGrants.caseId} = ${row.caseId} and ${caseGrants.staffId} = ${staffMembers.userId}
      and ${caseGrants.endedAt} is null and ${cases.aboutBodyId} is not ${staffMembers.bodyId}
      and ${cases.aboutStaffId} is not ${staffMembers.userId})`
}

/** Over which ways the sender of a case, and those who joined him, can be told; and which other systems listen. */
async function waysOf(db: Db, row: MessageRow): Promise<SenderWays> {
  const caseId = row.recipientId
  const own = await db
    .select({ restricted: cases.restricted, splitFrom: cases.splitFrom })
    .from(cases)
    .where(eq(cases.id, caseId))
    .get()
  if (!own) return { emails: [], subscriptions: [], webhooks: [] }
  const hooks = own.restricted
    ? []
    : await db
        .select({ id: webhooks.id, events: webhooks.events })
        .from(webhooks)
        .where(and(eq(webhooks.communeId, row.communeId), isNull(webhooks.endedAt)))
  const listening = hooks.filter((hook) => hook.events.length === 0 || hook.events.includes(row.message))
  const ways = { emails: [], subscriptions: [], webhooks: listening.map((hook) => hook.id) }
  if (!tellsSender(row.message) || row.byId === 'sender') return ways
  const joined = FOLLOWED.includes(row.message)
    ? await db.select({ id: cases.id }).from(cases).where(eq(cases.mergedInto, caseId))
    : []
  // A part's sender stands with the case that it was split from.
  const ids = JSON.stringify([own.splitFrom ?? caseId, ...joined.map((one) => one.id)])
  const emails = await db
    .select({ caseId: submitters.caseId })
    .from(submitters)
    .where(and(sql`case_id in (select value from json_each(${ids}))`, eq(submitters.hasEmail, true)))
  const subscriptions = await db
    .select({ id: pushSubscriptions.id, caseId: pushSubscriptions.ownerId })
    .from(pushSubscriptions)
    .where(and(sql`owner_id in (select value from json_each(${ids}))`, eq(pushSubscriptions.ownerKind, 'case')))
  return { ...ways, emails: emails.map((one) => one.caseId), subscriptions }
}
