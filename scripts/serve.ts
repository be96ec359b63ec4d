import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from 'wrangler'
import { isDue } from './cron.ts'
import { mailFolder, MailLog } from './mail-folder.ts'
import { here } from './paths.ts'
import { missingSecrets } from './secrets.ts'

export type ServeOptions = {
  /** 0: any free one. */
  port: number
  host?: string
  /** The folder that keeps the database, the photos and the secrets. */
  persist: string
  /** Other numbers a minute than those of wrangler.toml, by binding; `none` for tests and examples, faster than people. */
  rateLimits?: Record<string, number> | 'none'
  /** Other variables or secrets than those of wrangler.toml and `.dev.vars`. */
  env?: Record<string, string>
  /** Whether the cron triggers fire when their minute comes. */
  clock?: boolean
  /** Another number of seconds than that of wrangler.toml in which a queue gathers before it hands on. */
  batchTimeout?: number
  /** Another Worker, as one built file, in place of `dist/index.js`. */
  script?: string
  /** Gets every line that the Worker writes. */
  log?: (line: string, level: string) => void
}
/** The part of miniflare's options that scripts look into. */
type Bindings = {
  compatibilityDate?: string
  bindings?: Record<string, string>
  cronTriggers?: string[]
  d1Databases?: Record<string, { id: string }>
  queueConsumers?: Record<string, { maxBatchTimeout?: number }>
  r2Buckets?: Record<string, string>
  ratelimits?: Record<string, { namespace_id: string; simple: { limit: number; period?: 10 | 60 } }>
}
export type Served = { url: string; mf: Miniflare; stop: () => Promise<void> }

/** Serves the built Worker with all that wrangler.toml binds it to. What `npm run build` wrote last is what runs. */
export async function serve(options: ServeOptions): Promise<Served> {
  const bound = bindings()
  const { batchTimeout, rateLimits = {} } = options
  for (const [name, { simple }] of Object.entries(bound.ratelimits ?? {}))
    simple.limit = rateLimits === 'none' ? 1_000_000 : (rateLimits[name] ?? simple.limit)
  if (batchTimeout !== undefined)
    for (const consumer of Object.values(bound.queueConsumers ?? {})) consumer.maxBatchTimeout = batchTimeout
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      ...bound,
      name: 'nghe-dan',
      modules: true,
      scriptPath: options.script ?? here('dist', 'index.js'),
      bindings: { ...bound.bindings, ...missingSecrets(bound.bindings, options.persist), ...options.env },
      host: options.host ?? '127.0.0.1',
      port: options.port,
      // Where wrangler looks too: `wrangler d1 execute DB --local --persist-to <folder>`.
      resourcePersistencePath: join(options.persist, 'v3'),
      // The other choice asks the network where this machine is.
      cf: false,
      log: new MailLog(mailFolder(options.persist)),
      handleStructuredLogs: ({ level, message }) => options.log?.(message, level),
    }),
  )
  const url = (await mf.ready).origin
  const timer = options.clock === false ? undefined : fireOnTime(mf, bound.cronTriggers ?? [])
  const stop = async () => {
    clearInterval(timer)
    await mf.dispose()
  }
  return { url, mf, stop }
}

/** This machine's database and photos in `folder`, without the Worker; the database is brought up to date with migrations/. */
export async function openStore(folder: string): Promise<Miniflare> {
  const { compatibilityDate, d1Databases, r2Buckets } = bindings()
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      name: 'nghe-dan',
      modules: true,
      script: 'export default {}',
      compatibilityDate,
      d1Databases,
      r2Buckets,
      resourcePersistencePath: join(folder, 'v3'),
      cf: false,
    }),
  )
  await migrate(mf)
  return mf
}

/** What wrangler.toml and `.dev.vars` bind the Worker to, as miniflare wants it. */
export function bindings(): Bindings {
  const { modulesRules: _, ...options } = unstable_getMiniflareWorkerOptions(here('wrangler.toml')).workerOptions
  return options as Bindings
}

/** Runs one of the Worker's scheduled tasks now. */
export async function fire(mf: Miniflare, cron: string, at = new Date()): Promise<void> {
  await (await mf.getWorker()).scheduled({ cron, scheduledTime: at })
}

function fireOnTime(mf: Miniflare, crons: string[]) {
  let minute = Math.floor(Date.now() / 60_000)
  return setInterval(() => {
    const now = Math.floor(Date.now() / 60_000)
    if (now === minute) return
    minute = now
    const at = new Date(now * 60_000)
    for (const cron of crons) if (isDue(cron, at)) fire(mf, cron, at).catch((error) => console.error(error))
  }, 1_000)
}

/** Brings the database up to date with migrations/, with the same record of what was applied as wrangler keeps. */
async function migrate(mf: Miniflare): Promise<void> {
  const db = await mf.getD1Database('DB')
  await db.exec(
    'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map((row) => row.name))
  for (const name of migrationNames().filter((one) => !applied.has(one))) {
    const statements = unstable_splitSqlQuery(readFileSync(here('migrations', name), 'utf8'))
    const record = db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)
    await db.batch([...statements.map((sql) => db.prepare(sql)), record])
  }
}

/** The migrations in their order. */
export function migrationNames(): string[] {
  return readdirSync(here('migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
}

/** Runs SQL statements in order, a hundred to a batch. */
export async function runStatements(mf: Miniflare, statements: string[]): Promise<void> {
  const db = await mf.getD1Database('DB')
  for (let at = 0; at < statements.length; at += 100)
    await db.batch(statements.slice(at, at + 100).map((sql) => db.prepare(sql)))
}
