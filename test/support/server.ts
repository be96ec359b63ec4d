import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { isEmpty, seed } from '../../scripts/seed.ts'
import { type Served, serve } from '../../scripts/serve.ts'

export type TestServer = Served & { folder: string }
export type TestServerOptions = {
  /** A folder of an earlier server, to go on with its data. Without it: a new one, gone when the server stops. */
  persist?: string
  /** Variables and secrets that differ from wrangler.toml. */
  env?: Record<string, string>
  /** Limits a minute by binding; without them nobody meets a limit. */
  rateLimits?: Record<string, number> | 'none'
  /** Whether scheduled tasks run by themselves; without it a test runs them with `fire`. */
  clock?: boolean
  /** Seconds in which a queue gathers before it hands on; without it, it does not wait for more. */
  batchTimeout?: number
  /** Another Worker, as one built file, in place of `dist/index.js`. */
  script?: string
  /** When the communes of a new folder open. */
  now?: Date
  log?: (line: string, level: string) => void
}

/** The built application on a free port, with the example communes and accounts in its database. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { persist, rateLimits = 'none', clock = false, batchTimeout = 0, now, ...rest } = options
  const folder = persist ?? mkdtempSync(join(tmpdir(), 'nghe-dan-test-'))
  if (persist === undefined && now === undefined) cpSync(inject('seeded'), folder, { recursive: true })
  else await fillFolder(folder, now)
  const served = await serve({ ...rest, port: 0, persist: folder, rateLimits, clock, batchTimeout })
  const stop = async () => {
    await served.stop()
    if (persist === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { ...served, stop, folder }
}

async function fillFolder(folder: string, now: Date | undefined): Promise<void> {
  const database = await localDatabase(folder)
  if (await isEmpty(database, 'communes')) await seed(database, true, now)
  await database.close()
}
