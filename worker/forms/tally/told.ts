import { classesOf } from './classes.ts'
import { FEW, isFew } from './few.ts'
import type { As } from './measure.ts'
import { hiddenOptions, hiddenParts } from './parts.ts'
import { given, type Tally } from './tally.ts'

/** A number as it is told; null: it is not. */
export type Shown = number | null

/** What is told of the answers to a question. */
export type Told = {
  /** How many there are, whether they answered or not. */
  all: number
  /** How many answered. Null where the few who did not would follow from it. */
  answered: Shown
  /** The numbers of the parts, in their order. Null where none is told: too few answered. */
  parts: Shown[] | null
}

/** The parts of a tally in an order: how often each name was given; of numbers the classes between cuts. */
export type Order = { names: readonly string[] } | { cuts: readonly number[] } | { joined: readonly number[] }

/** What may be told of a tally of which there are `all`. */
export function toldOf(as: As, tally: Tally, all: number, order: Order): Told {
  if (all < FEW || isFew(tally.n)) return { all, answered: null, parts: null }
  const values = valuesOf(as, tally, order)
  const none = all - tally.n
  if (as === 'several') {
    const isHidden = hiddenParts([tally.n, none])?.[0] ?? true
    const hidden = hiddenOptions(values, isHidden ? all : tally.n)
    return { all, answered: isHidden ? null : tally.n, parts: shown(values, hidden) }
  }
  const whole = as === 'given' ? [tally.n, none] : [...values, none]
  const hidden = hiddenParts(whole)
  const isHidden = hidden === null || hidden.at(-1) === true || (as === 'given' && hidden[0] === true)
  return { all, answered: isHidden ? null : tally.n, parts: as === 'given' ? [] : shown(values, hidden) }
}

/** The numbers of the parts as they are. Of an order: how many put each first. */
export function valuesOf(as: As, tally: Tally, order: Order): number[] {
  if ('joined' in order) return [...order.joined]
  if ('cuts' in order) return classesOf(tally, order.cuts)
  return order.names.map((name) => given(tally, as === 'rank' ? `1 ${name}` : name))
}

function shown(values: readonly number[], hidden: readonly boolean[] | null): Shown[] | null {
  return hidden && values.map((value, index) => (hidden[index] ? null : value))
}
