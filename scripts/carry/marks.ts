import { MOVED_MARK, SENT_MARK } from '../../worker/cases/search/index-queries.ts'
import type { Manifest } from './manifest.ts'
import type { Place } from './place.ts'
import { quote, type Row } from './sql.ts'

type Read = Place['read']
type Mark = { name: string; value: string }

/**
 * How far the sweeps have come, for one commune or for all. Only marks in time: a mark that is a place in a table means
 * nothing elsewhere, and what such a sweep counts is left behind.
 */
export async function marksOf(read: Read, commune: string): Promise<Manifest['marks']> {
  const rows = await read<Mark>('select name, value from marks order by name')
  const ours = rows.filter(({ name }) => !name.includes(':') || isOf(name, commune))
  return Object.fromEntries(
    ours.filter(({ value }) => /^\d{4}-\d\d-\d\d/.test(value)).map((row) => [row.name, row.value]),
  )
}

/**
 * The marks to be set where a commune arrives: its own, and those of all communes when it is the first: else the sweeps
 * would begin again with the oldest case. Where others are, their marks stand: what the sweeps made of this one is carried.
 */
export async function marksFor(read: Read, { commune, marks }: Manifest): Promise<Row[]> {
  const others = await read('select 1 from cases limit 1')
  const known = await read<Mark>('select name from marks')
  return Object.entries(marks)
    .filter(([name]) => isOf(name, commune.id) || others.length === 0)
    .filter(([name]) => !known.some((mark) => mark.name === name))
    .map(([name, value]) => ({ name, value }))
}

/** Has the clock seen the last that happened? What it has not seen is not in the officers' search. */
export async function isCaughtUp(read: Read, commune: string): Promise<boolean> {
  const [last] = await read<{ at: string | null }>(
    `select max(at) as at from events where commune_id = ${quote(commune)}`,
  )
  const rows = await read<Mark>(
    `select name, value from marks where name in (${[SENT_MARK, MOVED_MARK].map(quote).join(', ')})`,
  )
  return !last?.at || (rows.length === 2 && rows.every(({ value }) => value > (last.at ?? '')))
}

function isOf(name: string, commune: string): boolean {
  return name.endsWith(`:${commune}`)
}
