export type SqlValue = string | number | boolean | null

/** What to do with a row that is there already: leave it as it is, or bring these columns up to date. */
export type OnConflict = 'DO NOTHING' | { key: readonly string[]; update: readonly string[] }

// D1 refuses a statement of more than 100 KB.
const MAX_BYTES = 90_000

/** A value as an SQL literal. Throws on what SQL text cannot carry safely on one line: control signs, infinite numbers. */
export function quote(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`not a number for SQL: ${value}`)
    return String(value)
  }
  if (/[\u0000-\u001f]/.test(value)) throw new Error(`control sign in ${JSON.stringify(value)}`)
  return `'${value.replaceAll("'", "''")}'`
}

/** INSERT statements for these rows, many rows each, every statement under 90,000 bytes and on one line. */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  { onConflict = 'DO NOTHING' }: { onConflict?: OnConflict } = {},
): string[] {
  const head = `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) VALUES `
  const tail = ` ${conflictClause(onConflict)}`
  const room = MAX_BYTES - byteLength(head) - byteLength(tail)
  const statements: string[] = []
  let pack: string[] = []
  let used = 0
  const close = () => {
    if (pack.length > 0) statements.push(head + pack.join(',') + tail)
    pack = []
    used = 0
  }
  for (const row of rows) {
    if (row.length !== columns.length) throw new Error(`${table}: ${row.length} values for ${columns.length} columns`)
    const text = `(${row.map(quote).join(',')})`
    const bytes = byteLength(text) + 1
    if (bytes > room) throw new Error(`${table}: one row is larger than a statement may be`)
    if (used + bytes > room) close()
    pack.push(text)
    used += bytes
  }
  close()
  return statements
}

function conflictClause(onConflict: OnConflict): string {
  if (onConflict === 'DO NOTHING') return 'ON CONFLICT DO NOTHING'
  const sets = onConflict.update.map((column) => `${name(column)} = excluded.${name(column)}`)
  return `ON CONFLICT (${onConflict.key.map(name).join(', ')}) DO UPDATE SET ${sets.join(', ')}`
}

function name(identifier: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(identifier)) throw new Error(`not a name for SQL: ${identifier}`)
  return `"${identifier}"`
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}
