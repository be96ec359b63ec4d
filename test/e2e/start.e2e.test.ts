import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-start-'))
const running = new Set<ChildProcess>()

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** `npm start`, with its data in a folder of this test. `words` collects what it prints. */
function start(port: number) {
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder }
  const child = spawn(process.execPath, ['scripts/start.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const run = { child, words: '', ended: once(child, 'exit').then(([code]) => code as number | null) }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (run.words += part.toString()))
  running.add(child)
  void run.ended.then(() => running.delete(child))
  return run
}

async function untilReady(run: ReturnType<typeof start>): Promise<void> {
  const gone = run.ended.then((code) => {
    throw new Error(`ended with ${code}: ${run.words}`)
  })
  const printed = new Promise<void>((resolve) => {
    run.child.stdout?.on('data', () => run.words.includes('Ctrl+C') && resolve())
  })
  await Promise.race([printed, gone])
}

/** A port that nobody uses now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

describe('somebody who has just copied the project types npm start', () => {
  test('and finds three communes, accounts to try and a page that answers; Ctrl+C ends it, and the data stays', async () => {
    const port = await freePort()
    const first = start(port)
    await untilReady(first)
    expect(first.words).toContain(`http://localhost:${port}/binh-xa`)
    expect(first.words).toContain('nghe-dan-demo')
    expect(first.words).toContain('xuly.kinhte')
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0)
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)

    const second = start(port)
    await untilReady(second)
    expect(second.words).not.toContain('lần đầu')
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('and is told which port is taken, and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const run = start(port)
    expect(await run.ended).toBe(1)
    expect(run.words.trim()).toMatch(new RegExp(`^Cổng ${port} đang có chương trình khác dùng\\..*npm start$`))
    other.close()
  })
})
