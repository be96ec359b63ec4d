import { and, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { codeIn } from '../cases/code.ts'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { exportEvents } from '../cases/search/tables.ts'
import { findCase, visibleTo } from '../cases/queries.ts'
import { cases, events } from '../cases/tables.ts'
import { settingEvents } from '../communes/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { addDays } from '../deadlines/calendar.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { staffEvents, staffMembers, user } from '../staff/tables.ts'
import { surveyEvents, surveys } from '../surveys/tables.ts'
import { type Ask, DEEDS, OTHERS, type Place } from './ask.ts'

/** Rows on a page. */
export const PAGE = 50
/** Events that one page looks through for what is rare; the next page goes on from there. */
export const LOOK_THROUGH = 2000

/** Whose cases' events an officer reads: an administrator those of all but restricted cases, without what they are about. */
function readable(staff: StaffMember): SQL | undefined {
  const isOpen = and(eq(cases.communeId, staff.communeId), eq(cases.restricted, false))
  if (!holds(staff, 'leader', 'coordinator')) return isOpen
  return or(visibleTo(staff), holds(staff, 'admin') ? isOpen : undefined)
}

const rowId = sql<number>`events.rowid`

/**
 * Events of cases, newest first, one page; `after` goes on where the look stopped, null when there is no more. Rides the
 * index of the case, of the person or of the commune; what neither narrows is looked for among the next two thousand.
 */
export async function caseEvents(
  db: Db,
  staff: StaffMember,
  book: CommuneBook,
  ask: Ask,
  from: Place | null,
  [most, look]: [number, number] = [PAGE, LOOK_THROUGH],
) {
  const code = codeIn(book, ask.caseCode)
  const row = code ? await findCase(db, staff.communeId, code, readable(staff)) : undefined
  if (code && !row) return { rows: [], after: null }
  const isOther = Object.hasOwn(OTHERS, ask.person)
  const isPerson = ask.person !== '' && !isOther
  const stretch = and(
    // The plus keeps the commune's index out where the case's or the person's is shorter.
    row || isPerson ? sql`+events.commune_id = ${staff.communeId}` : eq(events.communeId, staff.communeId),
    row ? eq(events.caseId, row.id) : undefined,
    isPerson ? and(eq(events.actorId, ask.person), sql`actor_id <> ''`) : undefined,
    ...days(events.at, ask, from),
    from ? below([events.at, rowId], [from.at, from.id]) : undefined,
  )
  const newest = [desc(events.at), desc(rowId)] as const
  const looked = db
    .select({
      ...{ rowNo: rowId.as('row_no'), caseId: events.caseId, kind: events.kind, at: events.at, detail: events.detail },
      ...{ actorKind: events.actorKind, actorId: events.actorId, bodyId: events.bodyId },
    })
    .from(events)
    .where(stretch)
    .orderBy(...newest)
    .limit(look)
    .as('looked')
  const found = await db
    .select({
      ...{ id: looked.rowNo, kind: looked.kind, at: looked.at, detail: looked.detail },
      ...{ actorKind: looked.actorKind, actorId: looked.actorId, bodyId: looked.bodyId },
      ...{ year: cases.year, number: cases.number },
    })
    .from(looked)
    // The events lead, in their order: a cross join keeps it, and the limit ends the look.
    .crossJoin(cases)
    .where(
      and(
        eq(cases.id, looked.caseId),
        readable(staff),
        isOther ? eq(looked.actorKind, ask.person === 'he-thong' ? 'system' : 'sender') : undefined,
        ask.deed === '' ? undefined : isAmong(looked.kind as unknown as SQLiteColumn, DEEDS[ask.deed]?.kinds ?? []),
      ),
    )
    .limit(most + 1)
  if (found.length > most) return { rows: found.slice(0, most), after: placeAt(found[most - 1]) }
  const [stop] = await db
    .select({ at: events.at, id: rowId })
    .from(events)
    .where(stretch)
    .orderBy(...newest)
    .limit(1)
    .offset(look - 1)
  return { rows: found, after: stop ? placeAt(stop) : null }
}

export type CaseEvent = Awaited<ReturnType<typeof caseEvents>>['rows'][number]

/** What was done with surveys, newest first. */
export async function surveyActs(db: Db, communeId: string, ask: Ask, from: Place | null) {
  const rowNo = sql<number>`survey_events.rowid`
  return page(
    await db
      .select({
        ...{ id: rowNo, at: surveyEvents.at, kind: surveyEvents.kind, detail: surveyEvents.detail },
        ...{ byId: surveyEvents.byId, slug: surveys.slug, title: surveys.title },
      })
      .from(surveyEvents)
      // The events lead, in their order: a cross join keeps it.
      .crossJoin(surveys)
      .where(
        and(
          eq(surveyEvents.communeId, communeId),
          eq(surveys.id, surveyEvents.surveyId),
          ask.person === '' ? undefined : eq(surveyEvents.byId, ask.person),
          ...days(surveyEvents.at, ask, from),
          from ? below([surveyEvents.at, rowNo], [from.at, from.id]) : undefined,
        ),
      )
      .orderBy(desc(surveyEvents.at), desc(rowNo))
      .limit(PAGE + 1),
  )
}

/** What was done to accounts, newest first. */
export async function accountEvents(db: Db, communeId: string, ask: Ask, from: Place | null) {
  return page(
    await db
      .select({
        ...{ id: staffEvents.id, at: staffEvents.at, kind: staffEvents.kind, detail: staffEvents.detail },
        ...{ actorId: staffEvents.actorId, subjectId: staffEvents.subjectId },
      })
      .from(staffEvents)
      .where(
        and(
          eq(staffEvents.communeId, communeId),
          ask.person === ''
            ? undefined
            : or(eq(staffEvents.actorId, ask.person), eq(staffEvents.subjectId, ask.person)),
          ...days(staffEvents.at, ask, from),
          from ? below([staffEvents.at, staffEvents.id], [from.at, from.id]) : undefined,
        ),
      )
      .orderBy(desc(staffEvents.at), desc(staffEvents.id))
      .limit(PAGE + 1),
  )
}

/** What was settled, newest first. */
export async function settingChanges(db: Db, communeId: string, ask: Ask, from: Place | null) {
  return page(
    await db
      .select()
      .from(settingEvents)
      .where(
        and(
          eq(settingEvents.communeId, communeId),
          ask.person === '' ? undefined : eq(settingEvents.actorId, ask.person),
          ...days(settingEvents.at, ask),
          from ? lt(settingEvents.id, Number(from.id) || 0) : undefined,
        ),
      )
      .orderBy(desc(settingEvents.id))
      .limit(PAGE + 1),
  )
}

/** Who took which list out, newest first. */
export async function exportsOf(db: Db, communeId: string, ask: Ask, from: Place | null) {
  return page(
    await db
      .select()
      .from(exportEvents)
      .where(
        and(
          eq(exportEvents.communeId, communeId),
          ask.person === '' ? undefined : eq(exportEvents.staffId, ask.person),
          ...days(exportEvents.at, ask, from),
          from ? below([exportEvents.at, exportEvents.id], [from.at, String(from.id)]) : undefined,
        ),
      )
      .orderBy(desc(exportEvents.at), desc(exportEvents.id))
      .limit(PAGE + 1),
  )
}

/** Everybody who works or worked in a commune, by name. */
export function peopleOf(db: Db, communeId: string) {
  return db
    .select({ id: user.id, name: user.name, closedAt: staffMembers.closedAt })
    .from(staffMembers)
    .innerJoin(user, eq(user.id, staffMembers.userId))
    .where(eq(staffMembers.communeId, communeId))
    .orderBy(user.name)
}

function page<T extends { at: string; id: number | string }>(found: T[]): { rows: T[]; after: Place | null } {
  const rows = found.slice(0, PAGE)
  return { rows, after: found.length > PAGE ? placeAt(rows.at(-1)) : null }
}

/** The place of a row, to go on after it. */
export function placeAt(row: { at: string; id: number | string } | undefined): Place | null {
  return row ? { at: row.at, id: row.id } : null
}

/** Days in Vietnam, both ends counted; `place` is where the page begins, when it is not the first. */
export function days(at: SQLiteColumn, { from, to }: Ask, place: Place | null = null): (SQL | undefined)[] {
  const instant = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString()
  // Without the plus the planner may enter the index at the last day, and not where the last page ended.
  const end = to === '' ? '' : instant(addDays(to, 1))
  const until = place ? sql`+${at} < ${end}` : lt(at, end)
  return [from === '' ? undefined : gte(at, instant(from)), to === '' ? undefined : until]
}

/** Kinds by name; a name that ends in `*` stands for all that begin so. */
export function isAmong(kind: SQLiteColumn, kinds: readonly string[]): SQL | undefined {
  const whole = kinds.filter((name) => !name.endsWith('*'))
  const begun = kinds.filter((name) => name.endsWith('*')).map((name) => like(kind, `${name.slice(0, -1)}%`))
  return or(whole.length > 0 ? inArray(kind, whole) : undefined, ...begun)
}
