import { getTableColumns, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { type CaseRow, eventAfter, type EventRow, type NewEvent } from './queries.ts'
import { cases, events, eventTexts } from './tables.ts'

/** An event of a case with what it changes about it. Several deeds of one case follow each other, all with the same `seen`. */
export type Deed = { seen: CaseRow; event: NewEvent; set?: Partial<CaseRow>; also?: readonly Statement[] }

/** A deed that is being written: its event, and the case as it stands after all its deeds. */
export type Written<D extends Deed> = { deed: D; event: EventRow; row: CaseRow }
/** What belongs to many deeds together, for the same batch: as few statements as it can be. */
export type Together<D extends Deed> = (written: Written<D>[]) => Statement[]

/** What is written of one case: its deeds in order, their events, all that they change. */
type Move<D extends Deed> = { id: string; seen: CaseRow; deeds: D[]; rows: EventRow[]; set: Partial<CaseRow> }

const COLUMNS = getTableColumns(cases)
/** Signs that one parameter may have; the platform takes two million bytes, a sign has up to four. */
const MOST_SIGNS = 400_000
/** How often it is looked again who moved meanwhile. */
const ROUNDS = 4

/**
 * `take` for many cases: one batch of three statements (and what the deeds bring along) for as many as fit, with the same
 * lock. When one of them moved meanwhile the batch writes nothing; then the moved are left out and the others written.
 */
export async function takeMany<D extends Deed>(
  db: Db,
  deeds: readonly D[],
  together: Together<D> = () => [],
): Promise<{ done: D[]; moved: D[] }> {
  const ended: { done: D[]; moved: D[] } = { done: [], moved: [] }
  const add = (to: D[], moves: Move<D>[]) => to.push(...moves.flatMap((move) => move.deeds))
  for (const part of parts(movesOf(deeds))) {
    let left = part
    for (let round = 0; round < ROUNDS && left.length > 0; round++) {
      if (await write(db, left, together)) {
        add(ended.done, left)
        left = []
      } else {
        const still = await unmoved(db, left)
        add(
          ended.moved,
          left.filter((move) => !still.has(move)),
        )
        left = left.filter((move) => still.has(move))
      }
    }
    add(ended.moved, left)
  }
  return ended
}

/** Each case once, in the order in which they come. */
function movesOf<D extends Deed>(deeds: readonly D[]): Move<D>[] {
  const moves = new Map<string, Move<D>>()
  for (const deed of deeds) {
    const { seen } = deed
    const move: Move<D> = moves.get(seen.id) ?? { id: seen.id, seen, deeds: [], rows: [], set: {} }
    const last = move.rows.at(-1)
    const row = eventAfter(last ? { ...seen, version: last.seq, headHash: last.hash } : seen, deed.event)
    move.deeds.push(deed)
    move.rows.push(row)
    move.set = { ...move.set, ...deed.set, version: row.seq, headHash: row.hash }
    moves.set(seen.id, move)
  }
  return [...moves.values()]
}

/** As many at a time as one parameter holds. */
function parts<D extends Deed>(moves: Move<D>[]): Move<D>[][] {
  const found: Move<D>[][] = []
  let size = MOST_SIGNS
  for (const move of moves) {
    const own = JSON.stringify([move.rows, move.set]).length + move.deeds.reduce(textSize, 0)
    if (size + own > MOST_SIGNS) {
      found.push([])
      size = 0
    }
    found.at(-1)?.push(move)
    size += own
  }
  return found
}

function textSize(sum: number, { event }: Deed): number {
  return sum + (event.text?.length ?? 0)
}

async function write<D extends Deed>(db: Db, moves: readonly Move<D>[], together: Together<D>): Promise<boolean> {
  const rows = moves.flatMap((move) => move.rows)
  const texts = moves.flatMap((move) =>
    move.rows.flatMap((row, i) => (move.deeds[i]?.event.text ? [[row.caseId, row.seq, move.deeds[i].event.text]] : [])),
  )
  const written = moves.flatMap((move) =>
    move.deeds.flatMap((deed, i) => {
      const event = move.rows[i]
      return event ? [{ deed, event, row: { ...move.seen, ...move.set } }] : []
    }),
  )
  const statements: Statement[] = [
    insertAll(getTableColumns(events), 'events', rows),
    updateAll(moves),
    ...(texts.length > 0 ? [insertTexts(texts)] : []),
    ...moves.flatMap((move) => move.deeds.flatMap((deed) => deed.also ?? [])),
    ...together(written),
  ]
  try {
    await writeTogether(db, statements)
    return true
  } catch (error) {
    if (isTaken(error, 'events.case_id')) return false
    throw error
  }
}

/** Those whose case stands as it was seen. */
async function unmoved<D extends Deed>(db: Db, moves: readonly Move<D>[]): Promise<Set<Move<D>>> {
  const ids = JSON.stringify(moves.map((move) => move.id))
  const rows = await db
    .select({ id: cases.id, version: cases.version })
    .from(cases)
    .where(sql`${cases.id} in (select value from json_each(${ids}))`)
  const versions = new Map(rows.map((row) => [row.id, row.version]))
  return new Set(moves.filter((move) => versions.get(move.id) === move.seen.version))
}

function insertAll(
  columns: Record<string, { name: string }>,
  table: string,
  rows: readonly Record<string, unknown>[],
): Statement {
  const names = Object.values(columns).map((column) => column.name)
  const values = rows.map((row) => Object.keys(columns).map((key) => row[key]))
  return compiledText(
    `insert into ${table} (${names.join(', ')}) select ${names.map((_, i) => `value ->> ${i}`).join(', ')} from json_each(?)`,
    values,
  )
}

function insertTexts(rows: unknown[][]): Statement {
  const { caseId, seq, text } = getTableColumns(eventTexts)
  return compiledText(
    `insert into event_texts (${caseId.name}, ${seq.name}, ${text.name}) select value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
    rows,
  )
}

/** One statement whatever each deed changes: a column that a case's deeds do not name stays as it is. */
function updateAll(moves: readonly Move<Deed>[]): Statement {
  const keys = [...new Set(moves.flatMap((move) => Object.keys(move.set)))] as (keyof typeof COLUMNS)[]
  const named = keys.filter((key) => key in COLUMNS)
  const changes = named.map((key) => {
    const { name } = COLUMNS[key]
    return `${name} = case when json_type(j.value, '$.${key}') is null then cases.${name} else j.value ->> '$.${key}' end`
  })
  const values = moves.map(({ id, seen, set }) => ({
    ...Object.fromEntries(
      named.filter((key) => set[key] !== undefined).map((key) => [key, stored(COLUMNS[key], set[key])]),
    ),
    '#': id,
    '@': seen.version,
  }))
  return compiledText(
    `update cases set ${changes.join(', ')} from json_each(?) j where cases.id = j.value ->> '$."#"' and cases.version = j.value ->> '$."@"'`,
    values,
  )
}

/** A value as the table keeps it. */
function stored(column: { mapToDriverValue(value: unknown): unknown }, value: unknown): unknown {
  return value === null ? null : column.mapToDriverValue(value)
}

function compiledText(text: string, values: readonly unknown[]): Statement {
  return { toSQL: () => ({ sql: text, params: [JSON.stringify(values)] }) }
}
