export type Value = string | number | null
export type Row = Record<string, Value>
type Table = { name: string; columns: readonly string[] }

// D1 refuses a statement of more than 100 KB.
const MAX_BYTES = 90_000

/** A value as an SQL literal, whatever stands in it. */
export function quote(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`not a number for SQL: ${value}`)
    return String(value)
  }
  // Ends of lines stay as they are; other control signs do not survive every tool on the way.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(value)) return `CAST(x'${Buffer.from(value).toString('hex')}' AS TEXT)`
  return `'${value.replaceAll("'", "''")}'`
}

/** Gathers rows into INSERT statements of many rows each; `emit` gets each statement when it is full. */
export function statements(emit: (statement: string) => void) {
  let head = ''
  let pack: string[] = []
  let bytes = 0
  const close = () => {
    if (pack.length > 0) emit(`${head}${pack.join(',')}`)
    pack = []
    bytes = 0
  }
  const add = (table: Table, row: Row) => {
    const start = `INSERT INTO ${table.name} (${table.columns.join(',')}) VALUES `
    const text = `(${table.columns.map((column) => quote(row[column] ?? null)).join(',')})`
    const more = Buffer.byteLength(text) + 1
    if (start.length + more > MAX_BYTES) throw new Error(`${table.name}: one row is larger than a statement may be`)
    if (start !== head || start.length + bytes + more > MAX_BYTES) close()
    head = start
    pack.push(text)
    bytes += more
  }
  return { add, close }
}
