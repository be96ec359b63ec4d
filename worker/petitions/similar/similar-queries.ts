import { and, desc, eq, gte, isNull, ne, notInArray, sql } from 'drizzle-orm'
import { type CaseRow, visibleTo } from '../../cases/queries.ts'
import { cases } from '../../cases/tables.ts'
import { mostAlike } from '../../communes/likeness.ts'
import type { Db } from '../../db/connect.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { petitions, releases } from '../tables.ts'

/** What an officer or a sender is shown at most. */
const SHOWN = 5
/** The newest so many of a hamlet and field are compared, however many there are. */
const COMPARED = 100
/** How long an isolate believes what it knows of places with published petitions. */
const KEEP_MS = 5 * 60_000
/** The newest published petitions whose places an isolate remembers. */
const REMEMBERED = 500

/** A case that may be about the same thing. */
export type Similar = Pick<CaseRow, 'id' | 'year' | 'number' | 'title' | 'hamletId' | 'status' | 'submittedAt'>
/** The same among the published ones, in its public words. */
export type PublishedSimilar = Pick<
  typeof releases.$inferSelect,
  'caseId' | 'year' | 'number' | 'title' | 'text' | 'label' | 'hamletId' | 'category' | 'releasedAt'
>

/**
 * Cases that this officer may find and that are likely about the same thing as one: of the same hamlet and field, sent
 * since a day, similar in words. `place` is the hamlet's name. Reads the newest hundred at most, by index.
 */
export async function similarCases(
  db: Db,
  staff: StaffMember,
  row: Pick<CaseRow, 'id' | 'communeId' | 'hamletId' | 'category' | 'splitFrom'>,
  words: string,
  since: string,
  place = '',
): Promise<Similar[]> {
  const found = await db
    .select({
      of: {
        id: cases.id,
        year: cases.year,
        number: cases.number,
        title: cases.title,
        hamletId: cases.hamletId,
        status: cases.status,
        submittedAt: cases.submittedAt,
      },
      content: petitions.content,
      demands: petitions.demands,
    })
    .from(cases)
    .innerJoin(petitions, eq(petitions.caseId, cases.id))
    .where(
      and(
        eq(cases.communeId, row.communeId),
        eq(cases.hamletId, row.hamletId),
        eq(cases.category, row.category),
        gte(cases.submittedAt, since),
        ne(cases.id, row.id),
        // Of one that was split its parts are compared, but not with each other.
        notInArray(cases.status, ['withdrawn', 'split']),
        row.splitFrom === null ? undefined : sql`${cases.splitFrom} is not ${row.splitFrom}`,
        eq(cases.restricted, false),
        isNull(cases.mergedInto),
        visibleTo(staff),
      ),
    )
    .orderBy(desc(cases.submittedAt))
    .limit(COMPARED)
  const candidates = found.map(({ of, content, demands }) => ({ of, text: [content, ...demands].join('\n') }))
  return mostAlike(words, candidates, SHOWN, place).map((one) => one.of)
}

const shelf = new Map<string, { places: Set<string>; readAt: number }>()

/** Forgets what this isolate knows of published petitions: for tests, which publish and ask in the same moment. */
export function forgetPlaces(): void {
  shelf.clear()
}

/**
 * Published petitions that a new one may repeat. In a hamlet and field without any, it asks the database nothing: the
 * isolate knows the places with published petitions, and reads them anew every five minutes.
 */
export async function similarPublished(
  db: Db,
  communeId: string,
  sent: { hamlet: string; category: string; content: string; demand: readonly string[] },
  since: string,
  now: Date,
  place = '',
): Promise<PublishedSimilar[]> {
  const places = await placesOf(db, communeId, since, now)
  if (!places.has(keyOf(sent.hamlet, sent.category))) return []
  const found = await db
    .select({
      caseId: releases.caseId,
      year: releases.year,
      number: releases.number,
      title: releases.title,
      text: releases.text,
      label: releases.label,
      hamletId: releases.hamletId,
      category: releases.category,
      releasedAt: releases.releasedAt,
    })
    .from(releases)
    .where(
      and(
        eq(releases.communeId, communeId),
        eq(releases.hamletId, sent.hamlet),
        eq(releases.category, sent.category),
        gte(releases.releasedAt, since),
      ),
    )
    .orderBy(desc(releases.releasedAt))
    .limit(COMPARED)
  const candidates = found.map((one) => ({ of: one, text: `${one.title}\n${one.text}` }))
  return mostAlike([sent.content, ...sent.demand].join('\n'), candidates, SHOWN, place).map((one) => one.of)
}

async function placesOf(db: Db, communeId: string, since: string, now: Date): Promise<Set<string>> {
  const kept = shelf.get(communeId)
  if (kept && Math.abs(now.getTime() - kept.readAt) < KEEP_MS) return kept.places
  const rows = await db
    .select({ hamletId: releases.hamletId, category: releases.category })
    .from(releases)
    .where(and(eq(releases.communeId, communeId), gte(releases.releasedAt, since)))
    .orderBy(desc(releases.releasedAt))
    .limit(REMEMBERED)
  const places = new Set(rows.map((one) => keyOf(one.hamletId, one.category)))
  shelf.set(communeId, { places, readAt: now.getTime() })
  return places
}

function keyOf(hamletId: string, category: string): string {
  return `${hamletId}/${category}`
}
