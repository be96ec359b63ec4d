import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { closeBooks } from '../../communes/queries.ts'
import { communes } from '../../communes/tables.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { questionnaires, questionnaireVersions } from '../../forms/tables.ts'
import { user } from '../../staff/tables.ts'
import type { SurveyRow } from '../rules.ts'
import { type SURVEY_STATUSES, surveyEvents, surveys } from '../tables.ts'
import type { KeptEvent, SurveyEvent } from './events.ts'
import { numbered, slugOf } from './slug.ts'

/** Surveys of one heap on a page. */
export const LISTED = 30
/** Events on a survey's page. */
const HISTORY = 60
/** As many surveys of one title and more find no address. */
const SLUGS = 50

export type Heap = (typeof SURVEY_STATUSES)[number] | 'away'
export type ListPlace = { createdAt: string; id: string }

/** Surveys of a commune of one status, or those put away; the latest made first, one more than a page when there are more. */
export function listSurveys(db: Db, communeId: string, heap: Heap, beyond: ListPlace | null): Promise<SurveyRow[]> {
  const { createdAt, id, putAwayAt, status } = surveys
  return db
    .select()
    .from(surveys)
    .where(
      and(
        eq(surveys.communeId, communeId),
        heap === 'away' ? isNotNull(putAwayAt) : and(eq(status, heap), isNull(putAwayAt)),
        beyond ? below([createdAt, id], [beyond.createdAt, beyond.id]) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(LISTED + 1)
}

/** The questionnaire of a survey: how it is called, when it was edited, and the version that is answered. */
export function questionnaireOf(db: Db, survey: Pick<SurveyRow, 'questionnaireId' | 'versionId'>) {
  return db
    .select({
      id: questionnaires.id,
      title: questionnaires.title,
      editedAt: questionnaires.editedAt,
      endedAt: questionnaires.endedAt,
      number: questionnaireVersions.number,
      frozenAt: questionnaireVersions.createdAt,
    })
    .from(questionnaires)
    .leftJoin(questionnaireVersions, eq(questionnaireVersions.id, survey.versionId ?? ''))
    .where(eq(questionnaires.id, survey.questionnaireId))
    .get()
}

/** What was done with a survey, the latest first. */
export function eventsOf(db: Db, surveyId: string): Promise<KeptEvent[]> {
  return db
    .select({
      kind: surveyEvents.kind,
      detail: surveyEvents.detail,
      byName: user.name,
      at: surveyEvents.at,
      seq: surveyEvents.seq,
    })
    .from(surveyEvents)
    .leftJoin(user, eq(user.id, surveyEvents.byId))
    .where(eq(surveyEvents.surveyId, surveyId))
    .orderBy(desc(surveyEvents.seq))
    .limit(HISTORY)
}

/** Who makes a survey, and when; `id` is the key of the sending, so that it is made once. */
export type Making = { id: string; communeId: string; by: string; now: Date }
export type Settled = Pick<
  SurveyRow,
  'title' | 'intro' | 'kind' | 'audience' | 'onPaper' | 'opensAt' | 'closesAt' | 'questionnaireId'
>

/** Makes a survey under the first address that is free; returns the address. The same key again is the same survey. */
export async function makeSurvey(
  db: Db,
  { id, communeId, by, now }: Making,
  settled: Settled,
  from: string,
): Promise<string> {
  const at = now.toISOString()
  for (let n = 1; n <= SLUGS; n++) {
    const slug = numbered(slugOf(settled.title), n)
    try {
      await writeTogether(db, [
        db.insert(surveys).values({
          ...settled,
          ...{ id, communeId, slug, status: 'draft', revision: 1, quotas: [], createdBy: by, createdAt: at },
        }),
        eventRow(db, { surveyId: id, communeId, seq: 1, by, at }, { kind: 'survey.made', detail: { from } }),
      ])
      return slug
    } catch (error) {
      const made = await db
        .select({ slug: surveys.slug })
        .from(surveys)
        .where(and(eq(surveys.id, id), eq(surveys.communeId, communeId)))
        .get()
      if (made) return made.slug
      if (!isTaken(error, 'surveys.slug')) throw error
    }
  }
  throw new Error('no address is free')
}

/** Which survey somebody acts on, what he saw of it, and when. */
export type Acting = { survey: SurveyRow; seen: number; by: string; now: Date }

/**
 * Notes what is done with a survey and does it, in one batch. The event's place is the lock: 'moved' when somebody acted
 * since, and nothing is written. `also` goes into the same batch.
 */
export async function act(
  db: Db,
  { survey, seen, by, now }: Acting,
  event: SurveyEvent,
  set: Partial<typeof surveys.$inferInsert>,
  also: Statement[] = [],
): Promise<'done' | 'moved'> {
  if (seen !== survey.revision) return 'moved'
  const seq = seen + 1
  const changesDoor = survey.kind === 'after_answer' && (set.status !== undefined || set.closesAt !== undefined)
  try {
    await writeTogether(db, [
      eventRow(db, { surveyId: survey.id, communeId: survey.communeId, seq, by, at: now.toISOString() }, event),
      db
        .update(surveys)
        .set({ ...set, revision: seq })
        .where(eq(surveys.id, survey.id)),
      ...(changesDoor ? [renewBook(db, survey.communeId)] : []),
      ...also,
    ])
  } catch (error) {
    if (isTaken(error, 'survey_events.')) return 'moved'
    throw error
  }
  if (changesDoor) closeBooks()
  return 'done'
}

/** The same for the title of a draft, which leads its address: 'moved', or the address that it has now. */
export async function actWithTitle(
  db: Db,
  acting: Acting,
  event: SurveyEvent,
  set: Partial<typeof surveys.$inferInsert> & { title: string },
): Promise<string | 'moved'> {
  const { survey } = acting
  if (slugOf(set.title) === slugOf(survey.title))
    return (await act(db, acting, event, set)) === 'moved' ? 'moved' : survey.slug
  for (let n = 1; n <= SLUGS; n++) {
    const slug = numbered(slugOf(set.title), n)
    try {
      return (await act(db, acting, event, { ...set, slug })) === 'moved' ? 'moved' : slug
    } catch (error) {
      if (!isTaken(error, 'surveys.slug')) throw error
    }
  }
  throw new Error('no address is free')
}

/** Notes something that need not wait for others: whoever acts at the same moment comes after it. */
export async function noteEvent(db: Db, { survey, by, now }: Omit<Acting, 'seen'>, event: SurveyEvent): Promise<void> {
  let seen = survey.revision
  for (;;) {
    if ((await act(db, { survey: { ...survey, revision: seen }, seen, by, now }, event, {})) === 'done') return
    const fresh = await db.select({ revision: surveys.revision }).from(surveys).where(eq(surveys.id, survey.id)).get()
    seen = fresh?.revision ?? seen + 1
  }
}

/** Is a survey of that kind open, or will it be? */
export async function openOfKind(
  db: Db,
  communeId: string,
  kind: SurveyRow['kind'],
  now: Date,
): Promise<string | null> {
  const row = await db
    .select({ title: surveys.title })
    .from(surveys)
    .where(
      and(
        eq(surveys.communeId, communeId),
        eq(surveys.status, 'open'),
        eq(surveys.kind, kind),
        or(isNull(surveys.closesAt), sql`${surveys.closesAt} > ${now.toISOString()}`),
      ),
    )
    .limit(1)
    .get()
  return row?.title ?? null
}

function eventRow(
  db: Db,
  { by, ...place }: { surveyId: string; communeId: string; seq: number; by: string; at: string },
  { kind, detail }: SurveyEvent,
): Statement {
  return db.insert(surveyEvents).values({ ...place, kind, byId: by, detail: detail as Record<string, unknown> })
}

/** Lets every isolate read the commune's book again: what it keeps about surveys is kept with it. */
function renewBook(db: Db, communeId: string): Statement {
  return db
    .update(communes)
    .set({ version: sql`${communes.version} + 1` })
    .where(eq(communes.id, communeId))
}
