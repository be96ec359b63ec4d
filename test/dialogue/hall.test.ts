import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bySupport, moved, preparedBy, supportText } from '../../worker/dialogue/hall/agenda.ts'
import { ownCode, readOwnCode } from '../../worker/dialogue/hall/codes.ts'
import { isHost, mayJudge, takesAhead, takesInHall, takesSeats, worksInHall } from '../../worker/dialogue/hall/may.ts'
import { type Speaker, speakingOrder } from '../../worker/dialogue/hall/speaking-order.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const HAMLETS = ['', 'a', 'b', 'c', 'd'] as const
const speakers = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      hamletId: fc.constantFrom(...HAMLETS),
      firstTime: fc.boolean(),
      isRequester: fc.boolean(),
      at: fc.integer({ min: 0, max: 20 }).map((minute) => `2026-11-21T01:${String(minute).padStart(2, '0')}:00.000Z`),
      absentAt: fc.option(fc.constant('2026-11-21T02:00:00.000Z'), { freq: 4 }),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((found): Speaker[] => found)
const spoken = fc
  .array(fc.tuple(fc.constantFrom(...HAMLETS), fc.integer({ min: 0, max: 5 })))
  .map((pairs) => new Map<string, number>(pairs))

function ids(order: readonly Speaker[]): string[] {
  return order.map(({ id }) => id)
}

describe('the order in which people speak', () => {
  test('has everybody who waits, once', () => {
    fc.assert(
      fc.property(speakers, spoken, (waiting, said) => {
        expect(ids(speakingOrder(waiting, said)).sort()).toEqual(ids(waiting).sort())
      }),
    )
  })

  test('is the same however the list was written down', () => {
    fc.assert(
      fc.property(speakers, spoken, fc.infiniteStream(fc.double({ noNaN: true })), (waiting, said, dice) => {
        const shuffled = waiting
          .map((one) => ({ one, by: dice.next().value as number }))
          .sort((x, y) => x.by - y.by)
          .map(({ one }) => one)
        expect(ids(speakingOrder(shuffled, said))).toEqual(ids(speakingOrder(waiting, said)))
      }),
    )
  })

  test('lets no hamlet speak while somebody of a hamlet that has spoken less waits in the hall', () => {
    fc.assert(
      fc.property(speakers, spoken, (waiting, said) => {
        const here = waiting.filter(({ absentAt }) => absentAt === null)
        const order = speakingOrder(waiting, said).slice(0, here.length)
        const turns = new Map(said)
        for (const [at, next] of order.entries()) {
          const mine = turns.get(next.hamletId) ?? 0
          for (const other of order.slice(at + 1)) expect(turns.get(other.hamletId) ?? 0).toBeGreaterThanOrEqual(mine)
          turns.set(next.hamletId, mine + 1)
        }
      }),
    )
  })

  test('lets nobody of a hamlet speak again before who speaks there for the first time', () => {
    fc.assert(
      fc.property(speakers, spoken, (waiting, said) => {
        const order = speakingOrder(waiting, said).filter(({ absentAt }) => absentAt === null)
        for (const hamlet of HAMLETS) {
          const own = order.filter(({ hamletId }) => hamletId === hamlet)
          const firstSecond = own.findIndex(({ firstTime }) => !firstTime)
          const late = firstSecond < 0 ? [] : own.slice(firstSecond).filter(({ firstTime }) => firstTime)
          expect(late).toEqual([])
        }
      }),
    )
  })

  test('lets no hamlet wait for ever: between two turns of one hamlet every other with somebody waiting has its turn, whoever comes late', () => {
    fc.assert(
      fc.property(speakers, speakers, (first, late) => {
        const here = (one: Speaker) => ({ ...one, absentAt: null })
        let queue = first.map(here)
        const coming = late.map((one) => here({ ...one, id: `late-${one.id}` }))
        const turns = new Map<string, number>()
        /** Who spoke, and the hamlets that had somebody waiting then. */
        const heard: { hamletId: string; waiting: Set<string> }[] = []
        while (queue.length > 0) {
          const [next] = speakingOrder(queue, turns)
          if (!next) break
          heard.push({ hamletId: next.hamletId, waiting: new Set(queue.map(({ hamletId }) => hamletId)) })
          turns.set(next.hamletId, (turns.get(next.hamletId) ?? 0) + 1)
          queue = queue.filter(({ id }) => id !== next.id)
          const newcomer = coming.shift()
          if (newcomer) queue.push(newcomer)
        }
        const many = (until: number, hamlet: string) =>
          heard.slice(0, until).filter(({ hamletId }) => hamletId === hamlet).length
        const overtaken = heard.flatMap((one, at) => {
          const before = heard.slice(0, at).findLastIndex(({ hamletId }) => hamletId === one.hamletId)
          const between = before < 0 ? [] : heard.slice(before, at + 1)
          return HAMLETS.filter(
            (hamlet) =>
              hamlet !== one.hamletId &&
              between.length > 0 &&
              between.every(({ waiting }) => waiting.has(hamlet)) &&
              many(at, hamlet) < many(at, one.hamletId),
          )
        })
        expect(overtaken).toEqual([])
      }),
    )
  })

  test('puts who was called and was not there after all others, and who asked for the meeting before those who came sooner', () => {
    const one = (id: string, more: Partial<Speaker> = {}): Speaker => ({
      ...{
        id,
        hamletId: 'a',
        firstTime: false,
        isRequester: false,
        at: `2026-11-21T01:0${id}:00.000Z`,
        absentAt: null,
      },
      ...more,
    })
    const list = [
      one('1'),
      one('2', { isRequester: true }),
      one('3', { firstTime: true }),
      one('4', { hamletId: 'b', absentAt: '2026-11-21T02:00:00.000Z' }),
      one('5', { hamletId: 'b' }),
    ]
    expect(ids(speakingOrder(list, new Map()))).toEqual(['3', '5', '2', '1', '4'])
    expect(ids(speakingOrder(list, new Map([['a', 1]])))).toEqual(['5', '3', '2', '1', '4'])
  })
})

