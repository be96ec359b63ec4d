import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import type * as Receiver from './test/support/receiver.ts'
import type * as Seed from './test/support/seed.ts'

/** The queue waits longer than any test takes: what a test does not bring itself does not happen behind its back. */
const PATIENT = { 'nghe-dan-post': { maxBatchTimeout: 60, maxBatchSize: 100 } }

/** What tests in workerd find in their database: read only when one of them runs, and not bundled with this file. */
async function seeded() {
  const { generousLimits, workerBindings } = (await import(
    new URL('test/support/seed.ts', import.meta.url).href
  )) as typeof Seed
  const { receive } = (await import(new URL('test/support/receiver.ts', import.meta.url).href)) as typeof Receiver
  return {
    bindings: await workerBindings(),
    ratelimits: generousLimits(),
    outboundService: receive,
    queueConsumers: PATIENT,
  }
}

/** The same for all: every file starts a runtime of its own, and asks anew. */
let seeds: ReturnType<typeof seeded> | undefined

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.worker.test.ts', 'test/**/*.e2e.test.ts'],
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: await (seeds ??= seeded()),
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/**/*.worker.test.ts'],
          setupFiles: ['test/support/setup.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
