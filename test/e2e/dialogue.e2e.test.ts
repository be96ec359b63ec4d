import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { fire } from '../../scripts/serve.ts'
import { verify } from '../../scripts/verify.ts'
import { asking } from './dialogue-asking.ts'
import { hall } from './dialogue-hall.ts'
import { begin, end, phone, server, walk } from './dialogue-journey.ts'
import { meeting } from './dialogue-meeting.ts'
import { promised } from './dialogue-promises.ts'

const HOURLY = '17 * * * *'
/** From the first day to the day before the last. */
const SEALED_DAYS = 42
let isBroken = false

beforeAll(() => begin('2026-12-07'))
afterAll(end)

// Each step goes on from where the one before it ended.
beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'))
afterEach(({ task }) => {
  isBroken ||= task.result?.state === 'fail'
})

asking()
meeting()
hall()
promised()

test('afterwards every chain of events and every sealed day is whole, and nobody found anything in the way', async () => {
  expect([...walk.obstacles, ...phone.obstacles]).toEqual([])
  for (let turn = 0; turn < SEALED_DAYS / 5; turn++) await fire(server.mf, HOURLY, server.now())
  const database = await localDatabase(server.folder)
  const { breaks, cases, days } = await verify(database.read)
  await database.close()
  // Twelve requests, three topics, two meetings, their eighteen promises, the petition; each day of three communes.
  expect({ breaks, cases, days }).toEqual({ breaks: [], cases: 36, days: SEALED_DAYS * 3 })
})
