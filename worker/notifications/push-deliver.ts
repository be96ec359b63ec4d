import { codeOf } from '../cases/code.ts'
import { caseById } from '../cases/queries.ts'
import { openBook } from '../communes/queries.ts'
import type { Channel } from './deliver.ts'
import { stillTold } from './digest-queries.ts'
import { NotSent } from './not-sent.ts'
import { noticeWords } from './notice-words.ts'
import { handOut } from './outside-deliver.ts'
import { endSubscription, mayStillHear, subscriptionById } from './push-queries.ts'
import { sealPush, vapidHeader, vapidKey } from './push-seal.ts'
import { isOutside } from './receivers.ts'

/** A day: news older than that is found on the page. */
const TTL_SECONDS = '86400'

/** A push message: that there is news, about which code, and where to look. Neither a name nor a title. */
export const pushFor: Channel = async (db, env, row, now) => {
  const key = vapidKey(env)
  if (!key) throw new NotSent('VAPID_PRIVATE_KEY is not set', true)
  const to = await subscriptionById(db, row.recipientId)
  if (!to || !(await mayStillHear(db, to))) return null
  if (!isOutside(to.endpoint, Boolean(env.ALLOW_LOCAL_RECEIVERS))) throw new NotSent('address is not allowed', true)
  const book = await openBook(db, row.communeId, now)
  const found = row.caseId ? await caseById(db, row.caseId) : undefined
  if (!book || (row.caseId && !found)) return null
  if (found?.restricted && row.message !== 'petition.restricted') return null
  const code = found ? codeOf(book, found) : ''
  const detail = row.message === 'digest' ? await stillTold(db, book, row.detail) : row.detail
  if (!detail) return null
  const words = {
    text: code ? `Hồ sơ ${code} có tin mới` : noticeWords(row.message, detail),
    url: to.ownerKind === 'staff' ? '/can-bo/tin-bao' : `/${book.commune.id}/ho-so/${code}`,
    tag: code || row.message,
  }
  const contact = env.PUBLIC_ORIGIN || `mailto:${env.MAIL_FROM}`
  const body = await sealPush(to, JSON.stringify(words))
  const headers = {
    authorization: await vapidHeader(key, to.endpoint, contact),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: TTL_SECONDS,
    urgency: 'normal',
  }
  return async () => {
    const answer = await handOut(to.endpoint, headers, body)
    if (answer.ok) return
    const isGone = answer.status === 404 || answer.status === 410
    if (isGone) await endSubscription(db, to.id)
    const isFinal = answer.status >= 400 && answer.status < 500 && answer.status !== 429
    throw new NotSent(isGone ? 'the browser wants no more' : `push service: ${answer.status}`, isFinal)
  }
}
