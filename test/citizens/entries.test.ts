import { expect, test } from 'vitest'
import {
  entriesText,
  type Entry,
  fits,
  isWritable,
  looked,
  makeRoom,
  MOST_ENTRIES,
  readEntries,
  withEntry,
  without,
} from '../../worker/citizens/entries.ts'

const road: Entry = { letter: 'h', place: '2026-123', secret: 'A2C3D4E5H6K7M8N', seen: 4, seenOn: '2026-11-20' }
const fee: Entry = { letter: 'y', place: '2026-7-1234', secret: 'C2C3D4E5H6K7M8N', seen: 0, seenOn: '2026-11-21' }
const poll: Entry = { letter: 'k', place: 'duong-thon-2026', secret: 'A2C3D4E5H6K7', seen: 1, seenOn: '2027-12-31' }
const many = (count: number): Entry[] =>
  Array.from({ length: count }, (_, at) => ({ ...fee, place: `2026-1234-${100_000 + at}`, seen: 99 }))

test("Lan's book is read back as it was written, in the order in which she kept things", () => {
  expect(readEntries(entriesText([road, fee, poll]))).toEqual([road, fee, poll])
})

test('what somebody else wrote into it is left out, line by line', () => {
  expect(readEntries(`z2026-1 A 0 0\n${entriesText([road])}\nh2026-1 a!b 0 0\n\nh<script> A 0 0`)).toEqual([road])
  expect(readEntries('')).toEqual([])
})

test('sixty things of the longest codes fit into a cookie; a place that would break the lines does not', () => {
  expect(fits(many(MOST_ENTRIES))).toBe(true)
  expect(entriesText(many(MOST_ENTRIES)).length * (4 / 3)).toBeLessThan(3_500)
  expect(fits(many(MOST_ENTRIES + 1))).toBe(false)
  expect(isWritable(road)).toBe(true)
  expect(isWritable({ ...road, place: '2026-1 X' })).toBe(false)
  expect(isWritable({ ...road, secret: 'a\nb' })).toBe(false)
})

test('what Lan keeps twice stands there once, at the end, as she saw it last', () => {
  const again = { ...road, seen: 9 }
  expect(withEntry([road, fee], again)).toEqual([fee, again])
  expect(looked([road, fee], 'h2026-123', { seen: 5, seenOn: '2026-11-22' })).toEqual([
    { ...road, seen: 5, seenOn: '2026-11-22' },
    fee,
  ])
  expect(without([road, fee], 'h2026-123')).toEqual([fee])
})

test('in a full book the oldest that has ended makes room; while none has, nothing is lost', () => {
  const full = many(MOST_ENTRIES)
  const ended = new Set([full[3], full[5]])
  const room = makeRoom([...full, road], (one) => ended.has(one))
  expect(room?.dropped).toEqual([full[3]])
  expect(room?.kept.at(-1)).toEqual(road)
  expect(room?.kept).toHaveLength(MOST_ENTRIES)
  expect(makeRoom([...full, road], (one) => one === road)).toBeNull()
  expect(makeRoom([road], () => true)).toEqual({ kept: [road], dropped: [] })
})
