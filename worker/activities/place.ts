/** Where officers find activity days. */
export const ACTIVITIES = '/can-bo/hoat-dong'

/** One activity day. */
export function dayHref(number: number): string {
  return `${ACTIVITIES}/${number}`
}
