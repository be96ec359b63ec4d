import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

// Once per file: each file has a database of its own, its tests share it.
beforeAll(async () => {
  await applyD1Migrations(env.DB, env.MIGRATIONS)
  await env.DB.batch(env.SEED.map((sql) => env.DB.prepare(sql)))
})
