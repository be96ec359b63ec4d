import { AREA } from '../staff/viewers/viewer.ts'

/** Where those of a level above read, and where a commune's own officers see what they read. */
export const REPORTS_ABOVE = `${AREA}/bao-cao`
export const YEAR_ABOVE = `${AREA}/nam`
export const SENT_UP = '/can-bo/cap-tren-xem'

/** A commune's twelve months, for the level above. */
export function communeAbove(communeId: string): string {
  return `${AREA}/xa/${communeId}`
}
