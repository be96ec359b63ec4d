import { describe, expect, test } from 'vitest'
import { evaluate } from '../../worker/forms/xpath/evaluate.ts'
import { parse } from '../../worker/forms/xpath/parse.ts'
import { print } from '../../worker/forms/xpath/print.ts'
import { faultsOf, knownFunctions, usesOf } from '../../worker/forms/xpath/uses.ts'
import { toAnswer, toText } from '../../worker/forms/xpath/value.ts'
import { CASES } from './xpath-cases.ts'
import { household } from './xpath-sheet.ts'

describe("Lan's household sheet gives what ODK's reference says", () => {
  for (const [part, cases] of Object.entries(CASES)) {
    test.each(cases)(`${part}: %s is "%s"`, (text, gives) => {
      const expr = parse(text)
      expect(faultsOf(expr)).toEqual([])
      expect(toText(evaluate(expr, household()))).toBe(gives)
      expect(parse(print(expr))).toEqual(expr)
    })
  }

  test('every function that an author may use is tried at least once', () => {
    const tried = Object.values(CASES).flatMap((cases) => cases.flatMap(([text]) => usesOf(parse(text)).functions))
    const untried = knownFunctions.filter((name) => !tried.includes(name))
    expect(untried).toEqual(['uuid'])
  })
})

describe('a question in the second child', () => {
  const answer = (text: string, way: string) => toText(evaluate(parse(text), household(way)))

  test("Bình's questions read Bình's answers, not those of the other children", () => {
    expect(answer('${con_ten}', 'con:2/con_tuoi')).toBe('Bình')
    expect(answer('../con_ten', 'con:2/con_tuoi')).toBe('Bình')
    expect(answer('count(${con_ten})', 'con:2/con_tuoi')).toBe('1')
    expect(answer('position(..)', 'con:2/con_tuoi')).toBe('2')
    expect(answer('position()', 'con:2')).toBe('2')
    expect(answer('indexed-repeat(${con_ten}, ${con}, position(..) - 1)', 'con:2/con_tuoi')).toBe('An')
    expect(answer('indexed-repeat(${vat}, ${do_choi}, 1)', 'con:2/con_ten')).toBe('diều')
  })

  test("Bình's own answer is the dot, also in functions that need no argument", () => {
    expect(answer(". = 'Bình' and string-length() = 4 and normalize-space() = .", 'con:2/con_ten')).toBe('true')
    expect(answer("once('mới')", 'con:2/con_ten')).toBe('Bình')
    expect(answer("once('mới')", 'con:2/con_tuoi')).toBe('mới')
    expect(toText(evaluate(parse("once('mới')"), household('ghi', { once: 'cũ' })))).toBe('cũ')
  })

  test('a filter stands at the option, and Lan asks for her own region with current()', () => {
    const scope = household('ten')
    const [option] = scope.instance('tinh')?.children()[0]?.children() ?? []
    const keeps = (text: string) => evaluate(parse(text), scope, option)
    expect(keeps("vung = 'bac'")).toBe(true)
    expect(keeps("vung = 'bac' and current() = 'Lan' and ${tuoi} = 34")).toBe(true)
    expect(keeps('name = current()/../ten')).toBe(false)
  })
})

describe('what chance decides', () => {
  test('the same sheet draws the same number, and identifiers of the length that Lan asks for', () => {
    const answer = (text: string, random: number) =>
      toText(evaluate(parse(text), household('ghi', { random: () => random })))
    expect(answer('random()', 0.25)).toBe('0.25')
    expect(answer('uuid()', 0.25)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(answer('uuid(7)', 0.999)).toBe('fffffff')
    expect(answer("uuid('x')", 0.999)).toBe('')
  })
})

describe('numbers as people read them', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [-1.25e-7, '-0.000000125'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [Infinity, 'Infinity'],
    [NaN, 'NaN'],
  ])('%d is written %s', (number, text) => {
    expect(toText(number)).toBe(text)
  })

  test('a sum that Lan cannot finish yet leaves its box empty', () => {
    expect(toAnswer(NaN)).toBe('')
    expect(toAnswer(0)).toBe('0')
    expect(toAnswer('NaN')).toBe('NaN')
  })
})
