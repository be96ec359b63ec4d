import { FEW, isFew } from './few.ts'

/**
 * Which parts of a known whole are not told: those that are few, and as many more, the smallest first, that each of the few
 * could as well be five. What is told as nobody stays told, so each hidden part is at least one. Null when that cannot
 * be reached: then no part is told, not even that it is nothing.
 */
export function hiddenParts(values: readonly number[]): boolean[] | null {
  const hidden = values.map(isFew)
  if (!hidden.includes(true)) return hidden
  const others = values
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value >= FEW)
    .sort((a, b) => a.value - b.value || a.index - b.index)
  while (!isEnough(values.filter((_, index) => hidden[index]))) {
    const next = others.shift()
    if (!next) return null
    hidden[next.index] = true
  }
  return hidden
}

/** Where all of these but one are one, is the last one five or more? */
function isEnough(hidden: readonly number[]): boolean {
  const sum = hidden.reduce((a, b) => a + b, 0)
  return hidden.length > 1 && sum - (hidden.length - 1) >= FEW
}

/**
 * The same for options of which one may choose several. `all`: how many answered; who did not choose an option is a part
 * too, which follows from the two.
 */
export function hiddenOptions(values: readonly number[], all: number): boolean[] | null {
  const hidden = values.map((value) => isFew(value) || isFew(all - value))
  const hideSmallest = () => {
    const left = values.filter((value, index) => !hidden[index] && value > 0)
    const at = values.findIndex((value, index) => !hidden[index] && value === Math.min(...left))
    if (at >= 0) hidden[at] = true
    return at >= 0
  }
  // How many chose a second one follows from all of them together.
  if (!hidden.includes(true) && isFew(values.reduce((a, b) => a + b, 0) - all)) hideSmallest()
  if (!hidden.includes(true)) return hidden
  // Perhaps nobody may choose two: then they are parts of a whole.
  while (!isEnough(values.filter((value, index) => hidden[index] && value > 0))) if (!hideSmallest()) return null
  return hidden
}
