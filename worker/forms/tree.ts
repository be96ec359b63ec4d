import type { Item, Plan } from './plan.ts'
import { type Answers, isQuestion, LIMITS, type Question } from './questionnaire.ts'
import { Spot } from './spots.ts'
import { asTyped } from './typing.ts'
import { calls } from './xpath/calls.ts'

/** More places than this are not made, whatever the repeats say. */
const MOST_SPOTS = 20_000
/** Questions whose value nobody types. */
const SET_BY_SHEET: readonly string[] = ['calculate', 'start', 'end', 'today', 'note']

/** Does whoever answers write here, and not the sheet? */
export function isTyped({ item: { node, rules }, isCounter }: Spot): boolean {
  return !isCounter && isQuestion(node) && !rules.calculation && !SET_BY_SHEET.includes(node.kind)
}

/** Is its value an answer that came, and not worked out anew? What is worked out `once` stays as it was. */
export function isGiven(spot: Spot): boolean {
  const { calculation } = spot.item.rules
  return isTyped(spot) || (calculation !== undefined && calls(calculation, 'once'))
}

/**
 * Does it say its default and nothing else, whatever was sent? What is read only at times may have been written before,
 * and a default that is worked out was worked out of other answers: those are taken as they come.
 */
export function isLocked({ item: { node, rules } }: Spot): boolean {
  const { readonly } = rules
  return isQuestion(node) && !rules.default && readonly?.kind === 'call' && readonly.name === 'true'
}

/** All places of a sheet: the root with what stands in it, rounds of repeats included. */
export class Tree {
  readonly root: Spot
  readonly spots = new Map<string, Spot>()
  /** Of a repeat these are its counters, and its rounds are kids of their parents. */
  private readonly byItem = new Map<Item, Set<Spot>>()
  /** Made since somebody asked last: their defaults are still to be read. */
  private fresh: Spot[] = []

  private readonly clock: { today: string; now: string }

  constructor(plan: Plan, clock: { today: string; now: string }, answers: Answers | undefined) {
    this.clock = clock
    this.root = new Spot(plan.root, '', null)
    this.grow(this.root, answers)
  }

  of(item: Item): Iterable<Spot> {
    return this.byItem.get(item) ?? []
  }

  takeFresh(): Spot[] {
    const fresh = this.fresh
    this.fresh = []
    return fresh
  }

  roundsOf(counter: Spot): Spot[] {
    return (counter.parent as Spot).kids.filter((kid) => kid.item === counter.item)
  }

  /** Makes or drops rounds at the end until there are as many. With answers they are filled in, else with defaults. */
  setRounds(counter: Spot, wanted: number, answers?: Answers): void {
    const count = Math.min(Math.max(Math.floor(wanted) || 0, 0), LIMITS.repeats)
    const parent = counter.parent as Spot
    const rounds = this.roundsOf(counter)
    for (const gone of rounds.slice(count)) {
      parent.kids.splice(parent.kids.indexOf(gone), 1)
      this.forget(gone)
    }
    for (let round = rounds.length + 1; round <= count && this.spots.size < MOST_SPOTS; round++) {
      const spot = new Spot(counter.item, `${counter.key}:${round}`, parent, round)
      parent.kids.push(spot)
      this.grow(spot, answers)
    }
    counter.value = String(this.roundsOf(counter).length)
  }

  /** Takes one round off; those after it move up. */
  dropRound(counter: Spot, place: number): void {
    const count = Number(counter.value)
    const depth = counter.tail.split(':').length - 1
    const answers: Record<string, string> = {}
    for (const [index, round] of this.roundsOf(counter).entries()) {
      if (index + 1 === place) continue
      for (const spot of below(round)) {
        const places = spot.tail.split(':').slice(1)
        if (index + 1 > place) places[depth] = String(index)
        answers[[spot.item.name, ...places].join(':')] = spot.value
      }
    }
    this.setRounds(counter, 0)
    this.setRounds(counter, count - 1, answers)
  }

  private grow(spot: Spot, answers: Answers | undefined): void {
    for (const item of spot.item.kids) {
      const isRepeat = item.node.kind === 'repeat'
      const kid = new Spot(item, item.name + spot.tail, spot, 0, isRepeat)
      ;(isRepeat ? spot.counters : spot.kids).push(kid)
      this.remember(kid)
      if (isRepeat) {
        kid.value = '0'
        const atFirst = item.rules.count ? 0 : 1
        this.setRounds(kid, answers ? Number(answers[kid.key] ?? 0) : atFirst, answers)
      } else if (isQuestion(item.node)) {
        kid.value = answers && isGiven(kid) && !isLocked(kid) ? (answers[kid.key] ?? '') : this.startOf(kid)
        if (!answers) this.fresh.push(kid)
      } else this.grow(kid, answers)
    }
  }

  /** What a question says before anybody wrote: its default, unless that is an expression. */
  startOf({ item }: Spot): string {
    const node = item.node as Question
    if (node.kind === 'today') return this.clock.today
    if (node.kind === 'start') return this.clock.now
    return item.rules.default ? '' : asTyped(node.kind, node.default ?? '')
  }

  private remember(spot: Spot): void {
    this.spots.set(spot.key, spot)
    const known = this.byItem.get(spot.item)
    if (known) known.add(spot)
    else this.byItem.set(spot.item, new Set([spot]))
  }

  private forget(round: Spot): void {
    for (const spot of below(round)) {
      this.spots.delete(spot.key)
      this.byItem.get(spot.item)?.delete(spot)
    }
  }
}

/** What stands below a group or round, counters of repeats included. */
export function* below(spot: Spot): Generator<Spot> {
  for (const kid of [...spot.kids, ...spot.counters]) {
    if (kid.round === 0) yield kid
    yield* below(kid)
  }
}
