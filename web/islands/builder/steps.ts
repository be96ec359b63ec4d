import { changeNode } from '../../../worker/forms/edit.ts'
import { begun, did, type History, redone, settled, undone } from '../../../worker/forms/history.ts'
import { hintsFor } from '../../../worker/forms/hints.ts'
import { type Plan, planOf } from '../../../worker/forms/plan.ts'
import type { Fault, Node, Questionnaire } from '../../../worker/forms/questionnaire.ts'
import { tidy } from '../../../worker/forms/tidy.ts'

/** Nothing is looked for while somebody types. */
const LOOK_MS = 250

/** A questionnaire that changes step by step, and what is wrong with it now. */
export abstract class Steps {
  history: History<Questionnaire>
  problems: readonly Fault[] = []
  /** The last one that could be filled in. */
  plan: Plan | null = null
  private readonly keys = new Map<string, number>()
  private lastKey = 0
  private look = 0

  constructor(
    start: Questionnaire,
    protected readonly draw: () => void,
    private readonly keep: (draft: Questionnaire) => void,
  ) {
    this.history = begun(start)
    this.inspect()
  }

  get form(): Questionnaire {
    return this.history.now
  }

  /** Takes a step. Steps `about` the same thing are one. */
  edit(next: Questionnaire, about: string | null = null): void {
    if (next === this.form) return
    this.history = did(this.history, next, about)
    this.changed()
  }

  change(name: string, patch: Record<string, unknown>, about: string | null = null): void {
    this.edit(
      changeNode(this.form, name, (node) => ({ ...node, ...patch }) as Node),
      about,
    )
  }

  settle(): void {
    this.history = settled(this.history)
  }

  undo(): void {
    this.travel(undone(this.history), 'Đã hoàn tác.')
  }

  redo(): void {
    this.travel(redone(this.history), 'Đã làm lại.')
  }

  /** A key that stays when the name changes. */
  keyOf(name: string): number {
    const known = this.keys.get(name)
    if (known !== undefined) return known
    this.keys.set(name, ++this.lastKey)
    return this.lastKey
  }

  /** What goes by another name keeps its key. */
  protected nameKey(from: string, to: string): void {
    this.keys.set(to, this.keyOf(from))
  }

  /** Looks for what is wrong. */
  inspect(): void {
    const now = tidy(this.form)
    const planned = planOf(now)
    const faults = planned.ok ? [] : planned.faults
    if (planned.ok) this.plan = planned.plan
    const hints = hintsFor(now).filter(
      ({ name, part }) => !faults.some((one) => one.name === name && one.part === part),
    )
    this.problems = [...faults, ...hints]
  }

  /** A step back or forth was taken. */
  protected abstract travelled(said: string): void

  private travel(history: History<Questionnaire>, said: string): void {
    if (history === this.history) return
    this.history = history
    this.travelled(said)
    this.changed()
  }

  private changed(): void {
    clearTimeout(this.look)
    this.look = window.setTimeout(() => {
      this.inspect()
      this.draw()
    }, LOOK_MS)
    this.keep(this.form)
    this.draw()
  }
}
