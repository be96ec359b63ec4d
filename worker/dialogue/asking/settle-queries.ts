import { eq } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import { type Db, isTaken, writeTogether } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { move } from '../../dossiers/queries.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { TOPICS } from '../place.ts'
import { countLater, recount } from './count-queries.ts'
import { isReached, type Voters } from './counting.ts'
import { thresholdTelling } from './deeds-topic.ts'
import { share } from './limits.ts'
import type { TopicLine } from './own.ts'
import { leftBehind, newestVoters, topicLine, waitingOfTopic } from './room-queries.ts'
import { joining, leaving, TOGETHER } from './session-queries.ts'
import { dialogueTopics } from './tables.ts'
import { putToCommittee } from './topic-back.ts'
import { voicesInto } from './voice-queries.ts'

/** Somebody else may be first so often. */
const TRIES = 8
const SYSTEM = { kind: 'system' } as const
const AT_WORK: readonly string[] = ['gathering', 'taken_up']

/**
 * Brings a topic's count up to date and does what follows from it: at its number it is put to UBND, once. Requests that
 * came into a topic which a meeting took up go along, and voices of one that was merged follow it. Safe to do again.
 */
export async function settleTopic(db: Db, book: CommuneBook, id: string, now: Date): Promise<'reached' | 'counted'> {
  await writeTogether(db, [recount([id])])
  for (let turn = 0; turn < TRIES; turn++) {
    const [line, voters] = await Promise.all([topicLine(db, id), newestVoters(db, book.commune.id)])
    if (!line) return 'counted'
    if (line.topic.mergedInto !== null) {
      await writeTogether(db, [voicesInto(db, id, line.topic.mergedInto), countLater([line.topic.mergedInto])])
      return 'counted'
    }
    await moveAlong(db, book, line, now)
    if (!isDue(book, line, voters, now)) return 'counted'
    if ((await reach(db, book, line, voters, now)) === 'done') return 'reached'
  }
  await writeTogether(db, [countLater([id])])
  return 'counted'
}

function isDue(book: CommuneBook, { row, topic }: TopicLine, voters: Voters | null, now: Date): boolean {
  if (topic.thresholdMetAt !== null || !AT_WORK.includes(row.status)) return false
  return isReached(topic.persons, voters, share(book, localDay(now)))
}

/** L17: so many confirmed persons ask that UBND, the Front and the Party committee are told. The topic's chain is the lock. */
function reach(
  db: Db,
  book: CommuneBook,
  line: TopicLine,
  voters: Voters | null,
  now: Date,
): Promise<'done' | 'moved'> {
  const { row, topic } = line
  const today = localDay(now)
  const told = {
    ...{ dossierId: row.id, communeId: row.communeId, seq: row.version + 1, at: now, byId: '' },
    ...{ code: dossierCode(book, row), href: `${TOPICS}/${dossierSlug(row)}` },
  }
  const detail = { persons: topic.persons, voters: voters?.many, percent: share(book, today)?.percent }
  // One that a meeting took up already stays with it: UBND is told all the same.
  const set = row.status === 'gathering' ? { status: 'threshold_met', ...putToCommittee(book, now, today) } : {}
  const met = {
    thresholdMetAt: now.toISOString(),
    thresholdPersons: topic.persons,
    thresholdVoters: voters?.many ?? null,
  }
  return move(db, row, { kind: 'dialogue_topic.threshold_met', actor: SYSTEM, at: now, detail }, set, [
    db.update(dialogueTopics).set(met).where(eq(dialogueTopics.dossierId, row.id)),
    keepMessages(messagesOf(told, [thresholdTelling(book, today)])),
  ])
}

/**
 * Requests go where their topic goes: out of a meeting in which it is no more, into the one that took it up. One that
 * somebody moves meanwhile, and those past the first hundred, wait for the next turn.
 */
async function moveAlong(db: Db, book: CommuneBook, { row, topic }: TopicLine, now: Date): Promise<void> {
  const { sessionId } = topic
  const behind = await leftBehind(db, topic, TOGETHER)
  const waiting = row.status === 'taken_up' && sessionId !== null ? await waitingOfTopic(db, row.id, TOGETHER) : []
  const moves = [
    ...behind.map((one) => leaving(db, one, one.request.sessionId ?? '', book, SYSTEM, now)),
    ...waiting.map((one) => joining(db, one, sessionId ?? '', SYSTEM, now)),
  ]
  for (const statements of moves.filter((some) => some.length > 0)) {
    try {
      await writeTogether(db, statements)
    } catch (error) {
      if (!isTaken(error, 'dossier_events.dossier_id')) throw error
    }
  }
  if (behind.length === TOGETHER || waiting.length === TOGETHER) await writeTogether(db, [countLater([row.id])])
}
