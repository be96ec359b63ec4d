import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { here } from './paths.ts'
import { openStore, runStatements } from './serve.ts'
import { wrangler } from './wrangler.ts'

/** Where `npm start` keeps its database, photos and secrets: `.data`, or where `DATA_DIR` says. */
export const LOCAL_DATA = resolve(process.env.DATA_DIR ?? here('.data'))

/** A database that scripts write to: this machine's, or the deployed one. */
export type Database = {
  read: <Row>(sql: string) => Promise<Row[]>
  write: (statements: string[]) => Promise<void>
  close: () => Promise<void>
}

/** This machine's database, brought up to date with migrations/. It may be open in a running server at the same time. */
export async function localDatabase(folder: string): Promise<Database> {
  const mf = await openStore(folder)
  const db = await mf.getD1Database('DB')
  return {
    read: async <Row>(sql: string) => (await db.prepare(sql).all<Row>()).results,
    write: (statements) => runStatements(mf, statements),
    close: () => mf.dispose(),
  }
}

/** The deployed database, through wrangler and its sign-in. */
export function remoteDatabase(): Database {
  const execute = (...args: string[]) => wrangler('d1', 'execute', 'DB', '--remote', '--yes', ...args)
  return {
    read: async <Row>(sql: string) => {
      const [answer] = JSON.parse(execute('--json', '--command', sql)) as { results: Row[] }[]
      return answer?.results ?? []
    },
    write: async (statements) => {
      const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-'))
      const file = join(folder, 'statements.sql')
      writeFileSync(file, `${statements.join(';\n')};\n`, { mode: 0o600 })
      try {
        execute('--file', file)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    close: async () => {},
  }
}
