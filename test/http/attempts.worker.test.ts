import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { beginTry, countTry, triesLeft, tryKey } from '../../worker/http/attempts.ts'
import { dropOldTries, forgetTries } from '../../worker/http/queries.ts'

const MINUTE_MS = 60_000
const START = Date.parse('2026-11-23T01:00:59.500Z')
let people = 0

/** Somebody new, who may try ten times a minute. */
function somebody() {
  const key = tryKey(env, 'look-up', `mạng ${people++}`)
  return (afterMs: number) => ({ ...key, windowMs: MINUTE_MS, most: 10, now: new Date(START + afterMs) })
}

test('ten wrong tries in a minute are looked at, the eleventh is not, wherever the minute begins', async () => {
  const db = connect(env)
  const at = somebody()
  for (let i = 0; i < 10; i++) expect(await beginTry(db, at(i * 100))).toBeNull()
  const freeAt = await beginTry(db, at(1000))
  expect(freeAt?.getTime()).toBeGreaterThan(START + MINUTE_MS)
  expect(freeAt?.getTime()).toBeLessThanOrEqual(START + 1000 + MINUTE_MS + MINUTE_MS / 10)
  expect(await beginTry(db, at(MINUTE_MS - 500))).toEqual(freeAt)
})

test('who is shut out is let in at the instant that he was told, and waiting is not counted against him', async () => {
  const db = connect(env)
  const at = somebody()
  for (let i = 0; i < 10; i++) await countTry(db, at(0))
  const freeAt = await beginTry(db, at(10))
  for (let i = 0; i < 5; i++) await beginTry(db, at(1000 * i))
  const wait = (freeAt?.getTime() ?? 0) - START
  expect((await triesLeft(db, at(wait - 1))).left).toBe(0)
  expect(await triesLeft(db, at(wait))).toEqual({ left: 10, freeAt: null })
})

test('tries spread over a longer time never add up to more than ten in any minute', async () => {
  const db = connect(env)
  const at = somebody()
  const looked: number[] = []
  for (let ms = 0; ms < 5 * MINUTE_MS; ms += 2500) if ((await beginTry(db, at(ms))) === null) looked.push(ms)
  const most = Math.max(...looked.map((from) => looked.filter((ms) => ms >= from && ms < from + MINUTE_MS).length))
  expect(most).toBe(10)
  expect(looked.length).toBeGreaterThan(40)
})

test('forty tries at the same moment let ten through', async () => {
  const db = connect(env)
  const at = somebody()
  const answers = await Promise.all(Array.from({ length: 40 }, () => beginTry(db, at(0))))
  expect(answers.filter((answer) => answer === null)).toHaveLength(10)
})

test('one network’s tries are not another’s, and what is forgotten or old is gone', async () => {
  const db = connect(env)
  const [one, two] = [somebody(), somebody()]
  for (let i = 0; i < 3; i++) await countTry(db, one(0))
  expect((await triesLeft(db, one(0))).left).toBe(7)
  expect((await triesLeft(db, two(0))).left).toBe(10)
  await forgetTries(db, one(0))
  expect((await triesLeft(db, one(0))).left).toBe(10)
  await countTry(db, two(0))
  await dropOldTries(db, new Date(START + MINUTE_MS))
  expect((await triesLeft(db, two(0))).left).toBe(9)
  await dropOldTries(db, new Date(START + 3 * MINUTE_MS))
  const rows = env.DB.prepare('SELECT * FROM attempts WHERE key_hash = ?').bind(two(0).keyHash)
  expect((await rows.all()).results).toEqual([])
})
