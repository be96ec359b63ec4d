import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { verify } from '../../scripts/verify.ts'
import { compiling } from './month-compiling.ts'
import { begin, end, phone, server, walk } from './month-journey.ts'
import { others } from './month-others.ts'

let isBroken = false

beforeAll(() => begin('2026-11-22'))
afterAll(end)

// Each step goes on from where the one before it ended.
beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'))
afterEach(({ task }) => {
  isBroken ||= task.result?.state === 'fail'
})

compiling()
others()

test('afterwards every chain of events is whole, and nobody found anything in the way', async () => {
  expect([...walk.obstacles, ...phone.obstacles]).toEqual([])
  const database = await localDatabase(server.folder)
  const { breaks } = await verify(database.read)
  await database.close()
  expect(breaks).toEqual([])
})
