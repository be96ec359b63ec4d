import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import type { VoiceLine } from './own.ts'
import { dialogueVoices, type VoiceRow } from './tables.ts'

/** A voice without what is sealed in it. */
export const VOICE_LINE = {
  id: dialogueVoices.id,
  topicId: dialogueVoices.topicId,
  requestId: dialogueVoices.requestId,
  hamletId: dialogueVoices.hamletId,
  confirmedAt: dialogueVoices.confirmedAt,
  withdrawnAt: dialogueVoices.withdrawnAt,
  tried: dialogueVoices.tried,
  triedAt: dialogueVoices.triedAt,
  at: dialogueVoices.at,
  hasPhone: sql<boolean>`phone_hash <> ''`.mapWith(Boolean),
}

/** The voice of whoever sent a request. */
export async function voiceOfRequest(db: Db, requestId: string): Promise<VoiceLine | null> {
  const found = await db
    .select(VOICE_LINE)
    .from(dialogueVoices)
    .where(eq(dialogueVoices.requestId, requestId))
    .limit(1)
    .get()
  return found ?? null
}

/** A voice of the commune, with what is sealed in it: for the one act that opens it. */
export function voiceAt(db: Db, communeId: string, id: string): Promise<VoiceRow | undefined> {
  return db
    .select()
    .from(dialogueVoices)
    .where(and(eq(dialogueVoices.id, id), eq(dialogueVoices.communeId, communeId)))
    .get()
}

/** The same without what is sealed. */
export function voiceLineAt(db: Db, communeId: string, id: string): Promise<VoiceLine | undefined> {
  return db
    .select(VOICE_LINE)
    .from(dialogueVoices)
    .where(and(eq(dialogueVoices.id, id), eq(dialogueVoices.communeId, communeId)))
    .get()
}

/** Puts the voice of a request into a topic. */
export function voiceInto(db: Db, requestId: string, topicId: string): Statement {
  return db.update(dialogueVoices).set({ topicId, mergedFrom: null }).where(eq(dialogueVoices.requestId, requestId))
}

/** Puts all voices of a topic into another, also those that came a moment after that one was closed. */
export function voicesInto(db: Db, from: string, into: string): Statement {
  return db
    .update(dialogueVoices)
    .set({ topicId: into, mergedFrom: sql`coalesce(${dialogueVoices.mergedFrom}, ${from})` })
    .where(eq(dialogueVoices.topicId, from))
}

/** A voice's number was called and the person asks for it indeed: once, whoever calls a second time. */
export function confirmed(db: Db, id: string, by: string, at: Date): Statement {
  return db
    .update(dialogueVoices)
    .set({ confirmedAt: at.toISOString(), confirmedBy: by })
    .where(and(eq(dialogueVoices.id, id), isNull(dialogueVoices.confirmedAt), isNull(dialogueVoices.withdrawnAt)))
}

/** Nobody answered. */
export function triedCalling(db: Db, id: string, at: Date): Statement {
  return db
    .update(dialogueVoices)
    .set({ tried: sql`${dialogueVoices.tried} + 1`, triedAt: at.toISOString() })
    .where(eq(dialogueVoices.id, id))
}
