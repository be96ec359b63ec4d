import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { here } from '../../scripts/paths.ts'
import { fire } from '../../scripts/serve.ts'
import { startServer, type TestServer, type TestServerOptions } from './server.ts'

const FIVE_MINUTES = '*/5 * * * *'

/** The built Worker behind a door at which the clock of its machine is set. */
const ENTRY = `import { setOff } from 'shift'
import worker from './index.js'
export default {
  ...worker,
  fetch(request, env, ctx) {
    const by = request.headers.get('set-clock')
    return by === null ? worker.fetch(request, env, ctx) : new Response(String(setOff(Number(by))))
  },
}`
/** A clock that is off, in place of the machine's. */
const SHIFT = `let off = 0
export const setOff = (by) => (off = by)
globalThis.Date = new Proxy(Date, {
  construct: (real, given, as) => Reflect.construct(real, given.length > 0 ? given : [real.now() + off], as),
  get: (real, name) => (name === 'now' ? () => real.now() + off : Reflect.get(real, name)),
})`

export type TimedServer = TestServer & {
  /** From now on its clock goes on from that instant. */
  setClock: (to: Date) => Promise<void>
  /** What its clock says. */
  now: () => Date
  /** The five-minute task runs. */
  tick: () => Promise<void>
}

/** The built application on a machine whose clock a test sets: everything in it believes that clock. */
export async function startServerAt(start: Date, options: TestServerOptions = {}): Promise<TimedServer> {
  // The runtime names a module after its place below the project.
  const folder = mkdtempSync(here('dist', 'clock-'))
  const script = join(folder, 'index.js')
  await bundle(script)
  const server = await startServer({ ...options, script, now: start })
  let off = 0
  const now = () => new Date(Date.now() + off)
  const setClock = async (to: Date) => {
    off = to.getTime() - Date.now()
    const answer = await fetch(server.url, { headers: { 'set-clock': String(off) } })
    if (!answer.ok) throw new Error(`the clock was not set: ${answer.status}`)
  }
  await setClock(start)
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop, setClock, now, tick: () => fire(server.mf, FIVE_MINUTES, now()) }
}

async function bundle(outfile: string): Promise<void> {
  await build({
    stdin: { contents: ENTRY, resolveDir: here('dist') },
    outfile,
    bundle: true,
    format: 'esm',
    external: ['node:*', 'cloudflare:*'],
    legalComments: 'none',
    plugins: [
      {
        name: 'shift',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^shift$/ }, () => ({ path: 'shift', namespace: 'shift' }))
          onLoad({ filter: /.*/, namespace: 'shift' }, () => ({ contents: SHIFT }))
        },
      },
    ],
  })
}
