import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
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
  const done = spawnSync(process.execPath, command(args), options())
  if (done.status === 0) return done.stdout
  throw new Error(`wrangler ${args.slice(0, 3).join(' ')}: ${done.error?.message ?? ''}\n${done.stdout}${done.stderr}`)
}

/** The same, while others run at the same time. */
export async function wranglerBeside(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, command(args), options())
  return stdout
}

function command(args: readonly string[]): string[] {
  return [here('node_modules', 'wrangler', 'bin', 'wrangler.js'), ...args]
}

function options() {
  return { cwd: ROOT, env: { ...process.env, ...QUIET }, encoding: 'utf8', maxBuffer: 1 << 28 } as const
}
