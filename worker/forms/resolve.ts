import type { Item, Rule } from './plan.ts'
import { type Fault, isQuestion, type Questionnaire, own } from './questionnaire.ts'
import type { Expr, Path, Step } from './xpath/expression.ts'

export function fault(name: string, part: string, message: string): Fault {
  return { name, part, message }
}

export function missingName(name: string): string {
  return `Không có câu nào tên "${name}" trong biểu mẫu.`
}

/** Where a path stands: at an item, in a list whose columns are known, or somewhere that cannot be told beforehand. */
type Standing = Item | Columns | null
type Columns = { columns: ReadonlySet<string>; list: string }

/** Reads which items an expression of one item depends on. */
export class Resolver {
  private found = new Set<Item>()
  private messages: string[] = []
  private readonly item: Item
  private readonly root: Item
  private readonly items: ReadonlyMap<string, Item>
  private readonly questionnaire: Questionnaire

  constructor(item: Item, root: Item, items: ReadonlyMap<string, Item>, questionnaire: Questionnaire) {
    this.item = item
    this.root = root
    this.items = items
    this.questionnaire = questionnaire
  }

  /** The items that one rule depends on; names that are not there become faults. */
  read(expr: Expr, rule: Rule | 'instanceName', faults: Fault[]): ReadonlySet<Item> {
    this.found = new Set()
    this.messages = []
    this.walk(expr, rule === 'filter' ? this.optionColumns() : this.item)
    for (const message of new Set(this.messages)) faults.push(fault(this.item.name, rule, message))
    return this.found
  }

  private walk(expr: Expr, here: Standing): Standing {
    switch (expr.kind) {
      case 'text':
      case 'number':
        return null
      case 'reference':
        return this.named(expr.name)
      case 'minus':
        this.walk(expr.of, here)
        return null
      case 'binary':
        this.walk(expr.left, here)
        this.walk(expr.right, here)
        return null
      case 'call':
        return this.call(expr, here)
      case 'path':
        return this.path(expr, here)
    }
  }

  private named(name: string): Standing {
    const item = this.items.get(name)
    if (!item) this.messages.push(missingName(name))
    else this.depend(item)
    return item ?? null
  }

  private call(expr: Expr & { kind: 'call' }, here: Standing): Standing {
    const [first, second] = expr.args
    if (expr.name === 'current') return this.item
    if (expr.name === 'instance' && first?.kind === 'text') return this.instance(first.value)
    if (expr.name === 'pulldata' && first?.kind === 'text' && !own(this.questionnaire.tables, first.value))
      this.messages.push(`Thiếu bảng "${first.value}.csv" mà pulldata cần: gửi kèm tệp này.`)
    if (expr.name === 'jr:choice-name' && second?.kind === 'text') {
      const name = /^\s*\$\{\s*([^\s{}]+)\s*\}\s*$/.exec(second.value)?.[1]
      if (name !== undefined) this.named(name)
    }
    for (const arg of expr.args) this.walk(arg, here)
    return null
  }

  private path(path: Path, here: Standing): Standing {
    let at: Standing = path.from === 'here' ? here : path.from === 'root' ? null : this.walk(path.from, here)
    for (const where of path.where) this.walk(where, at)
    const [top, ...rest] = path.steps
    const steps = path.from === 'root' ? rest : path.steps
    if (path.from === 'root' && top) at = this.root
    for (const step of steps) at = this.step(step, at)
    if (at && 'node' in at && at !== this.item) this.depend(at)
    return at
  }

  private step(step: Step, from: Standing): Standing {
    let at: Standing = from
    if (from && 'columns' in from) {
      if (step.axis === 'child' && !from.columns.has(step.name) && !['root', 'item', '*'].includes(step.name))
        this.messages.push(`Danh sách "${from.list}" không có cột "${step.name}".`)
    } else if (from && step.axis === 'parent') {
      at = from.parent
    } else if (from && step.axis === 'child' && step.name === '*') {
      for (const kid of from.kids) this.depend(kid)
      at = null
    } else if (from && step.axis === 'child') {
      at = from.kids.find((kid) => kid.name === step.name) ?? null
      if (!at) this.messages.push(`Không có "${step.name}" ở chỗ mà đường dẫn chỉ đến.`)
      else if (at.node.kind === 'repeat') this.depend(at)
    }
    for (const where of step.where) this.walk(where, at)
    return at
  }

  /** Standing in a group is no reason of its own: whoever stands in it depends on it already. */
  private depend(item: Item): void {
    for (let above = this.item.parent; above; above = above.parent) if (above === item) return
    if (item !== this.root) this.found.add(item)
    for (const repeat of item.repeats) if (!isWithin(this.item, repeat)) this.found.add(repeat)
  }

  private optionColumns(): Standing {
    const { node } = this.item
    if (!isQuestion(node)) return null
    if (node.kind === 'hamlet') return HAMLET_COLUMNS
    return this.instance(node.table ?? node.list ?? '')
  }

  private instance(name: string): Standing {
    if (name === 'thon') return HAMLET_COLUMNS
    const table = own(this.questionnaire.tables, name)
    if (table) return { list: name, columns: new Set(table.columns) }
    const list = own(this.questionnaire.lists, name)
    if (!list) {
      this.messages.push(`Không có danh sách hay bảng nào tên "${name}".`)
      return null
    }
    return {
      list: name,
      columns: new Set(['name', 'label', ...list.flatMap((choice) => Object.keys(choice.more ?? {}))]),
    }
  }
}

/** Does it stand in this repeat, or is it the repeat itself? From outside one sees all rounds, and when one comes or goes. */
export function isWithin(item: Item, repeat: Item): boolean {
  return item === repeat || item.repeats.includes(repeat)
}

const HAMLET_COLUMNS: Columns = { list: 'thon', columns: new Set(['name', 'label']) }
