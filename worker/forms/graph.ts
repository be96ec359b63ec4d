import { fault, isWithin, missingName, Resolver } from './resolve.ts'
import { isQuestion, type Fault, type Questionnaire, type Texts, own } from './questionnaire.ts'
import type { Item, Rule } from './plan.ts'
import { ExpressionFault } from './xpath/expression.ts'
import { parse } from './xpath/parse.ts'
import { faultsOf } from './xpath/uses.ts'

/** Rules that decide about values; the others, and filters too, about how a question is shown and checked. */
const DECIDING: readonly Rule[] = ['relevant', 'calculation', 'count', 'filter']

/** Finds for every item what it depends on, and writes it down at both ends. Names that are not there become faults. */
export function dependenciesOf(
  root: Item,
  items: ReadonlyMap<string, Item>,
  questionnaire: Questionnaire,
  faults: Fault[],
): ReadonlyMap<Item, ReadonlySet<Item>> {
  const needs = new Map<Item, ReadonlySet<Item>>([[root, new Set()]])
  const feeds = new Map<Item, Set<Item>>()
  const shows = new Map<Item, Set<Item>>()
  const add = (map: Map<Item, Set<Item>>, key: Item, item: Item) =>
    map.get(key)?.add(item) ?? map.set(key, new Set([item]))
  for (const item of items.values()) {
    const resolver = new Resolver(item, root, items, questionnaire)
    const deciding = new Set<Item>()
    if (item.parent && item.parent !== root) deciding.add(item.parent)
    for (const [rule, expr] of Object.entries(item.rules) as [Rule, NonNullable<Item['rules'][Rule]>][]) {
      const found = resolver.read(expr, rule, faults)
      if (rule === 'default') continue
      for (const one of found) {
        if (DECIDING.includes(rule)) deciding.add(one)
        if (!DECIDING.includes(rule) || rule === 'filter') add(shows, one, item)
      }
    }
    const options = isQuestion(item.node) ? (own(questionnaire.lists, item.node.list) ?? []) : []
    const see = (one: Item) => {
      add(shows, one, item)
      for (const repeat of one.repeats) if (!isWithin(item, repeat)) add(shows, repeat, item)
    }
    for (const name of quoted(options.map((choice) => choice.label))) {
      const one = items.get(name)
      if (one) see(one)
    }
    for (const name of quotedIn(item)) {
      const one = items.get(name)
      if (one) see(one)
      else faults.push(fault(item.name, 'label', missingName(name)))
    }
    needs.set(item, deciding)
    for (const one of deciding) add(feeds, one, item)
  }
  for (const [list, choices] of Object.entries(questionnaire.lists))
    for (const name of new Set(choices.flatMap((choice) => quoted([choice.label]))))
      if (!items.has(name)) faults.push(fault(list, 'choice', missingName(name)))
  nameFaults(questionnaire, new Resolver(root, root, items, questionnaire), faults)
  for (const item of items.values()) {
    item.feeds = [...(feeds.get(item) ?? [])]
    item.shows = [...(shows.get(item) ?? [])]
  }
  return needs
}

/** All items, each after those that it needs; a circle is a fault that names its members. */
export function orderOf(needs: ReadonlyMap<Item, ReadonlySet<Item>>, faults: Fault[]): Item[] {
  const ordered: Item[] = []
  const done = new Set<Item>()
  const way: Item[] = []
  const visit = (item: Item) => {
    if (done.has(item)) return
    const from = way.indexOf(item)
    if (from >= 0) {
      faults.push(circleFault(way.slice(from)))
      return
    }
    way.push(item)
    for (const one of needs.get(item) ?? []) visit(one)
    way.pop()
    if (done.has(item)) return
    done.add(item)
    item.order = ordered.push(item) - 1
  }
  for (const item of needs.keys()) visit(item)
  return ordered
}

function circleFault(members: readonly Item[]): Fault {
  const [first] = members
  const names = [...members, first].map((item) => item?.name).join(' → ')
  const part = DECIDING.find((rule) => first?.rules[rule]) ?? 'relevant'
  return fault(first?.name ?? '', part, `Các câu phụ thuộc vòng tròn nên không tính được: ${names}.`)
}

const QUOTE = /\$\{\s*([^\s{}]+)\s*\}/g

/** What is wrong with how an answered sheet is called. */
function nameFaults({ instanceName }: Questionnaire, resolver: Resolver, faults: Fault[]): void {
  if (instanceName === undefined) return
  try {
    const expr = parse(instanceName)
    for (const message of faultsOf(expr)) faults.push(fault('', 'instanceName', message))
    resolver.read(expr, 'instanceName', faults)
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    faults.push(fault('', 'instanceName', error.message))
  }
}

/** Names that the texts of a node quote. */
function quotedIn({ node }: Item): Set<string> {
  const texts: (Texts | undefined)[] = [node.label, node.hint]
  if (isQuestion(node)) texts.push(node.guidance, node.requiredMessage, node.constraintMessage)
  return new Set(quoted(texts))
}

function quoted(texts: readonly (Texts | undefined)[]): string[] {
  const all = texts.flatMap((one) => Object.values(one ?? {}))
  return all.flatMap((text) => [...text.matchAll(QUOTE)].map(([, name = '']) => name))
}
