import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cross } from '../../worker/forms/tally/cross.ts'
import { isFew } from '../../worker/forms/tally/few.ts'
import { hiddenCells } from '../../worker/forms/tally/grid.ts'
import { hiddenOptions, hiddenParts } from '../../worker/forms/tally/parts.ts'
import { splitOf } from '../../worker/forms/tally/split.ts'
import { given } from '../../worker/forms/tally/tally.ts'
import { toldOf } from '../../worker/forms/tally/told.ts'

// A reader who knows everything that is told, and how it is told, tries every table that fits to it.

/** A sum that is known: of these cells. `from` and `to` when only that is known. */
type Known = { cells: readonly number[]; from: number; to: number }

/** Every way to fill cells so that all that is known holds. Stops when `enough` says so. */
function solve(
  cells: number,
  known: readonly Known[],
  most: number,
  enough: (values: readonly number[]) => boolean,
): boolean {
  const values = Array.from({ length: cells }, () => 0)
  const last = known.map(({ cells: some }) => Math.max(-1, ...some))
  const fill = (at: number): boolean => {
    if (at === cells) return enough(values)
    const about = known.map((one, index) => ({ ...one, last: last[index] })).filter((one) => one.cells.includes(at))
    for (let value = 0; value <= most; value++) {
      values[at] = value
      const fits = about.every((one) => {
        const sum = one.cells.reduce((total, cell) => (cell <= at ? total + (values[cell] ?? 0) : total), 0)
        return sum <= one.to && (one.last !== at || sum >= one.from)
      })
      if (fits && fill(at + 1)) return true
    }
    values[at] = 0
    return false
  }
  return fill(0)
}

const exactly = (cells: readonly number[], sum: number): Known => ({ cells, from: sum, to: sum })
const positive = (cells: readonly number[]): Known => ({ cells, from: 1, to: Infinity })
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** Could a number that is not told be five or more, whatever else is told? */
function couldBeFive(cells: number, known: readonly Known[], secret: readonly number[], most: number): boolean {
  return solve(cells, known, most, (values) => secret.reduce((sum, cell) => sum + (values[cell] ?? 0), 0) >= 5)
}

