import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { surveyResults } from '../results/tables.ts'
import { invitations, responses, surveys } from '../tables.ts'
import { staffAnswers } from './tables.ts'

/** Surveys on one page of a list. */
export const LISTED = 20
/** Surveys that a commune's front page names. */
const ON_FRONT = 3

export type ListedSurvey = Pick<
  typeof surveys.$inferSelect,
  'id' | 'slug' | 'title' | 'intro' | 'audience' | 'status' | 'opensAt' | 'closesAt'
>

const LIST = {
  id: surveys.id,
  slug: surveys.slug,
  title: surveys.title,
  intro: surveys.intro,
  audience: surveys.audience,
  status: surveys.status,
  opensAt: surveys.opensAt,
  closesAt: surveys.closesAt,
}
/** For whom the public page is: not told there is what officers are asked among themselves, and what follows an answer. */
const PUBLIC = and(inArray(surveys.audience, ['open', 'invited', 'paper']), ne(surveys.kind, 'after_answer'))

/** The survey of an address; one read by its own key. */
export function findSurvey(db: Db, communeId: string, slug: string) {
  return db
    .select()
    .from(surveys)
    .where(and(eq(surveys.communeId, communeId), eq(surveys.slug, slug)))
    .get()
}

const isOpen = (communeId: string, at: string) =>
  and(
    eq(surveys.communeId, communeId),
    eq(surveys.status, 'open'),
    or(isNull(surveys.closesAt), gt(surveys.closesAt, at)),
    PUBLIC,
  )

/** What the people are asked now or soon, the first to end first. */
export function openSurveys(db: Db, communeId: string, now: Date): Promise<ListedSurvey[]> {
  return db
    .select(LIST)
    .from(surveys)
    .where(isOpen(communeId, now.toISOString()))
    .orderBy(sql`${surveys.closesAt} is null`, asc(surveys.closesAt))
    .limit(LISTED)
}

/** The first of what everybody may answer now, for a commune's front page: one read. */
export function surveysOnFront(db: Db, communeId: string, now: Date) {
  const at = now.toISOString()
  return db
    .select({ slug: surveys.slug, title: surveys.title, closesAt: surveys.closesAt })
    .from(surveys)
    .where(
      and(
        isOpen(communeId, at),
        eq(surveys.audience, 'open'),
        or(isNull(surveys.opensAt), sql`${surveys.opensAt} <= ${at}`),
      ),
    )
    .limit(ON_FRONT)
}

/** The last one on the page before: its end, and its id. */
export type PublishedCursor = { closesAt: string; id: string }

/** What is over and has published results, the latest first; one more than a page shows says that there is another. */
export function publishedSurveys(db: Db, communeId: string, before: PublishedCursor | null): Promise<ListedSurvey[]> {
  const published = db
    .select({ one: sql`1` })
    .from(surveyResults)
    .where(and(eq(surveyResults.surveyId, surveys.id), isNull(surveyResults.withdrawnAt)))
  return db
    .select(LIST)
    .from(surveys)
    .where(
      and(
        eq(surveys.communeId, communeId),
        eq(surveys.status, 'closed'),
        before === null ? undefined : below([surveys.closesAt, surveys.id], [before.closesAt, before.id]),
        PUBLIC,
        exists(published),
      ),
    )
    .orderBy(desc(surveys.closesAt), desc(surveys.id))
    .limit(LISTED + 1)
}

/** Does a survey have results that everybody may read? One read by its own key. */
export async function hasResults(db: Db, surveyId: string): Promise<boolean> {
  const row = await db
    .select({ number: surveyResults.number })
    .from(surveyResults)
    .where(and(eq(surveyResults.surveyId, surveyId), isNull(surveyResults.withdrawnAt)))
    .limit(1)
    .get()
  return row !== undefined
}

/** Did this officer answer already? */
export async function hasAnswered(db: Db, surveyId: string, whoHash: string): Promise<boolean> {
  const row = await db
    .select({ surveyId: staffAnswers.surveyId })
    .from(staffAnswers)
    .where(and(eq(staffAnswers.surveyId, surveyId), eq(staffAnswers.whoHash, whoHash)))
    .get()
  return row !== undefined
}

/** A slip of a survey by its hash: one read by its own key. */
export function findSlip(db: Db, surveyId: string, codeHash: string) {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.surveyId, surveyId), eq(invitations.codeHash, codeHash)))
    .get()
}

/** What a receipt may tell of the answer whose key begins so: since when it is there, and what became of it. */
export function findReceived(db: Db, surveyId: string, keyBegins: string) {
  return db
    .select({ submittedAt: responses.submittedAt, state: responses.state })
    .from(responses)
    .where(
      and(
        gt(responses.submissionKey, keyBegins),
        lt(responses.submissionKey, `${keyBegins}~`),
        eq(responses.surveyId, surveyId),
      ),
    )
    .limit(1)
    .get()
}
