import { and, asc, between, eq, gte, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { visibleTo } from '../cases/queries.ts'
import { cases } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { above } from '../db/keyset.ts'
import { addDays } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { type Drill, type NumberKey, NUMBERS } from './drill.ts'
import { countedCases } from './tables.ts'

/** Rows on a page. */
export const PAGE = 25

/** A place in the list: what comes after this day and case. */
export type Place = { day: string; caseId: string }

/**
 * The cases behind a number, by the day that put them there; one more than a page when there are more. A case that this
 * officer may not open keeps its line without saying what it is, so that the lines are as many as the number says.
 */
export function casesBehind(db: Db, staff: StaffMember, drill: Drill, today: string, after: Place | null) {
  const day = countedCases[NUMBERS[drill.number].day]
  return db
    .select({
      caseId: countedCases.caseId,
      day: sql<string>`${day}`.as('counted_day'),
      category: countedCases.category,
      bodyId: countedCases.bodyId,
      days: countedCases.days,
      score: countedCases.score,
      inTime: countedCases.inTime,
      year: cases.year,
      number: cases.number,
      title: cases.title,
      status: cases.status,
    })
    .from(countedCases)
    .leftJoin(cases, and(eq(cases.id, countedCases.caseId), visibleTo(staff)))
    .where(
      and(
        eq(countedCases.communeId, staff.communeId),
        ...conditions(drill, today, after),
        after ? above([day, countedCases.caseId], [after.day, after.caseId]) : undefined,
      ),
    )
    .orderBy(asc(day), asc(countedCases.caseId))
    .limit(PAGE + 1)
}

export type Behind = Awaited<ReturnType<typeof casesBehind>>[number]

/** Each number's condition in the words of the index that it rides. A page begins to look on the last day of the one before. */
function conditions(
  { number, period, bodyId, category }: Drill,
  today: string,
  after: Place | null,
): (SQL | undefined)[] {
  const from = after?.day ?? ''
  if (number === 'dang-giu') return [gte(countedCases.heldOn, from), eq(countedCases.holderBodyId, bodyId)]
  if (number === 'qua-han')
    return [between(countedCases.owedOn, from, addDays(today, -1)), eq(countedCases.bodyId, bodyId)]
  const days = between(countedCases[NUMBERS[number].day], after?.day ?? period.from, period.to)
  const flag = FLAGS[number]
  // What is rare has an index of its own: the plus keeps those of body and field out.
  const of = (column: SQLiteColumn, value: string) =>
    value === '' ? undefined : flag ? sql`+${column} = ${value}` : eq(column, value)
  return [
    ...[of(countedCases.bodyId, bodyId), of(countedCases.category, category), days, flag],
    number === 'dung-han' ? eq(countedCases.inTime, true) : undefined,
    number === 'diem' ? isNotNull(countedCases.score) : undefined,
  ]
}

const FLAGS: Readonly<Partial<Record<NumberKey, SQL>>> = {
  rut: sql`${countedCases.withdrawn} = 1`,
  'gia-han': sql`${countedCases.extended} = 1`,
  'xem-lai': sql`${countedCases.disputed} = 1`,
  tre: sql`${countedCases.inTime} = 0 and ${countedCases.answeredOn} is not null`,
}
