/** Where official papers stand for officers. */
export const PAPERS = '/can-bo/van-ban'

/** A paper that is being written. */
export function draftAddress(id: string): string {
  return `${PAPERS}/du-thao/${id}`
}

/** A line of the register. */
export function documentAddress(id: string): string {
  return `${PAPERS}/${id}`
}
