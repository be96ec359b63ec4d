import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classesOf, coarser, cutsOf, joined } from '../../worker/forms/tally/classes.ts'
import { spreadOfPoints, toldGroupMean, toldMean, toldPlace, toldSpread } from '../../worker/forms/tally/means.ts'
import { hiddenParts } from '../../worker/forms/tally/parts.ts'
import { addAnswer, emptyTally, type Tally } from '../../worker/forms/tally/tally.ts'

function numbers(values: readonly number[]): Tally {
  const tally = emptyTally('number')
  for (const value of values) addAnswer(tally, 'number', String(value), 1)
  return tally
}

describe('the mean of a scale', () => {
  const POINTS = [1, 2, 3, 4, 5]

  test('is told with its spread where every point is told', () => {
    const values = [10, 20, 30, 20, 20]
    expect(toldSpread(POINTS, values, values)).toEqual({ mean: 3.2, deviation: 1.2 })
  })

  test('is not told where it gives away a point that is not', () => {
    // Of 30 one person chose 1; with the mean everybody could tell how the hidden ten are spread.
    const values = [1, 9, 5, 8, 7]
    expect(toldSpread(POINTS, values, [null, null, 5, 8, 7])).toBe(null)
  })

  test('is told beside points that are not, where so many answered that the few make no difference to it', () => {
    const values = [3, 200, 450, 800, 600]
    expect(toldSpread(POINTS, values, [null, null, 450, 800, 600])).toEqual({ mean: 3.9, deviation: null })
  })

  test('that is told beside hidden points fits as well to five people at each of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }), (values) => {
        const hidden = hiddenParts(values)
        fc.pre(hidden !== null && hidden.includes(true))
        const told = values.map((value, at) => (hidden?.[at] ? null : value))
        const spread = toldSpread(POINTS, values, told)
        fc.pre(spread !== null)
        const few = values.findIndex((value, at) => hidden?.[at] && value < 5)
        const worlds = values.flatMap((value, at) => {
          const moved = 5 - (values[few] ?? 0)
          if (at === few || !hidden?.[at] || value - moved < 1) return []
          return [values.map((one, index) => (index === few ? 5 : index === at ? one - moved : one))]
        })
        const read = worlds.map((world) => spreadOfPoints(POINTS, world))
        expect(
          read.map((one) => (spread?.deviation === null ? { mean: one?.mean, deviation: null } : one)),
        ).toContainEqual(spread)
      }),
    )
  })

  test('of a group is not told of few people, nor where nearly all stand at one end', () => {
    const group = (values: readonly number[]): Tally => ({
      n: values.reduce((a, b) => a + b, 0),
      of: Object.fromEntries(values.flatMap((many, at) => (many > 0 ? [[String(at + 1), many]] : []))),
    })
    expect(toldGroupMean(POINTS, group([0, 0, 3, 3, 3]))).toBe(null)
    expect(toldGroupMean(POINTS, group([0, 0, 0, 1, 19]))).toBe(null)
    expect(toldGroupMean(POINTS, group([0, 0, 4, 8, 8]))).toBe(4.2)
    expect(toldGroupMean(POINTS, group([0, 0, 0, 0, 20]))).toBe(5)
  })
})

test('the mean of numbers is told in three digits, of ten people and more, and not where it tells of few', () => {
  expect(toldMean(numbers([1, 2, 3]))).toBe(null)
  expect(toldMean(numbers(Array.from({ length: 30 }, (_, n) => 1_234_567 + n)))).toBe(1_230_000)
  // Two children in forty houses.
  expect(toldMean(numbers([1, 1, ...Array.from({ length: 38 }, () => 0)]))).toBe(null)
})

test('the mean place in an order is told unless it follows that few put it last or first', () => {
  expect(toldPlace([10, 10, 10])).toBe(2)
  expect(toldPlace([27, 2, 0])).toBe(null)
  expect(toldPlace([5, 2, 1])).toBe(null)
})

describe('classes of numbers', () => {
  test('hold five people each and more, all of them together, and begin at round numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 5, maxLength: 200 }), (values) => {
        const tally = numbers(values)
        const cuts = cutsOf(tally)
        const classes = classesOf(tally, cuts)
        expect(classes.reduce((a, b) => a + b, 0)).toBe(values.length)
        expect(Math.min(...classes)).toBeGreaterThanOrEqual(5)
        const groups = coarser(tally, cuts, 4)
        expect(groups.every((cut) => cuts.includes(cut))).toBe(true)
      }),
    )
    expect(cutsOf(numbers(Array.from({ length: 200 }, (_, n) => 18 + (n % 60))))).toEqual([20, 30, 40, 50, 60, 70])
  })

  test('are the numbers themselves where there are few different ones', () => {
    expect(cutsOf(numbers([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2]))).toEqual([1])
  })

  test('that are neighbours are put together, and what is left over goes to the last', () => {
    const parts = [2, 2, 7, 1].map((many, at) => ({ name: at, many }))
    expect(joined(parts)).toEqual([{ from: 0, to: 3, many: 12 }])
    expect(joined([{ name: 0, many: 4 }])).toEqual([])
  })
})
