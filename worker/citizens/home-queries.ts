import { and, asc, desc, eq, gte, isNotNull } from 'drizzle-orm'
import { figuresOf } from '../communes/queries.ts'
import { draftsOnFront } from '../criticism/list-queries.ts'
import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { dialogueSessions } from '../dialogue/sessions/tables.ts'
import { dossiers } from '../dossiers/tables.ts'
import { releases } from '../petitions/tables.ts'
import { promiseCounts } from '../recommendations/promises/tables.ts'
import { surveysOnFront } from '../surveys/answering/survey-queries.ts'

/** Released petitions on a commune's front page. */
const RECENT = 5
/** Meetings and drafts that it names. */
const NAMED = 3

/** What a commune's front page tells, in one round trip. */
export async function readHome(db: Db, communeId: string, now: Date) {
  const [recent, counted, surveys, drafts, days, promises] = await db.batch([
    db
      .select()
      .from(releases)
      .where(eq(releases.communeId, communeId))
      .orderBy(desc(releases.releasedAt), desc(releases.caseId))
      .limit(RECENT),
    figuresOf(db, communeId),
    surveysOnFront(db, communeId, now),
    draftsOnFront(db, communeId, localDay(now), NAMED),
    meetingsOnFront(db, communeId, now),
    db
      .select()
      .from(promiseCounts)
      .where(and(eq(promiseCounts.communeId, communeId), eq(promiseCounts.bodyId, ''))),
  ])
  return { recent, figures: counted[0], surveys, drafts, days, promises: promises[0] }
}

/** The next meetings that were announced, the nearest first; also those that were put off or cancelled, until their day. */
function meetingsOnFront(db: Db, communeId: string, now: Date) {
  return db
    .select({
      id: dossiers.id,
      year: dossiers.year,
      number: dossiers.number,
      title: dossiers.title,
      status: dossiers.status,
      startsAt: dialogueSessions.startsAt,
      endsAt: dialogueSessions.endsAt,
      place: dialogueSessions.place,
    })
    .from(dialogueSessions)
    .innerJoin(dossiers, eq(dossiers.id, dialogueSessions.dossierId))
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        isNotNull(dialogueSessions.announcedOn),
        gte(dialogueSessions.startsAt, now.toISOString()),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt), asc(dialogueSessions.dossierId))
    .limit(NAMED)
}

export type Home = Awaited<ReturnType<typeof readHome>>
