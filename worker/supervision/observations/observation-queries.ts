import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { type Db, isTaken, writeTogether } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { readSlug } from '../../dossiers/code.ts'
import { findDossier, move } from '../../dossiers/queries.ts'
import { dossierPeople, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import type { NewMessage } from '../../notifications/tells.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { type ObservationRow, observations } from './tables.ts'
import type { ObservationState } from './rules.ts'

/** Observations of a page. */
export const OBSERVATIONS_SHOWN = 20
/** Of so many, the newest, a topic's page says how many nobody has read. */
const LOOKED_AT = 30
const HOUR_MS = 3_600_000
const TRIES = 8

/** How many came lately, and how many of them nobody has read yet. */
export type Newest = { many: number; fresh: number; more: boolean }

/** A topic that everybody may know of. */
export async function knownTopic(db: Db, communeId: string, slug: string): Promise<DossierRow | undefined> {
  const place = readSlug(slug)
  if (!place) return undefined
  const row = await findDossier(db, communeId, { kind: 'supervision', ...place }, eq(dossiers.restricted, false))
  return row?.publishedAt ? row : undefined
}

/** Who is on the team now, and whether it was told of an observation in the last hour. */
export async function aroundTopic(db: Db, dossierId: string, now: Date) {
  const since = new Date(now.getTime() - HOUR_MS).toISOString()
  const [people, told] = await db.batch([
    db
      .select()
      .from(dossierPeople)
      .where(and(eq(dossierPeople.dossierId, dossierId), isNull(dossierPeople.until))),
    db
      .select({ flag: observations.flag })
      .from(observations)
      .where(and(eq(observations.dossierId, dossierId), gt(observations.sentAt, since), eq(observations.told, true)))
      .limit(LOOKED_AT),
  ])
  return { people, told }
}

/** The observation that came under a key. */
export function observationOfKey(db: Db, communeId: string, key: string): Promise<ObservationRow | undefined> {
  return db
    .select()
    .from(observations)
    .where(and(eq(observations.communeId, communeId), eq(observations.submissionKey, key)))
    .get()
}

/** Keeps an observation with what is told of it. `taken`: something came under that key before. */
export async function keepObservation(
  db: Db,
  row: ObservationRow,
  messages: readonly NewMessage[],
): Promise<'kept' | 'taken'> {
  try {
    await writeTogether(db, [
      db.insert(observations).values(row),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ])
    return 'kept'
  } catch (error) {
    if (isTaken(error, 'observations.')) return 'taken'
    throw error
  }
}

/** The observation with that number. */
export function observationOf(db: Db, communeId: string, code: string) {
  return db
    .select()
    .from(observations)
    .where(and(eq(observations.communeId, communeId), eq(observations.code, code)))
    .get()
}

/** Observations of a topic that the whole team reads, or those that a few read; the newest first, one more than a page when there are more. */
export function observationsOf(
  db: Db,
  dossierId: string,
  isApart: boolean,
  after: string | null,
): Promise<ObservationRow[]> {
  const [sentAt = '', id = ''] = (after ?? '').split('~')
  const { flag } = observations
  return db
    .select()
    .from(observations)
    .where(
      and(
        eq(observations.dossierId, dossierId),
        isApart ? ne(flag, '') : eq(flag, ''),
        after === null ? undefined : below([observations.sentAt, observations.id], [sentAt, id]),
      ),
    )
    .orderBy(desc(observations.sentAt), desc(observations.id))
    .limit(OBSERVATIONS_SHOWN + 1)
}

/** What a topic's page says of them. */
export async function newestOf(db: Db, dossierId: string): Promise<Newest> {
  const rows = await db
    .select({ state: observations.state })
    .from(observations)
    .where(and(eq(observations.dossierId, dossierId), eq(observations.flag, '')))
    .orderBy(desc(observations.sentAt), desc(observations.id))
    .limit(LOOKED_AT + 1)
  const shown = rows.filter(({ state }) => state !== 'hidden')
  return {
    many: Math.min(shown.length, LOOKED_AT),
    fresh: shown.filter(({ state }) => state === 'new').length,
    more: rows.length > LOOKED_AT,
  }
}

export type Handled = { state: ObservationState; note: string; by: StaffMember; at: Date }

/**
 * Notes what became of an observation. That it was read is only noted beside it; what was considered or put aside is an
 * event of the topic, tried again when somebody else moved it meanwhile.
 */
export async function handle(
  db: Db,
  seen: DossierRow,
  observation: ObservationRow,
  { at, by, note, state }: Handled,
): Promise<'done' | 'moved'> {
  const noted = db
    .update(observations)
    .set({ state, note, handledBy: by.id, handledAt: at.toISOString() })
    .where(and(eq(observations.id, observation.id), eq(observations.dossierId, seen.id)))
  if (state === 'read') {
    await writeTogether(db, [noted])
    return 'done'
  }
  let topic: DossierRow | undefined = seen
  for (let tries = 0; topic && tries < TRIES; tries++) {
    const event = {
      ...{ kind: `supervision.observation_${state}`, actor: by, at, detail: { code: observation.code } },
      // What only a few may read is not written where the whole team reads.
      ...(observation.flag === '' ? { text: note } : {}),
    }
    if ((await move(db, topic, event, {}, [noted])) === 'done') return 'done'
    topic = await db
      .select()
      .from(dossiers)
      .where(eq(dossiers.id, sql`${seen.id}`))
      .get()
  }
  return 'moved'
}
