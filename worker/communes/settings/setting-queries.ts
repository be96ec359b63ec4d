import { and, desc, eq, getTableColumns, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { bodies } from '../../bodies/tables.ts'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { limits } from '../../deadlines/tables.ts'
import { numberPatterns } from '../../documents/tables.ts'
import { routingRules } from '../../routing/tables.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { user } from '../../staff/tables.ts'
import { closeBooks } from '../queries.ts'
import { categories, communeDays, communes, declineReasons, hamlets, replyTemplates, settingEvents } from '../tables.ts'
import type { Change, Kind } from './corner.ts'

/** Where each kind is kept, and which columns name one row. */
const TABLES: Record<Kind, { table: SQLiteTable; keys: readonly string[] }> = {
  body: { table: bodies, keys: ['communeId', 'id'] },
  hamlet: { table: hamlets, keys: ['communeId', 'id'] },
  category: { table: categories, keys: ['communeId', 'code'] },
  routing_rule: { table: routingRules, keys: ['communeId', 'id'] },
  limit: { table: limits, keys: ['communeId', 'id'] },
  day: { table: communeDays, keys: ['communeId', 'day'] },
  number_pattern: { table: numberPatterns, keys: ['bodyId', 'documentKind'] },
  reply_template: { table: replyTemplates, keys: ['communeId', 'id'] },
  decline_reason: { table: declineReasons, keys: ['communeId', 'code'] },
}

/** What somebody who settles something needs: `seen` is the version of the book he read. */
export type Settling = { db: Db; actor: StaffMember; now: Date; seen: number }

/**
 * Writes changes with their events, and lets every isolate read the book again. 'moved' when somebody else settled
 * something since: then nothing is written. `also` goes into the same batch.
 */
export async function settle(
  { actor, db, now, seen }: Settling,
  changes: readonly Change[],
  also: Statement[] = [],
): Promise<'done' | 'moved'> {
  const here = actor.communeId
  const noted = changes.map(({ after, before, id, kind }) => ({
    communeId: here,
    subjectKind: kind as string,
    subjectId: id,
    actorId: actor.id,
    at: now.toISOString(),
    before: before ? JSON.stringify(before) : '',
    after: after ? JSON.stringify(after) : '',
  }))
  try {
    await writeTogether(db, [
      refuseIfMoved(db, here, seen),
      db
        .update(communes)
        .set({ version: seen + 1 })
        .where(eq(communes.id, here)),
      ...changes.map((change) => write(db, change)),
      ...also,
      ...noted.map((event) => db.insert(settingEvents).values(event)),
    ])
    return 'done'
  } catch (error) {
    if (isRefused(error)) return 'moved'
    throw error
  } finally {
    closeBooks()
  }
}

/** Breaks a constraint on purpose when the version has moved, so that the whole batch is undone. */
function refuseIfMoved(db: Db, communeId: string, seen: number): Statement {
  const nothing = sql<string>`''`
  return db.insert(settingEvents).select(
    db
      .select({
        id: sql<number>`null`.as('id'),
        communeId: sql<string>`null`.as('commune_id'),
        subjectKind: nothing.as('subject_kind'),
        subjectId: nothing.as('subject_id'),
        actorId: nothing.as('actor_id'),
        at: nothing.as('at'),
        before: nothing.as('before'),
        after: nothing.as('after'),
      })
      .from(communes)
      .where(and(eq(communes.id, communeId), ne(communes.version, seen))),
  )
}

function isRefused(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes('NOT NULL constraint failed: setting_events.commune_id')) return true
  return false
}

function write(db: Db, { after, before, kind }: Change): Statement {
  const { keys, table } = TABLES[kind]
  if (before === null) return db.insert(table).values(after ?? {})
  const where = whereIs(table, keys, before)
  if (after === null) return db.delete(table).where(where)
  // Only what changed: what others keep in the row meanwhile stays.
  const changed = Object.entries(after).filter(([name, value]) => value !== (before as Record<string, unknown>)[name])
  return db.update(table).set(Object.fromEntries(changed)).where(where)
}

function whereIs(table: SQLiteTable, keys: readonly string[], row: object): SQL | undefined {
  const columns = getTableColumns(table)
  return and(
    ...keys.map((key) => {
      const column = columns[key]
      if (!column) throw new Error(`no column ${key}`)
      return eq(column, (row as Record<string, unknown>)[key])
    }),
  )
}

export const EVENTS_A_PAGE = 30

/** What was settled in a commune, newest first, before an event; one more than a page when there are more. */
export function settingEventsOf(db: Db, communeId: string, before: number) {
  return db
    .select({ ...getTableColumns(settingEvents), actorName: user.name })
    .from(settingEvents)
    .leftJoin(user, eq(user.id, settingEvents.actorId))
    .where(and(eq(settingEvents.communeId, communeId), lt(settingEvents.id, before)))
    .orderBy(desc(settingEvents.id))
    .limit(EVENTS_A_PAGE + 1)
}
