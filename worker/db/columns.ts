import { integer, text } from 'drizzle-orm/sqlite-core'

/** A yes or no, kept as 1 or 0. */
export function yes(name: string) {
  return integer(name, { mode: 'boolean' }).notNull().default(false)
}

/** An instant, ISO 8601 in UTC. */
export function at(name: string) {
  return text(name)
}

/** A day in Vietnam, `2026-11-21`. */
export function on(name: string) {
  return text(name)
}

/** A small structure that is read and written whole. */
export function json<T>(name: string) {
  return text(name, { mode: 'json' }).$type<T>()
}
