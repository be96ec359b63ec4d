import { type Choice, own, type Questionnaire, type Table } from './questionnaire.ts'
import type { World } from './sheet.ts'
import type { Place } from './xpath/expression.ts'

/** A leaf or branch of a list, as expressions walk over it. */
class Leaf implements Place {
  readonly name: string
  readonly parent: Place | null
  readonly kids: Place[]
  private readonly words: string
  private readonly place: number

  constructor(name: string, parent: Place | null, words: string, place: number, kids: Place[] = []) {
    this.name = name
    this.parent = parent
    this.words = words
    this.place = place
    this.kids = kids
  }

  children(): readonly Place[] {
    return this.kids
  }
  text(): string {
    return this.words
  }
  position(): number {
    return this.place
  }
}

/** An option with its columns, to filter by. */
export function choicePlace(columns: Readonly<Record<string, string>>, parent: Place | null = null, place = 1): Place {
  const item = new Leaf('item', parent, '', place)
  for (const [name, text] of Object.entries(columns)) item.kids.push(new Leaf(name, item, text, 1))
  return item
}

const made = new WeakMap<object, Map<string, Place | null>>()

/** A list, table or the hamlets, as `instance('…')` gives it. Made once. */
export function instanceOf(questionnaire: Questionnaire, world: World, id: string): Place | null {
  const owner: object = id === 'thon' ? world.hamlets : questionnaire
  const known = made.get(owner) ?? new Map<string, Place | null>()
  made.set(owner, known)
  const before = known.get(id)
  if (before !== undefined) return before
  const rows = rowsOf(questionnaire, world, id)
  const top = rows && new Leaf('', null, '', 1)
  if (top && rows) {
    const root = new Leaf('root', top, '', 1)
    top.kids.push(root)
    for (const [index, row] of rows.entries()) root.kids.push(choicePlace(row, root, index + 1))
  }
  known.set(id, top)
  return top
}

function rowsOf(questionnaire: Questionnaire, world: World, id: string): Record<string, string>[] | null {
  if (id === 'thon') return world.hamlets.map((hamlet) => ({ name: hamlet.id, label: hamlet.name }))
  const table = own(questionnaire.tables, id)
  if (table) return tableRows(table)
  const language = questionnaire.languages[0]?.code ?? ''
  return own(questionnaire.lists, id)?.map((choice) => choiceColumns(choice, language)) ?? null
}

export function choiceColumns(choice: Choice, language: string): Record<string, string> {
  return { ...choice.more, name: choice.name, label: choice.label?.[language] ?? '' }
}

export function tableRows({ columns, rows }: Table): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])))
}
