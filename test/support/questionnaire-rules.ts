import type { QuestionKind } from '../../worker/forms/questionnaire.ts'
import type { Dice } from './dice.ts'
import type { Asked, Known } from './questionnaire-nodes.ts'

const NUMBERS: readonly QuestionKind[] = ['integer', 'decimal', 'range']

/** Is there one of it where this stands, and not several? */
function isSingle(one: Asked, { repeats }: Known): boolean {
  return one.repeats.every((repeat, at) => repeats[at] === repeat)
}

/** Something that is true or false. */
export function truthFrom(dice: Dice, known: Known, depth = 0): string {
  if (depth < 2 && dice.maybe(25)) {
    const [left, right] = [truthFrom(dice, known, depth + 1), truthFrom(dice, known, depth + 1)]
    return dice.pick([`${left} and ${right}`, `${left} or ${right}`, `not(${left})`, `(${left}) = (${right})`])
  }
  if (known.before.length === 0) return dice.pick(['1 = 1', "today() > '2020-01-01'", "'a' != 'b'", 'false()'])
  const one = dice.pick(known.before)
  const x = `\${${one.name}}`
  if (!isSingle(one, known)) return manyFrom(dice, one, x)
  if (NUMBERS.includes(one.kind))
    return dice.pick([`${x} > 5`, `${x} * 2 <= 7`, `${x} mod 2 = 1`, `${x} != ''`, `coalesce(${x}, 0) >= 1`])
  switch (one.kind) {
    case 'text':
    case 'hidden':
      return dice.pick([
        `${x} != ''`,
        `string-length(${x}) > 3`,
        `contains(${x}, 'a')`,
        `regex(${x}, '^[a-z]+$')`,
        `starts-with(${x}, "có ")`,
      ])
    case 'select_one':
    case 'hamlet':
      return dice.pick([`${x} = 'a'`, `selected(${x}, 'b')`, `not(${x} = 'c')`])
    case 'select_multiple':
    case 'rank':
      return dice.pick([`selected(${x}, 'a')`, `count-selected(${x}) >= 2`, `selected-at(${x}, 0) = 'b'`])
    case 'date':
      return dice.pick([`${x} >= '2026-01-01'`, `${x} <= today()`, `format-date(${x}, '%d') = '21'`])
    default:
      return dice.pick([`${x} != ''`, `string-length(${x}) = 0`])
  }
}

/** About a question that is asked several times, from outside. */
function manyFrom(dice: Dice, one: Asked, x: string): string {
  const repeat = `\${${one.repeats[0]}}`
  if (NUMBERS.includes(one.kind))
    return dice.pick([`sum(${x}) > 10`, `count(${repeat}) >= 1`, `max(${x}) < 9`, `min(${x}) >= 0`])
  return dice.pick([`count(${repeat}) > 1`, `count-non-empty(${x}) > 0`])
}

/** Something that is a number, a text or a day. */
export function valueFrom(dice: Dice, known: Known, kind: 'any' | 'number' = 'any'): string {
  const numbers = known.before.filter((one) => NUMBERS.includes(one.kind))
  const number = numbers.length === 0 ? '7' : numberFrom(dice, dice.pick(numbers), known)
  if (kind === 'number') return `int(${number})`
  const plain = dice.pick([
    number,
    `round(${number} * 1.5, 1)`,
    `if(${truthFrom(dice, known, 2)}, 'có', 'không')`,
    textFrom(dice, known),
  ])
  if (known.tables['bang'] && dice.maybe(20)) return "pulldata('bang', 'label', 'name', 'a')"
  return known.repeats.length > 0 && dice.maybe(20) ? 'position(..)' : plain
}

function numberFrom(dice: Dice, one: Asked, known: Known): string {
  const x = `\${${one.name}}`
  if (!isSingle(one, known)) return dice.pick([`sum(${x})`, `count(${x})`])
  return dice.pick([x, `${x} + 1`, `-(${x})`, `${x} div 2`, `number(${x})`])
}

export function textFrom(dice: Dice, known: Known): string {
  const texts = known.before.filter((one) => isSingle(one, known))
  if (texts.length === 0) return `concat('a', "b'c")`
  const one = dice.pick(texts)
  const x = `\${${one.name}}`
  if (one.kind === 'select_one' && one.list !== undefined && dice.maybe(50)) return `jr:choice-name(${x}, '${x}')`
  return dice.pick([
    `concat(${x}, ' - ', 'x')`,
    `string(${x})`,
    `substr(concat(${x}, 'abc'), 0, 2)`,
    `coalesce(${x}, 'chưa có')`,
  ])
}

/** About the answer itself. */
export function constraintFrom(dice: Dice, kind: QuestionKind, known: Known): string {
  if (NUMBERS.includes(kind)) return dice.pick(['. >= 0', '. > -5 and . < 100', '. != 7'])
  if (kind === 'text') return dice.pick(["regex(., '^[0-9]{1,9}$')", 'string-length(.) <= 20'])
  if (kind === 'date') return dice.pick(['. <= today()', ". >= '1900-01-01'"])
  if (kind === 'select_multiple')
    return dice.pick(['count-selected(.) <= 2', "not(selected(., 'a') and selected(., 'b'))"])
  return truthFrom(dice, known)
}
