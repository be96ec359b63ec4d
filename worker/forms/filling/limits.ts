/** Bytes of an answered sheet as it is kept. */
export const MOST_ANSWER_BYTES = 1_000_000
