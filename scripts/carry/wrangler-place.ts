import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database } from '../database.ts'
import { here } from '../paths.ts'
import { bindings, migrationNames } from '../serve.ts'
import { wrangler, wranglerBeside } from '../wrangler.ts'
import { inOnePiece, type Objects, type Place, type Writing } from './place.ts'
import { type Row, statements } from './sql.ts'
import { COMMON } from './tables.ts'

/** Whatever wrangler reaches: `--remote` is the deployed one. */
export function wranglerPlace(where: readonly string[] = ['--remote']): Place {
  const read = async <Row>(sql: string) => {
    const printed = wrangler('d1', 'execute', 'DB', ...where, '--yes', '--json', '--command', sql)
    return (JSON.parse(printed) as { results: Row[] }[])[0]?.results ?? []
  }
  return {
    read,
    hold: () => () => {},
    writeAll: (work) => asOneFile(read, where, work),
    objects: bucket(where),
    secrets: () => null,
    close: async () => {},
  }
}

/**
 * Rehearses in a database of this machine, then sends one file of SQL: the platform takes it whole or, when a statement
 * fails, not at all.
 */
async function asOneFile(
  read: Database['read'],
  where: readonly string[],
  work: (into: Writing) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-'))
  const file = join(folder, 'commune.sql')
  const rehearsal = new DatabaseSync(join(folder, 'rehearsal.sqlite'))
  try {
    for (const name of migrationNames()) rehearsal.exec(readFileSync(here('migrations', name), 'utf8'))
    await takeCommon(rehearsal, read)
    const out = openSync(file, 'wx', 0o600)
    const sql = statements((statement) => writeSync(out, `${statement};\n`))
    await inOnePiece(rehearsal, (into) =>
      work({
        read: into.read,
        insert: (table, row) => {
          into.insert(table, row)
          sql.add(table, row)
        },
      }),
    )
    sql.close()
    closeSync(out)
    wrangler('d1', 'execute', 'DB', ...where, '--yes', '--file', file)
  } finally {
    rehearsal.close()
    rmSync(folder, { recursive: true })
  }
}

/** What the commune will stand on there. */
async function takeCommon(rehearsal: DatabaseSync, read: Database['read']): Promise<void> {
  await inOnePiece(rehearsal, async (into) => {
    for (const table of COMMON) {
      const all = `select ${table.columns.join(', ')} from ${table.name}`
      const whose = table.columns.includes('commune_id') ? ' where commune_id is null' : ''
      for (const row of await read<Row>(all + whose)) into.insert(table, row)
    }
  })
}

function bucket(where: readonly string[]): Objects {
  const { r2Buckets } = bindings() as { r2Buckets?: Record<string, { id: string }> }
  const path = (key: string) => `${r2Buckets?.FILES?.id}/${key}`
  const withFile = async <Result>(work: (file: string) => Promise<Result>) => {
    const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-'))
    return work(join(folder, 'object')).finally(() => rmSync(folder, { recursive: true }))
  }
  return {
    get: (key) =>
      withFile(async (file) => {
        try {
          await wranglerBeside('r2', 'object', 'get', path(key), '--file', file, ...where)
        } catch (error) {
          if (/does not exist|not found/i.test((error as Error).message)) return null
          throw error
        }
        return new Uint8Array(readFileSync(file))
      }),
    put: (key, bytes, type) =>
      withFile(async (file) => {
        writeFileSync(file, bytes, { mode: 0o600 })
        const kind = type ? ['--content-type', type] : []
        await wranglerBeside('r2', 'object', 'put', path(key), '--file', file, ...kind, ...where)
      }),
    drop: async (key) => {
      await wranglerBeside('r2', 'object', 'delete', path(key), ...where)
    },
  }
}
