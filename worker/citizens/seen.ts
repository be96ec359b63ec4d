/**
 * What is seen of a thing that follows another one (the case that it was merged into, the meeting that takes it up): both
 * counts in one number.
 */
const STEP = 1000

/** The two counts as the book keeps them. */
export function seenOf(own: number, followed = 0): number {
  return own * STEP + Math.min(followed, STEP - 1)
}

/** The two counts of what the book keeps. */
export function splitSeen(seen: number): [own: number, followed: number] {
  return [Math.floor(seen / STEP), seen % STEP]
}
