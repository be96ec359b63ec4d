import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { closeBooks } from '../communes/queries.ts'
import { communes } from '../communes/tables.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Row } from './table.ts'
import {
  type AssignmentEvent,
  assignmentEvents,
  assignmentRows,
  type AssignmentTable,
  assignmentTables,
} from './tables.ts'

/** Tables of a commune that are listed: two in each of fifty years. */
const TABLES_MOST = 100
/** The platform takes a hundred values a statement; a row has eight. */
const ROWS_A_STATEMENT = 12

export type Doing = { kind: string; by: StaffMember; at: Date; about?: string }

/** A commune's tables, the latest year first. */
export function tablesOf(db: Db, communeId: string): Promise<AssignmentTable[]> {
  return db
    .select()
    .from(assignmentTables)
    .where(and(eq(assignmentTables.communeId, communeId), ne(assignmentTables.status, 'dropped')))
    .orderBy(desc(assignmentTables.year), desc(assignmentTables.number))
    .limit(TABLES_MOST)
}

/** The rows of tables, in their order. */
export async function rowsOf(db: Db, tableIds: readonly string[]): Promise<Map<string, Row[]>> {
  const rows = await db
    .select()
    .from(assignmentRows)
    .where(inArray(assignmentRows.tableId, [...tableIds]))
    .orderBy(asc(assignmentRows.tableId), asc(assignmentRows.position))
  return Map.groupBy<string, Row & { tableId: string }>(rows, (row) => row.tableId)
}

/** What was done to a table, the latest first. */
export function eventsOf(db: Db, tableId: string, most: number): Promise<AssignmentEvent[]> {
  return db
    .select()
    .from(assignmentEvents)
    .where(eq(assignmentEvents.tableId, tableId))
    .orderBy(desc(assignmentEvents.seq))
    .limit(most)
}

/** Begins a draft. Who begins the same one at the same moment comes second and finds it. */
export async function beginTable(
  db: Db,
  table: Pick<AssignmentTable, 'id' | 'communeId' | 'year' | 'title' | 'attachedTo' | 'startsOn'>,
  rows: readonly Row[],
  doing: Doing,
): Promise<void> {
  const { by } = doing
  const last = await db
    .select({ number: sql<number | null>`max(${assignmentTables.number})` })
    .from(assignmentTables)
    .where(and(eq(assignmentTables.communeId, table.communeId), eq(assignmentTables.year, table.year)))
    .get()
  const row = {
    ...table,
    ...{ number: (last?.number ?? 0) + 1, status: 'draft' as const, revision: 1, writtenBy: by.id },
    ...{ createdBy: by.id, createdAt: doing.at.toISOString() },
  }
  try {
    await writeTogether(db, [
      db.insert(assignmentTables).values(row),
      noted(db, { id: table.id, revision: 0 }, doing),
      ...inserted(db, table.id, rows),
    ])
  } catch (error) {
    if (!isTaken(error, 'assignment_tables')) throw error
  }
}

/** Changes a draft: its event's place is the lock. 'moved' when somebody was first; then nothing is written. */
export function changeTable(
  db: Db,
  seen: AssignmentTable,
  doing: Doing,
  change: { set?: Partial<AssignmentTable>; rows?: readonly Row[] },
): Promise<'done' | 'moved'> {
  const { rows, set = {} } = change
  return written(db, [
    noted(db, seen, doing),
    setTable(db, seen.id, { writtenBy: doing.by.id, ...set, revision: seen.revision + 1 }),
    ...(rows
      ? [db.delete(assignmentRows).where(eq(assignmentRows.tableId, seen.id)), ...inserted(db, seen.id, rows)]
      : []),
  ])
}

/** Puts a draft in force. The one before it ends the day before, and every isolate reads the commune's book again. */
export async function decideTable(
  db: Db,
  seen: AssignmentTable,
  doing: Doing,
  decision: { startsOn: string; attachedTo: string; former: { id: string; endsOn: string } | null; also: Statement[] },
): Promise<'done' | 'moved'> {
  const { also, attachedTo, former, startsOn } = decision
  const decided = { decidedBy: doing.by.id, decidedAt: doing.at.toISOString() }
  const outcome = await written(db, [
    noted(db, seen, doing),
    ...(former ? [setTable(db, former.id, { status: 'replaced', endsOn: former.endsOn })] : []),
    setTable(db, seen.id, { status: 'in_force', startsOn, attachedTo, ...decided, revision: seen.revision + 1 }),
    db
      .update(communes)
      .set({ version: sql`${communes.version} + 1` })
      .where(eq(communes.id, seen.communeId)),
    ...also,
  ])
  closeBooks()
  return outcome
}

function setTable(db: Db, id: string, set: Partial<AssignmentTable>): Statement {
  return db.update(assignmentTables).set(set).where(eq(assignmentTables.id, id))
}

function noted(db: Db, { id, revision }: Pick<AssignmentTable, 'id' | 'revision'>, doing: Doing): Statement {
  const { about = '', at, by, kind } = doing
  return db.insert(assignmentEvents).values({
    ...{ tableId: id, seq: revision + 1, kind, actorId: by.id, bodyId: by.bodyId, at: at.toISOString(), about },
  })
}

function inserted(db: Db, tableId: string, rows: readonly Row[]): Statement[] {
  const whole = rows.map(({ bodyId, content, hamletIds, hamlets, name, note }, at) => ({
    ...{ tableId, position: at + 1, name, bodyId, content, hamletIds: [...hamletIds], hamlets, note },
  }))
  return Array.from({ length: Math.ceil(whole.length / ROWS_A_STATEMENT) }, (_, at) =>
    db.insert(assignmentRows).values(whole.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT)),
  )
}

async function written(db: Db, statements: Statement[]): Promise<'done' | 'moved'> {
  try {
    await writeTogether(db, statements)
    return 'done'
  } catch (error) {
    if (isTaken(error, 'assignment_events') || isTaken(error, 'assignment_tables')) return 'moved'
    throw error
  }
}
