import {
  addNode,
  duplicateNode,
  moveNode,
  moveTo,
  nodeNamed,
  nodesIn,
  removeNode,
  type Stand,
  standOf,
} from '../../../worker/forms/edit.ts'
import { did, settled } from '../../../worker/forms/history.ts'
import { columnsOf, usersOf } from '../../../worker/forms/lists.ts'
import type { Opened, Stand as Saving } from '../../../worker/forms/making/talk.ts'
import { type Named, namedByLabel, renamed } from '../../../worker/forms/name-by-label.ts'
import type { Fault, Questionnaire } from '../../../worker/forms/questionnaire.ts'
import { type Kind, nameForNew } from './kinds.ts'
import { placeWords } from './show-words.ts'
import { Steps } from './steps.ts'

export type Tab = 'questions' | 'preview' | 'problems' | 'general'

/** All that stands on the page while a questionnaire is made, and what an officer can do to it. */
export class Bench extends Steps {
  /** The question that is open. */
  open: string | null = null
  /** Which of its parts was asked for: a problem leads there. */
  part = ''
  /** Where the kinds are offered. */
  adding: Stand | null = null
  tab: Tab = 'questions'
  /** Of the words that are written now. */
  language: string
  /** What is to be read aloud. */
  said = ''
  news: Saving | null = null
  media: Map<string, string>
  private focusOn = ''

  constructor(
    readonly opened: Opened,
    readonly address: string,
    draw: () => void,
    keep: (draft: Questionnaire) => void,
  ) {
    super(opened.draft, draw, keep)
    this.language = opened.draft.languages[0]?.code ?? 'vi'
    this.media = new Map(opened.media.map(({ name, type }) => [name, type]))
  }

  offer(adding: Stand | null): void {
    this.adding = adding
    this.tab = 'questions'
    this.focus(adding ? 'chon-loai' : 'them')
    this.draw()
  }

  add(kind: Kind): void {
    const stand = this.adding ?? { within: null, index: this.form.nodes.length }
    const name = nameForNew(this.form, kind.stem)
    const { node, lists, style } = kind.make(name, this.form.languages[0]?.code ?? 'vi')
    const grown = addNode(this.form, node, stand, lists)
    this.adding = null
    this.open = name
    this.part = ''
    this.said = `Đã thêm ${kind.name}.`
    this.focus('f-label')
    this.edit(style ? { ...grown, style } : grown)
  }

  /** One row more in a table, with the table's options. */
  addRow(within: string): void {
    const rows = nodesIn(this.form, within)
    const last = rows[rows.length - 1]
    const kind = last?.kind === 'select_multiple' ? 'select_multiple' : 'select_one'
    const list = last && 'list' in last && last.list ? last.list : within
    const name = nameForNew(this.form, within)
    this.open = name
    this.focus('f-label')
    this.edit(addNode(this.form, { kind, name, list }, { within, index: rows.length }))
  }

  remove(name: string): void {
    const stand = standOf(this.form, name)
    const beside = stand ? nodesIn(this.form, stand.within) : []
    const next = beside[(stand?.index ?? 0) + 1] ?? beside[(stand?.index ?? 0) - 1]
    this.open = null
    this.said = 'Đã xóa. Bấm Hoàn tác để lấy lại.'
    this.focus(next ? `k-${next.name}` : stand?.within ? `k-${stand.within}` : 'them')
    this.edit(removeNode(this.form, name))
  }

  copy(name: string): void {
    const { questionnaire, name: copy } = duplicateNode(this.form, name)
    this.open = copy
    this.said = 'Đã nhân đôi.'
    this.focus(`k-${copy}`)
    this.edit(questionnaire)
  }

  move(name: string, by: -1 | 1): void {
    const next = moveNode(this.form, name, by)
    if (next === this.form) this.said = by < 0 ? 'Đã ở đầu.' : 'Đã ở cuối.'
    else this.said = placeWords(next, name)
    this.focus(`k-${name}`)
    this.edit(next)
    this.draw()
  }

  /** To the end of a group, or of all for ''. */
  send(name: string, within: string): void {
    const inside = within === '' ? null : within
    const next = moveTo(this.form, name, { within: inside, index: nodesIn(this.form, inside).length })
    this.said = placeWords(next, name)
    this.focus(`k-${name}`)
    this.edit(next)
  }

  /** The name that everything else knows it by; a question that is open stays open. */
  rename(from: string, to: string): void {
    this.named(from, renamed(this.form, from, to))
  }

  /** The first words of a question give it its name. */
  nameByLabel(name: string): void {
    this.settle()
    this.named(name, namedByLabel(this.form, name))
  }

  /** Opens a question, or closes it; `part` is what is to be seen of it. */
  show(name: string | null, part = ''): void {
    this.settle()
    this.open = name
    this.part = part
    this.adding = null
    if (name !== null) this.tab = 'questions'
    if (name !== null) this.focus(part === '' ? `k-${name}` : `f-${part}`)
    this.draw()
  }

  /** Goes to what is wrong. */
  goTo({ name, part }: Fault): void {
    if (name === '' && part === 'nodes') return this.offer({ within: null, index: 0 })
    const label = nodeNamed(this.form, name)?.label
    const missing = this.form.languages.find(({ code }) => label && !label[code])
    if (part === 'label' && missing) this.language = missing.code
    const user = nodeNamed(this.form, name) ? name : usersOf(this.form, name)[0]
    const around = user === undefined ? null : nodeNamed(this.form, standOf(this.form, user)?.within ?? '')
    // The options of a table's rows are those of the table.
    if (around && part === 'list' && columnsOf(around) !== null) return this.show(around.name, part)
    if (user !== undefined) return this.show(user, part === 'choice' || part === 'nodes' ? 'list' : part)
    this.turn('general')
    this.focus(`f-${part}`)
    this.draw()
  }

  turn(tab: Tab): void {
    this.tab = tab
    if (tab === 'preview') this.inspect()
    this.draw()
  }

  speak(language: string): void {
    this.language = language
    this.draw()
  }

  /** Somebody else's draft takes the place of this one; a step back brings this one again. */
  take(draft: Questionnaire): void {
    this.open = null
    this.news = null
    this.history = did(settled(this.history), draft)
    this.inspect()
    this.draw()
  }

  tell(said: string): void {
    this.said = said
    this.draw()
  }

  focus(id: string): void {
    this.focusOn = id
  }

  /** After drawing: where the officer goes on. */
  settleFocus(): void {
    if (this.focusOn === '') return
    const goal = document.getElementById(this.focusOn) ?? (this.open && document.getElementById(`k-${this.open}`))
    this.focusOn = ''
    if (!goal) return
    goal.focus()
    goal.scrollIntoView({ block: 'nearest' })
  }

  protected override travelled(said: string): void {
    this.said = said
    if (this.open !== null && !nodeNamed(this.form, this.open)) this.open = null
  }

  private named(from: string, { questionnaire, name }: Named): void {
    if (name === from) return
    this.nameKey(from, name)
    if (this.open === from) this.open = name
    this.edit(questionnaire)
  }
}
