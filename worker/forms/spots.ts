import type { Item } from './plan.ts'
import type { Entry } from './sheet.ts'
import type { Place } from './xpath/expression.ts'

/**
 * A place on a sheet: a question, a group, or one round of a repeat. It is what expressions walk over. A repeat itself
 * has a spot too, which says how many rounds there are and is walked over by nobody.
 */
export class Spot implements Place {
  /** What stands in it, rounds of repeats one after the other. */
  kids: Spot[] = []
  /** Repeats that stand in it. */
  counters: Spot[] = []
  value = ''
  /** Asked, and all that it stands in is asked. */
  isRelevant = true
  /** What was shown of it last; null before, or when it has to be looked at again. */
  shown: Entry | null = null
  isStale = true

  readonly item: Item
  readonly key: string
  readonly parent: Spot | null
  /** Of a round: which one, from 1. Else 0. */
  readonly round: number
  readonly isCounter: boolean

  constructor(item: Item, key: string, parent: Spot | null, round = 0, isCounter = false) {
    this.item = item
    this.key = key
    this.parent = parent
    this.round = round
    this.isCounter = isCounter
  }

  get name(): string {
    return this.item.name
  }

  children(): readonly Spot[] {
    return this.kids
  }

  /** What it says to expressions: nothing while it is not asked. */
  text(): string {
    return this.isRelevant ? this.value : ''
  }

  position(): number {
    return this.round === 0 ? 1 : this.round
  }

  /** The places of the repeats that it stands in, as keys end with them: `:2:1`. */
  get tail(): string {
    return this.key.slice(this.item.name.length)
  }
}

/**
 * The spots that `${name}` means for somebody who stands `here`: the ones within the nearest repeat that both share; all
 * of them where there is none.
 */
export function spotsOf(target: Item, here: Spot): Spot[] {
  const way = wayTo(target)
  for (let from: Spot | null = here; from; from = from.parent) {
    const at = way.indexOf(from.item)
    if (at >= 0 && at < way.length - 1) return below([from], way.slice(at + 1))
  }
  return []
}

/** All spots of an item, wherever they stand. */
export function allSpots(target: Item, root: Spot): Spot[] {
  return below([root], wayTo(target).slice(1))
}

/** From the root to an item, both included. */
function wayTo(item: Item): Item[] {
  const way: Item[] = []
  for (let at: Item | null = item; at; at = at.parent) way.unshift(at)
  return way
}

function below(from: Spot[], way: readonly Item[]): Spot[] {
  let spots = from
  for (const item of way) spots = spots.flatMap((spot) => spot.kids.filter((kid) => kid.item === item))
  return spots
}