describe('a reader who tries everything', () => {
  test('cannot tell that a part of a whole is few', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(6), fc.nat(30)), { minLength: 1, maxLength: 4 }), (values) => {
        const all = values.reduce((a, b) => a + b, 0)
        fc.pre(all >= 5)
        const hidden = hiddenParts(values)
        const known = [
          exactly(range(0, values.length), all),
          ...(hidden ?? []).map((isHidden, at) => (isHidden ? positive([at]) : exactly([at], values[at] ?? 0))),
        ]
        const out = values.filter((value, at) => isFew(value) && !couldBeFive(values.length, known, [at], all))
        expect(out).toEqual([])
      }),
    )
  })

  test('cannot tell that few chose an option, or did not, or chose a second one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 40 }),
        fc.array(fc.nat(40), { minLength: 2, maxLength: 4 }),
        (all, some) => {
          const values = some.map((value) => Math.min(value, all))
          const sum = values.reduce((a, b) => a + b, 0)
          fc.pre(sum >= all)
          const hidden = hiddenOptions(values, all)
          if (hidden === null) return
          const known = [
            // Everybody who answered chose one at least.
            { cells: range(0, values.length), from: all, to: Infinity },
            ...hidden.map((isHidden, at) =>
              isHidden ? { cells: [at], from: 1, to: all } : exactly([at], values[at] ?? 0),
            ),
          ]
          const couldBe = (fits: (found: readonly number[]) => boolean) => solve(values.length, known, all, fits)
          const out = values.filter(
            (value, at) =>
              (isFew(value) && !couldBe((found) => (found[at] ?? 0) >= 5)) ||
              (isFew(all - value) && !couldBe((found) => found[at] !== value)),
          )
          expect(out).toEqual([])
          expect(!hidden.includes(true) && isFew(sum - all)).toBe(false)
        },
      ),
    )
  })

  test('cannot tell that a cell of a table is few from the sums of its rows and columns', () => {
    const value = fc.oneof(
      { weight: 3, arbitrary: fc.nat(9) },
      { weight: 1, arbitrary: fc.integer({ min: 10, max: 14 }) },
    )
    const shape = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
    const grid = shape.chain(([rows, columns]) =>
      fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
    fc.assert(
      fc.property(grid, (cells) => {
        const columns = cells[0]?.length ?? 0
        const sums = [
          ...cells.map((row, i) =>
            exactly(
              range(i * columns, (i + 1) * columns),
              row.reduce((a, b) => a + b, 0),
            ),
          ),
          ...range(0, columns).map((j) =>
            exactly(
              cells.map((_, i) => i * columns + j),
              cells.reduce((sum, row) => sum + (row[j] ?? 0), 0),
            ),
          ),
        ]
        fc.pre(sums.every(({ to }) => !isFew(to)))
        const hidden = hiddenCells(cells)
        const flat = cells.flat()
        const known = [
          ...sums,
          ...(hidden?.flat() ?? []).map((isHidden, at) => (isHidden ? positive([at]) : exactly([at], flat[at] ?? 0))),
        ]
        const isOut = (one: number, at: number) =>
          hidden === null
            ? !solve(flat.length, sums, 40, (values) => values[at] !== one)
            : !couldBeFive(flat.length, known, [at], 40)
        expect(flat.filter((one, at) => isFew(one) && isOut(one, at))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** A question with two options and no answer, asked of people of two or three groups. */
function crossOf(cells: readonly (readonly number[])[]): Cross {
  const tally = (row: readonly number[]) => {
    const of = Object.fromEntries([...'ab'].flatMap((name, at) => ((row[at] ?? 0) > 0 ? [[name, row[at] ?? 0]] : [])))
    return { many: row.reduce((a, b) => a + b, 0), tally: { n: (row[0] ?? 0) + (row[1] ?? 0), of } }
  }
  const all = cells.reduce((sum, row) => sum.map((value, at) => value + (row[at] ?? 0)), [0, 0, 0])
  const groups = cells.flatMap((row, at) => (row.some((value) => value > 0) ? [[String(at), tally(row)]] : []))
  return { all: tally(all), groups: Object.fromEntries(groups) as Cross['groups'] }
}
const NAMES = ['a', 'b', '']
const split = (cross: Cross, groups: number) =>
  splitOf(cross, { as: 'choice', names: NAMES, by: 'choice', groups: [...range(0, groups).map(String), ''] })

/** All that is told of a whole in parts, each the sum of some cells. */
function toldParts(parts: readonly { cells: number[]; value: number }[]): Known[] {
  const hidden = hiddenParts(parts.map(({ value }) => value))
  return parts.flatMap(({ cells, value }, at) => {
    if (hidden === null) return []
    return [hidden[at] ? positive(cells) : exactly(cells, value)]
  })
}

test('a reader of a question, of the groups, and of the one split by the other, cannot tell that a cell is few', () => {
  const row = fc.tuple(fc.nat(8), fc.nat(8), fc.oneof(fc.constant(0), fc.nat(6)))
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 3 }), (cells) => {
      const cross = crossOf(cells)
      fc.pre(cross.all.many >= 5)
      const cellsOf = (group: number, names: readonly string[]) => names.map((name) => group * 3 + NAMES.indexOf(name))
      const found = split(cross, cells.length)
      const all = range(0, cells.length)
      const known = [
        exactly(range(0, cells.length * 3), cross.all.many),
        ...toldParts(
          all.map((at) => ({ cells: cellsOf(at, NAMES), value: (cells[at] ?? []).reduce((a, b) => a + b, 0) })),
        ),
        ...toldParts(
          NAMES.map((name, j) => ({
            cells: all.flatMap((at) => cellsOf(at, [name])),
            value: cells.reduce((sum, one) => sum + (one[j] ?? 0), 0),
          })),
        ),
        ...(found?.lines ?? []).flatMap(({ groups, many, cells: told }) => [
          exactly(
            groups.flatMap((group) => cellsOf(Number(group), NAMES)),
            many,
          ),
          ...told.flatMap((value, at) => {
            const some = groups.flatMap((group) => cellsOf(Number(group), found?.columns[at] ?? []))
            return value === null ? [] : [exactly(some, value)]
          }),
        ]),
      ]
      for (const { many, cells: told } of found?.lines ?? [])
        for (const value of [many, ...told]) expect(isFew(value ?? 0)).toBe(false)
      const flat = cells.flat()
      const isOut = (value: number, at: number) => !solve(flat.length, known, 30, (values) => values[at] !== value)
      expect(flat.filter((value, at) => isFew(value) && isOut(value, at))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a reader of one question split in two ways cannot tell a few of either from both', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (people) => {
      // Cell q·4 + h·2 + a: what one answered, where he lives, how old he is.
      const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + (people[cell] ?? 0), 0)
      const where = (test_: (q: number, h: number, a: number) => boolean) =>
        range(0, 8).filter((cell) => test_(cell >> 2, (cell >> 1) & 1, cell & 1))
      fc.pre(sum(range(0, 8)) >= 5)
      const ways = [
        (q: number, group: number) => where((one, h) => one === q && h === group),
        (q: number, group: number) => where((one, _, a) => one === q && a === group),
      ]
      const known = [
        exactly(range(0, 8), sum(range(0, 8))),
        ...toldParts([0, 1].map((q) => where((one) => one === q)).map((cells) => ({ cells, value: sum(cells) }))),
      ]
      for (const cellsOf of ways) {
        const table = [0, 1].map((group) => [sum(cellsOf(0, group)), sum(cellsOf(1, group)), 0])
        const found = split(crossOf(table), 2)
        known.push(
          ...toldParts(
            [0, 1]
              .map((group) => [0, 1].flatMap((q) => cellsOf(q, group)))
              .map((cells) => ({ cells, value: sum(cells) })),
          ),
          ...(found?.lines ?? []).flatMap(({ groups, cells }) =>
            cells.flatMap((value, at) => {
              const names = found?.columns[at] ?? []
              const some = groups.flatMap((group) =>
                names.flatMap((name) => (name === '' ? [] : cellsOf(NAMES.indexOf(name), Number(group)))),
              )
              return value === null ? [] : [exactly(some, value)]
            }),
          ),
        )
      }
      const secrets = ways.flatMap((cellsOf) => [0, 1].flatMap((q) => [0, 1].map((group) => cellsOf(q, group))))
      const isOther = (cells: readonly number[]) => (values: readonly number[]) =>
        cells.reduce((total, cell) => total + (values[cell] ?? 0), 0) !== sum(cells)
      expect(secrets.filter((cells) => isFew(sum(cells)) && !solve(8, known, 25, isOther(cells)))).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('a reader of a question with several options, split by groups, cannot tell that few of a group chose one, or did not', () => {
  // Of each group: who gave no answer, chose a, chose b, chose both.
  const group = fc.tuple(fc.nat(6), fc.nat(7), fc.nat(7), fc.nat(5))
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 2 }), (people) => {
      const count = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + (people.flat()[cell] ?? 0), 0)
      const where = (groups: readonly number[], kinds: readonly number[]) =>
        groups.flatMap((one) => kinds.map((kind) => one * 4 + kind))
      const [ALL, CHOSE] = [[0, 1, 2, 3], { a: [1, 3], b: [2, 3] }] as const
      const all = count(where([0, 1], ALL))
      fc.pre(all >= 5)
      const tally = (groups: readonly number[]) => {
        const of = Object.entries(CHOSE).map(([name, kinds]): [string, number] => [name, count(where(groups, kinds))])
        const n = count(where(groups, [1, 2, 3]))
        return {
          many: count(where(groups, ALL)),
          tally: { n, of: Object.fromEntries(of.filter(([, many]) => many > 0)) },
        }
      }
      const names = ['a', 'b'] as const
      const told = toldOf('several', tally([0, 1]).tally, all, { names })
      const cross = { all: tally([0, 1]), groups: { 0: tally([0]), 1: tally([1]) } }
      const found = splitOf(cross, { as: 'several', names, by: 'choice', groups: ['0', '1', ''] })
      const known = [
        exactly(where([0, 1], ALL), all),
        ...(told.answered === null ? [] : [exactly(where([0, 1], [1, 2, 3]), told.answered)]),
        ...names.flatMap((name, at) => {
          const value = told.parts?.[at] ?? null
          return value === null ? [] : [exactly(where([0, 1], CHOSE[name]), value)]
        }),
        ...toldParts([0, 1].map((one) => ({ cells: where([one], ALL), value: count(where([one], ALL)) }))),
        ...(found?.lines ?? []).flatMap(({ groups, cells }) =>
          cells.flatMap((value, at) => {
            const name = found?.columns[at]?.[0]
            return value === null || (name !== 'a' && name !== 'b')
              ? []
              : [exactly(where(groups.map(Number), CHOSE[name]), value)]
          }),
        ),
      ]
      const secrets = [0, 1].flatMap((one) => names.map((name) => where([one], CHOSE[name])))
      const isOut = (cells: readonly number[]) =>
        !solve(8, known, 25, (values) => cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0) !== count(cells))
      expect(secrets.filter((cells) => isFew(count(cells)) && isOut(cells))).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('people of two hamlets of six are told as they are, where each answered alike', () => {
  const found = split(
    crossOf([
      [6, 0, 0],
      [0, 7, 0],
    ]),
    2,
  )
  expect(found?.lines.map(({ groups, cells }) => [groups, cells])).toEqual([
    [['0'], [6, 0]],
    [['1'], [0, 7]],
  ])
  expect(given(found?.lines[0]?.tally ?? { of: {} }, 'a')).toBe(6)
})
