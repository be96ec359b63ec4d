import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWeb, buildWorker } from '../../scripts/build.ts'
import { localDatabase } from '../../scripts/database.ts'
import { seed } from '../../scripts/seed.ts'
import { findBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the example communes and accounts as of today, of which every server gets a copy. */
    seeded: string
  }
}

/** Builds what is to be deployed and fills a database, once before all journeys. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  await buildWeb()
  buildWorker()
  // It may have to be unpacked, which two files at once would do over one another.
  await findBrowser()
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-seeded-'))
  const database = await localDatabase(folder)
  await seed(database, true)
  await database.close()
  provide('seeded', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
