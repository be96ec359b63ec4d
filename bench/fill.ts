import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Statement } from '../worker/db/connect.ts'
import type { Days } from '../worker/deadlines/alarm.ts'
import { recountHeld, recountMonths, recountThirtyDays, recountWork } from '../worker/statistics/count-queries.ts'
import { type Place, type Rows, sampleOf } from './sample.ts'

/** The file in which the local D1 keeps its tables. No server may have it open. */
export function databaseFile(persist: string): string {
  const folder = join(persist, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  if (!file) throw new Error(`no database below ${persist}`)
  return join(folder, file)
}

/**
 * Fills a new database with so many cases, spread evenly over so many communes (Bình Xa and copies of it), each with its
 * letter, sender, events, words to be found by, and all that the clock had counted of it up to now. Chains are not real
 * here: nothing that is measured walks them.
 */
export function fill(file: string, cases: number, communes: number, now = new Date()): void {
  const db = new DatabaseSync(file)
  db.exec('pragma foreign_keys = off; pragma synchronous = off; pragma journal_mode = off; pragma cache_size = -500000')
  const kept = db.prepare("select name, sql from sqlite_master where type = 'index' and sql is not null").all()
  // An index that is built at the end is written once, in its order.
  for (const { name } of kept) db.exec(`drop index "${name}"`)
  db.exec('begin')
  openCommunes(db, communes)
  const names = db.prepare("select id from communes where id = 'binh-xa' or id like 'bench-%' order by id").all()
  const sample = sampleOf(cases / communes, placeOf(db), now)
  for (const { table, columns, rows } of sample) {
    db.exec(`create temp table sample as select * from main.${table} where 0`)
    const insert = db.prepare(`insert into sample (${columns.join()}) values (${columns.map(() => '?').join()})`)
    for (const row of rows) insert.run(...row)
    const multiply = db.prepare(
      `insert into main.${table} (${columns.join()}) select ${named(columns, rows)} from sample order by rowid`,
    )
    multiply.setAllowUnknownNamedParameters(true)
    for (const { id } of names) multiply.run({ $here: String(id), $officer: officersOf(String(id)) })
    db.exec('drop table sample')
  }
  db.exec('commit')
  for (const { sql } of kept) db.exec(String(sql))
  db.exec('begin')
  for (const { id } of names) count(db, String(id), now)
  db.exec('commit; pragma optimize; pragma journal_mode = wal')
  db.close()
}

/** Columns of the sample with the commune's own names in place of what stands for them. */
function named(columns: Rows['columns'], rows: Rows['rows']): string {
  const has = (index: number, sign: string) => rows.some((row) => String(row[index]).includes(sign))
  return columns
    .map((column, index) => (has(index, '@') ? `replace(${column}, '@', $here)` : column))
    .map((column, index) => (has(index, '#') ? `replace(${column}, '#', $officer)` : column))
    .join()
}

/** The example accounts work in Bình Xa; the other communes have copies of them that nobody signs in with. */
function officersOf(commune: string): string {
  return commune === 'binh-xa' ? 'vi-du.' : `bench.${commune}.`
}

/** Communes like Bình Xa, with all that it has settled and everybody who works there. */
export function openCommunes(db: DatabaseSync, many: number): void {
  const copy = (table: string, where: string, change: Record<string, string>) => {
    const columns = db.prepare(`select name from pragma_table_info('${table}')`).all()
    const insert = db.prepare(
      `insert into ${table} select ${columns.map(({ name }) => change[String(name)] ?? `"${name}"`).join()} from ${table} where ${where}`,
    )
    insert.setAllowUnknownNamedParameters(true)
    for (let i = 1; i < many; i++) insert.run({ $n: i, $id: `bench-${i}` })
  }
  const own = (column: string) => `replace(${column}, 'binh-xa', $id)`
  const officer = (column: string) => `replace(${column}, 'vi-du.', 'bench.' || $id || '.')`
  copy('communes', "id = 'binh-xa'", {
    id: own('id'),
    code_prefix: "'N' || $n",
    unit_code: '(select code from commune_units order by code limit 1 offset $n)',
    triage_body_id: own('triage_body_id'),
  })
  const here = "commune_id = 'binh-xa'"
  const parts = { commune_id: '$id', id: own('id'), body_id: own('body_id'), parent_body_id: own('parent_body_id') }
  for (const table of ['bodies', 'routing_rules']) copy(table, here, parts)
  copy('hamlets', here, { commune_id: '$id', standby_body_id: own('standby_body_id') })
  for (const table of ['categories', 'decline_reasons']) copy(table, here, { commune_id: '$id' })
  const people = `in (select user_id from staff_members where ${here})`
  const accounts = { id: officer('id'), email: "$id || '.' || email", username: 'null', display_username: 'null' }
  copy('staff_users', `id ${people}`, accounts)
  copy('staff_roles', `user_id ${people}`, { user_id: officer('user_id') })
  copy('staff_members', here, { user_id: officer('user_id'), commune_id: '$id', body_id: own('body_id') })
  // A limit of its own, as some communes have.
  db.exec(`insert into limits (id, code, name, commune_id, days, unit, basis, source, confirmed, effective_from)
    select 'bench.' || c.id, l.code, l.name, c.id, l.days, l.unit, l.basis, l.source, l.confirmed, l.effective_from
    from communes c, limits l where l.code = 'similar_within' and l.commune_id is null`)
}

/** What a case's days and bodies depend on, as it stands in the database. */
function placeOf(db: DatabaseSync): Place {
  const rows = (sql: string) => db.prepare(sql).all() as Record<string, string | number | null>[]
  return {
    limits: rows(`select *, commune_id communeId, effective_from effectiveFrom, effective_to effectiveTo from limits
      where commune_id is null`) as unknown as Days['limits'],
    specialDays: new Map(
      rows('select * from special_days').map((row) => [row.day, row]),
    ) as unknown as Days['specialDays'],
    hamlets: rows("select id from hamlets where commune_id = 'binh-xa' order by position").map(({ id }) => String(id)),
    bodyOf: new Map(
      rows(`select category, replace(body_id, 'binh-xa.', '') body from routing_rules
        where commune_id = 'binh-xa' and hamlet_id is null and urgency is null`).map(({ body, category }) => [
        String(category),
        String(body),
      ]),
    ),
  }
}

/** What the clock would have counted of a commune by now, in its own words, and how far it has come. */
function count(db: DatabaseSync, commune: string, now: Date): void {
  const at = now.toISOString()
  const run = (statement: Statement) => {
    const { params, sql } = statement.toSQL()
    db.prepare(sql).run(...(params as SQLInputValue[]))
  }
  const pairs = (sql: string) =>
    db
      .prepare(sql)
      .all(commune)
      .map(({ body_id, month }): [string, string] => [String(month), String(body_id)])
  const months = pairs(`select substr(sent_on, 1, 7) month, body_id from counted_cases where commune_id = ?1
    union select substr(answered_on, 1, 7), body_id from counted_cases where commune_id = ?1 and answered_on is not null`)
  const held = pairs('select distinct substr(to_at, 1, 7) month, body_id from holdings where commune_id = ?1')
  for (const statement of [...recountMonths(commune, months, at), ...recountHeld(commune, held, at)]) run(statement)
  const bodies = db.prepare('select id from bodies where commune_id = ?').all(commune)
  run(
    recountWork(
      commune,
      bodies.map(({ id }) => String(id)),
      at,
    ),
  )
  run(recountThirtyDays([commune], now))
  const mark = db.prepare('insert or replace into marks (name, value) values (?, ?)')
  mark.run(`figures:${commune}`, `${at}~`)
  for (const name of ['case-words.sent', 'case-words.moved']) mark.run(name, at)
  mark.run('messages.new_cases', `${at} `)
  mark.run('supports', String(db.prepare('select max(rowid) many from supports').get()?.many ?? 0))
}
