const MODULUS = 2_147_483_647

/** A number from a text: the same text gives the same order everywhere. */
export function seedOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  return hash >>> 0
}

/** Numbers in [0, 1) as ODK's apps draw them from the same seed: those of Park and Miller. */
export function numbersFrom(seed: number): () => number {
  let state = Number.isFinite(seed) ? Math.trunc(seed) % MODULUS : 0
  if (state <= 0) state += MODULUS - 1
  return () => {
    state = (state * 16_807) % MODULUS
    return (state - 1) / (MODULUS - 1)
  }
}

/** The same things in another order: Fisher and Yates' shuffle from the inside out, as ODK's apps do it. */
export function shuffle<T>(things: readonly T[], random: () => number): T[] {
  const result: T[] = []
  things.forEach((thing, index) => {
    const other = Math.floor(random() * (index + 1))
    if (other !== index) result[index] = result[other] as T
    result[other] = thing
  })
  return result
}
