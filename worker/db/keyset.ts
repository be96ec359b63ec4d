import { type Column, type SQL, sql } from 'drizzle-orm'

type Key = Column | SQL

/**
 * Rows before a place in a list: `(a, b) < (x, y)`, the columns in the order of the list, all of them going the same way.
 * As one comparison of rows it is a range of the index, so that the next page begins where the last one ended. Written out
 * as "a is less, or a is the same and b is less" it gives no range: page ten would read the nine pages before it as well.
 * A row with a null in a column that decides is on no page.
 */
export function below(columns: readonly Key[], place: readonly (string | number)[]): SQL {
  return sql`${row(columns)} < ${row(place)}`
}

/** The same for a list that goes upwards: `(a, b) > (x, y)`. */
export function above(columns: readonly Key[], place: readonly (string | number)[]): SQL {
  return sql`${row(columns)} > ${row(place)}`
}

function row(values: readonly (Key | string | number)[]): SQL {
  const parts = values.map((value) => sql`${value}`)
  return sql`(${sql.join(parts, sql`, `)})`
}
