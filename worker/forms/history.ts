/** What was made so far, step by step: back and forth. */
export type History<T> = {
  readonly now: T
  readonly past: readonly T[]
  readonly future: readonly T[]
  /** What the last step was about: more of the same belongs to it. */
  readonly about: string | null
}

/** So many steps back. */
export const STEPS = 200

/** Nothing was done yet. */
export function begun<T>(now: T): History<T> {
  return { now, past: [], future: [], about: null }
}

/** One step on. Steps about the same thing, one after the other, are one: a text is not undone letter by letter. */
export function did<T>(history: History<T>, next: T, about: string | null = null): History<T> {
  if (next === history.now) return history
  const isMore = about !== null && about === history.about
  const past = isMore ? history.past : [...history.past, history.now].slice(-STEPS)
  return { now: next, past, future: [], about }
}

/** What comes now is a step of its own. */
export function settled<T>(history: History<T>): History<T> {
  return history.about === null ? history : { ...history, about: null }
}

/** One step back. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past[history.past.length - 1]
  if (before === undefined) return history
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future], about: null }
}

/** One step forth again. */
export function redone<T>(history: History<T>): History<T> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { now: after, past: [...history.past, history.now], future, about: null }
}
