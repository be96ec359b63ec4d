import { and, desc, eq, getTableColumns, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { type CaseRow, visibleTo } from '../queries.ts'
import { OPEN_STATES, OWED_STATES } from '../states.ts'
import { cases } from '../tables.ts'
import { instantsOf, type Wanted } from './words.ts'

type Page = { rows: CaseRow[]; after: string | null }

/** Answers that one page looks at when what is asked is rare among them. */
const ANSWERS_LOOKED_AT = 600
/** Alarms that went beyond the body that has the case. */
const ESCALATED = ['approver', 'leader', 'party']

/** All that is wanted of a case but its words, and that this officer may see it. A restricted case is in no list, whoever asks. */
export function conditionOf(staff: StaffMember, wanted: Wanted): SQL | undefined {
  const sent = instantsOf(wanted.from, wanted.to)
  return and(
    visibleTo(staff),
    eq(cases.restricted, false),
    wanted.category ? eq(cases.category, wanted.category) : undefined,
    wanted.hamletId ? eq(cases.hamletId, wanted.hamletId) : undefined,
    wanted.bodyId ? eq(cases.responsibleBodyId, wanted.bodyId) : undefined,
    wanted.status ? eq(cases.status, wanted.status) : undefined,
    wanted.isEscalated ? and(inArray(cases.alarm, ESCALATED), inArray(cases.status, OPEN_STATES)) : undefined,
    wanted.isFlagged ? sql`${cases.flags} <> ''` : undefined,
    wanted.channel ? eq(cases.channel, wanted.channel) : undefined,
    sent.from ? gte(cases.submittedAt, sent.from) : undefined,
    sent.before ? lt(cases.submittedAt, sent.before) : undefined,
    wanted.answeredFrom ? gte(cases.answeredOn, wanted.answeredFrom) : undefined,
    wanted.answeredTo ? lte(cases.answeredOn, wanted.answeredTo) : undefined,
    standingOf(wanted),
  )
}

function standingOf({ standing, today }: Wanted): SQL | undefined {
  const owed = inArray(cases.status, OWED_STATES)
  const overdue = and(owed, lt(cases.dueOn, today))
  const answered = (inTime: boolean) => eq(cases.answeredInTime, inTime)
  if (standing === 'overdue') return overdue
  if (standing === 'today') return and(owed, or(eq(cases.dueOn, today), eq(cases.actOn, today)))
  if (standing === 'answered_in_time') return answered(true)
  if (standing === 'answered_late') return answered(false)
  return standing === 'late' ? or(overdue, answered(false)) : undefined
}

/** What is to be done, soonest due first: one list a state along the indexes, merged. */
export async function dueRoad(
  db: Db,
  staff: StaffMember,
  wanted: Wanted,
  after: string | null,
  most: number,
): Promise<Page> {
  const [, actOn, id] = /^(\d{4}-\d\d-\d\d)~([\w-]{1,80})$/.exec(after ?? '') ?? []
  const states = wanted.status ? [wanted.status] : wanted.standing ? OWED_STATES : OPEN_STATES
  // What is due today stands together in its lists; what the sender is to be told today, in the list of answers owed.
  const dueToday = wanted.standing === 'today' ? wanted.today : undefined
  const lists = placesOf(staff).flatMap((place) =>
    states
      .filter((status) => OPEN_STATES.includes(status))
      .flatMap((status) =>
        (status === 'submitted' ? [1, 0] : [0]).map((first) => inState(place, status, first, dueToday)),
      ),
  )
  if (lists.length === 0) return { rows: [], after: null }
  if (dueToday) lists.push(owedOn(staff.communeId, dueToday))
  const found = (await db
    .select(FIELDS)
    .from(sql`(${merged(lists)}) cases`)
    .where(and(conditionOf(staff, wanted), actOn && id ? sql`(act_on, id) > (${actOn}, ${id})` : undefined))
    .orderBy(sql`act_on`, sql`id`)
    .limit(most + 1)) as CaseRow[]
  return pageOf(found, most, (row) => `${row.actOn}~${row.id}`)
}

/** The columns of a case wherever its row comes from. */
export const FIELDS = Object.fromEntries(
  Object.entries(getTableColumns(cases)).map(([key, column]) => [
    key,
    sql`${sql.identifier(column.name)}`.mapWith(column),
  ]),
)

/**
 * One list along its index, whatever else is asked: an index of hamlets and fields would walk all that ever came from
 * there. A statement has room for a hundred values, so what is our own word stands in it as it is.
 */
function inState({ index, is }: Road, status: string, checkFirst: number, actOn: string | undefined): SQL {
  const due = actOn ? sql` and act_on = ${actOn}` : sql``
  return sql`select * from cases indexed by ${sql.raw(index)} where ${is} and status = ${sql.raw(`'${status}'`)} and check_first = ${sql.raw(String(checkFirst))}${due}`
}

/** A commune's answers owed on a day that are not in its lists of that day. The states stand as in the index, to the letter. */
function owedOn(communeId: string, day: string): SQL {
  const states = sql.raw(OWED_STATES.map((state) => `'${state}'`).join(', '))
  return sql`select * from cases indexed by cases_owed where due_on = ${day} and commune_id = ${communeId}
    and act_on <> ${day} and status in (${states})`
}

/** Lists that are in order, as one that the database merges: it reads no further in each than the page goes. Five are its most at once. */
function merged(lists: readonly SQL[]): SQL {
  const some = Array.from({ length: Math.ceil(lists.length / 5) }, (_, i) => lists.slice(i * 5, i * 5 + 5))
  const together = (few: readonly SQL[]) => sql.join([...few], sql.raw(' union all '))
  return together(some.map((few) => sql`select * from (${together(few)})`))
}

/** An index, and what leads into it. */
type Road = { index: string; is: SQL }

/** Where the officer's cases stand in the indexes: all of the commune, or those with his body. */
function placesOf(staff: StaffMember): Road[] {
  if (holds(staff, 'intake_officer', 'coordinator', 'leader'))
    return [{ index: 'cases_status', is: sql`commune_id = ${staff.communeId}` }]
  if (!holds(staff, 'handler', 'approver')) return []
  return [
    { index: 'cases_holder', is: sql`holder_body_id = ${staff.bodyId}` },
    {
      index: 'cases_approver',
      is: sql`approver_body_id = ${staff.bodyId} and holder_body_id <> ${staff.bodyId}`,
    },
  ]
}

/** What was answered, the last first. Looks at so many along the index; the next page goes on where the look stopped. */
export async function answeredRoad(
  db: Db,
  staff: StaffMember,
  wanted: Wanted,
  after: string | null,
  most: number,
): Promise<Page> {
  const [, day, id] = /^(\d{4}-\d\d-\d\d)~([\w-]{1,80})$/.exec(after ?? '') ?? []
  const stretch = and(
    eq(cases.communeId, staff.communeId),
    sql`answered_on is not null`,
    wanted.answeredFrom ? gte(cases.answeredOn, wanted.answeredFrom) : undefined,
    // Of two upper ends the planner may take the wrong one: a further page begins at its place.
    wanted.answeredTo && !day ? lte(cases.answeredOn, wanted.answeredTo) : undefined,
    // As in the partial index of late answers, to the letter.
    wanted.standing === 'answered_late' ? sql`answered_in_time = 0` : undefined,
    day && id ? sql`(answered_on, id) < (${day}, ${id})` : undefined,
  )
  const newest = [desc(cases.answeredOn), desc(cases.id)] as const
  const looked = db
    .select()
    .from(cases)
    .where(stretch)
    .orderBy(...newest)
    .limit(ANSWERS_LOOKED_AT)
  // The look keeps its order and ends with the page: nothing is sorted after it.
  const found = (await db
    .select(FIELDS)
    .from(sql`(${looked}) cases`)
    .where(conditionOf(staff, wanted))
    .limit(most + 1)) as CaseRow[]
  if (found.length > most) return pageOf(found, most, answeredAt)
  const [stop] = await db
    .select({ id: cases.id, answeredOn: cases.answeredOn })
    .from(cases)
    .where(stretch)
    .orderBy(...newest)
    .limit(1)
    .offset(ANSWERS_LOOKED_AT - 1)
  return { rows: found, after: stop ? answeredAt(stop) : null }
}

function answeredAt(row: Pick<CaseRow, 'answeredOn' | 'id'>): string {
  return `${row.answeredOn}~${row.id}`
}

function pageOf(found: CaseRow[], most: number, placeOf: (row: CaseRow) => string): Page {
  const rows = found.slice(0, most)
  const last = rows.at(-1)
  return { rows, after: found.length > most && last ? placeOf(last) : null }
}
