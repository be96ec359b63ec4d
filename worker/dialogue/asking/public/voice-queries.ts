import { and, eq, isNull } from 'drizzle-orm'
import { lookupHash, lookupSecretFor } from '../../../cases/lookup.ts'
import { type Db, type Statement, writeTogether } from '../../../db/connect.ts'
import { sealContact } from '../../../submitters/seal.ts'
import { phoneHash } from '../device.ts'
import type { JoinInput } from '../request-form.ts'
import { dialogueVoices, type VoiceRow } from '../tables.ts'

type Secrets = { SECRET_KEY: string; CONTACT_KEYS: string }
type Joining = { communeId: string; topicId: string; deviceHash: string; id: string; now: Date }
/** `here`: this device asks for the topic already, or nobody can any more. `conflict`: something else came under that key. */
export type Joined = { ok: true; secret: string } | { ok: false; why: 'here' | 'conflict' }

/**
 * "I want this too": one row of its own and nothing else is written, as long as the topic is open and no voice of this
 * device is in it. The same key again gives the same.
 */
export async function join(db: Db, env: Secrets, sent: JoinInput, at: Joining): Promise<Joined> {
  const { communeId, deviceHash, id, now, topicId } = at
  const secret = lookupSecretFor(env, communeId, sent.submissionKey)
  const { keyId, sealed } = await sealContact(env, id, { name: sent.name, phone: sent.phone, email: '' })
  const kept = {
    ...{ id, commune_id: communeId, topic_id: topicId, hamlet_id: sent.hamlet, device_hash: deviceHash },
    ...{ sealed, key_id: keyId, phone_hash: phoneHash(env, communeId, sent.phone), at: now.toISOString() },
    ...{ lookup_hash: lookupHash(env, secret), submission_key: sent.submissionKey },
  }
  const [made] = (await writeTogether(db, [insertion(kept)])) as [unknown[]]
  if (made.length > 0) return { ok: true, secret }
  const before = await db
    .select()
    .from(dialogueVoices)
    .where(and(eq(dialogueVoices.communeId, communeId), eq(dialogueVoices.submissionKey, sent.submissionKey)))
    .get()
  if (!before) return { ok: false, why: 'here' }
  const isSame = before.hamletId === kept.hamlet_id && before.phoneHash === kept.phone_hash
  return isSame && before.requestId === null ? { ok: true, secret } : { ok: false, why: 'conflict' }
}

function insertion(kept: Record<string, string> & { topic_id: string; device_hash: string }): Statement {
  const columns = Object.keys(kept)
  return {
    toSQL: () => ({
      sql: `insert into dialogue_voices (${columns.join(', ')})
        select ${columns.map(() => '?').join(', ')} from dialogue_topics
        where dossier_id = ? and is_open = 1 and (? = '' or not exists (select 1 from dialogue_voices
          where topic_id = ? and device_hash = ? and withdrawn_at is null))
        on conflict do nothing returning id`,
      params: [...Object.values(kept), kept.topic_id, kept.device_hash, kept.topic_id, kept.device_hash],
    }),
  }
}

/** Does somebody at this device ask for the topic already? */
export async function isJoined(db: Db, topicId: string, deviceHash: string): Promise<boolean> {
  const { deviceHash: device, id, topicId: topic, withdrawnAt } = dialogueVoices
  const found = await db
    .select({ id })
    .from(dialogueVoices)
    .where(and(eq(topic, topicId), eq(device, deviceHash), isNull(withdrawnAt)))
    .limit(1)
    .get()
  return found !== undefined
}

/** The voice of somebody who joined, by his secret. */
export function voiceWith(
  db: Db,
  env: { SECRET_KEY: string },
  communeId: string,
  secret: string,
): Promise<VoiceRow | undefined> {
  return db
    .select()
    .from(dialogueVoices)
    .where(
      and(
        eq(dialogueVoices.communeId, communeId),
        eq(dialogueVoices.lookupHash, lookupHash(env, secret)),
        isNull(dialogueVoices.requestId),
      ),
    )
    .limit(1)
    .get()
}

/** Takes a voice back: it counts no more, and its contact data goes. */
export async function withdrawVoice(db: Db, id: string, now: Date): Promise<void> {
  await db
    .update(dialogueVoices)
    .set({ withdrawnAt: now.toISOString(), sealed: '', keyId: '', phoneHash: '' })
    .where(and(eq(dialogueVoices.id, id), isNull(dialogueVoices.withdrawnAt)))
}
