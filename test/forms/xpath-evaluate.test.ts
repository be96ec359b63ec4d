import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../worker/forms/xpath/evaluate.ts'
import { parse } from '../../worker/forms/xpath/parse.ts'
import { toAnswer, toNumber, toText, toYes } from '../../worker/forms/xpath/value.ts'
import { allBelow, household, type Kid, placeOf, scopeOf } from './xpath-sheet.ts'
import { anyExpr } from './xpath-trees.ts'

const name = fc.constantFrom('ten', 'con', 'con_ten', 'con_tuoi', 'do_choi', 'vat', 'div', 'root', 'item', 'name')
const answer = fc.oneof(
  fc.string(),
  fc.constantFrom('', '7', '2026-11-21', 'do xanh', '08:30:00.000+07:00', '21 105 0 0', '1e999'),
)
const anyKid = fc.letrec<{ kid: Kid }>((tie) => ({
  kid: fc.tuple(name, fc.oneof({ depthSize: 'small' }, answer, fc.array(tie('kid'), { maxLength: 4 }))),
})).kid

describe('whatever is asked of whatever sheet', () => {
  test('Lan gets a value of a known kind, never a failure', () => {
    fc.assert(
      fc.property(anyExpr, fc.array(anyKid, { maxLength: 6 }), fc.nat(), (expr, kids, pick) => {
        const root = placeOf(['data', kids])
        const all = [root, ...allBelow(root)]
        const scope = scopeOf(root, all[pick % all.length] ?? root, {
          instance: () => root,
          table: () => ({ columns: ['ten'], rows: [[], ['x']] }),
        })
        const value = evaluate(expr, scope)
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof value)
        expect(typeof toText(value) + typeof toNumber(value) + typeof toYes(value)).toBe('stringnumberboolean')
        expect(toAnswer(value).length).toBeLessThanOrEqual(100_000)
      }),
      { numRuns: 300 },
    )
  })

  test('the same question about the same sheet has the same answer', () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        expect(toText(evaluate(expr, household()))).toBe(toText(evaluate(expr, household())))
      }),
    )
  })
})

describe('work is bounded', () => {
  const village: Kid = [
    'data',
    [['q', ''], ...Array.from({ length: 3_000 }, (_, index): Kid => ['ho', [['so', `${index}`]]])],
  ]

  test('a condition over every pair of 3,000 households ends, with what was found until then', () => {
    const root = placeOf(village)
    let looked = 0
    const [here] = root.children()
    const scope = scopeOf(root, here ?? root)
    const counting = {
      ...root,
      name: 'data',
      children: () => (looked++, root.children()),
      text: () => '',
      position: () => 1,
      parent: null,
    }
    const value = evaluate(parse('count(/data/ho[count(/data/ho[so > 5]) > 1])'), { ...scope, root: counting })
    expect(Number(value)).toBeLessThan(3_000)
    expect(looked).toBeLessThan(400)
  })

  test('3,000 households are filtered by what Lan answered, asked for once', () => {
    const root = placeOf(village)
    let asked = 0
    const scope = scopeOf(root, root.children()[0] ?? root, { find: () => (asked++, root.children().slice(8, 9)) })
    expect(evaluate(parse('count(/data/ho[so < ${ho}/so])'), scope)).toBe(7)
    expect(asked).toBe(1)
  })

  test('texts that double and double again stop growing', () => {
    const root = placeOf(['data', [['a', 'x'.repeat(60_000)]]])
    const scope = scopeOf(root, root)
    expect(toText(evaluate(parse('concat(a, a, a, a)'), scope))).toHaveLength(100_000)
    expect(toText(evaluate(parse("join(a, 'b', 'c', 'd', 'e')"), scope))).toHaveLength(100_000)
  })

  test('what is not needed is not reckoned', () => {
    const scope = household('ghi', {
      random: () => {
        throw new Error('drawn')
      },
    })
    expect(evaluate(parse('if(true(), 1, random())'), scope)).toBe(1)
    expect(evaluate(parse('true() or random()'), scope)).toBe(true)
    expect(evaluate(parse('false() and random()'), scope)).toBe(false)
  })
})
