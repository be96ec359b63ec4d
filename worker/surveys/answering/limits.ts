const MINUTE_MS = 60_000

/** Nobody answers faster, in milliseconds: so much to begin with, so much for each question that must be answered, never more than. */
export const PACE = { first: 1_500, each: 500, most: 8_000 } as const
/** A sheet that was left open for longer says nothing any more of how fast it was filled in. */
export const LONGEST_MS = 7 * 24 * 60 * MINUTE_MS

/** Wrong slips from one network. */
export const WRONG_SLIPS = { windowMs: MINUTE_MS, most: 10 } as const

/**
 * When phones begin to work on a sum before they send: so many answers of the last minutes look automatic, and they are
 * such a part of all. Then for so long; as long as it goes on the clock says it anew.
 */
export const GUARD = { lookBackMs: 10 * MINUTE_MS, least: 15, share: 0.3, forMs: 60 * MINUTE_MS } as const

/** The sum: one of so many steps, each of so many rounds; about a second on an old phone. Good for so long. */
export const PROOF = { rounds: 5_000, steps: [60, 180], forMs: 15 * MINUTE_MS } as const
