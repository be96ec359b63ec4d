import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { above, below } from '../../db/keyset.ts'
import { move } from '../../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { type Contact, unsealContact } from '../../submitters/seal.ts'
import { recount } from './count-queries.ts'
import { settleTopic } from './settle-queries.ts'
import { dialogueVoices, type VoiceRow } from './tables.ts'
import { confirmed, triedCalling, voiceAt, VOICE_LINE } from './voice-queries.ts'

/** Voices on one page of the list. */
export const VOICES_SHOWN = 20
/** Officers who call at the same time write into one chain: each gets his turn. */
const TRIES = 40

export type Acted = 'done' | 'already' | 'gone'
type Scene = { db: Db; book: CommuneBook; staff: StaffMember; now: Date }

/** The dossier in whose chain stands what is done with a voice: its topic's, else its request's. */
export async function dossierOfVoice(
  db: Db,
  voice: Pick<VoiceRow, 'topicId' | 'requestId'>,
): Promise<DossierRow | null> {
  const id = voice.topicId ?? voice.requestId
  const found = id === null ? undefined : await db.select().from(dossiers).where(eq(dossiers.id, id)).get()
  return found ?? null
}

/** The telephone was called and it is the right person: counted once, and whatever follows from the count happens now. */
export async function confirmVoice(scene: Scene, id: string): Promise<Acted> {
  const { book, db, now, staff } = scene
  const acted = await act(scene, id, 'voice_confirmed', (voice) =>
    voice.confirmedAt !== null || voice.phoneHash === ''
      ? null
      : [confirmed(db, id, staff.id, now), ...(voice.topicId === null ? [] : [recount([voice.topicId], 1)])],
  )
  const after = acted === 'done' ? await voiceAt(db, book.commune.id, id) : undefined
  if (after?.topicId) await settleTopic(db, book, after.topicId, now)
  return acted
}

/** Nobody answered: noted, so that the next one who calls knows. */
export function noteNoAnswer(scene: Scene, id: string): Promise<Acted> {
  return act(scene, id, 'contact_failed', ({ confirmedAt }) =>
    confirmedAt === null ? [triedCalling(scene.db, id, scene.now)] : null,
  )
}

/** Opens name and telephone for one look; that it was opened stands in the chain before anything is shown, what it was does not. */
export async function openContact(scene: Scene, env: { CONTACT_KEYS: string }, id: string): Promise<Contact | null> {
  const { book, db } = scene
  if ((await act(scene, id, 'contact_opened', ({ sealed }) => (sealed === '' ? null : []))) !== 'done') return null
  const voice = await voiceAt(db, book.commune.id, id)
  return voice && voice.sealed !== '' ? unsealContact(env, id, voice) : null
}

/** Writes what was done with a voice, together with its event; null from `also` says that there is nothing to do any more. */
async function act(
  { book, db, now, staff }: Scene,
  id: string,
  what: string,
  also: (voice: VoiceRow) => Statement[] | null,
): Promise<Acted> {
  for (let turn = 0; turn < TRIES; turn++) {
    const voice = await voiceAt(db, book.commune.id, id)
    const row = voice && voice.withdrawnAt === null ? await dossierOfVoice(db, voice) : null
    if (!voice || !row) return 'gone'
    const statements = also(voice)
    if (statements === null) return 'already'
    const event = { kind: `${row.kind}.${what}`, actor: staff, at: now, detail: { voiceId: id } }
    if ((await move(db, row, event, {}, statements)) === 'done') return 'done'
  }
  throw new Error(`a voice could not be written down after ${TRIES} turns`)
}

/** What holds of every voice of that list: said, and not read from the table. */
const OPEN = {
  confirmedAt: sql<null>`null`,
  withdrawnAt: sql<null>`null`,
  hasPhone: sql<boolean>`1`.mapWith(Boolean),
}

export type VoiceCursor = { at: string; id: string }

/** Voices with a telephone that nobody confirmed, the first first; one more than a page shows says that there is another. */
export function voicesToConfirm(db: Db, communeId: string, after: VoiceCursor | null, most = VOICES_SHOWN + 1) {
  const { at, id } = dialogueVoices
  return db
    .select({ voice: { ...VOICE_LINE, ...OPEN }, row: dossiers })
    .from(dialogueVoices)
    .crossJoin(dossiers)
    .where(
      and(
        sql`${dossiers.id} = coalesce(${dialogueVoices.topicId}, ${dialogueVoices.requestId})`,
        eq(dialogueVoices.communeId, communeId),
        sql`confirmed_at is null and withdrawn_at is null and phone_hash <> ''`,
        after === null ? undefined : above([at, id], [after.at, after.id]),
      ),
    )
    .orderBy(asc(at), asc(id))
    .limit(most)
}

/** The same of one topic. */
export function voicesOfTopic(db: Db, topicId: string, before: VoiceCursor | null) {
  const { at, id } = dialogueVoices
  return db
    .select(VOICE_LINE)
    .from(dialogueVoices)
    .where(
      and(
        eq(dialogueVoices.topicId, topicId),
        isNull(dialogueVoices.withdrawnAt),
        before === null ? undefined : below([at, id], [before.at, before.id]),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(VOICES_SHOWN + 1)
}
