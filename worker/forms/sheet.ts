import { entryOf, isSame } from './entry.ts'
import { errorsOf } from './errors.ts'
import type { Item, Plan } from './plan.ts'
import {
  type Answers,
  type Choice,
  isQuestion,
  LIMITS,
  type Node,
  type QuestionKind,
  type Texts,
} from './questionnaire.ts'
import { settle } from './settle.ts'
import type { Spot } from './spots.ts'
import { spoken } from './spoken.ts'
import { isTyped, Tree } from './tree.ts'

/** What a sheet knows of the world around it. Time and chance are told. */
export type World = {
  /** "2026-11-21" in Vietnam. */
  today: string
  /** "2026-11-21T08:30:00.000+07:00". */
  now: string
  hamlets: readonly { id: string; name: string }[]
  /** Orders shuffled options: the same seed, the same order. */
  seed: number
  random: () => number
  language: string
}

/** What stands at a place of the sheet now. */
export type Entry = {
  readonly key: string
  readonly name: string
  readonly node: Node
  readonly kind: QuestionKind | 'group' | 'repeat'
  readonly relevant: boolean
  readonly value: string
  readonly required: boolean
  readonly readonly: boolean
  readonly label: string
  readonly hint: string
  readonly choices: readonly ShownChoice[]
  /** Of a repeat: how many rounds. */
  readonly count?: number
  /** Of a repeat: the questionnaire says how many. */
  readonly fixedCount?: boolean
}

export type ShownChoice = { readonly name: string; readonly label: string; readonly choice?: Choice }

/** A new sheet with its defaults; or one that was filled in before, with its answers. */
export function openSheet(plan: Plan, world: World, answers?: Answers): Sheet {
  return new Sheet(plan, world, answers)
}

/** A sheet being filled in: puts an answer and works out anew only what depends on it. */
export class Sheet {
  readonly tree: Tree
  language: string

  readonly plan: Plan
  readonly world: World

  constructor(plan: Plan, world: World, answers?: Answers) {
    this.plan = plan
    this.world = world
    this.language = world.language
    this.tree = new Tree(plan, world, answers)
    settle(this, plan.ordered)
  }

  /** Puts a value and works out what depends on it; returns the keys whose entry changed. */
  put(key: string, value: string): readonly string[] {
    const spot = this.tree.spots.get(key)
    if (!spot || !isTyped(spot) || spot.value === value) return []
    spot.value = value
    return this.changed(settle(this, [spot.item, ...spot.item.feeds], [spot.item]))
  }

  /** One more round of a repeat whose count the questionnaire leaves open. */
  addRepeat(key: string): readonly string[] {
    const counter = this.openCounter(key)
    if (!counter || Number(counter.value) >= LIMITS.repeats) return []
    this.tree.setRounds(counter, Number(counter.value) + 1)
    return this.restructured(counter)
  }

  /** Takes a round off; those after it move up. `place` counts from 1. */
  removeRepeat(key: string, place: number): readonly string[] {
    const counter = this.openCounter(key)
    if (!counter || !(place >= 1 && place <= Number(counter.value))) return []
    this.tree.dropRound(counter, place)
    return this.restructured(counter)
  }

  countOf(key: string): number {
    return Number(this.tree.spots.get(key)?.value ?? 0)
  }

  has(key: string): boolean {
    return this.tree.spots.has(key)
  }

  /** What stands there now: a new object when something about it changed. */
  entry(key: string): Entry {
    const spot = this.tree.spots.get(key)
    if (!spot) throw new RangeError(`no place ${key} on this sheet`)
    return this.look(spot)
  }

  /** Keys of what stands in a group, in a round of a repeat (`place`, from 1), or at the top, in order. */
  keysIn(within: { key: string } | null, place?: number): readonly string[] {
    if (within === null) return this.plan.root.kids.map((item) => item.name)
    const spot = this.tree.spots.get(within.key)
    if (!spot) return []
    const tail = place === undefined ? spot.tail : `${spot.tail}:${place}`
    return spot.item.kids.map((item) => item.name + tail).filter((key) => this.tree.spots.has(key))
  }

  /** Keys by page: only pages on which something is asked or said. */
  pages(): readonly (readonly string[])[] {
    return this.plan.pages.filter((page) => page.some((key) => this.asksSomething(key)))
  }

  /** What is wrong, by key: with these and what stands in them, or with the whole sheet. */
  errors(keys: readonly string[] = this.keysIn(null)): Record<string, string> {
    return errorsOf(this, keys)
  }

  /** The answers that are kept: only of what was asked. Whoever asks for them ends the sheet. */
  answers(): Answers {
    const result: Record<string, string> = {}
    for (const [key, spot] of this.tree.spots) {
      const value = spot.item.node.kind === 'end' ? this.world.now : spot.value
      if (spot.isRelevant && value !== '' && isKept(spot)) result[key] = value
    }
    return result
  }

  /** A text in the sheet's language, with the answers that it quotes. */
  say(texts: Texts | undefined, key: string): string {
    return spoken(this, texts, this.tree.spots.get(key) ?? this.tree.root)
  }

  /** Goes on in another language: every entry is a new one. */
  speak(language: string): void {
    this.language = language
    for (const spot of this.tree.spots.values()) spot.shown = null
  }

  /** The entry of a place, made anew only where something that it shows may have changed. */
  look(spot: Spot): Entry {
    if (spot.shown && !spot.isStale) return spot.shown
    const now = entryOf(this, spot)
    spot.isStale = false
    spot.shown = spot.shown && isSame(spot.shown, now) ? spot.shown : now
    return spot.shown
  }

  /** Is there something below this key that people see and that is relevant? */
  private asksSomething(key: string): boolean {
    const spot = this.tree.spots.get(key)
    if (!spot?.isRelevant) return false
    const { node } = spot.item
    if (isQuestion(node)) return !UNSEEN.includes(node.kind)
    if (node.kind === 'repeat') return true
    return this.keysIn(spot).some((kid) => this.asksSomething(kid))
  }

  private openCounter(key: string): Spot | undefined {
    const counter = this.tree.spots.get(key)
    return counter?.isCounter && !counter.item.rules.count ? counter : undefined
  }

  private restructured(counter: Spot): readonly string[] {
    const inside = [counter.item, ...this.plan.ordered.filter((item) => item.repeats.includes(counter.item))]
    return this.changed(settle(this, [...inside, ...inside.flatMap((item) => item.feeds)], inside))
  }

  private changed(touched: Iterable<Item>): readonly string[] {
    const keys: string[] = []
    for (const item of new Set([...touched].flatMap((one) => [one, ...one.shows])))
      for (const spot of this.tree.of(item)) {
        const before = spot.shown
        if (!before) continue
        spot.isStale = true
        if (this.look(spot) !== before) keys.push(spot.key)
      }
    return keys
  }
}

/** What is on the sheet without being seen. */
const UNSEEN: readonly string[] = ['calculate', 'hidden', 'start', 'end', 'today']

function isKept({ item: { node }, isCounter }: Spot): boolean {
  return isCounter || (isQuestion(node) && node.kind !== 'note')
}
