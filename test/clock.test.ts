import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every cron that the platform fires has its sweeps, and no sweep waits for one that it does not fire', () => {
  const fired = JSON.parse(/^crons = (\[.*\])$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? '[]') as string[]
  const known = [...readFileSync('worker/clock.ts', 'utf8').matchAll(/^ {2}'([^']+)': \{$/gm)].map((match) => match[1])
  expect(known.toSorted()).toEqual(fired.toSorted())
})