describe('an agenda', () => {
  const item = (id: string, persons: number, devices = persons, hamlets = 1, position = 1) => ({
    ...{ id, persons, devices, hamlets, position },
  })

  test('has what most confirmed persons ask for first, then most devices, then most hamlets', () => {
    const items = [item('x', 3, 9), item('y', 12, 12, 1), item('z', 12, 12, 6), item('w', 12, 30)]
    expect(bySupport(items).map(({ id }) => id)).toEqual(['w', 'z', 'y', 'x'])
    expect(bySupport([item('b', 1, 1, 1, 2), item('a', 1, 1, 1, 1)]).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('moves a point by one place and never loses one', () => {
    expect(moved(['a', 'b', 'c'], 'c', 'up')).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b'], 'x', 'up')).toEqual(['a', 'b'])
  })

  test('tells how many ask in words, and nothing where nobody was counted', () => {
    expect(supportText(item('a', 32, 41, 6))).toBe('32 người đã xác nhận, 41 máy, 6 thôn')
    expect(supportText(item('a', 0, 0, 0))).toBe('')
  })

  test('is prepared three days before (DT.chuan-bi), and without that limit no day is named', () => {
    const startsAt = '2026-12-04T00:30:00.000Z'
    expect(preparedBy(bookOf(), startsAt, '2026-11-25')).toBe('2026-12-01')
    expect(preparedBy(bookOf(['DT.chuan-bi']), startsAt, '2026-11-25')).toBeNull()
  })
})

describe('the code of a question or a place', () => {
  const book = { commune: { codePrefix: 'BX' } }

  test.each([
    ['BX-DT26-0001-37', 'question', 37],
    ['bx dt26 0001 37', 'question', 37],
    ['Mã: BX-DT26-0001-C12', 'seat', 12],
    ['bxdt260001-c12', 'seat', 12],
  ] as const)('is read from %s', (typed, kind, own) => {
    expect(readOwnCode(book, typed)).toEqual({ kind, year: 2026, number: 1, own })
  })

  test.each(['BX-26-000123', 'BX-PB26-0007-1', 'DP-DT26-0001-3', 'BX-DT26-0001', '', 'x'.repeat(200)])(
    'is not read from %s',
    (typed) => {
      expect(readOwnCode(book, typed)).toBeNull()
    },
  )

  test('written and read again is the same', () => {
    const place = { kind: 'seat', year: 2026, number: 12, own: 340 } as const
    expect(readOwnCode(book, ownCode(book, place))).toEqual(place)
  })
})

describe('who works on a meeting of the People’s Committee', () => {
  const row = { communeId: 'x', leadBodyId: 'x.ubnd', status: 'announced' }
  const front = 'x.mttq'
  test.each([
    ['a leader of the committee', somebody('1', 'ubnd', 'leader'), [true, true, false]],
    ['a handler of the committee', somebody('2', 'ubnd', 'handler'), [true, true, false]],
    ['the coordinator of the Front', somebody('3', 'mttq', 'coordinator'), [true, true, true]],
    ['who receives at the Front', somebody('4', 'mttq', 'intake_officer'), [false, true, true]],
    ['a handler of another body', somebody('5', 'phong-kinh-te', 'handler'), [false, false, false]],
    ['an administrator', somebody('6', 'ubnd', 'admin'), [false, false, false]],
  ] as const)('%s', (_, staff, expected) => {
    expect([isHost(staff, row, front), worksInHall(staff, row, front), mayJudge(staff, front)]).toEqual(expected)
  })

  test('places and questions ahead end when it begins; the hall is open when it is opened; receptions take no questions', () => {
    const meeting = {
      kind: 'government_conference',
      startsAt: '2026-12-04T00:30:00.000Z',
      takesQuestions: false,
    } as const
    const [before, after] = [new Date('2026-12-04T00:29:59Z'), new Date('2026-12-04T00:30:00Z')]
    expect([takesSeats(row, meeting, before), takesSeats(row, meeting, after)]).toEqual([true, false])
    expect([takesAhead(row, meeting, before), takesAhead(row, meeting, after)]).toEqual([true, false])
    expect(takesAhead(row, { ...meeting, kind: 'chair_reception' }, before)).toBe(false)
    expect([takesInHall(row, meeting), takesInHall(row, { ...meeting, takesQuestions: true })]).toEqual([false, true])
    for (const status of ['proposed', 'scheduled', 'postponed', 'cancelled', 'held', 'closed'])
      expect([
        status,
        takesSeats({ status }, meeting, before),
        takesInHall({ status }, { ...meeting, takesQuestions: true }),
      ]).toEqual([...[status, false, false]])
  })
})
