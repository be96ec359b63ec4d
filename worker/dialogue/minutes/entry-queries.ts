import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, isTaken, writeTogether } from '../../db/connect.ts'
import { dialogueQuestions } from '../hall/tables.ts'
import type { NewEntry } from './entry.ts'
import { dialogueEntries, type EntryRow } from './tables.ts'

type At = { sessionId: string; by: string; now: Date }
/** `closed`: the minutes went to both sides meanwhile. */
export type Kept = 'kept' | 'known' | 'other' | 'closed' | 'no_question'

/** As long as the minutes are being written. */
const OPEN = (sessionId: string) => sql`exists (select 1 from dialogue_sessions
  join dossiers on dossiers.id = dialogue_sessions.dossier_id
  where dialogue_sessions.dossier_id = ${sessionId} and dialogue_sessions.minutes_ready_at is null
  and dossiers.status in ('announced', 'held'))`

/** Keeps what was taken down: the same key once, however often it is sent. */
export async function keepEntry(db: Db, at: At, entry: NewEntry, revision = 1): Promise<Kept> {
  const known = await entryOfKey(db, at.sessionId, entry.entryKey)
  if (known) return known.contentHash === entry.contentHash ? 'known' : 'other'
  const question = await questionOf(db, at.sessionId, entry.question)
  if (question === null) return 'no_question'
  await insertEntry(db, at, entry, question, revision)
  const kept = await entryOfKey(db, at.sessionId, entry.entryKey)
  if (!kept) return 'closed'
  return kept.contentHash === entry.contentHash ? 'kept' : 'other'
}

/** Puts other words in the place of an entry, which stays as it was; 'moved' when somebody was first. */
export async function changeEntry(db: Db, at: At, before: EntryRow, entry: NewEntry): Promise<Kept | 'moved'> {
  const question = await questionOf(db, at.sessionId, entry.question)
  if (question === null) return 'no_question'
  const revision = before.revision + 1
  const row = {
    ...rowOf(at, { ...entry, takenAt: before.takenAt }, question, revision),
    // Derived from the one before: of two changes at once one finds it taken.
    entryKey: `${before.entryKey.split('~')[0]}~${revision}`,
  }
  const open = await isOpen(db, at.sessionId)
  if (!open) return 'closed'
  try {
    await writeTogether(db, [
      db.insert(dialogueEntries).values(row),
      db
        .update(dialogueEntries)
        .set({ removedAt: at.now.toISOString() })
        .where(and(eq(dialogueEntries.id, before.id), isNull(dialogueEntries.removedAt))),
    ])
    return 'kept'
  } catch (error) {
    if (isTaken(error, 'dialogue_entries.session_id')) return 'moved'
    throw error
  }
}

/** Takes an entry out of the minutes; its row stays. False when it was out already, or the minutes are no longer written. */
export async function removeEntry(db: Db, at: At, id: string): Promise<boolean> {
  const gone = await db
    .update(dialogueEntries)
    .set({ removedAt: at.now.toISOString() })
    .where(
      and(
        eq(dialogueEntries.id, id),
        eq(dialogueEntries.sessionId, at.sessionId),
        isNull(dialogueEntries.removedAt),
        OPEN(at.sessionId),
      ),
    )
    .returning({ id: dialogueEntries.id })
  return gone.length > 0
}

/** The entry that stands under that id. */
export function entryOf(db: Db, sessionId: string, id: string): Promise<EntryRow | undefined> {
  return db
    .select()
    .from(dialogueEntries)
    .where(and(eq(dialogueEntries.id, id), eq(dialogueEntries.sessionId, sessionId), isNull(dialogueEntries.removedAt)))
    .get()
}

function entryOfKey(db: Db, sessionId: string, entryKey: string): Promise<EntryRow | undefined> {
  return db
    .select()
    .from(dialogueEntries)
    .where(and(eq(dialogueEntries.sessionId, sessionId), eq(dialogueEntries.entryKey, entryKey)))
    .get()
}

async function isOpen(db: Db, sessionId: string): Promise<boolean> {
  const found = await db.get<{ open: number }>(sql`select ${OPEN(sessionId)} as open`)
  return found?.open === 1
}

/** The question of that number; '' where none was named, null where there is none. */
async function questionOf(db: Db, sessionId: string, number: number | null): Promise<string | null> {
  if (number === null) return ''
  const found = await db
    .select({ id: dialogueQuestions.id })
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.sessionId, sessionId), eq(dialogueQuestions.number, number)))
    .get()
  return found?.id ?? null
}

function rowOf(at: At, entry: NewEntry, questionId: string, revision: number) {
  const { bodyId, contentHash, doneWantedOn, entryKey, itemId, kind, speaker, takenAt, text } = entry
  return {
    ...{ id: crypto.randomUUID(), sessionId: at.sessionId, entryKey, contentHash, kind, itemId },
    ...{ questionId: questionId || null, speaker, text, bodyId, doneWantedOn, revision },
    ...{ enteredBy: at.by, takenAt, at: at.now.toISOString() },
  }
}

/** One statement: kept only while the minutes are being written, and only once under its key. */
async function insertEntry(db: Db, at: At, entry: NewEntry, questionId: string, revision: number): Promise<void> {
  const row = rowOf(at, entry, questionId, revision)
  await db.run(sql`insert into dialogue_entries
    (id, session_id, entry_key, content_hash, kind, item_id, question_id, speaker, text, body_id, done_wanted_on,
      revision, entered_by, taken_at, at)
    select ${row.id}, ${row.sessionId}, ${row.entryKey}, ${row.contentHash}, ${row.kind}, ${row.itemId},
      ${row.questionId}, ${row.speaker}, ${row.text}, ${row.bodyId}, ${row.doneWantedOn}, ${row.revision},
      ${row.enteredBy}, ${row.takenAt}, ${row.at}
    where ${OPEN(at.sessionId)} on conflict do nothing`)
}
