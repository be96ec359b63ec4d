import { expect, test } from 'vitest'
import {
  deviceCookie,
  deviceOf,
  FASTEST_MS,
  isAtHumanPace,
  LONGEST_MS,
  startStamp,
} from '../../worker/petitions/sending/abuse.ts'

const env = { SECRET_KEY: 'khoa-thu' }
const opened = new Date('2026-11-23T01:00:00.000Z')
const after = (ms: number) => new Date(opened.getTime() + ms)
const stamp = startStamp(env, 'binh-xa', opened)

test('somebody who takes from three seconds to a day over the form writes at the pace of people', () => {
  for (const took of [FASTEST_MS, 180_000, LONGEST_MS])
    expect(isAtHumanPace(env, 'binh-xa', stamp, after(took)), `${took} ms`).toBe(true)
})

test('a program that is too quick, too late, or comes from the future does not', () => {
  for (const took of [0, FASTEST_MS - 1, LONGEST_MS + 1, -60_000])
    expect(isAtHumanPace(env, 'binh-xa', stamp, after(took)), `${took} ms`).toBe(false)
})

test('a stamp that is missing, made up, moved in time or taken from another commune does not count', () => {
  const earlier = after(-3_600_000).getTime().toString(36)
  const moved = stamp.replace(/^[^.]+/, earlier)
  for (const made of ['', '.', 'abc', `${earlier}.`, moved, startStamp({ SECRET_KEY: 'khác' }, 'binh-xa', opened)])
    expect(isAtHumanPace(env, 'binh-xa', made, after(60_000)), made).toBe(false)
  expect(isAtHumanPace(env, 'dak-po', stamp, after(60_000))).toBe(false)
})

test("a browser's random name comes back out of its cookie, and nothing else is taken for one", () => {
  const id = 'f1e0a1c2-3b4d-4e5f-8a9b-0c1d2e3f4a5b'
  const [pair] = deviceCookie(id, 'binh-xa', true).split(';')
  expect(deviceOf(`x=1; ${pair}`)).toBe(id)
  expect(deviceOf('thiet-bi=<script>')).toBe(null)
  expect(deviceOf(undefined)).toBe(null)
  expect(deviceCookie(id, 'binh-xa', true)).toMatch(/; HttpOnly; SameSite=Lax; Secure$/)
})
