import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { promisesOf } from '../../recommendations/commitment-queries.ts'
import { promiseDay, promiseWord } from '../../recommendations/promises/words.ts'
import { dialogueQuestions } from '../hall/tables.ts'
import { itemsOf, meetingOf } from '../sessions/queries.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import { entriesOf } from './queries.ts'
import { type GivenPromise, type Numbers, type Results, resultsOf } from './results.ts'

/** Questions that the page of results lists one by one. */
const MOST_LISTED = 200

/** What came of a meeting, for everybody: read only once it was published. */
export async function readResults(db: Db, row: DossierRow, session: MeetingRow, today: string): Promise<Results> {
  const [items, entries, questions, promises, counted] = await Promise.all([
    itemsOf(db, row.id),
    entriesOf(db, row.id),
    shownQuestions(db, row.id),
    givenPromises(db, row.id, today),
    countsOf(db, row.id),
  ])
  const numbers: Numbers = { ...counted, came: session.came, promises: promises.length }
  return resultsOf({ session, title: row.title, items, entries, questions, promises, numbers })
}

/** Does everybody read its results? */
export function isPublished(session: Pick<MeetingRow, 'resultsOn'>): boolean {
  return session.resultsOn !== null
}

/** What those who asked for a meeting read of it on their own pages; null before it is published. */
export async function resultsFor(db: Db, sessionId: string, today: string) {
  const session = await meetingOf(db, sessionId)
  if (!isPublished(session)) return null
  const promises = await givenPromises(db, sessionId, today)
  const { results, resultsOn, surveySlug } = session
  return { resultsOn, results, surveySlug, promises }
}

async function givenPromises(db: Db, sessionId: string, today: string): Promise<GivenPromise[]> {
  const rows = await promisesOf(db, sessionId)
  return rows
    .filter(({ publishedAt, restricted }) => publishedAt !== null && !restricted)
    .map((row) => ({
      ...{ id: row.id, year: row.year, number: row.number, bodyId: row.bodyId },
      ...{ publicAsked: row.publicAsked, doneDueOn: row.doneDueOn },
      ...{ word: promiseWord(row, today).text, day: promiseDay(row, today) },
    }))
}

function shownQuestions(db: Db, sessionId: string) {
  return db
    .select()
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.sessionId, sessionId), eq(dialogueQuestions.state, 'shown')))
    .orderBy(asc(dialogueQuestions.number))
    .limit(MOST_LISTED)
}

async function countsOf(db: Db, id: string): Promise<Omit<Numbers, 'came' | 'promises'>> {
  const found = await db.get<Record<'asked' | 'answered' | 'petitions' | 'forwarded' | 'hamlets', number | null>>(sql`
    select count(*) as asked, sum(outcome = 'answered') as answered, sum(outcome = 'petition') as petitions,
      sum(outcome = 'forwarded') as forwarded,
      (select count(distinct hamlet_id) from dialogue_seats
        where session_id = ${id} and state = 'came' and hamlet_id <> '') as hamlets
    from dialogue_questions where session_id = ${id} and state = 'shown'`)
  const many = (value: number | null | undefined) => value ?? 0
  return {
    ...{ asked: many(found?.asked), answered: many(found?.answered), petitions: many(found?.petitions) },
    ...{ forwarded: many(found?.forwarded), hamlets: many(found?.hamlets) },
  }
}
