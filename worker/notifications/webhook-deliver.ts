import { codeOf } from '../cases/code.ts'
import { caseById } from '../cases/queries.ts'
import { openBook } from '../communes/queries.ts'
import { sha256 } from '../http/keys.ts'
import type { Channel } from './deliver.ts'
import { NotSent } from './not-sent.ts'
import { handOut } from './outside-deliver.ts'
import { isOutside } from './receivers.ts'
import { signature, webhookSecret } from './webhook-seal.ts'
import { webhookById } from './webhook-queries.ts'

/** What happened to which case, signed: code, event, status, due day. Never words, never a name, nothing of a restricted case. */
export const webhookFor: Channel = async (db, env, row, now, words) => {
  const hook = await webhookById(db, row.recipientId)
  if (!hook || hook.endedAt !== null) return null
  if (!isOutside(hook.url, Boolean(env.ALLOW_LOCAL_RECEIVERS))) throw new NotSent('address is not allowed', true)
  const book = await openBook(db, row.communeId, now)
  const found = row.caseId ? await caseById(db, row.caseId) : undefined
  if (!book || !found || found.restricted) return null
  const delivery = sha256(row.id).slice(0, 32)
  const body = JSON.stringify({
    delivery,
    commune: book.commune.id,
    code: codeOf(book, found),
    event: row.message,
    at: row.createdAt,
    status: words[found.kind]?.(found.status) ?? found.status,
    dueOn: found.dueOn,
  })
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Nghe-Dan-Webhook/1',
    'x-nghe-dan-delivery': delivery,
    'x-nghe-dan-timestamp': timestamp,
    'x-nghe-dan-signature': `sha256=${signature(webhookSecret(env, hook.id), timestamp, body)}`,
  }
  return async () => {
    const answer = await handOut(hook.url, headers, body)
    if (!answer.ok) throw new NotSent(`receiver answered ${answer.status}`)
  }
}
