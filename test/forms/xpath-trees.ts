import fc from 'fast-check'
import { type Expr, type Operator, type Path, type Step } from '../../worker/forms/xpath/expression.ts'
import { knownFunctions } from '../../worker/forms/xpath/uses.ts'

const NAMES = [
  'ten',
  'con',
  'con_ten',
  'con_tuoi',
  'do_choi',
  'vat',
  'tuổi',
  'a-b',
  'x.y',
  '_',
  'div',
  'mod',
  'and',
  'or',
  'if',
]
const OPERATORS: readonly Operator[] = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod', '|']
const TEXTS = [
  '',
  'Lan',
  "d'Ivoire",
  'nói "có"',
  '12',
  '-1.5',
  '2026-11-21',
  '2026-11-21T06:15:00.000+07:00',
  '08:30',
  'do xanh',
  '21.03 105.85 0 0',
  '0 0;0 1;1 1;0 0',
  '[a-z]+',
  '(',
  '%Y %q',
  'SHA-256',
  'tinh',
  'gia',
  '🙂',
]

const name = fc.constantFrom(...NAMES)

/** Every kind of expression that can be written. */
export const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr; steps: Step[]; where: Expr[] }>((tie) => ({
  expr: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('text' as const), value: fc.constantFrom(...TEXTS) }),
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.oneof(fc.nat(50), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })).map(Math.abs),
    }),
    fc.record({ kind: fc.constant('reference' as const), name }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.oneof(fc.constantFrom(...knownFunctions), name, fc.constant('jr:itext')),
      args: fc.array(tie('expr'), { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('minus' as const), of: tie('expr') }),
    fc.record({
      kind: fc.constant('binary' as const),
      op: fc.constantFrom(...OPERATORS),
      left: tie('expr'),
      right: tie('expr'),
    }),
    pathOf(fc.constant('here'), fc.constant([]), tie('steps')),
    pathOf(fc.constant('root'), fc.constant([]), fc.oneof(fc.constant([]), tie('steps'))),
    pathOf(tie('expr'), tie('where'), tie('steps')),
  ),
  steps: fc.array(
    fc.oneof(
      fc.record({ axis: fc.constant('child' as const), name: fc.oneof(name, fc.constant('*')), where: tie('where') }),
      fc.constantFrom<Step>({ axis: 'parent', name: '*', where: [] }, { axis: 'self', name: '*', where: [] }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  where: fc.array(tie('expr'), { maxLength: 2, depthIdentifier: 'where' }),
})).expr

function pathOf(from: fc.Arbitrary<Path['from']>, where: fc.Arbitrary<Expr[]>, steps: fc.Arbitrary<readonly Step[]>) {
  return fc.record({ kind: fc.constant('path' as const), from, where, steps })
}
