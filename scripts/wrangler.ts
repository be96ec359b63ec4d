import { spawnSync } from 'node:child_process'
import { here, ROOT } from './paths.ts'

// Nothing is sent anywhere, and no newer version is looked for.
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
}

/** Runs one wrangler command and returns what it printed; throws with all of its words when it failed. */
export function wrangler(...args: string[]): string {
  const command = [here('node_modules', 'wrangler', 'bin', 'wrangler.js'), ...args]
  const options = { cwd: ROOT, env: { ...process.env, ...QUIET }, encoding: 'utf8', maxBuffer: 1 << 28 } as const
  const done = spawnSync(process.execPath, command, options)
  if (done.status === 0) return done.stdout
  throw new Error(`wrangler ${args.slice(0, 3).join(' ')}: ${done.error?.message ?? ''}\n${done.stdout}${done.stderr}`)
}
