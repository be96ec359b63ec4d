import { readFileSync } from 'node:fs'
import { readD1Migrations } from '@cloudflare/vitest-plugin'
import { hashPassword } from 'better-auth/crypto'
import { communeStatements, exampleStatements, referenceStatements } from '../../scripts/seed/index.ts'
import { newSecrets } from '../../scripts/secrets.ts'
import { bindings, migrationNames } from '../../scripts/serve.ts'

/** The day on which the communes of the tests opened, before anything that a test does. */
export const OPENED_AT = new Date('2026-01-05T01:00:00.000Z')

/** What tests inside workerd are bound to besides wrangler.toml: see env.d.ts. */
export async function workerBindings() {
  // Place names are thousands of rows: a test that looks for places writes them itself.
  const reference = referenceStatements(OPENED_AT).filter((sql) => !sql.startsWith('INSERT INTO "place_names"'))
  return {
    ...newSecrets(),
    MIGRATIONS: await readD1Migrations('migrations'),
    MIGRATION_FILES: migrationNames().map((name) => ({ name, text: readFileSync(`migrations/${name}`, 'utf8') })),
    SEED: [...reference, ...communeStatements(OPENED_AT), ...(await exampleStatements(OPENED_AT, hashPassword))],
  }
}

/** The rate limits of wrangler.toml, so high that only a test that asks for it ever meets one. */
export function generousLimits() {
  const limits = Object.entries(bindings().ratelimits ?? {})
  return Object.fromEntries(
    limits.map(([name, limit]) => [name, { ...limit, simple: { ...limit.simple, limit: 1_000_000 } }]),
  )
}
