import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { markAt, setMark } from '../cases/mark-queries.ts'
import { cases } from '../cases/tables.ts'
import { communes } from '../communes/tables.ts'
import { type Db, writeTogether } from '../db/connect.ts'
import { above } from '../db/keyset.ts'
import { keepMessages } from './outbox-queries.ts'
import { webhooks } from './tables.ts'
import type { NewMessage } from './tells.ts'

const MARK = 'messages.new_cases'
/** A case that was being written while the clock looked is found the next time. */
const SETTLED_MS = 60_000
const PER_TURN = 2_000

/**
 * Tells intake officers of what came in since the last turn: one message a commune, however many came. Nothing of this is
 * written with a submission itself. Begins now when there is no mark yet: old cases are no news.
 */
export async function announceNew(db: Db, now: Date): Promise<void> {
  const until = new Date(now.getTime() - SETTLED_MS).toISOString()
  const mark = await markAt(db, MARK)
  const [since = until, sinceId = ''] = mark?.split(' ') ?? []
  const found = mark
    ? await db
        .select({
          id: cases.id,
          communeId: cases.communeId,
          submittedAt: cases.submittedAt,
          triageBodyId: communes.triageBodyId,
          restricted: cases.restricted,
        })
        .from(cases)
        .innerJoin(communes, eq(communes.id, cases.communeId))
        .where(
          and(
            lte(cases.submittedAt, until),
            above([cases.submittedAt, cases.id], [since, sinceId]),
            isNull(cases.splitFrom),
          ),
        )
        .orderBy(asc(cases.submittedAt), asc(cases.id))
        .limit(PER_TURN)
    : []
  if (mark && found.length === 0) return
  const listening = found.length > 0 ? await listeners(db) : []
  const last = found.at(-1)
  const value = last ? `${last.submittedAt} ${last.id}` : until
  const at = now.toISOString()
  const told = found.filter((one) => !one.restricted)
  const rows = [...Map.groupBy(told, (one) => one.communeId)].flatMap(([communeId, some]): NewMessage[] => [
    {
      ...blank(communeId, at),
      id: `new.${communeId}.${value}`,
      channel: 'all',
      recipientKind: 'audience',
      recipientId: `${some[0]?.triageBodyId ?? ''}:intake_officer`,
      message: 'petitions.new',
      detail: { many: some.length },
    },
    ...listening
      .filter((hook) => hook.communeId === communeId)
      .flatMap((hook) =>
        some.map((one): NewMessage => ({
          ...blank(communeId, one.submittedAt),
          id: `${one.id}.1.webhook.${hook.id}`,
          caseId: one.id,
          seq: 1,
          channel: 'webhook',
          recipientKind: 'webhook',
          recipientId: hook.id,
          message: 'petition.submitted',
        })),
      ),
  ])
  await writeTogether(db, [setMark(db, MARK, value), ...(rows.length > 0 ? [keepMessages(rows)] : [])])
}

async function listeners(db: Db): Promise<{ id: string; communeId: string }[]> {
  const hooks = await db
    .select({ id: webhooks.id, communeId: webhooks.communeId, events: webhooks.events })
    .from(webhooks)
    .where(isNull(webhooks.endedAt))
  return hooks.filter(({ events }) => events.length === 0 || events.includes('petition.submitted'))
}

function blank(communeId: string, createdAt: string) {
  return { communeId, createdAt, caseId: null, seq: 0, byId: '', detail: {} }
}
