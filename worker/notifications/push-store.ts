import type { Db } from '../db/connect.ts'
import { field, type Sent } from '../http/form.ts'
import { sha256 } from '../http/keys.ts'
import { check } from '../staff/form.ts'
import { subscriptionSchema } from './form.ts'
import { keepSubscription } from './push-queries.ts'
import { areBrowserKeys } from './push-seal.ts'
import { isOutside } from './receivers.ts'

/** Keeps the browser that this form is from, for a case or an officer. */
export async function subscribe(
  db: Db,
  env: { ALLOW_LOCAL_RECEIVERS: string },
  owner: { communeId: string; ownerKind: 'case' | 'staff'; ownerId: string },
  sent: Sent,
  now: Date,
): Promise<'kept' | 'malformed' | 'too_many'> {
  const checked = check(subscriptionSchema, {
    endpoint: field(sent, 'endpoint'),
    p256dh: field(sent, 'p256dh'),
    auth: field(sent, 'auth'),
  })
  if (!checked.ok) return 'malformed'
  const { endpoint, p256dh, auth } = checked.value
  if (!areBrowserKeys({ p256dh, auth }) || !isOutside(endpoint, Boolean(env.ALLOW_LOCAL_RECEIVERS))) return 'malformed'
  const id = sha256(`${owner.ownerId} ${endpoint}`).slice(0, 32)
  const row = { id, ...owner, endpoint, p256dh, auth, createdAt: now.toISOString() }
  return (await keepSubscription(db, row)) ? 'kept' : 'too_many'
}
