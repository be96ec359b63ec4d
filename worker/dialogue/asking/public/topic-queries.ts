import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { mostAlike } from '../../../communes/likeness.ts'
import type { Db } from '../../../db/connect.ts'
import { below } from '../../../db/keyset.ts'
import { type DossierRow, dossiers } from '../../../dossiers/tables.ts'
import type { Voters } from '../counting.ts'
import type { Place } from '../request-codes.ts'
import { communeVoters, dialogueTopics, type TopicRow } from '../tables.ts'

/** Topics on one page of a list. */
export const TOPICS_SHOWN = 20
/** Open topics of a field that are compared with a new request, and how many are offered. */
const COMPARED = 100
const OFFERED = 3
/** It is only a question to the sender, who says no with a tap: less is enough than for officers. */
const LIKE_ENOUGH = 0.25

export type ListedTopic = { row: DossierRow; topic: TopicRow }
export type TopicCursor = { devices: number; id: string }

/** A topic that everybody may read, by its address. */
export function publicTopic(db: Db, communeId: string, { number, year }: Place): Promise<ListedTopic | undefined> {
  return db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dossiers)
    .innerJoin(dialogueTopics, eq(dialogueTopics.dossierId, dossiers.id))
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'dialogue_topic'),
        eq(dossiers.year, year),
        eq(dossiers.number, number),
        isNotNull(dossiers.publishedAt),
        eq(dossiers.restricted, false),
      ),
    )
    .get()
}

/** Topics that can be joined, those that most ask for first; one more than a page shows says that there is another. */
export function openTopics(db: Db, communeId: string, after: TopicCursor | null): Promise<ListedTopic[]> {
  const { devices, dossierId } = dialogueTopics
  return db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dialogueTopics)
    .innerJoin(dossiers, eq(dossiers.id, dossierId))
    .where(
      and(
        eq(dialogueTopics.communeId, communeId),
        eq(dialogueTopics.isOpen, true),
        isNotNull(dossiers.publishedAt),
        after === null ? undefined : below([devices, dossierId], [after.devices, after.id]),
      ),
    )
    .orderBy(desc(devices), desc(dossierId))
    .limit(TOPICS_SHOWN + 1)
}

/** Topics that a new request may be about: of the same field, alike in words, the likest first. */
export async function alikeTopics(
  db: Db,
  communeId: string,
  category: string,
  { title, words }: { title: string; words: string },
): Promise<ListedTopic[]> {
  const found = await db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dialogueTopics)
    .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
    .where(
      and(
        eq(dialogueTopics.communeId, communeId),
        eq(dialogueTopics.category, category),
        eq(dialogueTopics.isOpen, true),
        isNotNull(dossiers.publishedAt),
      ),
    )
    .orderBy(desc(dialogueTopics.dossierId))
    .limit(COMPARED)
  const candidates = found.map((of) => ({ of, text: `${of.row.title}\n${of.topic.summary}` }))
  // A long story thins out what its title says: the better of both counts.
  const alike = [title, `${title}\n${words}`].flatMap((text) => mostAlike(text, candidates, OFFERED, '', LIKE_ENOUGH))
  const sorted = alike.sort((one, other) => other.likeness - one.likeness).map(({ of }) => of)
  return [...new Set(sorted)].slice(0, OFFERED)
}

/** The number of voters that UBND entered last. */
export function votersOf(db: Db, communeId: string): Promise<Voters | undefined> {
  return db
    .select({ many: communeVoters.many, countedOn: communeVoters.countedOn })
    .from(communeVoters)
    .where(eq(communeVoters.communeId, communeId))
    .orderBy(desc(communeVoters.seq))
    .limit(1)
    .get()
}
