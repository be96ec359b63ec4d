import { describe, expect, test } from 'vitest'
import { type Line, medianOf, NOTHING, type Sums } from '../../worker/statistics/sums.ts'
import { FEW, veil, type Veiled, type VeiledTable } from '../../worker/statistics/veil.ts'

const sums = (received: number, answered = 0, inTime = answered): Sums => ({ ...NOTHING, received, answered, inTime })
const lines = (values: [number, number?, number?][]): Line[] =>
  values.map(([received, answered, inTime], index) => ({ id: `b${index}`, sums: sums(received, answered, inTime) }))
function whole(all: readonly Line[]): Sums {
  const add = (name: 'received' | 'answered' | 'inTime') => all.reduce((sum, line) => sum + line.sums[name], 0)
  return sums(add('received'), add('answered'), add('inTime'))
}
const cover = (bodies: Line[], fields: Line[] = bodies) =>
  veil({ byBody: bodies, byCategory: fields, total: whole(bodies) })
const text = (cell: Veiled) => (cell.is === 'shown' ? cell.value : cell.is)

describe('what a stranger may read', () => {
  test('nothing below five, and zero is no secret', () => {
    const { byBody } = cover(lines([[30], [4], [1], [0], [5]]))
    expect(byBody.map((line) => text(line.received))).toEqual([30, 'few', 'few', 0, 5])
  })

  test('one hidden number takes a second one with it, so that the total does not give it away', () => {
    const { byBody, total } = cover(lines([[30], [12], [3]]))
    expect(byBody.map((line) => text(line.received))).toEqual([30, 'hidden', 'few'])
    expect(text(total.received)).toBe(45)
  })

  test('two hidden numbers that are few together take a third one with them', () => {
    const { byBody } = cover(lines([[30], [12], [1], [2]]))
    expect(byBody.map((line) => text(line.received))).toEqual([30, 'hidden', 'few', 'few'])
  })

  test('without a second line the total is hidden, and then in the other table a line as well', () => {
    const table = veil({ byBody: lines([[9], [0]]), byCategory: lines([[3], [6]]), total: sums(9) })
    expect(text(table.byCategory[0]?.received ?? { is: 'hidden' })).toBe('few')
    expect(solvable(table)).toEqual([])
    const alone = veil({ byBody: lines([[3]]), byCategory: lines([[3]]), total: sums(3) })
    expect([text(alone.total.received), text(alone.byBody[0]?.received ?? { is: 'hidden' })]).toEqual(['few', 'few'])
  })

  test('a few late ones are not told by what was in time', () => {
    const { byBody } = cover(
      lines([
        [30, 20, 18],
        [30, 20, 20],
        [30, 20, 10],
      ]),
    )
    expect(byBody.map((line) => [text(line.answered), text(line.inTime)])).toEqual([
      [20, 'hidden'],
      [20, 20],
      [20, 'hidden'],
    ])
  })

  test('a year does not give away the one month that is hidden', () => {
    const months = [lines([[20], [20]]), lines([[3], [20]]), lines([[20], [20]])]
    const finer = months.map((all) => ({
      table: cover(all),
      total: whole(all),
      of: (id: string) => all.find((line) => line.id === id)?.sums,
    }))
    const year = lines([[43], [60]])
    const table = veil({ byBody: year, byCategory: year, total: whole(year) }, finer)
    expect(text(table.byBody[0]?.received ?? { is: 'few' })).toBe('hidden')
  })

  test('whatever the numbers, no hidden one can be worked out from the shown ones', () => {
    let seed = 7
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    for (let round = 0; round < 2000; round++) {
      const width = 1 + random(5)
      const cells = Array.from({ length: 1 + random(5) }, () =>
        Array.from({ length: width }, () => random(random(3) ? 4 : 30)),
      )
      const bodies = lines(cells.map((row) => [row.reduce((a, b) => a + b, 0)]))
      const fields = lines((cells[0] ?? []).map((_, index) => [cells.reduce((sum, row) => sum + (row[index] ?? 0), 0)]))
      const table = veil({ byBody: bodies, byCategory: fields, total: whole(bodies) })
      expect(solvable(table)).toEqual([])
      for (const line of [...table.byBody, ...table.byCategory, table.total])
        if (line.received.is === 'shown') expect(line.received.value === 0 || line.received.value >= FEW).toBe(true)
    }
  })
})

/** Hidden numbers that follow from what is shown: a single unknown in an equation. */
function solvable({ byBody, byCategory, total }: VeiledTable): string[] {
  const found: string[] = []
  const known = (cell: Veiled) => cell.is === 'shown'
  const totalFrom = [byBody, byCategory].some((all) => all.length > 0 && all.every((line) => known(line.received)))
  if (!known(total.received) && totalFrom) found.push('total')
  for (const all of [byBody, byCategory]) {
    const hidden = all.filter((line) => !known(line.received))
    if (hidden.length === 1 && (known(total.received) || totalFrom)) found.push(hidden[0]?.id ?? '')
  }
  return found
}

test('the middle of the days is the middle one, or half of two middles', () => {
  expect(medianOf(new Map())).toBeNull()
  expect(medianOf(new Map([[3, 1]]))).toBe(3)
  expect(
    medianOf(
      new Map([
        [1, 2],
        [9, 1],
        [4, 1],
      ]),
    ),
  ).toBe(2.5)
  expect(
    medianOf(
      new Map([
        [10, 1],
        [2, 5],
      ]),
    ),
  ).toBe(2)
})
